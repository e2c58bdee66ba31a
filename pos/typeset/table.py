"""A table: a column of labels, and columns of figures as wide as the widest of them.

Where too little is left for the labels, each stands on a line of its own above its figures.
"""

from pos.documents.blocks import Phrase, Table
from pos.domain.values import dataclass
from pos.typeset.frame import Frame
from pos.typeset.paragraph import RIGHT, advance, set_text
from pos.typeset.sheet import BOLD, LIGHT

_SQUEEZED = 30
"""Labels with less than this share of the paper (percent) for themselves are squeezed."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """The width of the labels' column and of each column of figures, in dots; `apart` puts labels above."""

    label: int
    columns: tuple[int, ...]
    apart: bool


def lay_table(frame: Frame, table: Table) -> None:
    """Put a table on the paper."""
    grid = _grid(frame, table)
    heading = True
    for number, row in enumerate(table.rows):
        if not heading:
            frame.may_part()
        heading = number < table.heads or len(row) == 1
        _lay_row(frame, table, row, grid, bold=heading)


def _grid(frame: Frame, table: Table) -> _Grid:
    """Measure the figures, headings too, and see what is left for the labels.

    The last column is as wide as that of the paper's other amounts, so that they all end below each other.
    """
    content, gutter = frame.sheet.content, frame.sheet.gutter * 2
    widths: dict[int, int] = {}
    for number, row in enumerate(table.rows):
        weight = BOLD if number < table.heads else LIGHT
        for column, cell in enumerate(row[1:]):
            width = advance(cell, frame.sheet.sizes[table.size], weight) + gutter
            widths[column] = max(widths.get(column, 0), width)
    if widths:
        widths[max(widths)] = max(widths[max(widths)], frame.figures + gutter)
    columns = tuple(widths[column] for column in sorted(widths))
    label = content - sum(columns)
    if label * 100 >= content * _SQUEEZED:
        return _Grid(label, columns, apart=False)
    return _Grid(content, columns, apart=True)


def _lay_row(frame: Frame, table: Table, row: tuple[str, ...], grid: _Grid, *, bold: bool) -> None:
    """Put a label and its figures on one baseline, or the label above them."""
    content = frame.sheet.content
    style = frame.style(table.size, Phrase("", table.language), bold=bold)
    box = content if len(row) == 1 else grid.label
    label = (set_text(row[0], style, box, frame.start), 0, box)
    figures = []
    end = content
    for cell, column in reversed(list(zip(row[1:], grid.columns, strict=False))):
        width = column - frame.sheet.gutter * 2
        figures.append((set_text(cell, style, width, RIGHT, wrap=False), end - width, width))
        end -= column
    if grid.apart and row[0] and figures:
        frame.put_beside(label)
        frame.put_beside(*figures)
    else:
        frame.put_beside(label, *figures)
