"""What a paper is made of: blocks of text, figures, rules and codes, with no font and no byte in sight.

A screen preview, a thermal picture and a PDF page are all laid out from the same blocks, so they agree. Every text
says its language; the direction of a run follows from its letters, the side it stands on from the paper's direction.
"""

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.names import Language
from pos.domain.product import Motif
from pos.wire.canonical import canonical, read_as


class Size(StrEnum):
    """How large a text is, from the small print to the total."""

    SMALL = "small"
    BODY = "body"
    STRONG = "strong"
    TITLE = "title"
    TOTAL = "total"


class Align(StrEnum):
    """Where a text stands: `start` is left on a French paper and right on an Arabic one."""

    START = "start"
    CENTRE = "centre"
    END = "end"


class RuleStyle(StrEnum):
    """How a line across the paper is drawn."""

    SOLID = "solid"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; it wraps. `bold` for what is looked for first."""

    text: str
    language: Language
    size: Size = Size.BODY
    align: Align = Align.START
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A label at the start and a figure at the end of the same line; the label wraps, the figure never does."""

    label: str
    figure: str
    language: Language
    size: Size = Size.BODY
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """A row of cells in equal columns, figures at the end side: for counts and tax tables."""

    cells: tuple[str, ...]
    language: Language
    size: Size = Size.SMALL
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A rule across the paper."""

    style: RuleStyle = RuleStyle.SOLID


@dataclass(frozen=True, slots=True)
class Gap:
    """White space: `eighths` of the height of a body line."""

    eighths: int = 4


@dataclass(frozen=True, slots=True)
class Ornament:
    """A band of a craft pattern across the middle of the paper."""

    motif: Motif


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code holding `payload`, with lines of text beside it."""

    payload: str
    beside: tuple[Text, ...] = ()


Block = Text | Pair | Columns | Line | Gap | Ornament | Code


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: its kind (receipt, z-report, x-report, test-page), its direction by its first language, its blocks."""

    kind: str
    language: Language
    blocks: tuple[Block, ...]


def document_bytes(document: Document) -> bytes:
    """Write a paper down for the print queue, the same bytes for the same paper."""
    tagged = [[type(block).__name__, block] for block in document.blocks]
    return canonical([document.kind, document.language, tagged])


_KINDS: dict[str, type[Block]] = {kind.__name__: kind for kind in (Text, Pair, Columns, Line, Gap, Ornament, Code)}


def read_document(data: bytes) -> Document:
    """Read a paper back from the print queue."""
    kind, language, tagged = read_as(tuple[str, Language, list[tuple[str, dict[str, object]]]], data)
    blocks = tuple(_block(name, body) for name, body in tagged)
    return Document(kind, language, blocks)


def _block(name: str, body: dict[str, object]) -> Block:
    return read_as(_KINDS[name], canonical(body))
