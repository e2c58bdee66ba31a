"""A terminal's totals are laid beside ours: differences are listed, not averaged, and what nobody knows is named."""

from collections.abc import Iterable
from dataclasses import dataclass

from pos.domain.facts import Fact
from pos.domain.money import Currency, Money, total_of, zero
from pos.domain.payment import Payment
from pos.domain.payment_facts import PaymentKind, PaymentState, SettledKind, TerminalLabel, TerminalSettled
from pos.domain.payment_tenders import undecided
from pos.domain.refusals import Refused, Rule
from pos.ports.journal import Journal
from pos.ports.payment_terminal import TerminalTotals
from pos.usecases.card.requests import SettleTerminal


@dataclass(frozen=True, slots=True)
class Settlement:
    """The comparison as it stands: its journal number and its fact."""

    number: int
    fact: TerminalSettled

    @property
    def differing(self) -> tuple[SettledKind, ...]:
        """The kinds whose counts or totals differ."""
        return tuple(kind for kind in self.fact.kinds if kind.differs)

    @property
    def agrees(self) -> bool:
        """Tell whether everything the terminal told is what we have."""
        net = self.fact.theirs_net
        return not self.differing and (net is None or net == self.fact.ours_net)


def settle_terminal(
    request: SettleTerminal, *, journal: Journal, terminal: TerminalLabel, told: TerminalTotals | None
) -> Settlement | Refused:
    """Write a terminal's totals since its last settlement down beside ours; `told` is None where a person did."""
    shift = journal.open_shift()
    if shift is None or shift.number != request.counter.shift:
        return Refused(Rule.NO_SHIFT)
    totals = told or TerminalTotals(tuple((line.kind, line.count, line.total) for line in request.typed))
    currency = shift.opened.opening_float.currency
    amounts = (totals.net, *(total for _, _, total in totals.totals))
    if any(amount is not None and amount.currency is not currency for amount in amounts):
        return Refused(Rule.CURRENCY_DIFFERS)
    payments = journal.payments_on(terminal.id, since=journal.settled_at(terminal.id))
    kinds = tuple(_kinds(totals, payments, currency))
    unknown = tuple(
        payment.request for payment in undecided(journal.open_payments()) if payment.asked.terminal.id == terminal.id
    )
    net = total_of((_signed(kind) for kind in kinds), currency)
    fact = TerminalSettled(shift.number, request.counter.person, terminal, kinds, unknown, totals.net, net)
    return Settlement(_append(fact, journal), fact)


def _append(fact: Fact, journal: Journal) -> int:
    with journal.unit_of_work() as work:
        number = work.append(fact).entry.number
        work.commit()
    return number


def _signed(kind: SettledKind) -> Money:
    return kind.ours if kind.kind is PaymentKind.SALE else -kind.ours


def _kinds(totals: TerminalTotals, payments: Iterable[Payment], currency: Currency) -> Iterable[SettledKind]:
    counted = {kind: (count, total) for kind, count, total in totals.totals}
    approved = [payment for payment in payments if payment.state is PaymentState.APPROVED]
    for kind in PaymentKind:
        ours = [payment.paid for payment in approved if payment.asked.kind is kind]
        if ours or kind in counted:
            count, total = counted.get(kind, (0, None if totals.net is not None else zero(currency)))
            mine = total_of(ours, currency)
            yield SettledKind(kind, count, total or zero(currency), len(ours), mine, counts_only=total is None)
