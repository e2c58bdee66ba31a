"""A page of help, painted: three parts under their headings, steps with their numbers in a round."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.domain.values import dataclass
from pos.ui.override import override
from pos.ui.presenters.shown.help_page import HelpPage, Paragraph, Part, Shape
from pos.ui.theme.tokens import Radius, Space, Type, Weight, ink, look
from pos.ui.theme.writing import Place, height_of_lines, type_of, write, write_lines
from pos.ui.widgets.kit.painting import card, painter_on, reading_backwards

_ROUND = 30.0
_INDENT = _ROUND + Space.SNUG
_WIDEST = 760
_HEADING = 34.0
_ONE_LINE = 100_000.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A paragraph or a heading and the height it takes, at a distance from the top."""

    top: float
    high: float
    what: Paragraph | str


class HelpText(QWidget):
    """Shows a page; it grows as high as the text at the width it has."""

    def __init__(self) -> None:
        """Make an empty page."""
        super().__init__()
        self._page: HelpPage | None = None
        self._placed: list[list[_Placed]] = []
        self._edges: list[tuple[float, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_page(self, page: HelpPage) -> None:
        """Show a page from its top."""
        self._page = page
        told = (f"{part.heading}: {' '.join(each.text for each in part.paragraphs)}" for part in page.parts)
        self.setAccessibleName(f"{page.title}. {' '.join(told)}")
        self._place()

    def page(self) -> HelpPage | None:
        """Give the page shown."""
        return self._page

    @override
    def sizeHint(self) -> QSize:
        """Ask for a comfortable width."""
        return QSize(_WIDEST, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines again."""
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a card for each part."""
        if self._page is None:
            return
        theme = look()
        painter = painter_on(self)
        for (top, high), placed in zip(self._edges, self._placed, strict=True):
            card(painter, QRectF(0, top, self.width(), high), Radius.CARD, theme.surface, theme.line)
            for each in placed:
                self._paint(painter, each)

    def _paint(self, painter: QPainter, placed: _Placed) -> None:
        theme = look()
        box = QRectF(Space.WIDE, placed.top, self._room(), placed.high)
        if isinstance(placed.what, str):
            painter.setFont(type_of(Type.BODY, Weight.STRONG))
            write(painter, box, placed.what, theme.accent)
            return
        paragraph = placed.what
        if paragraph.shape is not Shape.TEXT:
            box = self._paint_mark(painter, box, paragraph)
        painter.setFont(_face())
        write_lines(painter, box, paragraph.text, theme.ink)

    def _paint_mark(self, painter: QPainter, box: QRectF, paragraph: Paragraph) -> QRectF:
        theme = look()
        backwards = reading_backwards(self)
        left = box.right() - _ROUND if backwards else box.left()
        # A line is as high as the letters of its language need: the round stands at the middle of the first.
        first = height_of_lines(paragraph.text, _face(), _ONE_LINE)
        mark = QRectF(left, box.top() + (first - _ROUND) / 2, _ROUND, _ROUND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(theme.accent_soft))
        painter.drawEllipse(mark)
        painter.setFont(type_of(Type.BODY, Weight.BOLD))
        write(painter, mark, str(paragraph.number) if paragraph.number else "·", theme.accent, Place.CENTRE)
        return box.adjusted(0 if backwards else _INDENT, 0, -_INDENT if backwards else 0, 0)

    def _room(self) -> float:
        return max(1.0, self.width() - 2.0 * Space.WIDE)

    def _place(self) -> None:
        self._placed, self._edges, top = [], [], 0.0
        for part in self._page.parts if self._page is not None else ():
            placed, bottom = self._place_part(part, top)
            self._placed.append(placed)
            self._edges.append((top, bottom - top))
            top = bottom + Space.SNUG
        self.setFixedHeight(max(1, round(top)))
        self.update()

    def _place_part(self, part: Part, top: float) -> tuple[list[_Placed], float]:
        at = top + Space.SNUG
        placed = [_Placed(at, _HEADING, part.heading)]
        at += _HEADING
        for paragraph in part.paragraphs:
            room = self._room() - (_INDENT if paragraph.shape is not Shape.TEXT else 0)
            high = height_of_lines(paragraph.text, _face(), room)
            placed.append(_Placed(at + 2, high, paragraph))
            at += high + Space.SNUG
        return placed, at + Space.HAIR


def _face() -> QFont:
    return type_of(Type.STRONG - 1)
