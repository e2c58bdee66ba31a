"""A pile of one note or coin while the drawer is counted: touch it, press plus and minus, or type the pieces."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pos.ui.override import override
from pos.ui.presenters.drawer.count import Pile
from pos.ui.theme.patterns import Cut, swatch
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Radius, Space, Target, Type, Weight, look
from pos.ui.theme.writing import Place, type_of, write_figure
from pos.ui.widgets.drawer.cash import NOTE_CLOTHS, paint_coin
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.painting import card, painter_on, reading_backwards

_LOWEST, _HIGHEST = Target.HIT, 76
_NOTE = (88.0, 50.0)
_PIECE, _COUNT, _WORTH = 104.0, 76, 104.0


class PileRow(QWidget):
    """One pile. `cloth` counts notes from the least; None for a coin."""

    more = Signal(int)
    fewer = Signal(int)
    chosen = Signal(int)

    def __init__(self, minor: int, cloth: int | None) -> None:
        """Make the row of a denomination worth `minor` minor units."""
        super().__init__()
        self._minor, self._cloth = minor, cloth
        self._pile: Pile | None = None
        self.plus = Button(Kind.QUIET, self, sign=Sign.PLUS)
        self.minus = Button(Kind.QUIET, self, sign=Sign.MINUS)
        row = QHBoxLayout(self)
        row.setContentsMargins(round(_PIECE) + Space.SNUG, 0, round(_WORTH) + Space.BODY, 0)
        row.setSpacing(_COUNT)
        for button in (self.minus, self.plus):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setFixedSize(Target.HIT + Space.TIGHT, Target.HIT)
            row.addWidget(button)
        self.plus.clicked.connect(self._add)
        self.minus.clicked.connect(self._take)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(_LOWEST)
        self.setMaximumHeight(_HIGHEST)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(
            row.contentsMargins().left() + 2 * self.plus.width() + _COUNT + row.contentsMargins().right()
        )

    def show_pile(self, pile: Pile, *, more: str, fewer: str) -> None:
        """Show a pile; `more` and `fewer` are what the buttons are called aloud."""
        if pile == self._pile and more == self.plus.accessibleName():
            return
        self._pile = pile
        self.setAccessibleName(f"{pile.value}: {pile.pieces}")
        self.plus.setAccessibleName(more)
        self.minus.setAccessibleName(fewer)
        self.minus.setEnabled(not pile.empty)
        self._place()
        self.update()

    def pile(self) -> Pile | None:
        """Give the pile shown."""
        return self._pile

    def minor(self) -> int:
        """Give the denomination, in minor units."""
        return self._minor

    @override
    def sizeHint(self) -> QSize:
        """Ask for a comfortable height."""
        return QSize(self.width(), _HIGHEST)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A touch on the piece adds one; anywhere else on the row it chooses the pile."""
        if not self.rect().contains(event.position().toPoint()):
            return
        if self._piece().contains(event.position()):
            self.more.emit(self._minor)
        else:
            self.chosen.emit(self._minor)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the finger to leave."""
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick taps is a tap."""
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the piece, how many and what they make."""
        pile = self._pile
        if pile is None:
            return
        theme = look()
        painter = painter_on(self)
        box = QRectF(self.rect())
        fill, edge = (theme.accent_soft, theme.accent) if pile.chosen else (theme.surface, theme.line)
        board = self.parentWidget()
        keyboard = pile.chosen and board is not None and board.hasFocus()
        card(
            painter, box, Radius.CARD, fill, theme.indigo if keyboard else edge, 2.0 + keyboard if pile.chosen else 1.0
        )
        self._paint_piece(painter, pile)
        painter.setFont(type_of(Type.TITLE, Weight.BOLD))
        count = self._between_buttons().adjusted(Space.HAIR, 0, -Space.HAIR, 0)
        write_figure(painter, count, pile.pieces, theme.muted if pile.empty else theme.ink, Place.CENTRE)
        painter.setFont(type_of(Type.STRONG, Weight.STRONG))
        write_figure(painter, self._worth(), pile.worth, theme.ink)

    def _paint_piece(self, painter: QPainter, pile: Pile) -> None:
        theme, box = look(), self._piece()
        middle, high = box.center(), min(_NOTE[1], box.height() - Space.TIGHT)
        if self._cloth is None:
            side = high
            paint_coin(painter, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), pile.value)
            return
        note = QRectF(round(middle.x() - _NOTE[0] / 2), round(middle.y() - high / 2), _NOTE[0], high)
        cloth = NOTE_CLOTHS[self._cloth % len(NOTE_CLOTHS)]
        cut = Cut(round(note.width()), round(note.height()), Radius.SMALL)
        painter.drawImage(QPointF(note.x(), note.y()), swatch(cloth, cut, self.devicePixelRatioF()))
        card(painter, note, Radius.SMALL, "", theme.edge)
        plate = QRectF(note.center().x() - 29, note.center().y() - 16, 58, 32)
        card(painter, plate, Radius.SMALL, cloth.colours[0])
        painter.setFont(type_of(Type.STRONG + 2, Weight.BOLD))
        write_figure(painter, plate, pile.value, theme.ink, Place.CENTRE)

    def _piece(self) -> QRectF:
        left = self.width() - _PIECE if reading_backwards(self) else 0.0
        return QRectF(left, 0, _PIECE, self.height())

    def _worth(self) -> QRectF:
        left = float(Space.BODY) if reading_backwards(self) else self.width() - _WORTH - Space.BODY
        return QRectF(left, 0, _WORTH, self.height())

    def _between_buttons(self) -> QRectF:
        first, second = sorted((self.minus.geometry(), self.plus.geometry()), key=lambda each: each.left())
        return QRectF(first.right() + 1, 0, second.left() - first.right() - 1, self.height())

    def _place(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _add(self) -> None:
        self.more.emit(self._minor)

    def _take(self) -> None:
        self.fewer.emit(self._minor)
