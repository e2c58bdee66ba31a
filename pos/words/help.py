"""The pages of help: for each code, in each language, what this means, what to do, and what became of the data.

A page is a small text file of three parts that a person can also read by itself; every line of a part is one
sentence, and what to do is numbered.
"""

import re
from dataclasses import dataclass

from pos.domain.names import Language
from pos.words.codes import Code
from pos.words.places import resource
from pos.words.speech import words_for

_PART = re.compile(r"^## .+$", re.MULTILINE)
_STEP = re.compile(r"^\d+\. ")


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page: its title, and its three parts as sentences in order."""

    code: Code
    title: str
    means: tuple[str, ...]
    do: tuple[str, ...]
    data: tuple[str, ...]


def help_page(code: Code, language: Language) -> HelpPage:
    """Read the page of a code in the language that is spoken for `language`."""
    spoken = words_for(language).language
    text = resource("help", spoken.value, f"{code}.md").read_text(encoding="utf-8")
    head, means, do, data = _PART.split(text)
    return HelpPage(code, head.strip().removeprefix("# "), _sentences(means), _sentences(do), _sentences(data))


def _sentences(part: str) -> tuple[str, ...]:
    return tuple(_STEP.sub("", line) for line in part.strip().splitlines())
