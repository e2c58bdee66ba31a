"""Notes and coins to touch: each tap adds one, and the piece says how many there are."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pos.domain.product import Motif, Pattern
from pos.ui.override import override
from pos.ui.theme.patterns import Cut, swatch
from pos.ui.theme.tokens import Radius, Space, Target, Type, Weight, ink, look
from pos.ui.theme.writing import Place, type_of, width_of, write, write_figure
from pos.ui.widgets.kit.painting import card, focus_ring, painter_on, reading_backwards, veil

NOTE_CLOTHS = (
    Pattern(Motif.STAR, ("#E9E1EE", "#C9B5D3", "#E9E1EE")),
    Pattern(Motif.WEAVE, ("#E2EBDF", "#B9CFB2", "#CBDDC5")),
    Pattern(Motif.CHEVRON, ("#F3E1DA", "#DBB6A6", "#E7CBBF")),
    Pattern(Motif.RING, ("#DCE3F0", "#A7BADB", "#C3D0E7")),
)
"""Pale cloths for notes, the least first, close to the colours of the dirham's: 20, 50, 100, 200."""

_COIN, _COIN_EDGE = "#EBDDB4", "#A98A3A"


def paint_coin(painter: QPainter, box: QRectF, value: str) -> None:
    """Paint a coin with its value in the middle."""
    painter.setPen(QPen(ink(_COIN_EDGE), 2))
    painter.setBrush(ink(_COIN))
    painter.drawEllipse(box)
    painter.setFont(type_of(Type.STRONG, Weight.BOLD))
    write_figure(painter, box.adjusted(6, 0, -6, 0), value, look().ink, Place.CENTRE)


class CashTile(QAbstractButton):
    """A note (`cloth` counts notes from the least) or a coin (`cloth` is None)."""

    def __init__(self, cloth: int | None, parent: QWidget | None = None) -> None:
        """Make a piece of cash."""
        super().__init__(parent)
        self._cloth, self._count = cloth, ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(Target.MAIN if cloth is None else Target.MAIN + Space.ROOM)

    def say(self, value: str, count: str = "") -> None:
        """Say what it is worth and, when there are any, how many: `×2`."""
        if (value, count) == (self.text(), self._count):
            return
        self.setText(value)
        self._count = count
        self.setAccessibleName(f"{value} {count}".strip())
        self.update()

    def count(self) -> str:
        """Give how many, as shown."""
        return self._count

    @override
    def sizeHint(self) -> QSize:
        """Be wide enough for a finger and a figure."""
        return QSize(Target.MAIN, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Never be smaller."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the piece, its value and its count."""
        painter = painter_on(self)
        box = QRectF(self.rect())
        (self._paint_coin if self._cloth is None else self._paint_note)(painter, box)
        if self.isDown():
            veil(painter, box, Radius.CARD)
        if self._count:
            self._paint_count(painter, box)
        if self.hasFocus():
            focus_ring(painter, box, Radius.CARD)

    def _paint_note(self, painter: QPainter, box: QRectF) -> None:
        theme = look()
        cut = Cut(self.width(), self.height(), Radius.CARD)
        cloth = NOTE_CLOTHS[(self._cloth or 0) % len(NOTE_CLOTHS)]
        painter.drawImage(QPointF(0, 0), swatch(cloth, cut, self.devicePixelRatioF()))
        chosen = bool(self._count)
        card(painter, box, Radius.CARD, "", theme.accent if chosen else theme.edge, 2.0 if chosen else 1.0)
        painter.setFont(type_of(Type.DISPLAY - 4, Weight.BOLD))
        wide = width_of(self.text(), painter.font()) + Space.BODY
        high = 40.0
        at = box.width() - wide - Space.TIGHT if reading_backwards(self) else float(Space.TIGHT)
        plate = QRectF(at, box.height() - high - Space.TIGHT, wide, high)
        card(painter, plate, Radius.SMALL, cloth.colours[0])
        write(painter, plate, self.text(), theme.ink, Place.CENTRE)

    def _paint_coin(self, painter: QPainter, box: QRectF) -> None:
        theme = look()
        chosen = bool(self._count)
        edge = theme.accent if chosen else theme.line
        card(painter, box, Radius.CARD, theme.surface, edge, 2.0 if chosen else 1.0)
        side = box.height() - 2 * Space.TIGHT
        coin = QRectF(box.center().x() - side / 2, Space.TIGHT, side, side)
        if self._count:
            coin.moveLeft(box.width() - side - Space.SNUG if reading_backwards(self) else Space.SNUG)
        paint_coin(painter, coin, self.text())

    def _paint_count(self, painter: QPainter, box: QRectF) -> None:
        theme = look()
        painter.setFont(type_of(Type.BODY, Weight.BOLD))
        wide = max(34.0, width_of(self._count, painter.font()) + Space.BODY)
        at = Space.SNUG if reading_backwards(self) else box.width() - wide - Space.SNUG
        badge = QRectF(at, box.height() - 28 - Space.SNUG, wide, 28)
        card(painter, badge, 14, theme.ink)
        write(painter, badge, self._count, theme.surface, Place.CENTRE)
