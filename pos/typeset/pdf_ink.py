"""Writes the marks of a page as PDF draws them: letters by number, everything else as plain shapes.

Lengths stay in dots. PDF counts up from the foot of a page, so heights are turned over as they are written.
"""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from pos.domain.values import dataclass
from pos.typeset.page import Band, Box, Dashes, Mark, Run, Squares
from pos.typeset.painting import dashes_of
from pos.typeset.patterns import band_paths
from pos.typeset.pdf_faces import Faces
from pos.typeset.pdf_leaves import Leaf
from pos.typeset.pdf_letters import Hand, Letter, lines

_THOUSAND = 1000
_Kind = QPainterPath.ElementType
_CURVE = 3
"""Points that make a curve: Qt names the first by its kind, the others are told apart by their place."""
_THICKER = 1 / 24
"""How much thicker Qt makes strokes where a face has no bold, against the letter size; it adds right and above."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Turns a place on the paper into one on the page."""

    right: int
    foot: int

    def __call__(self, x: float, y: float) -> str:
        return f"{_written(x + self.right)} {_written(self.foot - y)}"


def ink(leaf: Leaf, faces: Faces) -> str:
    """Write everything that stands on a page."""
    scale = f"{leaf.points_a_dot:.6f}"
    written = [f"{scale} 0 0 {scale} 0 0 cm"]
    for piece in leaf.pieces:
        at = _Place(piece.right, leaf.height - piece.down)
        for mark in piece.marks:
            written += _mark(mark, at, faces)
    return "\n".join(written) + "\n"


def _mark(mark: Mark, at: _Place, faces: Faces) -> Iterator[str]:
    match mark:
        case Run():
            yield from _run(mark, at, faces)
        case Box():
            yield f"{_box(mark, at)} f"
        case Dashes():
            yield " ".join([*(_box(dash, at) for dash in dashes_of(mark)), "f"])
        case Band():
            for path in band_paths(mark.motif, mark.x, mark.y, mark.width, mark.height):
                yield _path(path, at)
        case Squares():
            yield " ".join([*(_box(black, at) for black in _blacks(mark)), "f"])


def _run(run: Run, at: _Place, faces: Faces) -> Iterator[str]:
    if run.white:
        yield "1 g 1 G"
    for line in lines(run):
        for (hand, y), letters in groupby(line, key=lambda letter: (letter.hand, letter.y)):
            yield from _stretch(hand, y, list(letters), at, faces)
    if run.white:
        yield "0 g 0 G"


def _stretch(hand: Hand, y: float, letters: list[Letter], at: _Place, faces: Faces) -> Iterator[str]:
    """Write letters of one hand on one baseline; where Qt puts one otherwise than its width says, say by how much."""
    name, face = faces.of(hand.head)
    x = pen = letters[0].x
    shown = ""
    for letter in letters:
        aside = round((pen - letter.x) * _THOUSAND / hand.size)
        code = f"{face.code(letter):04x}"
        shown += f">{aside}<{code}" if aside else code
        pen += (face.width(letter) - aside) * hand.size / _THOUSAND
    if hand.thick:
        more = hand.size * _THICKER
        yield f"q 2 Tr 1 j {_written(more)} w"
        x, y = x + more / 2, y - more / 2
    yield f"BT /{name} {_written(hand.size)} Tf {at(x, y)} Td"
    yield f"[<{shown}>] TJ"
    yield "ET"
    if hand.thick:
        yield "Q"


def _box(box: Box, at: _Place) -> str:
    return f"{at(box.x, box.y + box.height)} {box.width} {box.height} re"


def _blacks(squares: Squares) -> Iterator[Box]:
    """Give the black modules of a code, those beside each other in one."""
    side = squares.module
    for down, row in enumerate(squares.rows):
        column = 0
        for black, modules in groupby(row):
            count = len(list(modules))
            if black:
                yield Box(squares.x + column * side, squares.y + down * side, count * side, side)
            column += count


def _path(path: QPainterPath, at: _Place) -> str:
    """Write an outline, and fill it by the rule that Qt fills it by."""
    steps, curving = [], 0
    for index in range(path.elementCount()):
        element = path.elementAt(index)
        curving = _CURVE if element.type is _Kind.CurveToElement else max(0, curving - 1)
        step = {_Kind.MoveToElement: " m", _Kind.LineToElement: " l"}.get(element.type, "")
        steps.append(f"{at(element.x, element.y)}{' c' if curving == 1 else step}")
    fill = "f*" if path.fillRule() is Qt.FillRule.OddEvenFill else "f"
    return " ".join([*steps, fill])


def _written(length: float) -> str:
    """Write a length to a hundredth of a dot."""
    return f"{length:.2f}".rstrip("0").rstrip(".")
