"""Watches when a widget was painted: to the end of its own paint event, or of the whole pass that painted it."""

from collections.abc import Callable
from time import perf_counter_ns

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from pos.ui.override import override


class PaintWatch(QObject):
    """Stands before one widget, as its event filter."""

    def __init__(self, widget: QWidget, passed: Callable[[], None] | None = None) -> None:
        """Watch a widget; `passed` is called after each pass that painted it and everything with it."""
        super().__init__(widget)
        self.ended_ns = 0
        self.rows: range = range(0)
        self._passed = passed
        self._inside = False
        widget.installEventFilter(self)

    def forget(self) -> None:
        """Wait for the next paint event."""
        self.ended_ns = 0
        self.rows = range(0)

    def painted(self, line: int) -> bool:
        """Tell whether that line of pixels was painted since."""
        return line in self.rows

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the widget paint itself, and note when it is done."""
        if self._inside or not isinstance(event, QPaintEvent):
            return False
        if self._passed is not None:
            QTimer.singleShot(0, self._passed)
        self._inside = True
        QCoreApplication.sendEvent(watched, event)
        self._inside = False
        self.ended_ns = perf_counter_ns()
        self.rows = range(event.rect().top(), event.rect().bottom() + 1)
        return True
