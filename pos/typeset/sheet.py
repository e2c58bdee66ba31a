"""The measures of a thermal paper: margins, the column of the marks, how large and how heavy each size is.

A dot is 1/8 mm (203 dots an inch). Letters keep their size on a narrow paper as far as they can: it is the eye that
does not shrink.
"""

from collections.abc import Mapping

from pos.documents.blocks import Size
from pos.domain.values import dataclass

WIDE = 576
"""Dots across paper of 80 mm."""
NARROW = 384
"""Dots across paper of 58 mm."""
_WIDE_FROM = 480

LIGHT = 400
BOLD = 700


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything in dots: `slot` is the column of the marks, `module` the side of a QR code's smallest square."""

    dots: int
    margin: int
    slot: int
    gutter: int
    module: int
    band: int
    sizes: Mapping[Size, int]

    @property
    def content(self) -> int:
        """The width between the margins."""
        return self.dots - 2 * self.margin


_WIDE_SIZES = {Size.SMALL: 19, Size.BODY: 22, Size.STRONG: 24, Size.TITLE: 32, Size.TOTAL: 38}
_NARROW_SIZES = {Size.SMALL: 18, Size.BODY: 21, Size.STRONG: 22, Size.TITLE: 28, Size.TOTAL: 32}


def sheet_for(dots: int) -> Sheet:
    """Give the measures for a paper that many dots wide."""
    if dots >= _WIDE_FROM:
        return Sheet(dots, margin=20, slot=30, gutter=14, module=4, band=50, sizes=_WIDE_SIZES)
    return Sheet(dots, margin=6, slot=24, gutter=10, module=4, band=42, sizes=_NARROW_SIZES)
