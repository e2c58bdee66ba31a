"""Collects Python's garbage on the screen's thread only, between two touches.

Left to itself the collector runs on whichever thread makes the next object; on the lane it would take Qt's objects
apart away from their own thread. Here it waits for a quiet moment of the loop, so it never holds a finger up either.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2_000
_WHOLE_EVERY = 30


class Sweeper(QObject):
    """Takes over from the automatic collector for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        """Begin at once."""
        super().__init__(parent)
        gc.disable()
        self._turns = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._sweep)
        self._timer.start(_EVERY_MS)

    def _sweep(self) -> None:
        self._turns += 1
        gc.collect(2 if self._turns % _WHOLE_EVERY == 0 else 1)
        if self._turns == _WHOLE_EVERY:
            # What stands after a minute stands all day: going through it again would cost a frame each time.
            gc.freeze()
