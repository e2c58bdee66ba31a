"""A field for one line of text: an empty one is read from the side where the language of the screen begins."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from pos.ui.override import override
from pos.ui.widgets.kit.painting import reading_backwards


class Field(QLineEdit):
    """A line to type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty line."""
        super().__init__(parent)
        self._align()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Turn with the language."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(event)

    def _align(self) -> None:
        side = Qt.AlignmentFlag.AlignRight if reading_backwards(self) else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
