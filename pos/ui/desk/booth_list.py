"""The booths of a day, a row each: figures in columns, colour for the state, the difference where the eye ends."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.domain.values import dataclass
from pos.ui.desk.shades import ground_of, ink_of
from pos.ui.override import override
from pos.ui.presenters.organizer.board_told import NOTHING, BoothRow, Shade
from pos.ui.theme.signs import Sign, draw_sign
from pos.ui.theme.tokens import Radius, Space, Target, Type, Weight, ink, look
from pos.ui.theme.writing import Place, type_of, width_of, write, write_figure
from pos.ui.widgets.kit.painting import card, painter_on, reading_backwards
from pos.ui.widgets.kit.row_list import NOBODY, RowList

_HEAD_HIGH = 36
_PILL_HIGH = 30.0
_SIGN = 14.0
_BAR = int(Space.TIGHT)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: how wide, in pixels (0 for what is left), and where its words stand.

    Figures stand on the right in every direction of reading, so that their decimals stand below each other.
    """

    wide: float
    place: Place
    figures: bool = False


COLUMNS = (
    Column(84, Place.START),
    Column(0, Place.START),
    Column(118, Place.END, figures=True),
    Column(118, Place.END, figures=True),
    Column(118, Place.END, figures=True),
    Column(108, Place.END, figures=True),
    Column(186, Place.END),
)


def boxes(box: QRectF, *, backwards: bool) -> list[QRectF]:
    """Part a row into its columns, from the side where reading begins."""
    inside = box.adjusted(Space.BODY, 0, -Space.BODY, 0)
    gaps = Space.SNUG * (len(COLUMNS) - 1)
    left_over = inside.width() - gaps - sum(column.wide for column in COLUMNS)
    parts, start = [], 0.0
    for column in COLUMNS:
        wide = column.wide or left_over
        left = inside.right() - start - wide if backwards else inside.left() + start
        parts.append(QRectF(left, box.top(), wide, box.height()))
        start += wide + Space.SNUG
        if backwards and column.figures:
            parts[-1].adjust(0, 0, -Space.BODY, 0)
    return parts


class ColumnHead(QWidget):
    """The names of the columns, above the list."""

    def __init__(self) -> None:
        """Make a head without words."""
        super().__init__()
        self._names: tuple[str, ...] = ()
        self.setFixedHeight(_HEAD_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, names: Sequence[str]) -> None:
        """Name the columns."""
        self._names = tuple(names)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the names."""
        theme = look()
        painter = painter_on(self)
        painter.fillRect(self.rect(), ink(theme.surface))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), ink(theme.line))
        painter.setFont(type_of(Type.CAPTION, Weight.STRONG))
        backwards = reading_backwards(self)
        row = QRectF(self.rect()).adjusted(_BAR if backwards else 0, 0, 0 if backwards else -_BAR, 0)
        for name, column, box in zip(self._names, COLUMNS, boxes(row, backwards=backwards), strict=False):
            write(painter, box, name, theme.muted, Place.START if column.figures and backwards else column.place)


class BoothList(RowList):
    """Paints booths; only those in sight cost anything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(Target.HIT, parent)
        self._row_at: Callable[[int], BoothRow] | None = None

    def show_booths(self, count: int, row_at: Callable[[int], BoothRow], current: int = NOBODY) -> None:
        """Show booths, each told when it comes into sight; where the list was scrolled to stays."""
        self._row_at = row_at
        if (count, current) == (self.count(), self.current()):
            # A finger may lie on a row while new figures come: it keeps what it pressed.
            self.viewport().update()
        else:
            self.show_count(count, current)

    def rows(self) -> tuple[BoothRow, ...]:
        """Tell every row."""
        return () if self._row_at is None else tuple(map(self._row_at, range(self.count())))

    @override
    def sizeHint(self) -> QSize:
        """Ask for most of a screen."""
        return QSize(900, 10 * Target.HIT)

    @override
    def paint_row(self, painter: QPainter, index: int, box: QRectF) -> None:
        """Paint one booth."""
        if self._row_at is None:
            return
        theme, row = look(), self._row_at(index)
        booth, name, declared, synced, counted, difference, state = boxes(box, backwards=reading_backwards(self))
        quiet = theme.muted if row.shade is Shade.QUIET else theme.ink
        right = Place.START if reading_backwards(self) else Place.END
        painter.setFont(type_of(Type.BODY, Weight.STRONG))
        write(painter, booth, row.booth, quiet)
        painter.setFont(type_of(Type.BODY))
        write(painter, name, row.name, quiet)
        for at, figure in ((declared, row.declared), (synced, row.synced), (counted, row.counted)):
            loud = at is synced and row.short
            colour = theme.saffron_ink if loud else theme.muted if figure == NOTHING else quiet
            painter.setFont(type_of(Type.BODY, Weight.STRONG if loud else Weight.NORMAL))
            write_figure(painter, at, figure, colour, right)
        painter.setFont(type_of(Type.BODY, Weight.BOLD if row.wrong else Weight.NORMAL))
        write_figure(painter, difference, row.difference, theme.danger if row.wrong else theme.muted, right)
        self._paint_state(painter, state, row, chosen=index == self.current())

    def _paint_state(self, painter: QPainter, box: QRectF, row: BoothRow, *, chosen: bool) -> None:
        """Paint the pill of the state; what is accepted bears a tick, what is not there nothing at all."""
        theme = look()
        painter.setFont(type_of(Type.CAPTION + 1, Weight.MEDIUM))
        colour, fill = ink_of(row.shade, theme), ground_of(row.shade, theme)
        low = (box.height() - _PILL_HIGH) / 2
        pill = box.adjusted(0, low, 0, -low)
        inside = pill.adjusted(Space.SNUG, 0, -Space.SNUG, 0)
        if fill:
            # On the chosen row all is well in the row's own colour: there the pill is white.
            card(painter, pill, Radius.SMALL, theme.surface if chosen and row.shade is Shade.WELL else fill)
        write(painter, inside, row.state, colour, Place.END)
        if row.shade is Shade.DONE:
            wide = width_of(row.state, painter.font()) + Space.TIGHT + _SIGN
            left = inside.left() + wide - _SIGN if reading_backwards(self) else inside.right() - wide
            sign = QRectF(left, box.center().y() - _SIGN / 2, _SIGN, _SIGN)
            draw_sign(painter, Sign.DONE, sign, theme.accent)
