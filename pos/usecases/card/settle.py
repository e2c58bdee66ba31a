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
    """The comparison as it stands: its journal number, its fact, and the kinds whose counts or totals differ."""

    number: int
    fact: TerminalSettled
    differing: tuple[SettledKind, ...]


def settle_terminal(
    request: SettleTerminal, *, journal: Journal, terminal: TerminalLabel, told: TerminalTotals | None
) -> Settlement | Refused:
    """Write a terminal's totals since its last settlement down beside ours; `told` is None where a person did."""
    shift = journal.open_shift()
    if shift is None or shift.number != request.counter.shift:
        return Refused(Rule.NO_SHIFT)
    theirs = tuple((line.kind, line.count, line.total) for line in request.typed) if told is None else told.totals
    currency = shift.opened.opening_float.currency
    if any(total.currency is not currency for _, _, total in theirs):
        return Refused(Rule.CURRENCY_DIFFERS)
    payments = journal.payments_on(terminal.id, since=journal.settled_at(terminal.id))
    kinds = tuple(_kinds(theirs, payments, currency))
    unknown = tuple(
        payment.request for payment in undecided(journal.open_payments()) if payment.asked.terminal.id == terminal.id
    )
    fact = TerminalSettled(shift.number, request.counter.person, terminal, kinds, unknown)
    number = _append(fact, journal)
    differing = tuple(kind for kind in kinds if (kind.theirs_count, kind.theirs) != (kind.ours_count, kind.ours))
    return Settlement(number, fact, differing)


def _append(fact: Fact, journal: Journal) -> int:
    with journal.unit_of_work() as work:
        number = work.append(fact).entry.number
        work.commit()
    return number


def _kinds(
    theirs: Iterable[tuple[PaymentKind, int, Money]], payments: Iterable[Payment], currency: Currency
) -> Iterable[SettledKind]:
    counted = {kind: (count, total) for kind, count, total in theirs}
    approved = [payment for payment in payments if payment.state is PaymentState.APPROVED]
    for kind in PaymentKind:
        ours = [payment.paid for payment in approved if payment.asked.kind is kind]
        if ours or kind in counted:
            count, total = counted.get(kind, (0, zero(currency)))
            yield SettledKind(kind, count, total, len(ours), total_of(ours, currency))
