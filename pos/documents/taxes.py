"""Tax on a paper: a letter for each seller and rule, and the words that the law wants beside it (CGI art. 145-III).

The letter stands before each line and before the rule below the total, so a reader sees which goods bear which tax.
"""

from collections.abc import Sequence
from string import ascii_uppercase

from pos.documents.blocks import Block, Pair, Size
from pos.documents.voices import Rate, Voices
from pos.domain.facts import TaxTotal
from pos.domain.tax import TaxReason

Marks = dict[tuple[str, str], str]
"""The letter of each seller and tax rule."""


def marks_of(taxes: Sequence[TaxTotal]) -> Marks:
    """Give each seller and rule its letter, in the order in which they come."""
    return {(tax.seller, tax.tax_id): _letter(place) for place, tax in enumerate(taxes)}


def tax_lines(voices: Voices, taxes: Sequence[TaxTotal], sign: int = 1) -> list[Block]:
    """Say what was paid under each rule and which tax is in it; the figures add up to the paper's total."""
    marks = marks_of(taxes)
    return [_tax_line(voices, tax, marks[(tax.seller, tax.tax_id)], sign) for tax in taxes]


def _tax_line(voices: Voices, tax: TaxTotal, mark: str, sign: int) -> Pair:
    """Give the rule in full in the first language, and in a word in the second."""
    total = tax.base + tax.tax
    figure = voices.first.amount(total if sign > 0 else -total)
    if tax.reason in {TaxReason.STANDARD, TaxReason.REDUCED}:
        phrase, _ = voices.phrases("paper.tax_included", rate=Rate(tax.rate_bp), tax=tax.tax)
        _, also = voices.phrases("paper.tax_rate", rate=Rate(tax.rate_bp))
    else:
        phrase, _ = voices.phrases(without_tax(tax.reason, tax.article), article=tax.article)
        _, also = voices.phrases(f"paper.tax_{tax.reason}_brief")
    return Pair(phrase.text, figure, phrase.language, Size.SMALL, also=also, mark=mark)


def without_tax(reason: TaxReason, article: str) -> str:
    """Name the message that says why no tax is due, citing the article that grounds it where it is known."""
    return f"paper.tax_{reason}_by" if article else f"paper.tax_{reason}"


def _letter(place: int) -> str:
    """Count A to Z, then AA, AB and so on."""
    ahead, last = divmod(place, len(ascii_uppercase))
    return (_letter(ahead - 1) if ahead else "") + ascii_uppercase[last]
