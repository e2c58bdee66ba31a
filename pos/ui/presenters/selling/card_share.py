"""How much of a ticket goes on the card: all that is due unless something is typed, or a share is touched."""

from pos.domain.money import Currency, Money
from pos.domain.refusals import Refused
from pos.ui.presenters.selling.bench import Bench
from pos.ui.presenters.selling.checkout import Checkout
from pos.words.typed import KeypadEntry

SHARES = (1, 2, 3)
"""Into how many parts what is due can be divided with one touch; one part is all of it."""


class CardShare:
    """The amount, on its way to the terminal."""

    def __init__(self, bench: Bench, checkout: Checkout) -> None:
        """Begin with all that is due."""
        self._bench, self._checkout = bench, checkout
        self.entry = KeypadEntry(bench.ticket.currency.decimals)

    @property
    def currency(self) -> Currency:
        """The currency of the ticket in hand."""
        return self._bench.ticket.currency

    def begin_again(self) -> None:
        """Forget what was typed."""
        self.entry = self.entry.clear()

    def due(self) -> Money | None:
        """Say what is still to be paid; None when there is nothing."""
        return self._checkout.rest()

    def amount(self) -> Money | Refused | None:
        """Say how much goes on the card."""
        return self.entry.amount(self.currency) if self.entry.text else self.due()

    def fits(self) -> Money | None:
        """Give the amount when it is one that can be asked for: more than nothing, and no more than is due."""
        amount, due = self.amount(), self.due()
        if not isinstance(amount, Money) or due is None or not 0 < amount.minor <= due.minor:
            return None
        return amount

    def press(self, key: str) -> None:
        """Type a key."""
        self.entry = self.entry.press(key)
        self._bench.tell(None)

    def erase(self) -> None:
        """Take the last key back."""
        self.entry = self.entry.erase()
        self._bench.tell(None)

    def divide(self, parts: int) -> None:
        """Put one of so many parts on the card, to the whole unit."""
        due = self.due()
        self.begin_again()
        if due is not None and parts > 1:
            self.entry = self.entry.press(str(due.minor // parts // 10**due.currency.decimals))
        self._bench.tell(None)
