"""A small booth that the tests of the journal sell at: its place, its people, its pieces, its clock."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from pos.domain.cash import CashCount
from pos.domain.facts import (
    Fact,
    PersonAdded,
    RefundFinished,
    SaleFinished,
    ShiftClosed,
    ShiftOpened,
    TillFounded,
)
from pos.domain.fair import Place
from pos.domain.money import Currency, Money, zero
from pos.domain.names import Language, Names
from pos.domain.parties import Maker, Seller
from pos.domain.permissions import Role
from pos.domain.pricing import PricedTicket, price_ticket
from pos.domain.product import Price, Product
from pos.domain.quantity import Quantity, pieces
from pos.domain.refund import refund_lines, refund_taxes, refund_total
from pos.domain.refusals import Refused
from pos.domain.sale import Counter, Parties, finish
from pos.domain.shift import figures
from pos.domain.tax import TaxReason, TaxTreatment
from pos.domain.tender import Means, Tender
from pos.domain.ticket import Ticket, add_product
from pos.journal.store import SqliteJournal, open_journal
from pos.ports.clock import Clock, Moment
from pos.ports.journal import PaperJob, UnitOfWork

MAD = Currency.MAD
DAY = date(2026, 5, 16)
TILL = "t-7f3a"
KEY = bytes(range(32))
PLACE = Place("SIAM26", Names("المعرض", "Le salon", "The fair"), Names(fr="Meknès"), "B12", Names(fr="Stand"), "T1")
VAT = TaxTreatment("tva20", 2000, TaxReason.STANDARD, "CGI 98", date(2026, 1, 1))
PARTIES = Parties(
    {"coop": Seller("coop", Names("تعاونية تازناخت", "Coopérative Taznakht", "Taznakht cooperative"))},
    {"fatima": Maker("fatima", Names("فاطمة", "Fatima"))},
)
CUPS = Product(
    "cups",
    Names("كأس", "Gobelet", "Cup"),
    Price(Money(60_00, MAD)),
    "611000000001",
    "pottery",
    "zellige",
    "coop",
    "fatima",
    "tva20",
)
CARPET = Product(
    "carpet-17",
    Names("الزربية", "Tapis Azilal", "Azilal carpet"),
    Price(Money(2500_00, MAD)),
    "TZ-17",
    "weaving",
    "carpet",
    "coop",
    "fatima",
    "tva20",
    unique=True,
)


ONE = pieces(1)

T = TypeVar("T")


def must(result: T | Refused) -> T:
    assert not isinstance(result, Refused), result
    return result


class HandClock:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.utc_ms = 1_779_000_000_000
        self.steady = 5_000

    def now(self) -> Moment:
        return Moment(self.utc_ms, 60)

    def steady_ms(self) -> int:
        return self.steady

    def wait(self, ms: int) -> None:
        self.utc_ms += ms
        self.steady += ms


def opened(path: Path, clock: Clock | None = None) -> SqliteJournal:
    return open_journal(path, clock=clock or HandClock(), secrets=KEY, till_id=TILL)


def count_of_cash(minor: int) -> CashCount:
    return CashCount(MAD, ((100, minor // 100),))


def a_ticket(count: int, *products: Product) -> Ticket:
    """Make the `count`-th ticket of a day: nicknames come round again, keys never do."""
    ticket = Ticket(count % 50 + 1, MAD, key=f"ticket-{count}")
    for product in products or (CUPS,):
        ticket = must(add_product(ticket, product, pieces(1)))
    return ticket


@dataclass
class Booth:
    """Does at a journal what a till does, each step in a commit of its own."""

    journal: SqliteJournal
    tickets: int = 0

    def found(self) -> None:
        with self.journal.unit_of_work() as work:
            work.append(TillFounded(PLACE, "00" * 32, "0.1.0"))
            name = work.keep_name("amina", "Amina Bennis")
            work.append(PersonAdded("amina", Role.MANAGER, name))
            work.put_products((CUPS, CARPET))
            work.put_parties(PARTIES)
            work.commit()

    def open_shift(self) -> int:
        with self.journal.unit_of_work() as work:
            number = work.append(ShiftOpened("amina", DAY, count_of_cash(500_00))).entry.number
            work.commit()
        return number

    def ticket(self, *products: Product) -> Ticket:
        self.tickets += 1
        return a_ticket(self.tickets, *products)

    def sell(self, *products: Product) -> int:
        """Save the ticket, then finish it; gives the sale's journal number."""
        ticket = self.ticket(*products)
        self.save(ticket)
        return self.finish_alone(ticket)

    def save(self, ticket: Ticket) -> None:
        with self.journal.unit_of_work() as work:
            work.save_ticket(ticket)
            work.commit()

    def finish_alone(self, ticket: Ticket) -> int:
        with self.journal.unit_of_work() as work:
            number = self.finish(work, ticket)
            work.commit()
        return number

    def append(self, *facts: Fact) -> None:
        with self.journal.unit_of_work() as work:
            for fact in facts:
                work.append(fact)
            work.commit()

    def finish(self, work: UnitOfWork, ticket: Ticket, shift: int = 0) -> int:
        """Do what finishing a sale does, without the commit; asks for the shift under way if it is not told."""
        under_way = None if shift else self.journal.open_shift()
        number = shift if under_way is None else under_way.number
        sale = replace(sold(ticket, number), series=work.next_series())
        recorded = work.append(sale)
        work.queue_paper(PaperJob(recorded.entry.number, "receipt", b"[" + b"x" * 1500 + b"]"))
        work.drop_ticket(ticket.nickname)
        return recorded.entry.number

    def refund(self, number: int, line: int = 1, quantity: Quantity = ONE) -> int:
        entry, shift = self.journal.entry(number), self.journal.open_shift()
        assert entry is not None
        assert shift is not None
        sale = entry.fact
        assert isinstance(sale, SaleFinished)
        lines = must(refund_lines(sale, self.journal.refunds_of(number), {line: quantity}))
        total = refund_total(sale, lines)
        tender = Tender(Means.CASH, -total, -total, zero(MAD))
        with self.journal.unit_of_work() as work:
            refund = RefundFinished(
                work.next_series(), shift.number, "amina", number, lines, refund_taxes(sale, lines), total, (tender,)
            )
            there = work.append(refund).entry.number
            work.commit()
        return there

    def close_shift(self) -> int:
        shift = self.journal.open_shift()
        assert shift is not None
        facts = [entry.fact for entry in self.journal.entries(shift.number)]
        sums = figures(shift.opened, facts, self.journal.grand_total() or zero(MAD))
        counted = count_of_cash(sums.expected.minor)
        with self.journal.unit_of_work() as work:
            closing = ShiftClosed(
                shift.number, work.next_z(), "amina", DAY, sums, counted, counted.total - sums.expected
            )
            number = work.append(closing).entry.number
            work.commit()
        return number


def sold(ticket: Ticket, shift: int, payment: int = 0) -> SaleFinished:
    """Make the fact of a sale: paid in cash, or by the card payment of that journal number."""
    priced = must(price_ticket(ticket, [VAT], DAY))
    assert isinstance(priced, PricedTicket)
    tender = Tender(Means.CARD if payment else Means.CASH, priced.total, priced.total, zero(MAD), payment)
    done = must(finish(ticket, priced, [tender], Counter(shift, "amina", (Language.AR,)), PARTIES))
    return replace(done, ticket=ticket.key)
