"""The customers' cards, painted as cards: each is held against the terminal, or put into it, at a touch."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from pos.simulators.terminal.window.look import CLAY, INDIGO
from pos.simulators.window.look import ACCENT, EDGE, INK, MUTED, SAFFRON, SURFACE


@dataclass(frozen=True, slots=True)
class Kind:
    """A card of the terminal's: its name there, its colour, and the PIN that it asks for, if any."""

    name: str
    colour: str
    contactless: bool
    pin: str = ""


KINDS = (
    Kind("visa", INDIGO, contactless=True),
    Kind("mastercard", CLAY, contactless=False, pin="1234"),
    Kind("insufficient", ACCENT, contactless=True),
    Kind("expired", SAFFRON, contactless=False),
    Kind("blocked", MUTED, contactless=False),
)


class CardKey(QPushButton):
    """One card, with its name below."""

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(66)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def sizeHint(self) -> QSize:
        """Ask for a fifth of the window."""
        return QSize(62, 66)

    @override
    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint the card, its chip or its waves, and its name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(2, 2, self.width() - 4, 42)
        if self.isDown():
            card.translate(0, -2)
        painter.setPen(QPen(QColor(INK), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.kind.colour))
        painter.drawRoundedRect(card, 7, 7)
        if self.kind.contactless:
            self._paint_waves(painter, card)
        else:
            self._paint_chip(painter, card)
        if self.kind.pin:
            self._write(painter, self.kind.pin, QRectF(card.left(), card.bottom() - 19, card.width() - 6, 16), SURFACE)
        if self.kind.name in {"blocked", "expired"}:
            painter.setPen(QPen(QColor(SURFACE), 2))
            painter.drawLine(QPointF(card.left() + 8, card.bottom() - 7), QPointF(card.right() - 8, card.top() + 7))
        self._write(painter, self.text(), QRectF(0, 46, self.width(), 20), INK, centred=True)

    def _paint_waves(self, painter: QPainter, card: QRectF) -> None:
        painter.setPen(QPen(QColor(SURFACE), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number in range(3):
            radius = 4 + number * 4
            middle = QPointF(card.center().x() - 6, card.center().y())
            painter.drawArc(QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius), -45 * 16, 90 * 16)

    def _paint_chip(self, painter: QPainter, card: QRectF) -> None:
        painter.setPen(QPen(QColor(EDGE), 1))
        painter.setBrush(QColor("#E7D9A8"))
        chip = QRectF(card.left() + 8, card.top() + 9, 13, 11)
        painter.drawRoundedRect(chip, 2, 2)
        painter.drawLine(QPointF(chip.left(), chip.center().y()), QPointF(chip.right(), chip.center().y()))

    def _write(self, painter: QPainter, text: str, row: QRectF, colour: str, *, centred: bool = False) -> None:
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        side = (
            Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        )
        painter.drawText(row, side | Qt.AlignmentFlag.AlignVCenter, text)
