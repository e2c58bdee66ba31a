"""Holds what a till says of its payments against what its terminal knows of the cards."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pos.domain.facts import RefundFinished, SaleFinished
from pos.domain.payment import Payment, payments_in
from pos.domain.payment_facts import PaymentAttempted, PaymentKind, PaymentState
from pos.domain.payment_tenders import taken
from pos.domain.tender import Means
from pos.ports.journal import Journal
from pos.wire.entry import Entry, UnknownFact
from tests.fakes.journal import facts_of
from tests.simulation.card_terminals import WorldTerminal


class Oracle:
    """Looks at one till and one terminal, each paper once."""

    def __init__(self, journal: Journal, terminal: WorldTerminal) -> None:
        self._journal = journal
        self._terminal = terminal
        self._looked_at = 0

    def faults(self, *, settled: bool) -> list[str]:
        """List what cannot be; `settled` when nothing may be unknown any more."""
        found = [
            *_attempts(self._journal, self._terminal),
            *_payments(self._journal, self._terminal, settled=settled),
            *self._left_out(),
            *_too_much_back(self._journal, self._terminal),
        ]
        return [*found, *_papers(self._journal), *_loose(self._journal)] if settled else found

    def _left_out(self) -> Iterator[str]:
        """Find payments that had been taken for a ticket when its sale was finished, and are not in it."""
        entries = list(self._journal.entries(1))
        before, self._looked_at = self._looked_at, len(entries)
        for entry in entries[before:]:
            if isinstance(entry.fact, SaleFinished):
                requests = _owed(entries[: entry.number - 1], entry.fact)
                yield from (f"paper {entry.number} leaves out payment {request}" for request in requests)


def _owed(earlier: Sequence[Entry], sale: SaleFinished) -> set[int]:
    """Name the payments that had been taken for a sale's ticket and are not among its tenders."""
    facts = [(entry.number, entry.fact) for entry in earlier if not isinstance(entry.fact, UnknownFact)]
    known = payments_in(facts).values()
    mine = taken(known, lambda of: [each for each in known if each.asked.original == of])
    return {each.request for each in mine if each.asked.ticket == sale.ticket} - {t.payment for t in sale.tenders}


def _attempts(journal: Journal, terminal: WorldTerminal) -> Iterator[str]:
    told = [fact for fact in facts_of(journal) if isinstance(fact, PaymentAttempted)]
    counted = Counter(fact.reference for fact in told)
    yield from (f"the reference {reference} was used twice" for reference, count in counted.items() if count > 1)
    yield from (
        f"the terminal was asked for {reference}, which the journal does not know"
        for reference in terminal.charges
        if reference not in counted
    )
    known = {fact.request: journal.payment(fact.request) for fact in told}
    for fact in told:
        payment, charge = known[fact.request], terminal.charges.get(fact.reference)
        over = payment is not None and payment.attempt != fact.attempt
        if over and charge is not None and charge.captured:
            yield f"attempt {fact.reference} of payment {fact.request} was tried again and had charged the card"


def _payments(journal: Journal, terminal: WorldTerminal, *, settled: bool) -> Iterator[str]:
    for payment in journal.payments_on(terminal.label.id):
        charge = terminal.charges.get(payment.reference)
        captured = 0 if charge is None else charge.captured
        if payment.conflict:
            yield f"payment {payment.request} contradicts itself"
        if payment.undecided:
            if settled:
                yield f"payment {payment.request} is still {payment.state}"
            continue
        pending = charge is not None and not charge.at_rest
        if payment.paid.minor != captured or (pending and payment.state is not PaymentState.RECORDED):
            state = "nothing" if charge is None else charge.state.name
            yield f"payment {payment.request} is {payment.state}, {payment.paid.minor}; the card {state}, {captured}"


def _too_much_back(journal: Journal, terminal: WorldTerminal) -> Iterator[str]:
    """Find a card that got back more than it paid."""
    payments = {payment.request: payment for payment in journal.payments_on(terminal.label.id)}
    back: Counter[int] = Counter()
    for payment in payments.values():
        short = payments.get(payment.asked.original)
        if payment.asked.kind is not PaymentKind.SALE and short is not None:
            to = short if short.asked.kind is PaymentKind.SALE else payments[payment.asked.card]
            back[to.request] += payment.paid.minor
    yield from (
        f"payment {request} paid {payments[request].paid.minor}, and got {minor} back"
        for request, minor in back.items()
        if minor > payments[request].paid.minor
    )


def _papers(journal: Journal) -> Iterator[str]:
    used: Counter[int] = Counter()
    for entry in journal.entries(1):
        fact = entry.fact
        if isinstance(fact, SaleFinished | RefundFinished):
            used.update(tender.payment for tender in fact.tenders if tender.payment)
            yield from _paper(journal, entry.number, fact)
    yield from (f"payment {payment} is on two papers" for payment, count in used.items() if count > 1)


def _loose(journal: Journal) -> Iterator[str]:
    """Find money that moved and that nothing accounts for: no paper, no open ticket, nothing that took it back."""
    lying_open = {ticket.key for ticket in journal.open_tickets()}
    for payment in journal.uncounted_payments():
        back = [each for each in journal.payments_against(payment.request) if each.state is PaymentState.APPROVED]
        if payment.asked.kind is PaymentKind.SALE and not back and payment.asked.ticket not in lying_open:
            yield f"payment {payment.request} was charged, and nobody gets it back"
        if payment.asked.sale:
            yield f"payment {payment.request} gave goods' money back, and has no paper"


def _paper(journal: Journal, number: int, fact: SaleFinished | RefundFinished) -> Iterator[str]:
    sign = 1 if isinstance(fact, SaleFinished) else -1
    for tender in fact.tenders:
        payment = journal.payment(tender.payment) if tender.means is Means.CARD else None
        if tender.means is Means.CARD and not _stands(payment, tender.applied.minor * sign):
            yield f"paper {number} counts payment {tender.payment}, which does not stand"


def _stands(payment: Payment | None, applied: int) -> bool:
    return payment is not None and payment.state is PaymentState.APPROVED and payment.paid.minor == applied
