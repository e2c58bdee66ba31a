"""A paragraph set in type: wrapped, shaped and ordered by Qt, on baselines of our own.

Qt gives a line with Arabic in it the height of the Arabic face, twice that of its letters; a paper set so is
gap-toothed. Here every line of a size has the same height, a little more where the language is Arabic.
"""

import math
from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from pos.domain.values import dataclass
from pos.typeset.fonts import face
from pos.words.bidi import is_right_to_left
from pos.words.figures import SPACE, THOUSANDS

_LINE = {False: 134, True: 150}
"""The height of a line, in hundredths of the letter size, without and with Arabic letters in it."""
_BASELINE = {False: 105, True: 108}
"""How far down the line its baseline lies, in the same."""

_WRAPS = {
    True: QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere,
    False: QTextOption.WrapMode.NoWrap,
}
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute
LEFT = Qt.AlignmentFlag.AlignLeft | _ABSOLUTE
RIGHT = Qt.AlignmentFlag.AlignRight | _ABSOLUTE
CENTRE = Qt.AlignmentFlag.AlignHCenter | _ABSOLUTE


_ON_DOTS = str.maketrans({THOUSANDS: SPACE, "-": "\N{NON-BREAKING HYPHEN}"})
"""The narrow space shrinks to two dots in small print; and the numbers of papers and of articles are not cut."""


@dataclass(frozen=True, slots=True)
class Style:
    """How letters look: their size in dots, their weight, and which way the paragraph runs."""

    pixels: int
    weight: int
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text ready to be put somewhere: `width` is that of its widest line, `height` that of all its lines, in dots.

    `baseline` is how far down its first line stands; `broken` tells that a word wider than the box had to be cut.
    """

    text: str
    layout: QTextLayout
    width: int
    height: int
    baseline: int
    lines: int
    broken: bool


def set_text(text: str, style: Style, box: int, side: Qt.AlignmentFlag, *, wrap: bool = True) -> Paragraph:
    """Set a text in a box that many dots wide, standing at one side of it; without `wrap` it keeps to one line."""
    arabic = is_right_to_left(text)
    layout = QTextLayout(text.translate(_ON_DOTS), _face(style.pixels, style.weight))
    layout.setCacheEnabled(True)
    layout.setTextOption(_option(side, right_to_left=style.right_to_left, wrap=wrap))
    step = style.pixels * _LINE[arabic] // 100
    baseline = style.pixels * _BASELINE[arabic] // 100
    width, count, broken = 0.0, 0, False
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(box)
        line.setPosition(QPointF(0, count * step + baseline - line.ascent()))
        width = max(width, line.naturalTextWidth())
        count += 1
        end = line.textStart() + line.textLength()
        broken = broken or (end < len(text) and not _may_break(text[end - 1]))
        line = layout.createLine()
    layout.endLayout()
    return Paragraph(text, layout, math.ceil(width), count * step, baseline, count, broken)


@cache
def _option(side: Qt.AlignmentFlag, *, right_to_left: bool, wrap: bool) -> QTextOption:
    """Make the option once: layouts only ever copy it, on whichever thread."""
    option = QTextOption(side)
    direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    option.setWrapMode(_WRAPS[wrap])
    return option


def advance(text: str, pixels: int, weight: int) -> int:
    """Measure a figure on one line, in dots."""
    width = QFontMetricsF(_face(pixels, weight)).horizontalAdvance(text.translate(_ON_DOTS))
    return math.ceil(width)


def _face(pixels: int, weight: int) -> QFont:
    return face(pixels, weight, QFont.HintingPreference.PreferFullHinting)


def _may_break(last: str) -> bool:
    """Tell whether a line may end with that letter."""
    return last.isspace() or last in "–/·،,."
