"""What a paper is made of: blocks of text, figures, rules and codes, with no font and no byte in sight.

A screen preview, a thermal picture and a PDF page are all laid out from the same blocks, so they agree. Every text
says its language, which gives its direction; the side it stands on follows from the direction of the paper.
A paper in two languages gives the second phrase as `also`: it stands behind the first where both fit, else below.
"""

from enum import StrEnum

from pos.domain.names import Language
from pos.domain.product import Motif
from pos.domain.values import dataclass
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


class Emphasis(StrEnum):
    """What of a pair is bold: nothing, the figure, or all of it."""

    NONE = "none"
    FIGURE = "figure"
    ALL = "all"


class RuleStyle(StrEnum):
    """How a line across the paper is drawn."""

    SOLID = "solid"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class Phrase:
    """The same thing said in a second language."""

    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; it wraps. `bold` for what is looked for first; `inset` stands past the column of the marks."""

    text: str
    language: Language
    size: Size = Size.BODY
    align: Align = Align.START
    bold: bool = False
    also: Phrase | None = None
    inset: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A label at the start and a figure at the end of the same line; the label wraps, the figure never does.

    `mark` is a letter in a narrow column of its own before the label: it ties a line to its tax further down.
    """

    label: str
    figure: str
    language: Language
    size: Size = Size.BODY
    emphasis: Emphasis = Emphasis.NONE
    also: Phrase | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells: the first is a label, the others are figures in columns as wide as the widest of them.

    The first `heads` rows are headings, in bold.
    """

    rows: tuple[tuple[str, ...], ...]
    language: Language
    size: Size = Size.SMALL
    heads: int = 0


@dataclass(frozen=True, slots=True)
class Banner:
    """White letters on a black band, for what must not be overlooked."""

    text: str
    language: Language
    also: Phrase | None = None


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
    """A band of a craft pattern across the paper."""

    motif: Motif


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code holding `payload`, with lines of text beside it."""

    payload: str
    beside: tuple[Text, ...] = ()


Block = Text | Pair | Table | Banner | Line | Gap | Ornament | Code


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


_KINDS: dict[str, type[Block]] = {
    kind.__name__: kind for kind in (Text, Pair, Table, Banner, Line, Gap, Ornament, Code)
}


def read_document(data: bytes) -> Document:
    """Read a paper back from the print queue."""
    kind, language, tagged = read_as(tuple[str, Language, list[tuple[str, dict[str, object]]]], data)
    blocks = tuple(_block(name, body) for name, body in tagged)
    return Document(kind, language, blocks)


def _block(name: str, body: dict[str, object]) -> Block:
    return read_as(_KINDS[name], canonical(body))
