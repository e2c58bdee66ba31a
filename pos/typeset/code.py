"""A QR code and the words beside it, or below it where the paper is narrow."""

from functools import lru_cache

import segno

from pos.documents.blocks import Align, Code, Phrase, Text
from pos.typeset.frame import Frame
from pos.typeset.page import Squares
from pos.typeset.paragraph import CENTRE, Paragraph, set_text

_BESIDE_AT_LEAST = 200
"""Dots that words beside a code need."""
_MASK = 2
_QUIET = 4
"""Modules of white that a code needs around it (ISO/IEC 18004)."""


@lru_cache(maxsize=64)
def modules(payload: str) -> tuple[bytes, ...]:
    """Draw a payload as rows of modules, 1 for black; the code survives 15 % of damage (level M).

    The mask is fixed: a seal is as good as random, so no mask suits it better, and looking for the best of eight
    takes longer than the rest of the paper.
    """
    code = segno.make(payload, error="m", micro=False, boost_error=False, mask=_MASK)
    return tuple(bytes(row) for row in code.matrix)


def lay_code(frame: Frame, code: Code) -> None:
    """Put a code on the paper with its words."""
    sheet = frame.sheet
    rows = modules(code.payload)
    side = len(rows) * sheet.module
    offset = side + _QUIET * sheet.module + sheet.gutter // 2
    room = sheet.content - offset
    if room >= _BESIDE_AT_LEAST:
        words = [_words(frame, text, room) for text in code.beside]
        height = sum(paragraph.height for paragraph in words)
        frame.marks.append(Squares(code.payload, rows, frame.left_of(0, side), frame.y, sheet.module))
        down = max(0, (side - height) // 2)
        for paragraph in words:
            frame.put(paragraph, offset, room, down)
            down += paragraph.height
        frame.y += max(side, height)
        return
    x = (sheet.dots - side) // 2
    frame.marks.append(Squares(code.payload, rows, x, frame.y, sheet.module))
    frame.y += side + _QUIET * sheet.module // 2
    for text in code.beside:
        below = _words(frame, text, sheet.content, centred=True)
        frame.put(below, 0, sheet.content)
        frame.y += below.height


def _words(frame: Frame, text: Text, box: int, *, centred: bool = False) -> Paragraph:
    style = frame.style(text.size, Phrase(text.text, text.language), bold=text.bold)
    side = CENTRE if centred or text.align is Align.CENTRE else frame.start
    return set_text(text.text, style, box, side)
