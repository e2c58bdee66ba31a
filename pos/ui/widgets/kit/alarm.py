"""The round that stands beside a trouble: seen at once, and still calm."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from pos.ui.override import override
from pos.ui.theme.tokens import Type, Weight, ink, look
from pos.ui.theme.writing import Place, type_of, write
from pos.ui.widgets.kit.painting import painter_on

_SIDE = 56


class Alarm(QWidget):
    """An exclamation mark in a soft round."""

    def __init__(self) -> None:
        """Make the round."""
        super().__init__()
        self.setFixedSize(_SIDE, _SIDE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the round and the mark."""
        theme = look()
        painter = painter_on(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(theme.danger_soft))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setFont(type_of(Type.DISPLAY, Weight.BOLD))
        write(painter, QRectF(self.rect()), "!", theme.danger, Place.CENTRE)
