"""The recovery sheet: what it is for, to whom it was given, and its code in figures that are easy to read.

It is composed and kept with a gap in the place of the code: what waits for a printer lies on a disk, and the code must
not. Whoever prints it fills the gap; when the code is no longer in hand, the paper says that it opens nothing.
"""

from dataclasses import replace

from pos.documents.blocks import Align, Block, Document, Gap, Line, RuleStyle, Size, Text
from pos.documents.provenance import Provenance, masthead
from pos.documents.voices import Voices
from pos.words.speech import words_for

KIND = "recovery-sheet"
_GAP = "\N{WHITE SQUARE}" * 4
"""What stands in the place of the code until it is filled in."""
_ROW = 15
"""Signs of a code on one line: three groups of four figures."""


def compose_recovery_sheet(provenance: Provenance) -> Document:
    """Compose the sheet that `provenance` names the owner of."""
    voices, at = Voices(provenance.languages), provenance.at
    words = voices.first
    title, also = voices.phrases("paper.recovery")
    blocks: list[Block] = [
        *masthead(voices, provenance.place),
        Gap(3),
        Text(title.text, title.language, Size.TITLE, Align.CENTRE, bold=True, also=also),
        Gap(2),
        voices.text("paper.recovery_for", till=provenance.place.till, name=provenance.cashier),
        Text(words.moment(at.utc_ms, at.offset_minutes), words.language, Size.SMALL),
        Gap(3),
        Line(RuleStyle.DASHED),
        Gap(3),
        Text(_GAP, words.language, Size.TOTAL, Align.CENTRE, bold=True),
        Gap(3),
        Line(RuleStyle.DASHED),
        Gap(3),
        voices.text("paper.recovery_use"),
        Gap(2),
        voices.text("paper.recovery_keep"),
        Gap(2),
        voices.text("paper.recovery_once"),
    ]
    return Document(KIND, voices.language, tuple(blocks))


def filled_in(document: Document, code: str) -> Document:
    """Put the code into its place; without one, the paper says that it opens nothing any more."""
    voices = Voices((document.language,))
    blocks: list[Block] = []
    for block in document.blocks:
        if not (isinstance(block, Text) and block.text == _GAP):
            blocks.append(block)
        elif code:
            blocks += [replace(block, text=words_for(block.language).isolate(row)) for row in _rows(code)]
        else:
            blocks.append(voices.banner("paper.recovery_void"))
    return replace(document, blocks=tuple(blocks))


def _rows(code: str) -> list[str]:
    """Break a code between its groups, so that no group is torn."""
    return [code[start : start + _ROW].strip() for start in range(0, len(code), _ROW)]
