"""Cash as it is handed over: notes touched one after the other, or an amount typed; the one replaces the other."""

from collections import Counter
from dataclasses import field, replace

from pos.domain.cash import CashCount, count_of
from pos.domain.money import Currency, Money
from pos.domain.refusals import Refused
from pos.domain.values import dataclass
from pos.words import figures
from pos.words.typed import KeypadEntry

PIECES_MAX = 200
"""More pieces than anybody hands over: beyond it a finger is resting on the screen."""


@dataclass(frozen=True, slots=True)
class CashEntry:
    """Notes and coins in the order they were touched (minor units each), or figures on the pad."""

    currency: Currency
    pieces: tuple[int, ...] = ()
    entry: KeypadEntry = field(default_factory=KeypadEntry)

    @property
    def empty(self) -> bool:
        """Tell whether nothing was handed over yet."""
        return not (self.pieces or self.entry.text)

    @property
    def counted(self) -> CashCount:
        """The pieces touched, by denomination."""
        return count_of(self.currency, Counter(self.pieces))

    def amount(self) -> Money | Refused:
        """Say how much it is; nothing yet is nothing."""
        return self.entry.amount(self.currency) if self.entry.text else self.counted.total


def begin(currency: Currency) -> CashEntry:
    """Hold a hand out."""
    return CashEntry(currency, entry=KeypadEntry(decimals=currency.decimals))


def typed(amount: Money) -> CashEntry:
    """Hold an amount that was handed over before, as if it had just been typed."""
    return press(begin(amount.currency), figures.short_amount(amount).replace(figures.THOUSANDS, ""))


def add(cash: CashEntry, minor: int) -> CashEntry:
    """Take one more piece; what was typed is forgotten."""
    cleared = replace(cash, entry=cash.entry.clear())
    return cleared if len(cash.pieces) >= PIECES_MAX else replace(cleared, pieces=(*cash.pieces, minor))


def press(cash: CashEntry, key: str) -> CashEntry:
    """Type a key of the pad; the pieces touched before are forgotten."""
    entry = cash.entry.press(key)
    return replace(cash, pieces=() if entry.text else cash.pieces, entry=entry)


def erase(cash: CashEntry) -> CashEntry:
    """Take the last key, or the last piece, back."""
    if cash.entry.text:
        return replace(cash, entry=cash.entry.erase())
    return replace(cash, pieces=cash.pieces[:-1])
