"""A till whose hands are the use cases: each test asks it for what a person would ask."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import pytest

from pos.domain.cash import CashCount
from pos.domain.facts import Fact, ShiftClosed
from pos.domain.money import Money
from pos.domain.names import Language
from pos.domain.payment_facts import (
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.permissions import Role
from pos.domain.product import Product
from pos.domain.refusals import Refused
from pos.domain.sale import Counter
from pos.domain.tender import Means, Tender
from pos.domain.ticket import Ticket
from pos.ports.journal import Journal, Somebody, UnitOfWork
from pos.usecases.add_person import AddPerson, add_person
from pos.usecases.close_shift import CloseShift, ShiftDone, close_shift
from pos.usecases.finish_sale import FinishSale, SaleDone, finish_sale
from pos.usecases.open_shift import OpenShiftRequest, open_shift
from pos.usecases.refund import RefundDone, RefundRequest, refund
from pos.usecases.set_up_till import SetUpTill, set_up_till
from tests.fakes.devices import CountedIds, PlainPaper, PlainPins, SeedKey, SteadyClock
from tests.fakes.journal import facts_of
from tests.fakes.stall import DAY, FLOAT, PARTIES, PLACE, TREATMENTS, cash, cost, ticket_of

T = TypeVar("T")
PIN = "2580"
TPE = TerminalLabel("tpe-1", "naps")


def must(answer: T | Refused) -> T:
    """Take the answer of a use case that did not refuse."""
    assert not isinstance(answer, Refused), answer
    return answer


@dataclass
class Till:
    """A till at the stall, its journal and everything around it."""

    journal: Journal
    ids: CountedIds = field(default_factory=CountedIds)
    pins: PlainPins = field(default_factory=PlainPins)
    key: SeedKey = field(default_factory=SeedKey)
    paper: PlainPaper = field(default_factory=PlainPaper)
    clock: SteadyClock = field(default_factory=SteadyClock)
    manager: str = ""

    def set_up(self) -> Somebody:
        asked = SetUpTill(PLACE, "Amina Bennis", PIN)
        somebody = must(
            set_up_till(asked, journal=self.journal, ids=self.ids, pins=self.pins, key=self.key, program="0.1.0")
        )
        self.manager = somebody.id
        return somebody

    def cashier(self) -> Somebody:
        """Add a cashier, as the manager."""
        asked = AddPerson("Youssef", Role.CASHIER, "1379", Somebody(self.manager, Role.MANAGER, ""))
        return must(add_person(asked, journal=self.journal, ids=self.ids, pins=self.pins))

    def open_shift(self, day: date = DAY, opening_float: CashCount = FLOAT) -> Counter:
        asked = OpenShiftRequest(self.manager, opening_float, day)
        return self.counter(must(open_shift(asked, journal=self.journal)).number)

    def counter(self, shift: int, person: str = "") -> Counter:
        return Counter(shift, person or self.manager, (Language.AR, Language.FR))

    @property
    def shift(self) -> Counter:
        """The counter of the shift under way."""
        under_way = self.journal.open_shift()
        assert under_way is not None
        return self.counter(under_way.number)

    def ticket(self, *products: Product, nickname: int = 1) -> Ticket:
        return ticket_of(*products, nickname=nickname, key=self.ids.short())

    def charged(self, ticket: Ticket, amount: Money, state: PaymentState = PaymentState.APPROVED) -> Tender:
        """Have a terminal take an amount for a ticket, or whatever else became of it; gives the tender it makes."""
        with self.journal.unit_of_work() as work:
            asked = PaymentRequested(
                self.shift.shift, self.manager, ticket.key, PaymentKind.SALE, Means.CARD, amount, TPE
            )
            request = work.append(asked).entry.number
            work.append(PaymentAttempted(request, 1, f"{request:06}"))
            work.append(PaymentMoved(request, 1, state, Source.ANSWER, authorised=amount, trace=f"{request:06}"))
            work.commit()
        return Tender(Means.CARD, amount, amount, amount - amount, request)

    def finish(
        self, ticket: Ticket, *tenders: Tender, role: Role = Role.MANAGER, counter: Counter | None = None
    ) -> SaleDone | Refused:
        """Finish a ticket, paid in cash when nothing else is said."""
        asked = FinishSale(ticket, tenders or (cash(cost(ticket)),), counter or self.shift, role)
        return finish_sale(
            asked,
            journal=self.journal,
            treatments=TREATMENTS,
            parties=PARTIES,
            key=self.key,
            paper=self.paper,
        )

    def beside(self, patch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
        """Let another lane act just when the next step on the journal begins."""
        begin = self.journal.unit_of_work

        def begun() -> AbstractContextManager[UnitOfWork]:
            patch.undo()
            act()
            return begin()

        patch.setattr(self.journal, "unit_of_work", begun)

    def sell(self, *products: Product) -> SaleDone:
        return must(self.finish(self.ticket(*products)))

    def refund(self, asked: RefundRequest) -> RefundDone | Refused:
        return refund(asked, journal=self.journal, key=self.key, paper=self.paper)

    def close(self, count: CashCount = FLOAT, note: str = "", counter: Counter | None = None) -> ShiftDone | Refused:
        asked = CloseShift(counter or self.shift, count, note)
        return close_shift(asked, journal=self.journal, key=self.key, paper=self.paper)

    def closed(self, count: CashCount = FLOAT) -> ShiftClosed:
        return must(self.close(count)).fact

    def facts(self, kind: type[T]) -> list[T]:
        """List the facts of one kind."""
        return [fact for fact in facts_of(self.journal) if isinstance(fact, kind)]

    @property
    def last(self) -> Fact | object:
        """The newest fact."""
        return facts_of(self.journal)[-1]


def dirhams(minor: int) -> Money:
    """Give an amount of dirhams from centimes."""
    return Money(minor, FLOAT.currency)
