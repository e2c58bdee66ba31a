"""Taps, as they were meant: a second one that follows at once belongs to what stood there when the first one fell.

A finger that taps twice on *Exact* must not also take the piece that appears under it when the sale is done. And a
tap beside a field of text ends the typing in it, so that the next figures are an amount again.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from pos.ui.override import override

_PRESS, _SECOND = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick


class TapWatch(QObject):
    """Watches the taps on a window, as a filter of its handle: every other event goes by without it."""

    def __init__(self, window: QWidget) -> None:
        """Begin with no tap."""
        super().__init__(window)
        self._window = window
        self._first: QWidget | None = None
        self._last: QWidget | None = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow a second tap on something that did not get the first."""
        if not isinstance(event, QMouseEvent) or event.type() not in (_PRESS, _SECOND):
            return False
        touched = self._window.childAt(event.position().toPoint()) or self._window
        if event.type() is _SECOND:
            # Qt tells a window of the second press too, before it calls it a double click.
            return touched is not self._first
        self._first, self._last = self._last, touched
        _end_typing(touched)
        return False


def _end_typing(touched: QWidget) -> None:
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QPlainTextEdit) and touched is not field and not field.isAncestorOf(touched):
        field.clearFocus()
