"""The rows of past sales and refunds: when, which, by whom, for how much, and how often it was printed again."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from pos.ui.override import override
from pos.ui.presenters.shown.history import PaperRow
from pos.ui.theme.tokens import Space, Target, Type, Weight, look
from pos.ui.theme.writing import Place, type_of, width_of, write, write_figure
from pos.ui.widgets.kit.painting import card, reading_backwards
from pos.ui.widgets.kit.row_list import NOBODY, RowList

_WHEN = 96.0
_SUM = 168.0
_MARK_HIGH = 24.0


class PaperList(RowList):
    """A list of papers; a row is told when it comes into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(Target.MAIN, parent)
        self._row_at: Callable[[int], PaperRow] | None = None

    def show_papers(self, count: int, row_at: Callable[[int], PaperRow], current: int = NOBODY) -> None:
        """Show papers; `row_at` tells the one at a place."""
        self._row_at = row_at
        self.show_count(count, current)

    @override
    def paint_row(self, painter: QPainter, index: int, box: QRectF) -> None:
        """Paint the time, the paper's number with its person, the marks, the amount."""
        if self._row_at is None:
            return
        theme, row = look(), self._row_at(index)
        inside = box.adjusted(Space.BODY + 4, 0, -Space.BODY - 4, 0)
        when = self._slice(inside, 0, _WHEN)
        which = self._slice(inside, _WHEN, inside.width() - _WHEN - _SUM)
        much = self._slice(inside, inside.width() - _SUM, _SUM)
        upper, lower = (14.0, 24.0), (38.0, 20.0)
        painter.setFont(type_of(Type.STRONG, Weight.STRONG))
        write(painter, _line(when, *upper), row.time, theme.ink)
        write_figure(painter, _line(much, *upper), row.total, theme.ink)
        painter.setFont(type_of(Type.BODY, Weight.STRONG))
        write(painter, _line(which, *upper), row.series, theme.ink)
        if row.mark:
            self._paint_mark(painter, which, width_of(row.series, painter.font()), row.mark)
        painter.setFont(type_of(Type.CAPTION))
        write(painter, _line(when, *lower), row.day, theme.muted)
        write(painter, _line(which, *lower), row.person, theme.muted)
        write(painter, _line(much, *lower), row.copies, theme.muted, Place.END)

    def _paint_mark(self, painter: QPainter, which: QRectF, after: float, mark: str) -> None:
        theme = look()
        painter.setFont(type_of(Type.CAPTION, Weight.STRONG))
        wide = width_of(mark, painter.font()) + Space.BODY
        plate = _line(self._slice(which, after + Space.SNUG, wide), 14.0, _MARK_HIGH)
        card(painter, plate, _MARK_HIGH / 2, theme.saffron_soft)
        write(painter, plate, mark, theme.saffron_ink, Place.CENTRE)

    def _slice(self, box: QRectF, start: float, wide: float) -> QRectF:
        """Cut a part out of a box, `start` pixels from the side where reading begins."""
        left = box.right() - start - wide if reading_backwards(self) else box.left() + start
        return QRectF(left, box.top(), wide, box.height())


def _line(box: QRectF, top: float, high: float) -> QRectF:
    return QRectF(box.left(), box.top() + top, box.width(), high)
