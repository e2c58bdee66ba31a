"""What hands type while they sell, without looking: `120+` is a free amount, `3*120+` three of them.

The grammar of the till's keyboard: digits wait at the end of the ticket until `+` makes a line of them, Enter looks
them up as a code, Escape forgets them. What was typed is seen growing where the line will stand.
"""

from dataclasses import field, replace

from pos.domain.money import Currency, Money
from pos.domain.quantity import Quantity, pieces
from pos.domain.refusals import Refused
from pos.domain.values import dataclass
from pos.words.typed import KeypadEntry, typed_quantity

CODE_DIGITS = 14
"""The longest code of figures a tag bears (GTIN-14); an amount is shorter."""

TIMES = frozenset("*×xX")
FIGURES = frozenset("0123456789٠١٢٣٤٥٦٧٨٩.,٫")


def _fresh() -> KeypadEntry:
    return KeypadEntry(digits_max=CODE_DIGITS)


@dataclass(frozen=True, slots=True)
class TypedLine:
    """What stands typed: perhaps a quantity and a `*`, then figures."""

    times: str = ""
    entry: KeypadEntry = field(default_factory=_fresh)

    @property
    def empty(self) -> bool:
        """Tell whether nothing is typed."""
        return not (self.times or self.entry.text)

    def press(self, key: str) -> "TypedLine":
        """Type a figure, a comma, `00` or the sign of times; anything else changes nothing."""
        if key in TIMES:
            if self.times or not self.entry.text:
                return self
            return TypedLine(times=self.entry.text)
        if set(key) <= FIGURES:
            return replace(self, entry=self.entry.press(key))
        return self

    def erase(self) -> "TypedLine":
        """Take the last key back."""
        if self.entry.text:
            return replace(self, entry=self.entry.erase())
        return TypedLine(entry=replace(_fresh(), text=self.times))

    def amount(self, currency: Currency) -> Money | Refused:
        """Read the figures as an amount."""
        return self.entry.amount(currency)

    def quantity(self) -> Quantity | Refused:
        """Read how many: one unless a `*` was typed."""
        return typed_quantity(self.times) if self.times else pieces(1)

    def code(self) -> str:
        """Read the figures as a code."""
        return self.entry.text
