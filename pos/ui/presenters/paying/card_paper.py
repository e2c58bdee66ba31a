"""What a person reads off a terminal's paper and types: one line after the other, each corrected until it is sent.

The same sheet serves a stand-alone terminal's answer, and the evidence of a payment that nobody knows the end of.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum

from pos.domain.card import LAST_DIGITS
from pos.domain.money import Currency, Money
from pos.domain.refusals import Refused
from pos.domain.values import dataclass
from pos.words.typed import KeypadEntry

LONGEST = 24
"""More letters than any number on such a paper has."""


class Line(StrEnum):
    """A line of the paper."""

    AMOUNT = "amount"
    AMOUNT_AGAIN = "amount_again"
    APPROVAL = "approval"
    SLIP = "slip"
    DIGITS = "digits"
    ACQUIRER = "acquirer"
    TERMINAL = "terminal"


AMOUNTS = frozenset({Line.AMOUNT, Line.AMOUNT_AGAIN})


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper as far as it is typed: which lines it has, what stands in each, and the one that is typed in."""

    lines: tuple[Line, ...]
    currency: Currency
    chosen: Line
    typed: Mapping[Line, str] = field(default_factory=dict)

    def text(self, line: Line) -> str:
        """What stands in a line."""
        return self.typed.get(line, "")

    def amount(self, line: Line = Line.AMOUNT) -> Money | Refused:
        """The amount that stands in a line."""
        return KeypadEntry(self.currency.decimals, text=self.text(line)).amount(self.currency)


def press(paper: Paper, key: str) -> Paper:
    """Type a key into the chosen line; one that makes no sense there changes nothing."""
    text = paper.text(paper.chosen)
    if paper.chosen in AMOUNTS:
        entry = KeypadEntry(paper.currency.decimals, text=text)
        return _with(paper, entry.press(key).text)
    if paper.chosen is Line.DIGITS:
        return _with(paper, (text + key)[:LAST_DIGITS]) if key.isascii() and key.isdigit() else paper
    return _with(paper, (text + key)[:LONGEST]) if len(key) <= len("00") and key.isprintable() else paper


def erase(paper: Paper) -> Paper:
    """Take the last key of the chosen line back; in an empty one, go back to the line before."""
    text = paper.text(paper.chosen)
    if text:
        return _with(paper, text[:-1])
    return choose(paper, _beside(paper, -1))


def choose(paper: Paper, line: Line) -> Paper:
    """Type in another line."""
    return replace(paper, chosen=line) if line in paper.lines else paper


def step(paper: Paper, places: int) -> Paper:
    """Go to the line that many places below, staying on the first or the last."""
    return choose(paper, _beside(paper, places))


def is_last(paper: Paper) -> bool:
    """Tell whether the last line is typed in."""
    return paper.chosen is paper.lines[-1]


def with_lines(paper: Paper, lines: tuple[Line, ...]) -> Paper:
    """Ask for other lines; what stands in those that stay is kept."""
    return replace(paper, lines=lines, chosen=paper.chosen if paper.chosen in lines else lines[0])


def _beside(paper: Paper, places: int) -> Line:
    here = paper.lines.index(paper.chosen) + places
    return paper.lines[max(0, min(len(paper.lines) - 1, here))]


def _with(paper: Paper, text: str) -> Paper:
    return replace(paper, typed={**paper.typed, paper.chosen: text})
