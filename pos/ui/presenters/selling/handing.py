"""Cash as it comes over the counter, in the till's own currency and in others, all of it for one ticket.

Each currency has its own notes, pieces and pad; what was handed over in one stays while another is shown.
"""

from collections.abc import Sequence

from pos.domain.cash import Denomination
from pos.domain.foreign import TAKEN, DayRate, ForeignCash, handed_over, rate_on, worth
from pos.domain.money import Currency, Money, total_of
from pos.domain.refusals import Refused
from pos.ui.presenters.selling.bench import Bench
from pos.ui.presenters.selling.cash_entry import CashEntry, begin, typed


class Handing:
    """What the customer gives, a currency at a time; `entry` is the one that is shown."""

    def __init__(self, bench: Bench) -> None:
        """Hold a hand out."""
        self._bench = bench
        self._entries: dict[Currency, CashEntry] = {}
        self.currency = bench.ticket.currency

    def begin(self, handed: Sequence[Money | ForeignCash] = ()) -> None:
        """Begin again with nothing, or with what was handed over before, in the till's own currency."""
        self._entries.clear()
        self.currency = self.own
        for each in handed:
            amount = each if isinstance(each, Money) else each.received
            if amount.currency is self.own or self._rate(amount.currency) is not None:
                self._entries[amount.currency] = typed(amount)

    @property
    def own(self) -> Currency:
        """The till's own currency."""
        return self._bench.ticket.currency

    @property
    def rates(self) -> tuple[DayRate, ...]:
        """The rates of the day, of each other currency that is taken now."""
        rates, day = self._bench.services.cash_terms().rates, self._bench.session.shift.opened.business_day
        found = (rate_on(rates, currency, day) for currency in TAKEN if currency is not self.own)
        return tuple(rate for rate in found if rate is not None)

    @property
    def rate(self) -> DayRate | None:
        """The rate of the currency shown; None for the till's own."""
        return self._rate(self.currency)

    @property
    def entry(self) -> CashEntry:
        """What was handed over in the currency shown."""
        return self._entries.get(self.currency) or begin(self.currency)

    @property
    def own_denominations(self) -> tuple[Denomination, ...]:
        """The notes and coins that change is given in."""
        return self._bench.denominations

    @property
    def denominations(self) -> tuple[Denomination, ...]:
        """The notes and coins of the currency shown."""
        own = self.currency is self.own
        return self._bench.denominations if own else self._bench.services.denominations(self.currency)

    @property
    def empty(self) -> bool:
        """Tell whether nothing at all was handed over yet."""
        return all(entry.empty for entry in self._entries.values())

    def choose(self, currency: Currency) -> None:
        """Show another currency; what was handed over stays."""
        if currency is self.own or self._rate(currency) is not None:
            self.currency = currency

    def take(self, entry: CashEntry) -> None:
        """Write down what was handed over in the currency shown."""
        self._entries[self.currency] = entry

    def cash(self) -> tuple[Money | ForeignCash, ...] | Refused:
        """Give all that was handed over, other currencies first: change is taken off the till's own."""
        found: list[Money | ForeignCash] = []
        for currency in (*(rate.currency for rate in self.rates), self.own):
            entry = self._entries.get(currency)
            if entry is None or entry.empty:
                continue
            amount = entry.amount()
            if isinstance(amount, Refused):
                return amount
            found.append(self.as_cash(amount))
        return tuple(found)

    def received(self) -> Money | Refused:
        """Say what it is all worth, in the till's own currency."""
        cash = self.cash()
        if isinstance(cash, Refused):
            return cash
        return total_of((each if isinstance(each, Money) else worth(each, self.own) for each in cash), self.own)

    def as_cash(self, amount: Money) -> Money | ForeignCash:
        """Take an amount as cash, at the rate of the day where it is of another currency."""
        rate = self._rate(amount.currency)
        return amount if rate is None else handed_over(amount, rate)

    def _rate(self, currency: Currency) -> DayRate | None:
        return next((rate for rate in self.rates if rate.currency is currency), None)
