"""The totals of a day in three columns, each line with a bar for its share, so that the eye sees what the day was."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from pos.ui.desk.figures_bar import FiguresBar
from pos.ui.desk.paper import Paper
from pos.ui.override import override
from pos.ui.presenters.organizer.board_told import figures_of
from pos.ui.presenters.organizer.desk import Desk
from pos.ui.presenters.organizer.totals_told import TotalColumn, TotalLine, totals_of
from pos.ui.presenters.shown.history import Teaching
from pos.ui.theme.tokens import Radius, Space, Type, Weight, ink, look
from pos.ui.theme.writing import type_of, width_of, write, write_figure
from pos.ui.widgets.kit.painting import card, painter_on, reading_backwards
from pos.ui.widgets.kit.scroll import Scroll
from pos.ui.widgets.kit.teaching import TeachingCard
from pos.words.speech import Words

_HEAD, _LINE, _FOOT = 56, 58, 56
_BAR = 4.0
_COLUMNS = 3


class TotalsCard(QWidget):
    """One column on a card: a title with the whole, then a line for each part."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self._column = TotalColumn("", (), "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_column(self, column: TotalColumn) -> None:
        """Show a column."""
        self._column = column
        told = "; ".join(f"{line.label} {line.figure}" for line in column.lines)
        self.setAccessibleName(f"{column.title}: {told}")
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def column(self) -> TotalColumn:
        """Give the column shown."""
        return self._column

    @override
    def sizeHint(self) -> QSize:
        """Be as high as the lines."""
        return QSize(4 * Space.COURT, _HEAD + _LINE * len(self._column.lines) + _FOOT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        theme, column = look(), self._column
        painter = painter_on(self)
        card(painter, QRectF(self.rect()), Radius.CARD, theme.surface, theme.line)
        inside = QRectF(self.rect()).adjusted(Space.WIDE, 0, -Space.WIDE, 0)
        painter.setFont(type_of(Type.STRONG, Weight.BOLD))
        write(painter, QRectF(inside.x(), Space.TIGHT, inside.width(), _HEAD - Space.TIGHT), column.title, theme.ink)
        top = float(_HEAD)
        for line in column.lines:
            self._paint_line(painter, QRectF(inside.x(), top, inside.width(), _LINE), line)
            top += _LINE
        painter.fillRect(QRectF(inside.x(), top, inside.width(), 1), ink(theme.line))
        foot = QRectF(inside.x(), top, inside.width(), _FOOT)
        painter.setFont(type_of(Type.STRONG, Weight.BOLD))
        figure, label = self._parted(foot, column.total, 0)
        write_figure(painter, figure, column.total, theme.ink)
        write(painter, label, column.total_label, theme.ink)

    def _paint_line(self, painter: QPainter, box: QRectF, line: TotalLine) -> None:
        theme = look()
        upper, lower = QRectF(box.x(), box.y(), box.width(), 26), QRectF(box.x(), box.y() + 24, box.width(), 20)
        painter.setFont(type_of(Type.BODY, Weight.STRONG))
        figure, label = self._parted(upper, line.figure, Space.SNUG)
        write_figure(painter, figure, line.figure, theme.ink)
        painter.setFont(type_of(Type.BODY, Weight.MEDIUM))
        write(painter, label, line.label, theme.ink)
        painter.setFont(type_of(Type.CAPTION))
        write(painter, lower, line.about, theme.muted)
        track = QRectF(box.x(), box.y() + 47, box.width(), _BAR)
        card(painter, track, _BAR / 2, theme.sunk)
        wide = track.width() * line.share / 1000
        if wide >= _BAR:
            left = track.right() - wide if reading_backwards(self) else track.left()
            card(painter, QRectF(left, track.y(), wide, _BAR), _BAR / 2, theme.accent)

    def _parted(self, box: QRectF, figure: str, gap: int) -> tuple[QRectF, QRectF]:
        """Part a line into the figure at its end and what is left for the label."""
        wide = width_of(figure, type_of(Type.STRONG, Weight.BOLD)) + gap
        if reading_backwards(self):
            return QRectF(box.left(), box.y(), wide, box.height()), box.adjusted(wide, 0, 0, 0)
        return QRectF(box.right() - wide, box.y(), wide, box.height()), box.adjusted(0, 0, -wide, 0)


class TotalsPage(QWidget):
    """Shows the totals of the day that lies open."""

    def __init__(self, desk: Desk) -> None:
        """Make an empty page."""
        super().__init__()
        self._desk = desk
        self.figures, self.teaching, self._shelf = FiguresBar(), TeachingCard(), QStackedLayout()
        self.cards = [TotalsCard() for _ in range(_COLUMNS)]
        self._lay_out()

    def show_now(self, words: Words) -> None:
        """Show the moment."""
        desk = self._desk
        self.figures.show_figures(figures_of(desk.board, desk.place.currency, words))
        columns: Sequence[TotalColumn] = ()
        if desk.read is not None:
            columns = totals_of(desk.read, desk.services.chains(), words)
        self._shelf.setCurrentIndex(0 if columns else 1)
        for shown, column in zip(self.cards, columns, strict=False):
            shown.show_column(column)
        if not columns:
            self.teaching.teach(Teaching(words.say("desk.no_sums"), words.say("desk.no_sums_try")))

    def _lay_out(self) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(Space.BODY, Space.SNUG, Space.TIGHT, Space.BODY)
        row.setSpacing(Space.BODY)
        for shown in self.cards:
            cell = QVBoxLayout()
            cell.addWidget(shown)
            cell.addStretch(1)
            row.addLayout(cell, 1)
        column, top, paper = QVBoxLayout(self), QHBoxLayout(), Paper()
        top.setContentsMargins(Space.BODY, 0, Space.BODY, Space.HAIR)
        top.addWidget(self.figures, 1)
        paper.column.addLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(paper)
        column.addLayout(self._shelf, 1)
        # Into a stack that has a place already: outside one, its first page would be a window for a blink.
        for page in (Scroll(holder), self.teaching):
            self._shelf.addWidget(page)
