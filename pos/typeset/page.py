"""A page laid out: what stands where, in dots from the upper left corner, with nothing painted yet.

A thermal picture, the preview on the screen and a PDF page are painted from the same marks, so they agree. A run's
glyphs, their faces and their places are in its layout (`QTextLayout.glyphRuns`); a page stays on the thread that laid
it out, because Qt's fonts do.
"""

from pos.domain.product import Motif
from pos.domain.values import dataclass
from pos.typeset.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph at its place; `white` letters stand on a black box."""

    paragraph: Paragraph
    x: int
    y: int
    white: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A black rectangle: a rule, or the ground of a banner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Dashes:
    """A dashed rule."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Band:
    """A band of a craft pattern."""

    motif: Motif
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Squares:
    """A QR code: its payload, its rows of modules (1 is black), and the side of a module."""

    payload: str
    rows: tuple[bytes, ...]
    x: int
    y: int
    module: int


Mark = Run | Box | Dashes | Band | Squares


@dataclass(frozen=True, slots=True)
class Page:
    """Marks on a paper of that size in dots; `cuts` are the heights where it can be parted and still be read."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    cuts: tuple[int, ...] = ()
