"""The papers of a shift, a row each: when, which, for how much, and whether it is a refund or came late."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from pos.ui.override import override
from pos.ui.presenters.organizer.drill_told import PaperTold, ShiftChip
from pos.ui.theme.tokens import Radius, Space, Target, Type, Weight, look
from pos.ui.theme.writing import Place, type_of, width_of, write, write_figure
from pos.ui.widgets.kit.painting import card, reading_backwards
from pos.ui.widgets.kit.row_list import NOBODY, RowList

_HIGH = 60
_WHEN, _SUM = 64.0, 140.0
_MARK = 24.0


def slice_of(box: QRectF, start: float, wide: float, *, backwards: bool) -> QRectF:
    """Cut a part out of a box, `start` pixels from the side where reading begins."""
    left = box.right() - start - wide if backwards else box.left() + start
    return QRectF(left, box.top(), wide, box.height())


class ShiftList(RowList):
    """The shifts of a booth on a day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(Target.MAIN, parent)
        self._chips: tuple[ShiftChip, ...] = ()

    def show_shifts(self, chips: Sequence[ShiftChip], current: int) -> None:
        """Show shifts."""
        self._chips = tuple(chips)
        self.show_count(len(self._chips), current)

    @override
    def paint_row(self, painter: QPainter, index: int, box: QRectF) -> None:
        """Paint the till, its hours, and what it sold."""
        theme, chip = look(), self._chips[index]
        inside = box.adjusted(Space.BODY, 0, -Space.BODY, 0)
        upper = QRectF(inside.x(), box.y() + 13, inside.width(), 24)
        lower = QRectF(inside.x(), box.y() + 38, inside.width(), 20)
        painter.setFont(type_of(Type.BODY, Weight.STRONG))
        write(painter, upper, chip.title, theme.ink)
        wide = width_of(chip.title, painter.font()) + Space.TIGHT
        room = slice_of(upper, wide, upper.width() - wide, backwards=reading_backwards(self))
        write_figure(painter, room, chip.figure, theme.ink)
        painter.setFont(type_of(Type.CAPTION))
        write(painter, lower, chip.about, theme.muted)


class DrillList(RowList):
    """The papers of the shift that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(_HIGH, parent)
        self._rows: tuple[PaperTold, ...] = ()

    def show_papers(self, rows: Sequence[PaperTold], current: int = NOBODY) -> None:
        """Show papers."""
        self._rows = tuple(rows)
        self.show_count(len(self._rows), current)

    @override
    def paint_row(self, painter: QPainter, index: int, box: QRectF) -> None:
        """Paint one paper."""
        theme, row = look(), self._rows[index]
        backwards = reading_backwards(self)
        inside = box.adjusted(Space.BODY, 0, -Space.BODY, 0)
        which = slice_of(inside, _WHEN, inside.width() - _WHEN - _SUM, backwards=backwards)
        painter.setFont(type_of(Type.BODY, Weight.STRONG))
        write(painter, slice_of(inside, 0, _WHEN, backwards=backwards), row.time, theme.ink)
        much = slice_of(inside, inside.width() - _SUM, _SUM, backwards=backwards)
        write_figure(painter, much, row.total, theme.ink, Place.START if backwards else Place.END)
        painter.setFont(type_of(Type.BODY))
        upper = QRectF(which.x(), box.y() + 10, which.width(), 22)
        write(painter, upper, row.series, theme.ink)
        painter.setFont(type_of(Type.CAPTION))
        lower = QRectF(which.x(), box.y() + 32, which.width(), 18)
        write(painter, lower, row.about, theme.muted)
        if row.mark:
            painter.setFont(type_of(Type.CAPTION, Weight.STRONG))
            wide = width_of(row.mark, painter.font()) + Space.BODY
            pill = slice_of(which, which.width() - wide - Space.SNUG, wide, backwards=backwards)
            pill = QRectF(pill.x(), box.center().y() - _MARK / 2, wide, _MARK)
            card(painter, pill, Radius.SMALL, theme.saffron_soft)
            write(painter, pill, row.mark, theme.saffron_ink, Place.CENTRE)
