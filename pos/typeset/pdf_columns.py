"""Parts a paper that is longer than a page where that does no harm: between blocks, never under a heading."""

from collections.abc import Sequence

from pos.typeset.page import Mark, Page, Run, Squares

Column = tuple[Mark, ...]

_STEP = 8
"""How closely, in dots, columns are made even."""


def columns(page: Page, longest: int) -> list[Column]:
    """Part a paper into columns that many dots long at most; what cannot be parted is left whole."""
    parted: list[Column] = []
    rest = page.marks
    while rest:
        top, bottom = ends(rest)
        end = bottom
        if bottom - top > longest:
            cuts = [cut for cut in page.cuts if top < cut < bottom]
            end = max((cut for cut in cuts if cut - top <= longest), default=min(cuts, default=bottom))
        parted.append(tuple(mark for mark in rest if mark.y < end))
        rest = tuple(mark for mark in rest if mark.y >= end)
    return parted or [()]


def even_columns(page: Page, longest: int, wanted: int) -> list[Column]:
    """Part a paper into columns; where it takes just as many as are wanted, they are as even as they can be."""
    parted = columns(page, longest)
    if len(parted) != wanted:
        return parted
    tries = (columns(page, shorter) for shorter in range(page.height // wanted, longest, _STEP))
    return next((even for even in tries if len(even) == wanted), parted)


def ends(marks: Sequence[Mark]) -> tuple[int, int]:
    """Find where marks begin and end, in dots from the top of their paper."""
    return min((mark.y for mark in marks), default=0), max((_bottom(mark) for mark in marks), default=0)


def _bottom(mark: Mark) -> int:
    match mark:
        case Run():
            return mark.y + mark.paragraph.height
        case Squares():
            return mark.y + len(mark.rows) * mark.module
        case _:
            return mark.y + mark.height
