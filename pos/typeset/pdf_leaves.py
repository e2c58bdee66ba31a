"""Where a paper that was laid out stands in a PDF: on a roll as long as it is, or on sheets of A4.

On A4 a paper keeps the length of its lines, because a figure far from its label is misread; its letters are larger, as
far as the sheet is long enough for them, and where it is not it goes on beside itself, on the left side in Arabic.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from pos.domain.values import dataclass
from pos.typeset.page import Mark, Page, Run
from pos.typeset.paragraph import CENTRE, Style, set_text
from pos.typeset.pdf_columns import Column, columns, ends, even_columns
from pos.typeset.sheet import LIGHT


class Paper(StrEnum):
    """What a PDF can be printed on."""

    ROLL = "roll"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some marks of a paper, and how far to the right and down they move from where they were laid out, in dots."""

    marks: tuple[Mark, ...]
    right: int
    down: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the PDF: its size in dots, and how many of them make a millimetre."""

    width: int
    height: int
    dots_a_mm: int
    pieces: tuple[Piece, ...]

    @property
    def points_a_dot(self) -> float:
        """The size of a dot as PDF measures, in 72nds of an inch."""
        return _POINTS_AN_INCH / _MM_AN_INCH / self.dots_a_mm


_POINTS_AN_INCH = 72
_MM_AN_INCH = 25.4

_ROLL_DOTS_A_MM = 8
_ROLL_WIDTH = 80 * _ROLL_DOTS_A_MM
_ROLL_EDGE = 20
_ROLL_LONGEST = 40_000
"""Five metres: readers of PDF refuse longer pages."""

_A4_DOTS_A_MM = (6, 7)
"""From large letters (10 points, as in a book) to small ones (9 points)."""
_A4_WIDTH, _A4_HEIGHT, _A4_EDGE = 210, 297, 15
"""In millimetres."""
_A4_COLUMNS = 2
_NUMBER = 19
"""The size of the number of a sheet, in dots."""


def leaves(page: Page, paper: Paper, *, right_to_left: bool) -> list[Leaf]:
    """Give the pages of the PDF of a paper."""
    match paper:
        case Paper.ROLL:
            return [_roll(page, column) for column in columns(page, _ROLL_LONGEST)]
        case Paper.A4:
            return _a4(page, right_to_left=right_to_left)


def _roll(page: Page, column: Column) -> Leaf:
    top, bottom = ends(column)
    piece = Piece(column, (_ROLL_WIDTH - page.width) // 2, _ROLL_EDGE - top)
    return Leaf(_ROLL_WIDTH, bottom - top + 2 * _ROLL_EDGE, _ROLL_DOTS_A_MM, (piece,))


def _a4(page: Page, *, right_to_left: bool) -> list[Leaf]:
    """Fill sheets with one column or two, and number them where there are several."""
    dots_a_mm, parted = _fit(page)
    groups = [parted[at : at + _A4_COLUMNS] for at in range(0, len(parted), _A4_COLUMNS)]
    sheets = [_sheet(page.width, group, dots_a_mm, right_to_left=right_to_left) for group in groups]
    if len(sheets) == 1:
        return sheets
    return [_numbered(sheet, f"{number} / {len(sheets)}") for number, sheet in enumerate(sheets, start=1)]


def _fit(page: Page) -> tuple[int, list[Column]]:
    """Find the largest letters in which a paper takes one column, or else part it in the smallest."""
    top, bottom = ends(page.marks)
    for dots_a_mm in _A4_DOTS_A_MM:
        if bottom - top <= _room(dots_a_mm):
            return dots_a_mm, [page.marks]
    smallest = max(_A4_DOTS_A_MM)
    return smallest, even_columns(page, _room(smallest), _A4_COLUMNS)


def _room(dots_a_mm: int) -> int:
    return (_A4_HEIGHT - 2 * _A4_EDGE) * dots_a_mm


def _sheet(width: int, group: Sequence[Column], dots_a_mm: int, *, right_to_left: bool) -> Leaf:
    """Put columns that wide beside each other; one that could not be parted makes its sheet longer than A4."""
    across, edge = _A4_WIDTH * dots_a_mm, _A4_EDGE * dots_a_mm
    apart = (across - len(group) * width) // (len(group) + 1)
    pieces, height = [], _A4_HEIGHT * dots_a_mm
    for place, column in enumerate(group):
        top, bottom = ends(column)
        start = apart + place * (width + apart)
        pieces.append(Piece(column, across - start - width if right_to_left else start, edge - top))
        height = max(height, bottom - top + 2 * edge)
    return Leaf(across, height, dots_a_mm, tuple(pieces))


def _numbered(sheet: Leaf, number: str) -> Leaf:
    """Say at its foot which of the sheets it is."""
    said = set_text(number, Style(_NUMBER, LIGHT, right_to_left=False), sheet.width, CENTRE)
    foot = sheet.height - (_A4_EDGE * sheet.dots_a_mm + said.height) // 2
    return replace(sheet, pieces=(*sheet.pieces, Piece((Run(said, 0, 0),), 0, foot)))
