"""White ground, as wide as the page, under what stands above a list."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.theme.tokens import Space, ink, look
from pos.ui.widgets.kit.painting import painter_on


class Paper(QWidget):
    """Paints its ground; `column` takes what stands on it."""

    def __init__(self) -> None:
        """Make an empty ground."""
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, Space.HAIR, 0, 0)
        self.column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and a hairline where the list begins."""
        theme = look()
        painter = painter_on(self)
        painter.fillRect(self.rect(), ink(theme.surface))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), ink(theme.line))
