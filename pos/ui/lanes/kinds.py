"""Makes Qt's kinds of objects known on the screen's thread, a few at a time, so that no touch waits for it."""

import time

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer, Signal

from pos.typeset.kinds import know_kinds

_FIRST_MS = 250
"""Whoever signs in the moment the faces are there comes first."""
_SLICE_NS = 3_000_000


class KindsOfQt(QObject):
    """Holds up whoever draws on another thread from the moment it is made until it `known` all, or was stopped."""

    known = Signal()

    def __init__(self, parent: QObject) -> None:
        """Make the first one known."""
        super().__init__(parent)
        self._left = know_kinds(QtCore, QtGui, QtWidgets)
        next(self._left)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Go on in a moment, between two touches, until all are known."""
        self._timer.start(_FIRST_MS)

    def stop(self) -> None:
        """Leave the rest: nobody is held up any more."""
        self._timer.stop()
        self._left.close()

    def _go_on(self) -> None:
        self._timer.setInterval(0)
        until = time.monotonic_ns() + _SLICE_NS
        for _ in self._left:
            if until < time.monotonic_ns():
                return
        self._timer.stop()
        self.known.emit()
