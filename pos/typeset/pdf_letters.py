"""What stands on a paper, letter by letter, as Qt shaped and ordered it: ready to be written into a PDF.

A letter is what a reader would copy: its signs, and all the glyphs that draw them together. Arabic faces draw a letter
and its dots apart, and several letters share one body, so that a glyph alone says nothing; a letter does.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from PySide6.QtGui import QGlyphRun, QRawFont

from pos.domain.values import dataclass
from pos.typeset.page import Run
from pos.typeset.sheet import BOLD

Glyphs = tuple[tuple[int, int, int], ...]
"""Each glyph: its number in its face, and its place to the right of and above the first of them, in font units."""

_UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))
"""Signs that only order others: in a PDF everything is in its place already."""
_TURNED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_UNIT = 2
"""Bytes of the UTF-16 that Qt counts signs in."""
_WEIGHT_IN_OS2 = slice(4, 6)


@dataclass(frozen=True, slots=True)
class Hand:
    """In which letters something is written: the `head` table, which no two faces share, and the size in dots.

    `thick`: the face has no bold of its own, so Qt thickens its strokes, and so must whoever writes it down.
    """

    head: bytes
    size: float
    thick: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """Signs as a reader copies them, and the glyphs that draw them.

    `x` and `y` are where the first glyph stands, in dots from the upper left corner of the paper.
    """

    text: str
    hand: Hand
    x: float
    y: float
    glyphs: Glyphs


def as_read(text: str) -> str:
    """Give a text as a reader copies it."""
    return text.translate(_UNSEEN)


def lines(run: Run) -> Iterator[list[Letter]]:
    """Read a paragraph line by line, each from left to right, whichever way its words run."""
    layout = run.paragraph.layout
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        letters = _letters(run, line.textStart(), line.textLength())
        yield sorted(letters, key=lambda letter: letter.x)


def _letters(run: Run, start: int, length: int) -> Iterator[Letter]:
    """Ask for the glyphs of each sign: signs that share a first glyph are one letter, and the last knows all of it.

    Qt can also say which sign each glyph of a line is for, but is wrong where a line needs several faces.
    """
    layout, signs = run.paragraph.layout, run.paragraph.text.encode("utf-16-le")
    asked = ((index, layout.glyphRuns(index, 1)) for index in range(start, start + length))
    for drawn, group in groupby(asked, key=lambda sign: _first(sign[1])):
        if drawn is None:
            continue
        members = list(group)
        (begin, _), (end, (glyphs, *_)) = members[0], members[-1]
        text = as_read(signs[begin * _UNIT : (end + 1) * _UNIT].decode("utf-16-le"))
        if text and glyphs.isRightToLeft():
            yield from _backwards(_letter(run, text, glyphs))
        elif text:
            yield _letter(run, text, glyphs)


def _first(glyphs: list[QGlyphRun]) -> tuple[int, float, float] | None:
    """Find the first glyph of a sign, and its place; None for a sign that is not drawn."""
    if not glyphs:
        return None
    place = glyphs[0].positions()[0]
    return glyphs[0].glyphIndexes()[0], place.x(), place.y()


def _letter(run: Run, text: str, glyphs: QGlyphRun) -> Letter:
    face, places = glyphs.rawFont(), glyphs.positions()
    x, y, to_units = places[0].x(), places[0].y(), face.unitsPerEm() / face.pixelSize()
    drawn = tuple(
        (glyph, round((place.x() - x) * to_units), round((y - place.y()) * to_units))
        for glyph, place in zip(glyphs.glyphIndexes(), places, strict=True)
    )
    return Letter(text, _hand(face), run.x + x, run.y + y, drawn)


def _backwards(letter: Letter) -> Iterator[Letter]:
    """Set the vowel signs of a letter, which it draws, before it, and call brackets by what they look like.

    Readers of PDF turn round, sign by sign, what they find from left to right, brackets too.
    """
    seen = letter.text.translate(_TURNED)
    yield from (replace(letter, text=sign, glyphs=()) for sign in reversed(seen[1:]))
    yield replace(letter, text=seen[0])


def _hand(face: QRawFont) -> Hand:
    weight = int.from_bytes(bytes(face.fontTable("OS/2").data())[_WEIGHT_IN_OS2])
    return Hand(bytes(face.fontTable("head").data()), face.pixelSize(), thick=weight < BOLD <= face.weight())
