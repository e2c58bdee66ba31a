"""A terminal's totals beside ours on a card: a row a kind, and the difference in the colour of its weight."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.ui.override import override
from pos.ui.presenters.paying.settle_told import SettledRow
from pos.ui.theme.tokens import Radius, Space, Type, Weight, ink, look
from pos.ui.theme.writing import Place, type_of, write, write_figure
from pos.ui.widgets.kit.painting import card, painter_on, reading_backwards
from pos.ui.widgets.kit.tones import writing_of

_HEAD, _ROW, _TOLD = 44, 52, 24
_LABEL = 0.28


class SettledCard(QWidget):
    """Four columns: the kind, the terminal's, ours, and what lies between."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self._heads: tuple[str, str, str] = ("", "", "")
        self._rows: tuple[SettledRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, heads: tuple[str, str, str], rows: Sequence[SettledRow]) -> None:
        """Show a comparison."""
        self._heads, self._rows = heads, tuple(rows)
        told = "; ".join(f"{row.label}: {row.theirs}, {row.ours}, {row.difference} {row.told}" for row in rows)
        self.setAccessibleName(told)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def rows(self) -> tuple[SettledRow, ...]:
        """Give the rows shown."""
        return self._rows

    @override
    def sizeHint(self) -> QSize:
        """Be as high as the rows."""
        high = sum(_ROW + (_TOLD if row.told else 0) for row in self._rows)
        return QSize(8 * Space.COURT, _HEAD + high + Space.SNUG)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the heads and the rows."""
        theme = look()
        painter = painter_on(self)
        box = QRectF(self.rect())
        card(painter, box, Radius.CARD, theme.surface, theme.line)
        inside = box.adjusted(Space.WIDE, 0, -Space.WIDE, 0)
        painter.setFont(type_of(Type.CAPTION + 1, Weight.STRONG))
        for place, head in enumerate(self._heads):
            write(painter, self._cell(inside, place + 1, 0, _HEAD), head, theme.muted, Place.END)
        top = float(_HEAD)
        for row in self._rows:
            painter.setPen(QPen(ink(theme.line), 1))
            painter.drawLine(QPointF(inside.left(), top + 0.5), QPointF(inside.right(), top + 0.5))
            self._paint_row(painter, row, inside, top)
            top += _ROW + (_TOLD if row.told else 0)

    def _paint_row(self, painter: QPainter, row: SettledRow, inside: QRectF, top: float) -> None:
        theme, tone = look(), writing_of(row.tone).of(look())
        painter.setFont(type_of(Type.STRONG, Weight.STRONG))
        write(painter, self._cell(inside, 0, top, _ROW), row.label, theme.ink)
        painter.setFont(type_of(Type.STRONG - 1, Weight.MEDIUM))
        write_figure(painter, self._cell(inside, 1, top, _ROW), row.theirs, theme.ink)
        write_figure(painter, self._cell(inside, 2, top, _ROW), row.ours, theme.ink)
        painter.setFont(type_of(Type.STRONG, Weight.BOLD))
        write_figure(painter, self._cell(inside, 3, top, _ROW), row.difference, tone)
        if row.told:
            painter.setFont(type_of(Type.BODY, Weight.MEDIUM))
            write(painter, QRectF(inside.x(), top + _ROW - 12, inside.width(), _TOLD), row.told, tone, Place.END)

    def _cell(self, inside: QRectF, column: int, top: float, high: float) -> QRectF:
        first = inside.width() * _LABEL
        rest = (inside.width() - first) / 3
        start, wide = (0.0, first) if column == 0 else (first + (column - 1) * rest + Space.SNUG, rest - Space.SNUG)
        left = inside.right() - start - wide if reading_backwards(self) else inside.left() + start
        return QRectF(left, top, wide, high)
