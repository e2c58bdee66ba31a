"""The pages of help, offline and in the reader's language: one for each code, in three parts.

A page is a small Markdown file: a title, then what this means, what to do, your data. The first sentence of each part
is what a notice says at once on the screen; the whole page is one touch away.
"""

import re
from enum import Enum, auto

from pos.domain.names import Language
from pos.domain.values import dataclass
from pos.words.codes import Code
from pos.words.places import resource

PARTS = 3
_STEP = re.compile(r"\d+\.\s+")
_BULLET = re.compile(r"[-*]\s+")
_EMPHASIS = re.compile(r"\*\*(.+?)\*\*|`(.+?)`")
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+")


class Shape(Enum):
    """How a paragraph stands: by itself, or as a step or a point of a list."""

    TEXT = auto()
    STEP = auto()
    POINT = auto()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without its marks; `number` is that of a step, from 1."""

    text: str
    shape: Shape = Shape.TEXT
    number: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page under its heading."""

    heading: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def first_sentence(self) -> str:
        """What the part says in one sentence."""
        text = self.paragraphs[0].text if self.paragraphs else ""
        return _SENTENCE.split(text, maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page: its code, its title, its parts."""

    code: Code
    title: str
    parts: tuple[Part, ...]


def read_page(code: Code, language: Language) -> HelpPage:
    """Read the page of a code."""
    text = resource("help", language.value, f"{code.value}.md").read_text(encoding="utf-8")
    return parse(code, text)


def parse(code: Code, text: str) -> HelpPage:
    """Read a page from its Markdown: one `#` title, `##` parts, paragraphs, `1.` steps and `-` points."""
    title, parts = "", list[Part]()
    heading, lines = "", list[str]()

    def close() -> None:
        if heading:
            parts.append(Part(heading, _paragraphs(lines)))
        lines.clear()

    for line in text.splitlines():
        if line.startswith("# "):
            title = _plain(line[2:])
        elif line.startswith("## "):
            close()
            heading = _plain(line[3:])
        else:
            lines.append(line.strip())
    close()
    return HelpPage(code, title, tuple(parts))


def _paragraphs(lines: list[str]) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    open_text: list[str] = []
    for line in [*lines, ""]:
        mark = _STEP.match(line) or _BULLET.match(line)
        if (mark or not line) and open_text:
            found.append(_paragraph(" ".join(open_text), found))
            open_text = []
        if line:
            open_text.append(line)
    return tuple(found)


def _paragraph(text: str, before: list[Paragraph]) -> Paragraph:
    if step := _STEP.match(text):
        number = before[-1].number + 1 if before and before[-1].shape is Shape.STEP else 1
        return Paragraph(_plain(text[step.end() :]), Shape.STEP, number)
    if point := _BULLET.match(text):
        return Paragraph(_plain(text[point.end() :]), Shape.POINT)
    return Paragraph(_plain(text))


def _plain(text: str) -> str:
    return _EMPHASIS.sub(lambda found: found[1] or found[2], text).strip()


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """A page in the list of them all."""

    code: Code
    title: str


def help_index(language: Language) -> tuple[HelpEntry, ...]:
    """List every page by its code."""
    return tuple(HelpEntry(code, read_page(code, language).title) for code in Code)
