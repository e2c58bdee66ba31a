"""A card terminal drawn in a few strokes, with the card beside it: what happens there, without a word."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pos.domain.product import Motif, Pattern
from pos.ports.payment_terminal import Prompt
from pos.ui.override import override
from pos.ui.theme.patterns import Cut, swatch
from pos.ui.theme.tokens import Radius, ink, look
from pos.ui.widgets.kit.painting import card, painter_on

_BODY = QRectF(-58, -92, 116, 184)
_SCREEN = QRectF(-44, -78, 88, 62)
_KEY, _KEYS_LEFT, _KEYS_TOP = 20.0, -40.0, -2.0
_CARD = QSize(132, 84)
_AWAY, _IN = 96.0, 58.0
_WAVES = 3
_SMALLER = 0.85
"""Three choices stand under it on the smallest screen."""


class TerminalPicture(QWidget):
    """Shows what the terminal waits for. It never mirrors: terminals look the same everywhere."""

    def __init__(self) -> None:
        """Draw a terminal that waits for a card."""
        super().__init__()
        self._prompt = Prompt.PRESENT_CARD
        self._beat = 0
        self.setFixedSize(360, 166)

    def show_prompt(self, prompt: Prompt, beat: int) -> None:
        """Show another thing happening; `beat` moves the waiting dots on."""
        if (prompt, beat) != (self._prompt, self._beat):
            self._prompt, self._beat = prompt, beat
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the terminal, the card, and what stands on its screen."""
        painter = painter_on(self)
        away = self._prompt is Prompt.PRESENT_CARD
        painter.translate(self.width() / 2 - (54 if away else 34), self.height() / 2)
        painter.scale(_SMALLER, _SMALLER)
        self._paint_card(painter, _AWAY if away else _IN)
        theme = look()
        card(painter, _BODY, Radius.SHEET, theme.ink)
        card(painter, _SCREEN, Radius.SMALL, theme.accent_soft)
        for row in range(4):
            for column in range(3):
                key = QRectF(_KEYS_LEFT + column * 30, _KEYS_TOP + row * 22, _KEY, 14)
                card(painter, key, 4, theme.accent if (row, column) == (3, 2) else theme.muted)
        self._paint_screen(painter)
        if away:
            self._paint_waves(painter)

    def _paint_card(self, painter: QPainter, at: float) -> None:
        theme = look()
        cloth = Pattern(Motif.STAR, (theme.clay, theme.saffron, theme.saffron_soft))
        place = QPointF(at, -_CARD.height() / 2 - 18)
        painter.drawImage(
            place, swatch(cloth, Cut(_CARD.width(), _CARD.height(), Radius.BUTTON), self.devicePixelRatioF())
        )
        chip = QRectF(place.x() + _CARD.width() - 38, place.y() + 30, 24, 20)
        card(painter, chip, 4, theme.saffron_soft, theme.edge)

    def _paint_waves(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for wave in range(_WAVES):
            lit = wave <= self._beat % _WAVES
            painter.setPen(QPen(ink(look().accent, 255 if lit else 70), 3.5, c=Qt.PenCapStyle.RoundCap))
            reach = 8.0 + 8 * wave
            path = QPainterPath()
            path.arcMoveTo(QRectF(62 - reach, -19 - reach, 2 * reach, 2 * reach), -42)
            path.arcTo(QRectF(62 - reach, -19 - reach, 2 * reach, 2 * reach), -42, 84)
            painter.drawPath(path)

    def _paint_screen(self, painter: QPainter) -> None:
        theme, middle = look(), _SCREEN.center()
        painter.setPen(Qt.PenStyle.NoPen)
        if self._prompt is Prompt.PRESENT_CARD:
            card(painter, QRectF(middle.x() - 20, middle.y() - 12, 40, 25), 5, theme.accent)
            card(painter, QRectF(middle.x() - 20, middle.y() - 5, 40, 5), 0, theme.accent_soft)
            return
        dots, lit = (4, 4) if self._prompt is Prompt.ENTER_PIN else (3, self._beat % 3 + 1)
        for dot in range(dots):
            at = QPointF(middle.x() + (dot - (dots - 1) / 2) * 17, middle.y())
            painter.setBrush(ink(theme.accent, 255 if dot < lit else 80))
            painter.drawEllipse(at, 5, 5)
