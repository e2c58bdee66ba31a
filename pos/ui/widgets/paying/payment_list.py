"""Payments to clear up in a list: how much, since when, on which terminal, for which ticket."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from pos.ui.override import override
from pos.ui.presenters.paying.payments import PaymentRow
from pos.ui.theme.tokens import Space, Type, Weight, look
from pos.ui.theme.writing import Place, type_of, write, write_figure
from pos.ui.widgets.kit.row_list import RowList

HIGH = 76


class PaymentList(RowList):
    """The list; a row that is touched is the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(HIGH, parent)
        self._rows: tuple[PaymentRow, ...] = ()

    def show_payments(self, rows: Sequence[PaymentRow], current: int) -> None:
        """Show these."""
        self._rows = tuple(rows)
        self.setAccessibleDescription(", ".join(f"{row.amount} {row.when}" for row in rows))
        self.show_count(len(rows), current)

    def rows(self) -> tuple[PaymentRow, ...]:
        """Give the rows shown."""
        return self._rows

    @override
    def paint_row(self, painter: QPainter, index: int, box: QRectF) -> None:
        row, theme = self._rows[index], look()
        inside = box.adjusted(Space.BODY, 0, -Space.BODY, 0)
        upper = QRectF(inside.x(), box.y() + 12, inside.width(), 28)
        lower = QRectF(inside.x(), box.y() + 41, inside.width(), 22)
        painter.setFont(type_of(Type.STRONG, Weight.BOLD))
        write_figure(painter, upper, row.amount, theme.ink, Place.START)
        painter.setFont(type_of(Type.BODY, Weight.MEDIUM))
        write(painter, upper, row.when, theme.ink, Place.END)
        painter.setFont(type_of(Type.CAPTION + 1))
        write(painter, lower, row.which, theme.muted)
        write(painter, lower, row.about, theme.muted, Place.END)
