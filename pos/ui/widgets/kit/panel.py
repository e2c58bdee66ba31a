"""The column at the end of a screen: a sheet of its own ground, with what is decided on the screen at its foot."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.theme.tokens import Space, ink, look
from pos.ui.widgets.kit.painting import painter_on, reading_backwards

WIDE = 440


class Panel(QWidget):
    """A column `wide` pixels wide, with a hairline where the rest of the screen begins."""

    def __init__(self, margin: int = Space.WIDE, wide: int = WIDE) -> None:
        """Make an empty column; `column` takes what stands in it."""
        super().__init__()
        self.setFixedWidth(wide)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(Space.SNUG)

    def stack(self, *widgets: QWidget) -> None:
        """Put widgets one under the other at the end of the column."""
        for widget in widgets:
            self.column.addWidget(widget)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline."""
        theme = look()
        painter = painter_on(self)
        painter.fillRect(self.rect(), ink(theme.surface))
        line = float(self.width() - 1) if reading_backwards(self) else 0.0
        painter.fillRect(QRectF(line, 0, 1, self.height()), ink(theme.line))
