"""Taps, as they were meant: a second one that follows at once belongs to what stood there when the first one fell.

A finger that taps twice on *Exact* must not also take the piece that appears under it when the sale is done. And a
tap beside a field of text ends the typing in it, so that the next figures are an amount again.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from pos.ui.override import override

_PRESS, _SECOND = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick


class TapWatch(QObject):
    """Watches the taps of the application."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with no tap."""
        super().__init__(parent)
        self._first: QObject | None = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow a second tap on something that did not get the first."""
        kind = event.type()
        if kind is _PRESS and isinstance(watched, QWidget):
            self._first = watched
            _end_typing(watched)
        return kind is _SECOND and isinstance(watched, QWidget) and watched is not self._first


def _end_typing(touched: QWidget) -> None:
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QPlainTextEdit) and touched is not field and not field.isAncestorOf(touched):
        field.clearFocus()
