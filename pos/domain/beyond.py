"""What phones paid beyond what was due: it is the customer's, and is told as a payment of its own until it goes back.

A wallet's further word about a payment is written down beside it. Most often that is one payment more. Where somebody
only saw the phone, the first such word can be of the very payment that was seen: then only what is more than was
counted is beyond it, and while nobody decided on what was seen, none of it is.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pos.domain.money import Money, zero
from pos.domain.payment import Payment
from pos.domain.payment_facts import AnswerOrphaned, PaymentMoved, PaymentState, Source
from pos.domain.tender import Means

Stray = tuple[int, AnswerOrphaned]
"""An answer that settled nothing, with its journal number."""


def paid_beyond(strays: Iterable[Stray], payment_of: Callable[[int], Payment | None]) -> tuple[Payment, ...]:
    """Tell what phones paid beyond, each under the number of the answer that told it.

    `payment_of` gives the payment that an answer is about. A card's further answer is nobody's money yet: a person
    compares it with the terminal's totals.
    """
    return tuple(_told(strays, payment_of))


def _told(strays: Iterable[Stray], payment_of: Callable[[int], Payment | None]) -> Iterator[Payment]:
    seen: set[int] = set()
    told: dict[tuple[int, str], Money] = {}
    for number, stray in strays:
        about, amount = payment_of(stray.request), stray.amount
        if about is None or amount is None or about.asked.means is not Means.MOBILE:
            continue
        if amount.currency is not about.asked.amount.currency:
            continue
        # A transaction of which a part was told before: the rest of it.
        before = told.get((about.request, stray.trace)) if stray.trace else None
        beyond = amount - (_counted(about, seen, amount) if before is None else before)
        told[about.request, stray.trace] = amount
        if beyond.minor > 0:
            yield _as_payment(number, stray, about, beyond)


def _counted(about: Payment, seen: set[int], amount: Money) -> Money:
    """Say how much of the next word about a payment is counted already: where nobody but a person saw it, once.

    Until somebody decided on what was seen, that may come to be all of it.
    """
    only_seen = about.undecided or about.state is PaymentState.APPROVED
    if not only_seen or about.trace or about.request in seen:
        return zero(about.asked.amount.currency)
    seen.add(about.request)
    return amount if about.undecided else about.paid


def _as_payment(number: int, stray: AnswerOrphaned, about: Payment, amount: Money) -> Payment:
    said = PaymentMoved(
        *(number, 0, PaymentState.APPROVED, Source.LATE_ANSWER),
        authorised=amount,
        approval=stray.approval,
        trace=stray.trace,
    )
    # A key of its own: its ticket is paid, or waits for what it was asked for.
    asked = replace(about.asked, ticket=f"{about.asked.ticket}/{number}", amount=amount, terminal=stray.terminal)
    return Payment(number, asked, PaymentState.APPROVED, reference=stray.reference, last=said)
