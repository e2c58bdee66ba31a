"""Chips: small round choices in a row, one of them dark. Drawn lower than the finger's target around them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pos.ui.override import override
from pos.ui.theme.signs import Sign, draw_sign
from pos.ui.theme.tokens import Space, Target, Type, Weight, look
from pos.ui.theme.writing import Place, type_of, width_of, write
from pos.ui.widgets.kit.painting import card, focus_ring, painter_on, reading_backwards, veil


class Chip(QAbstractButton):
    """One choice. Checked it is dark; which of several is checked is for its owner to say."""

    def __init__(self, parent: QWidget | None = None, *, sign: Sign | None = None) -> None:
        """Make a chip; a chip with a sign and no words is round."""
        super().__init__(parent)
        self._sign = sign
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, *, chosen: bool = False) -> None:
        """Put words on the chip and say whether it is the chosen one."""
        if text == self.text() and chosen == self.isChecked() and self.isCheckable():
            return
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()
        self.setCheckable(True)
        self.setChecked(chosen)
        self.update()

    @override
    def nextCheckState(self) -> None:
        """Stay as the owner says; a tap only tells that it happened."""

    @override
    def sizeHint(self) -> QSize:
        """Be as wide as the words and as high as a finger."""
        words = width_of(self.text(), type_of(Type.BODY, Weight.MEDIUM)) if self.text() else 0.0
        sign = Type.STRONG if self._sign else 0
        gap = Space.TIGHT if self._sign and self.text() else 0
        return QSize(max(Target.HIT, round(words) + sign + gap + 2 * Space.BODY), Target.HIT)

    @override
    def minimumSizeHint(self) -> QSize:
        """Never be so narrow that a word is cut."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill and its words."""
        theme = look()
        painter = painter_on(self)
        low = (self.height() - Target.CHIP) / 2
        box = QRectF(self.rect()).adjusted(0, low, 0, -low)
        radius = box.height() / 2
        dark = self.isChecked()
        card(painter, box, radius, theme.ink if dark else theme.surface, "" if dark else theme.line)
        if self.isDown():
            veil(painter, box, radius)
        colour = theme.surface if dark else theme.ink
        painter.setFont(type_of(Type.BODY, Weight.MEDIUM))
        inside = box.adjusted(Space.BODY - 1, 0, -Space.BODY + 1, 0)
        if self._sign is None:
            write(painter, inside, self.text(), colour, Place.CENTRE)
        else:
            self._paint_sign(painter, inside, colour)
        if self.hasFocus():
            focus_ring(painter, box, radius, colour if dark else "")

    def _paint_sign(self, painter: QPainter, inside: QRectF, colour: str) -> None:
        if self._sign is None:
            return
        painter.setFont(type_of(Type.BODY, Weight.MEDIUM))
        side = float(Type.STRONG)
        backwards = reading_backwards(self)
        if not self.text():
            at = inside.center().x() - side / 2
        else:
            at = inside.right() - side if backwards else inside.x()
            words = inside.adjusted(0 if backwards else side, 0, -side if backwards else 0, 0)
            write(painter, words, self.text(), colour, Place.END)
        draw_sign(
            painter, self._sign, QRectF(at, inside.center().y() - side / 2, side, side), colour, mirrored=backwards
        )
