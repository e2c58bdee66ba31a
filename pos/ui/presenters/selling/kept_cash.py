"""Cash handed over first, before a card or a phone pays the rest: it stands on the ticket, and can be given back.

It is written nowhere but on the open ticket, so a power cut keeps it and the undo of the ticket takes it back; the sale
that the other means finishes counts it. Whoever goes back to the notes finds it in hand again.
"""

from collections.abc import Sequence
from dataclasses import replace

from pos.domain.foreign import ForeignCash
from pos.domain.money import Money, total_of
from pos.domain.tender import Tender, cash_first
from pos.ui.presenters.selling.bench import Bench
from pos.ui.presenters.selling.desk import write_on


class KeptCash:
    """The cash that lies on the ticket in hand."""

    def __init__(self, bench: Bench) -> None:
        """Look at the ticket in hand."""
        self._bench = bench

    @property
    def handed(self) -> tuple[Money | ForeignCash, ...]:
        """What was handed over, as it was."""
        return tuple(tender.foreign or tender.received for tender in self._bench.ticket.cash)

    @property
    def received(self) -> Money:
        """What it is worth, in the ticket's own currency."""
        return total_of((tender.received for tender in self._bench.ticket.cash), self._bench.ticket.currency)

    def tenders(self, due: Money | None) -> tuple[Tender, ...]:
        """Say how it pays for a part of what is due, on today's terms."""
        if due is None or not self._bench.ticket.cash:
            return ()
        return cash_first(due, self.handed, self._bench.services.cash_terms())

    def part(self, due: Money | None) -> Money:
        """Say how much of what is due it pays."""
        return total_of((tender.applied for tender in self.tenders(due)), self._bench.ticket.currency)

    def keep(self, cash: Sequence[Money | ForeignCash], due: Money) -> None:
        """Put cash on the ticket."""
        self._write(cash_first(due, cash, self._bench.services.cash_terms()))

    def give_back(self) -> None:
        """Take it off the ticket: the customer has it back, or it is in hand again."""
        self._write(())

    def _write(self, tenders: tuple[Tender, ...]) -> None:
        """Change nothing but the cash: a payment that nobody knows the end of does not stand in its way."""
        ticket = self._bench.ticket
        if ticket.cash != tenders:
            self._bench.move(write_on(self._bench.desk, replace(ticket, cash=tenders)))
