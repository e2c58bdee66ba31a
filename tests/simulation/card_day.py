"""What a till does with cards in its day, each step one commit, as the till itself makes them.

Payments are found again by the key of their ticket, so that a day that was cut off goes on from any step.
"""

from collections.abc import Callable
from dataclasses import replace

from pos.domain.facts import Fact, RefundFinished, SaleFinished
from pos.domain.money import Money, zero
from pos.domain.payment import Payment
from pos.domain.payment_facts import (
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    SettledKind,
    Source,
    TerminalLabel,
    TerminalSettled,
)
from pos.domain.refund import refund_lines, refund_taxes, refund_total
from pos.domain.tender import Means, Tender
from pos.ports.journal import PaperJob
from tests.journal.booth import CUPS, MAD, ONE, Booth, a_ticket, must, sold

TERMINAL = TerminalLabel("counter", "simulated")
PRICE = Money(60_00, MAD)

Step = Callable[[Booth], object]


def ask(count: int) -> Step:
    """Ask for the price of that ticket."""

    def step(booth: Booth) -> None:
        key = a_ticket(count).key
        booth.append(PaymentRequested(shift_of(booth), "amina", key, PaymentKind.SALE, Means.CARD, PRICE, TERMINAL))

    return step


def attempt(key: str) -> Step:
    """Write down that the request for that ticket or refund is about to leave."""
    return lambda booth: booth.append(
        PaymentAttempted(payment_of(booth, key).request, 1, f"{payment_of(booth, key).request:06}")
    )


def hear(key: str, state: PaymentState, source: Source = Source.ANSWER) -> Step:
    """Write down what became of it."""
    return lambda booth: booth.append(moved(payment_of(booth, key), state, source))


def finish_paid(count: int) -> Step:
    """Finish a ticket that a card was found to have paid."""
    return lambda booth: _finish(booth, count)


def approve_and_finish(count: int) -> Step:
    """Write the approval and the sale it pays down together."""

    def step(booth: Booth) -> None:
        outcome = moved(payment_of(booth, a_ticket(count).key), PaymentState.APPROVED, Source.ANSWER)
        _finish(booth, count, outcome)

    return step


def ask_back(count: int) -> Step:
    """Ask the terminal to take back what paid that ticket, because its goods came back."""

    def step(booth: Booth) -> None:
        number, sale = sale_of(booth, count)
        lines = must(refund_lines(sale, (), {1: ONE}))
        booth.append(
            PaymentRequested(
                *(shift_of(booth), "amina", back(count), PaymentKind.VOID, Means.CARD, PRICE, TERMINAL),
                original=payment_of(booth, a_ticket(count).key).request,
                sale=number,
                lines=lines,
            )
        )

    return step


def give_back(count: int) -> Step:
    """Write down together that it was taken back and the refund it pays."""

    def step(booth: Booth) -> None:
        void, (number, sale) = payment_of(booth, back(count)), sale_of(booth, count)
        lines = must(refund_lines(sale, (), {1: ONE}))
        total = refund_total(sale, lines)
        tender = Tender(Means.CARD, -total, -total, zero(MAD), void.request)
        with booth.journal.unit_of_work() as work:
            work.append(moved(void, PaymentState.APPROVED, Source.ANSWER))
            refund = RefundFinished(
                *(work.next_series(), void.asked.shift, "amina", number, lines, refund_taxes(sale, lines), total),
                (tender,),
            )
            recorded = work.append(refund)
            work.queue_paper(PaperJob(recorded.entry.number, "refund", b"{}"))
            work.commit()

    return step


def settle(booth: Booth) -> None:
    """Lay a terminal's totals beside the till's."""
    none = zero(MAD)
    kinds = (SettledKind(PaymentKind.SALE, 2, PRICE + PRICE, 2, PRICE + PRICE),)
    unknown = tuple(each.request for each in booth.journal.open_payments())
    booth.append(TerminalSettled(shift_of(booth), "amina", TERMINAL, kinds, unknown, none, none))


def back(count: int) -> str:
    """Give the key of what comes back of that ticket."""
    return f"back-{count}"


def moved(payment: Payment, state: PaymentState, source: Source) -> PaymentMoved:
    """Make the fact of what became of a payment."""
    authorised = PRICE if state in {PaymentState.APPROVED, PaymentState.APPROVED_UNCONFIRMED} else None
    return PaymentMoved(payment.request, 1, state, source, authorised, approval="A1B2C3")


def payment_of(booth: Booth, key: str) -> Payment:
    (payment,) = booth.journal.payments_of(key)
    return payment


def sale_of(booth: Booth, count: int) -> tuple[int, SaleFinished]:
    """Find the sale that a ticket became."""
    number = booth.journal.fact_of_ticket(a_ticket(count).key)
    assert number is not None
    entry = booth.journal.entry(number)
    assert entry is not None
    assert isinstance(entry.fact, SaleFinished)
    return number, entry.fact


def shift_of(booth: Booth) -> int:
    shift = booth.journal.open_shift()
    assert shift is not None
    return shift.number


def _finish(booth: Booth, count: int, *first: Fact) -> None:
    ticket = a_ticket(count, CUPS)
    payment = payment_of(booth, ticket.key).request
    with booth.journal.unit_of_work() as work:
        for fact in first:
            work.append(fact)
        recorded = work.append(replace(sold(ticket, shift_of(booth), payment), series=work.next_series()))
        work.queue_paper(PaperJob(recorded.entry.number, "receipt", b"{}"))
        work.drop_ticket(ticket.nickname)
        work.commit()
