"""The terminal's small screen, painted: what it says, the amount, and a dot for each digit of a PIN."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.simulators.terminal.window.look import ACCENT_SOFT, BODY, BODY_EDGE, DANGER_SOFT
from pos.simulators.window.look import ACCENT, DANGER, GROUND, INK, MUTED, SAFFRON, SAFFRON_SOFT

_PIN_DIGITS = 4
_SMALL = 13
_STRONG = 18
_WITH_PICTURE = {"present_card", "enter_pin", "wrong_pin"}
_COLOURS = {
    "off": (BODY, BODY_EDGE),
    "enter_pin": (GROUND, INK),
    "wrong_pin": (DANGER_SOFT, DANGER),
    "authorised": (SAFFRON_SOFT, INK),
    "paid": (ACCENT_SOFT, ACCENT),
    "refused": (DANGER_SOFT, DANGER),
    "reversed": (SAFFRON_SOFT, INK),
    "voided": (SAFFRON_SOFT, INK),
    "refunded": (SAFFRON_SOFT, INK),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the screen: the prompt's name and words, the amount as text, the bank's word, the PIN's length."""

    prompt: str = "idle"
    words: str = ""
    amount: str = ""
    currency: str = ""
    message: str = ""
    digits: int = 0


class Face(QWidget):
    """Shows one thing at a time, its colour first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(148)
        self.shown = Shown()

    @override
    def sizeHint(self) -> QSize:
        """Ask for the width of the keys below."""
        return QSize(300, 148)

    def show_prompt(self, shown: Shown) -> None:
        """Show something else."""
        self.shown = shown
        self.setAccessibleName(f"{shown.words} {shown.amount} {shown.currency} {shown.message}".strip())
        self.update()

    def show_digits(self, count: int) -> None:
        """Show how many digits of a PIN were typed."""
        self.shown = replace(self.shown, digits=count)
        self.update()

    @override
    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint from the prompt downwards."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = _COLOURS.get(self.shown.prompt, (GROUND, INK))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()), 12, 12)
        alone = not self.shown.amount
        if alone:
            self._write(painter, self.shown.words, self._row(0, self.height()), _STRONG, ink)
            return
        # Where nothing stands below the amount, the two lines stand in the middle.
        last = bool(self.shown.message) or self.shown.prompt in _WITH_PICTURE
        top = 10 if last else 26
        self._write(painter, self.shown.words, self._row(top, 30), _STRONG, ink)
        self._write_amount(painter, self._row(top + 32, 56), INK)
        if self.shown.prompt in {"enter_pin", "wrong_pin"}:
            self._paint_dots(painter)
        elif self.shown.prompt == "present_card":
            self._paint_waves(painter)
        else:
            self._write(painter, self.shown.message, self._row(108, 28), _SMALL, MUTED)

    def _row(self, top: int, height: int) -> QRectF:
        return QRectF(12, top, self.width() - 24, height)

    def _write(self, painter: QPainter, text: str, row: QRectF, size: int, colour: str) -> None:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if size > _SMALL else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _write_amount(self, painter: QPainter, row: QRectF, colour: str) -> None:
        """Write the amount with its currency behind it, the two centred as one."""
        large, small = QFont(self.font()), QFont(self.font())
        large.setPixelSize(44)
        large.setWeight(QFont.Weight.Bold)
        small.setPixelSize(18)
        small.setWeight(QFont.Weight.DemiBold)
        painter.setPen(QColor(colour))
        painter.setFont(small)
        currency = painter.fontMetrics().horizontalAdvance(self.shown.currency)
        painter.setFont(large)
        amount = painter.fontMetrics().horizontalAdvance(self.shown.amount)
        base = row.top() + row.height() - painter.fontMetrics().descent()
        left = row.center().x() - (amount + 8 + currency) / 2
        rightwards = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        painter.drawText(QPointF(left if rightwards else left + currency + 8, base), self.shown.amount)
        painter.setFont(small)
        painter.drawText(QPointF(left + amount + 8 if rightwards else left, base), self.shown.currency)

    def _paint_dots(self, painter: QPainter) -> None:
        count = max(_PIN_DIGITS, self.shown.digits)
        left = self.width() / 2 - (count - 1) * 12
        painter.setPen(QColor(INK))
        for number in range(count):
            painter.setBrush(QColor(INK) if number < self.shown.digits else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + number * 24, 124), 6, 6)

    def _paint_waves(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = painter.pen()
        pen.setColor(QColor(SAFFRON))
        pen.setWidth(3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for number in range(4):
            radius = 6 + number * 6
            painter.drawArc(
                QRectF(self.width() / 2 - 14 - radius, 124 - radius, 2 * radius, 2 * radius), -45 * 16, 90 * 16
            )
