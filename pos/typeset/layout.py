"""Puts the blocks of a document under each other on a paper: widths, columns, what wraps and what never does.

On an Arabic paper the start is the right side; nothing else differs.
"""

from pos.documents.blocks import (
    Align,
    Banner,
    Block,
    Code,
    Document,
    Gap,
    Line,
    Ornament,
    Pair,
    Phrase,
    RuleStyle,
    Size,
    Table,
    Text,
)
from pos.typeset.code import lay_code
from pos.typeset.frame import Frame
from pos.typeset.page import Band, Box, Dashes, Page, Run
from pos.typeset.pair import figures_width, lay_pair
from pos.typeset.paragraph import CENTRE
from pos.typeset.sheet import sheet_for
from pos.typeset.table import lay_table

_RULE = 2
_EIGHTH = 4
"""Dots in an eighth of a body line."""
_PADDING = 5
"""Dots of black above and below the letters of a banner."""


def lay_out(document: Document, dots: int) -> Page:
    """Lay a document out on a paper that many dots wide."""
    sheet, right_to_left = sheet_for(dots), document.language.right_to_left
    figures = figures_width(document, sheet) if right_to_left else 0
    frame = Frame(sheet, right_to_left=right_to_left, figures=figures)
    under_heading = False
    for block in document.blocks:
        white = isinstance(block, Gap | Line)
        if white and not under_heading:
            frame.may_part()
        _lay(frame, block)
        if not white:
            under_heading = _heads(block, under_heading=under_heading)
    return frame.page()


def _heads(block: Block, *, under_heading: bool) -> bool:
    """Tell whether what comes next belongs to a heading: bold words, and the small print right under them."""
    return isinstance(block, Text) and (block.bold or (under_heading and block.size is Size.SMALL))


def _lay(frame: Frame, block: Block) -> None:  # noqa: C901 -- one branch a kind of block
    match block:
        case Text():
            _lay_text(frame, block)
        case Pair():
            lay_pair(frame, block)
        case Table():
            lay_table(frame, block)
        case Banner():
            _lay_banner(frame, block)
        case Line():
            _lay_rule(frame, block)
        case Gap():
            frame.y += block.eighths * _EIGHTH
        case Ornament():
            _lay_ornament(frame, block)
        case Code():
            lay_code(frame, block)


def _lay_text(frame: Frame, text: Text) -> None:
    offset = frame.sheet.slot if text.inset else 0
    box = frame.sheet.content - offset
    phrase = Phrase(text.text, text.language)
    side = {Align.START: frame.start, Align.CENTRE: CENTRE, Align.END: frame.end}[text.align]
    for paragraph in frame.set_phrases(phrase, text.also, text.size, box, side, bold=text.bold):
        frame.put(paragraph, offset, box)
        frame.y += paragraph.height


def _lay_banner(frame: Frame, banner: Banner) -> None:
    """Draw the black ground first, then white letters on it."""
    box = frame.sheet.content
    phrase = Phrase(banner.text, banner.language)
    lines = frame.set_phrases(phrase, banner.also, Size.STRONG, box, CENTRE, bold=True)
    x, height = frame.sheet.margin, sum(line.height for line in lines) + 2 * _PADDING
    frame.marks.append(Box(x, frame.y, box, height))
    y = frame.y + _PADDING
    for line in lines:
        frame.marks.append(Run(line, x, y, white=True))
        y += line.height
    frame.y += height


def _lay_rule(frame: Frame, line: Line) -> None:
    kind = Box if line.style is RuleStyle.SOLID else Dashes
    frame.marks.append(kind(frame.sheet.margin, frame.y, frame.sheet.content, _RULE))
    frame.y += _RULE


def _lay_ornament(frame: Frame, ornament: Ornament) -> None:
    sheet = frame.sheet
    frame.marks.append(Band(ornament.motif, sheet.margin, frame.y, sheet.content, sheet.band))
    frame.y += sheet.band
