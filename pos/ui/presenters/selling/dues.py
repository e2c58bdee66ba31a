"""What a ticket still costs while it is paid by several means: by terminals, in cash taken first, in cash in hand."""

from pos.domain.cash import suggest
from pos.domain.cash_terms import CashDue, cash_due
from pos.domain.foreign import ForeignCash, price_in
from pos.domain.money import Money, total_of
from pos.domain.refusals import Refused
from pos.domain.tender import Tender, cash_first
from pos.ui.presenters.selling.bench import Bench
from pos.ui.presenters.selling.handing import Handing
from pos.ui.presenters.selling.kept_cash import KeptCash


class Dues:
    """Reckons for the ticket in hand."""

    def __init__(self, bench: Bench) -> None:
        """Wait for a ticket."""
        self._bench = bench
        self.hand, self.kept = Handing(bench), KeptCash(bench)
        self._again = False

    @property
    def enough(self) -> bool:
        """Tell whether what was handed over pays the ticket; nothing yet stands for the exact sum."""
        due, received = self.cash_due(), self.hand.received()
        if due is None or isinstance(received, Refused):
            return False
        return self.hand.empty or due.to_pay <= received

    def due(self) -> Money | None:
        """Say what is to be paid in cash, whether it was taken already or not; None when there is nothing to pay."""
        priced = self._bench.priced(self._bench.ticket)
        if isinstance(priced, Refused) or not self._bench.ticket.lines:
            return None
        return priced.total - total_of((tender.applied for tender in self._bench.paid()), self._bench.ticket.currency)

    def rest(self) -> Money | None:
        """Say what is still to be paid, by whatever means; None when there is nothing."""
        due = self.due()
        return None if due is None else due - self.kept.part(due)

    def cash_due(self) -> CashDue | None:
        """Say what that comes to in cash, with what the law and the coins put on top; None when there is nothing."""
        due = self.due()
        return None if due is None or due.minor < 0 else cash_due(due, self._bench.services.cash_terms())

    @property
    def paid(self) -> Money:
        """Say how much of the ticket is paid already: by terminals, and by cash that was taken first."""
        return total_of((tender.applied for tender in self.beside), self._bench.ticket.currency)

    @property
    def beside(self) -> tuple[Tender, ...]:
        """What pays the ticket already, the cash first: what the next means is asked for stands beside it."""
        return (*self.kept.tenders(self.due()), *self._bench.paid())

    @property
    def all_paid(self) -> bool:
        """Tell whether all that is due was taken, and the sale only has to be finished."""
        rest = self.rest()
        return rest is not None and not rest and bool(self.paid)

    @property
    def splits(self) -> bool:
        """Tell whether what is in hand pays a part, so that another means can pay the rest."""
        due = self.due()
        return due is not None and bool(self._part(due)) and not self.enough

    def left_after_hand(self) -> Money | None:
        """Say what another means would pay beside what is in hand; None where that pays nothing, or everything."""
        due = self.due()
        return due - self._part(due) if due is not None and self.splits else None

    def keep_hand(self) -> None:
        """Leave what is in hand on the ticket, for another means to pay the rest."""
        if self.splits:
            self._keep()

    def take_in_hand(self) -> None:
        """Hold a hand out for the ticket as it is now; cash that was taken first is in it again."""
        self._again = bool(self.kept.handed)
        self.hand.begin(self.kept.handed)
        self.kept.give_back()

    def lay_down(self) -> None:
        """Leave the notes: cash that was taken first stays on the ticket as it is in hand now."""
        if self._again:
            self._keep()

    def _keep(self) -> None:
        due, cash, self._again = self.due(), self.hand.cash(), False
        if due is not None and not isinstance(cash, Refused):
            self.kept.keep(cash, due)

    def suggestions(self) -> tuple[Money, ...]:
        """Say what the customer is likely to hand over: exactly what is due, then rounder sums."""
        due, rate = self.cash_due(), self.hand.rate
        if due is None:
            return ()
        price = due.to_pay if rate is None else price_in(due.to_pay, rate)
        return (price, *suggest(price, self.hand.denominations))

    def exactly(self) -> tuple[Money | ForeignCash, ...]:
        """Give cash that was taken first and just what is missing beside it; nothing where none was taken."""
        due, kept = self.cash_due(), self.kept
        if due is None or not kept.handed:
            return ()
        missing = due.to_pay - kept.received
        return (*kept.handed, missing) if missing.minor > 0 else kept.handed

    def _part(self, due: Money) -> Money:
        cash = self.hand.cash()
        first = () if isinstance(cash, Refused) else cash_first(due, cash, self._bench.services.cash_terms())
        return total_of((tender.applied for tender in first), due.currency)
