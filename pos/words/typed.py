"""What a person types: amounts and quantities read exactly, or refused, and a keypad's window.

A point and a comma are both the decimal comma. There are no thousands separators on input, so `1.250` dirhams, which
somebody might mean as one thousand two hundred and fifty, is refused and never taken for 1,25.
"""

import re
from dataclasses import replace

from pos.domain.money import Currency, Money
from pos.domain.quantity import Quantity
from pos.domain.refusals import Refused, Rule
from pos.domain.ticket import AMOUNT_MAX
from pos.domain.values import dataclass

QUANTITY_DECIMALS = 3
DIGITS_MAX = 15
"""More digits than any amount has: a stuck key or a scanned code."""

_COMMA = ","
_DIGITS = "0123456789"
# The keys of Arabic keyboards: their comma, their decimal sign, their digits and those of Persian.
_ARABIC = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹،٫.", "01234567890123456789,,,")
_NUMBER = re.compile(r"(?P<whole>[0-9]*)(?:,(?P<part>[0-9]*))?", re.ASCII)


def typed_amount(text: str, currency: Currency) -> Money | Refused:
    """Read an amount of `currency`: 10,50 and 10.50 are both ten dirhams fifty."""
    minor = _counted(text, currency.decimals)
    if minor is None:
        return Refused(Rule.AMOUNT_UNREADABLE, detail=text)
    if minor > AMOUNT_MAX:
        return Refused(Rule.AMOUNT_TOO_LARGE, amount=Money(AMOUNT_MAX, currency))
    return Money(minor, currency)


def typed_quantity(text: str) -> Quantity | Refused:
    """Read a quantity with up to three decimals; none at all is refused."""
    milli = _counted(text, QUANTITY_DECIMALS)
    if milli is None:
        return Refused(Rule.AMOUNT_UNREADABLE, detail=text)
    return Quantity(milli) if milli else Refused(Rule.QUANTITY_NOT_POSITIVE)


def typed_number(text: str, decimals: int) -> int | Refused:
    """Read a number as a count of its last decimal: 10,8532 with 4 decimals is 108532."""
    counted = _counted(text, decimals)
    return Refused(Rule.AMOUNT_UNREADABLE, detail=text) if counted is None else counted


@dataclass(frozen=True, slots=True)
class KeypadEntry:
    """What stands in a keypad's window. A key that would make no sense changes nothing.

    One decimal too many can stand there, and so can a comma where there are no decimals: reading it refuses it.
    Swallowing that key instead would take `1.250` for 1,25.
    """

    decimals: int = 2
    digits_max: int = 9
    text: str = ""

    def press(self, key: str) -> "KeypadEntry":
        """Press a digit (0 to 9), `00`, or the comma (a point is one too)."""
        entry = self
        for sign in key.translate(_ARABIC):
            entry = _with_comma(entry) if sign == _COMMA else _with_digit(entry, sign)
        return entry

    def erase(self) -> "KeypadEntry":
        """Take the last key back."""
        return replace(self, text=self.text[:-1])

    def clear(self) -> "KeypadEntry":
        """Begin again."""
        return replace(self, text="")

    def amount(self, currency: Currency) -> Money | Refused:
        """Read what stands there as an amount; an empty window is refused."""
        return typed_amount(self.text, currency)

    def quantity(self) -> Quantity | Refused:
        """Read what stands there as a quantity; an empty window is refused."""
        return typed_quantity(self.text)


def _with_digit(entry: KeypadEntry, digit: str) -> KeypadEntry:
    whole, comma, part = entry.text.partition(_COMMA)
    full = len(part) > entry.decimals if comma else len(whole) >= entry.digits_max
    if digit not in _DIGITS or full:
        return entry
    return replace(entry, text=digit if entry.text == "0" else entry.text + digit)


def _with_comma(entry: KeypadEntry) -> KeypadEntry:
    if _COMMA in entry.text:
        return entry
    return replace(entry, text=(entry.text or "0") + _COMMA)


def _counted(text: str, decimals: int) -> int | None:
    """Read a number as a count of its last decimal; None when it is not one or has too many decimals."""
    match = _NUMBER.fullmatch(text.strip().translate(_ARABIC))
    if match is None:
        return None
    whole, part = match["whole"], match["part"] or ""
    too_fine = len(part) > decimals or (match["part"] is not None and decimals == 0)
    if not whole + part or too_fine or len(whole + part) > DIGITS_MAX:
        return None
    return int(f"0{whole}{part:0<{decimals}}")
