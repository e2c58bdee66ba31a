"""A paper as plain text: what is searched, read aloud, shown where there is no picture, and approved by tests.

Figures stand behind their labels, in reading order; the bidi controls are left in, so a terminal that knows Arabic
shows the lines as the paper does.
"""

from collections.abc import Iterator

from pos.documents.blocks import Banner, Block, Code, Document, Gap, Line, Ornament, Pair, Phrase, Table, Text

_BETWEEN = "  "
_RULE = "-" * 32


def plain_text(document: Document) -> str:
    """Write a paper line by line, with a line break after each."""
    return "".join(f"{line}\n" for block in document.blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Text():
            yield _said(block.text, block.also)
        case Pair():
            mark = f"{block.mark} " if block.mark else ""
            yield f"{mark}{_said(block.label, block.also)}{_BETWEEN}{block.figure}"
        case Banner():
            yield f"[{_said(block.text, block.also)}]"
        case Table():
            yield from (_BETWEEN.join(row) for row in block.rows)
        case Line():
            yield _RULE
        case Code():
            yield f"<{block.payload}>"
            yield from (_said(text.text, text.also) for text in block.beside)
        case Gap() | Ornament():
            return


def _said(text: str, also: Phrase | None) -> str:
    return text if also is None else f"{text} · {also.text}"
