"""A till that trades: it opens a shift, sells, takes back and closes, and every fact is a real one."""

from dataclasses import replace

from pos.domain.cash import CashCount
from pos.domain.facts import Fact, RefundFinished, SaleFinished, ShiftClosed, ShiftOpened
from pos.domain.fair import series_number
from pos.domain.money import Money, zero
from pos.domain.product import Product
from pos.domain.shift import figures
from pos.wire.entry import Entry, UnknownFact, read_entry
from tests.central.tills import Till
from tests.fakes import stall
from tests.fakes.stall import MAD, OPENED, PLACE, refund, sale, ticket_of

BOWL = replace(stall.BOWL, chain="pottery")
LAMP = replace(stall.LAMP, chain="copper")
RUG = replace(stall.RUG, chain="weaving")


class TradingTill(Till):
    """Keeps count of its papers as a journal does."""

    papers = 0
    shift = 0
    z = 0

    def number(self, fact: Fact) -> int:
        self.append(fact)
        return self.head.number

    def open(self, opened: ShiftOpened = OPENED) -> int:
        self.shift = self.number(opened)
        return self.shift

    def series(self) -> str:
        self.papers += 1
        return series_number(PLACE, self.head.epoch, self.papers)

    def sell(self, *products: Product) -> int:
        return self.number(sale(ticket_of(*products), self.shift, self.series()))

    def give_back(self, number: int, line: int = 1) -> int:
        sold = self.fact(number)
        assert isinstance(sold, SaleFinished)
        fact = refund(sold, number, line, self.series())
        return self.number(replace(fact, shift=self.shift))

    def close(self, missing: int = 0) -> int:
        """Close the shift with so many minor units missing from the drawer."""
        self.z += 1
        facts = [self.fact(number) for number in range(self.shift, self.head.number + 1)]
        opened = facts[0]
        assert isinstance(opened, ShiftOpened)
        of_shift = [
            fact for fact in facts if isinstance(fact, SaleFinished | RefundFinished) and fact.shift == self.shift
        ]
        sums = figures(opened, of_shift, zero(MAD))
        counted = CashCount(MAD, ((1, sums.expected.minor - missing),))
        day, short = opened.business_day, Money(-missing, MAD)
        return self.number(ShiftClosed(self.shift, self.z, "p1", day, sums, counted, short))

    def fact(self, number: int) -> Fact | UnknownFact:
        return self.fact_at(number).fact

    def fact_at(self, number: int) -> Entry:
        return read_entry(self.outbox.entries[number - 1])

    def traded(self, sales: int = 3) -> "TradingTill":
        """Trade for a short day."""
        self.open()
        first, *_ = [self.sell(BOWL, RUG) for _ in range(sales)]
        self.sell(LAMP)
        self.give_back(first, line=2)
        self.close()
        return self

    def clone(self) -> "TradingTill":
        other = TradingTill(self.name)
        other.outbox.entries, other.outbox.heads = list(self.outbox.entries), list(self.outbox.heads)
        other.papers, other.shift, other.z = self.papers, self.shift, self.z
        return other


def trading(name: str = "amina") -> TradingTill:
    till = TradingTill(name)
    till.founded()
    return till
