"""What may be known of a card: its last four digits and its scheme, never its number.

Anything with 13 to 19 digits in a row (up to three spaces, dots or dashes between them aside) that passes the Luhn
check is taken for a card number and refused, wherever it comes from: a terminal's answer, a typed note, a slip.
"""

import re

from pos.domain.values import dataclass

_RUN = re.compile(r"\d(?:[\s._\-\u2010-\u2015\u2066-\u2069]{0,3}\d){12,}")
_LENGTHS = range(13, 20)
LAST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class CardReference:
    """The last four digits as the slip shows them, and the scheme's name; either can be empty.

    Raises `ValueError` when given more than that.
    """

    last_four: str = ""
    scheme: str = ""

    def __post_init__(self) -> None:
        """Refuse whatever could be more than the last four digits."""
        if self.last_four and (len(self.last_four) != LAST_DIGITS or not self.last_four.isdecimal()):
            raise ValueError("a card is kept by its last four digits, or not at all")
        if holds_card_number(self.scheme):
            raise ValueError("a scheme is a name, not a number")


def luhn(digits: str) -> bool:
    """Tell whether decimal digits pass the Luhn check (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 -- two digits of a doubled one are added up
    return total % 10 == 0


def holds_card_number(text: str) -> bool:
    """Tell whether a text holds something that could be a whole card number."""
    return any(_holds(re.sub(r"\D", "", run)) for run in _RUN.findall(text))


def masked(text: str) -> str:
    """Black out whatever could be a whole card number."""
    return _RUN.sub(lambda found: "*" * len(found[0]) if holds_card_number(found[0]) else found[0], text)


def _holds(digits: str) -> bool:
    return any(luhn(digits[start : start + length]) for length in _LENGTHS for start in range(len(digits) - length + 1))
