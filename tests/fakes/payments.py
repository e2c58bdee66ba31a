"""What a journal in memory knows of payments, told the plain way: by folding everything each time."""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from pos.domain.facts import Fact, RefundFinished, SaleFinished, ShiftClosed
from pos.domain.payment import UNDECIDED, Payment, payments_in, take
from pos.domain.payment_facts import (
    AnswerOrphaned,
    PaymentAttempted,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    TerminalSettled,
)
from pos.wire.entry import Entry, UnknownFact
from pos.wire.head import Head


class MemoryPayments(ABC):
    """Answers as the journal on disk does."""

    @abstractmethod
    def entries(self, first: int, last: int | None = None) -> Iterator[Entry]: ...

    @abstractmethod
    def head(self) -> Head | None: ...

    def __init__(self) -> None:
        self._folded: tuple[Head | None, list[tuple[int, Fact]], list[Payment]] = (None, [], [])

    def _fold(self) -> tuple[list[tuple[int, Fact]], list[Payment]]:
        """Fold everything, once for each new entry."""
        head, numbered, payments = self._folded
        if head != self.head():
            entries = [(entry.number, entry.fact) for entry in self.entries(1)]
            numbered = [(number, fact) for number, fact in entries if not isinstance(fact, UnknownFact)]
            payments = list(payments_in(numbered).values())
            self._folded = (self.head(), numbered, payments)
        return numbered, payments

    def _numbered(self) -> list[tuple[int, Fact]]:
        return self._fold()[0]

    def _payments(self) -> list[Payment]:
        return self._fold()[1]

    def payment(self, request: int) -> Payment | None:
        return next((known for known in self._payments() if known.request == request), None)

    def payments_of(self, ticket: str) -> tuple[Payment, ...]:
        return tuple(known for known in self._payments() if ticket and known.asked.ticket == ticket)

    def payments_in(self, shift: int) -> tuple[Payment, ...]:
        return tuple(known for known in self._payments() if known.asked.shift == shift)

    def payments_on(self, terminal: str, since: int = 0) -> tuple[Payment, ...]:
        known = self._payments()
        return tuple(each for each in known if each.asked.terminal.id == terminal and each.request > since)

    def payments_against(self, original: int) -> tuple[Payment, ...]:
        return tuple(known for known in self._payments() if original and known.asked.original == original)

    def open_payments(self) -> tuple[Payment, ...]:
        ends = UNDECIDED | {PaymentState.RECORDED}
        return tuple(known for known in self._payments() if known.state in ends)

    def uncounted_payments(self) -> tuple[Payment, ...]:
        approved = [known for known in self._payments() if known.state is PaymentState.APPROVED]
        return tuple(known for known in approved if not self.paper_paid_by(known.request))

    def stray_answers(self) -> tuple[tuple[int, AnswerOrphaned], ...]:
        back = {each.asked.original for each in self._payments() if each.state is PaymentState.APPROVED}
        closed = max((number for number, fact in self._numbered() if isinstance(fact, ShiftClosed)), default=0)
        strays = [
            (number, fact)
            for number, fact in self._numbered()
            if isinstance(fact, AnswerOrphaned) and fact.request and fact.amount is not None
        ]
        open_ = {fact.request for number, fact in strays if number > closed or number not in back}
        return tuple((number, fact) for number, fact in strays if fact.request in open_)

    def last_approved(self, terminal: str) -> Payment | None:
        known: dict[int, Payment] = {}
        order: dict[int, int] = {}
        for number, fact in self._numbered():
            if isinstance(fact, PaymentRequested):
                known[number] = Payment(number, fact)
            elif isinstance(fact, PaymentAttempted | PaymentMoved):
                known[fact.request] = take(known[fact.request], fact)
                if known[fact.request].state is PaymentState.APPROVED:
                    order[fact.request] = number
        approved = [
            known[request]
            for request in sorted(order, key=order.__getitem__)
            if known[request].state is PaymentState.APPROVED and known[request].asked.terminal.id == terminal
        ]
        return approved[-1] if approved else None

    def attempted_as(self, terminal: str, reference: str) -> Payment | None:
        numbered = self._numbered()
        known = {payment.request: payment for payment in self._payments()}
        for _, fact in reversed(numbered):
            if isinstance(fact, PaymentAttempted) and fact.reference == reference and fact.request in known:
                found = known[fact.request]
                if found.asked.terminal.id == terminal:
                    return found
        return None

    def attempts_on(self, terminal: str) -> int:
        numbered = self._numbered()
        known = {payment.request: payment for payment in self._payments()}
        attempts = [fact for _, fact in numbered if isinstance(fact, PaymentAttempted)]
        return sum(known[fact.request].asked.terminal.id == terminal for fact in attempts)

    def paper_paid_by(self, payment: int) -> int:
        for number, fact in self._numbered():
            tenders = fact.tenders if isinstance(fact, SaleFinished | RefundFinished) else ()
            if payment in {tender.payment for tender in tenders if tender.payment}:
                return number
        return 0

    def settled_at(self, terminal: str) -> int:
        settled = [
            number
            for number, fact in self._numbered()
            if isinstance(fact, TerminalSettled) and fact.terminal.id == terminal
        ]
        return settled[-1] if settled else 0
