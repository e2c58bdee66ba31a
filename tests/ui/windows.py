"""Which windows were ever seen, even for a blink."""

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.typeset.kinds import know_kinds


class Windows(QObject):
    """Writes down every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def know_every_kind() -> None:
    """Make PySide6 know all its kinds of objects before anything watches the whole application.

    It makes each at its first use. A watcher of everything is handed objects while one is being made (the collector
    may take a widget apart just then), which makes it a second time and ends the process.
    """
    for _ in know_kinds(QtCore, QtGui, QtWidgets):
        pass
