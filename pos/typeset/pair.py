"""A label and its figure: the label wraps, the figure keeps to one line, whatever their lengths.

Where the label would be squeezed, or one of its words would have to be cut, the figure moves to a line of its own.
"""

import re

from pos.documents.blocks import Document, Emphasis, Pair, Phrase, Size
from pos.typeset.frame import Frame
from pos.typeset.paragraph import RIGHT, Paragraph, advance, set_text
from pos.typeset.sheet import BOLD, LIGHT, Sheet
from pos.words.bidi import LRI, PDI
from pos.words.figures import MINUS, THOUSANDS

_SQUEEZED = 40
"""A label with less than this share of the paper (percent) for itself is squeezed."""
_COLUMN = {Size.SMALL, Size.BODY, Size.STRONG}
_AMOUNT = re.compile(f"[0-9,+{MINUS}{THOUSANDS}{LRI}{PDI}]+")
"""An amount without its unit; dates, codes and totals with a unit stand by themselves."""
_SMALLER = {Size.TOTAL: Size.TITLE, Size.TITLE: Size.STRONG, Size.STRONG: Size.BODY, Size.BODY: Size.SMALL}


def figures_width(document: Document, sheet: Sheet) -> int:
    """Find how wide the column of a paper's amounts must be, in dots; the largest sizes stand by themselves."""
    amounts = (block for block in document.blocks if isinstance(block, Pair) and _is_in_column(block))
    return max((_advance(pair, sheet) for pair in amounts), default=0)


def lay_pair(frame: Frame, pair: Pair) -> None:
    """Put a pair on the paper."""
    sheet = frame.sheet
    figure, box, size = _figure(frame, pair)
    mark = set_text(pair.mark, frame.style_of_paper(size, bold=True), sheet.slot, frame.start, wrap=False)
    slot = max(sheet.slot, mark.width + sheet.gutter) if pair.mark else 0
    room = sheet.content - slot
    beside = room - max(figure.width, box if box < sheet.content else 0) - sheet.gutter
    labels = _labels(frame, pair, size, beside)
    own_line = _is_squeezed(labels, beside, sheet)
    if own_line:
        beside = room
        labels = _labels(frame, pair, size, room)
    label, *more = ((label, slot, beside) for label in labels)
    marked = [(mark, 0, sheet.slot)] if pair.mark else []
    ending = (figure, sheet.content - box, box)
    if own_line:
        more.append(ending)
        frame.put_beside(label, *marked)
    else:
        frame.put_beside(label, *marked, ending)
    for one in more:
        frame.put_beside(one)


def _is_in_column(pair: Pair) -> bool:
    return pair.size in _COLUMN and _AMOUNT.fullmatch(pair.figure) is not None


def _advance(pair: Pair, sheet: Sheet) -> int:
    weight = LIGHT if pair.emphasis is Emphasis.NONE else BOLD
    return advance(pair.figure, sheet.sizes[pair.size], weight)


def _figure(frame: Frame, pair: Pair) -> tuple[Paragraph, int, Size]:
    """Set the figure, smaller where the paper is too narrow for it; say how wide its box at the end side is."""
    content, size = frame.sheet.content, pair.size
    bold = pair.emphasis is not Emphasis.NONE
    in_column = frame.figures > 0 and _is_in_column(pair)
    box, side = (frame.figures, RIGHT) if in_column else (content, frame.end)
    figure = set_text(pair.figure, frame.style_of_paper(size, bold=bold), box, side, wrap=False)
    while figure.width > content and size in _SMALLER:
        size = _SMALLER[size]
        figure = set_text(pair.figure, frame.style_of_paper(size, bold=bold), content, frame.end, wrap=False)
    return figure, box, size


def _labels(frame: Frame, pair: Pair, size: Size, box: int) -> list[Paragraph]:
    label = Phrase(pair.label, pair.language)
    bold = pair.emphasis is Emphasis.ALL
    return frame.set_phrases(label, pair.also, size, max(box, 1), frame.start, bold=bold)


def _is_squeezed(labels: list[Paragraph], beside: int, sheet: Sheet) -> bool:
    if any(label.broken for label in labels):
        return True
    return beside * 100 < sheet.content * _SQUEEZED and any(label.lines > 1 for label in labels)
