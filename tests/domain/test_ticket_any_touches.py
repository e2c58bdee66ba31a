from dataclasses import dataclass
from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from pos.domain.money import Currency, Money
from pos.domain.quantity import Quantity
from pos.domain.refusals import Refused
from pos.domain.ticket import (
    Discount,
    Ticket,
    add_product,
    agree_price,
    change_quantity,
    discount_line,
    discount_ticket,
    remove_line,
)
from tests.domain.tickets import priced, product

MAD = Currency.MAD
PRICES = {"bowl": 35_00, "lamp": 249_99, "rug": 1_800_00}
UNIQUE = {"rug"}
numbers = st.integers(1, 8)
quantities = st.integers(-1, 4).map(lambda count: count * 1000) | st.integers(1, 2_500)
reductions = st.none() | st.tuples(st.integers(0, 11_000), st.integers(0, 900_00))


def rounded(exact: Fraction) -> int:
    """Round half up, as at school."""
    return int(exact + Fraction(1, 2))


@dataclass
class Naive:
    """A line as a child would keep it: the pieces, the price of one, what comes off."""

    goods: str
    milli: int
    price: int
    off: tuple[int, int] | None = None

    @property
    def gross(self) -> int:
        return rounded(Fraction(self.price * self.milli, 1000))

    @property
    def due(self) -> int:
        return self.gross - taken_off(self.off, self.gross)


def taken_off(off: tuple[int, int] | None, gross: int) -> int:
    """Reckon a reduction: a rate when there is one, else an amount; never more than there is."""
    if off is None:
        return 0
    rate, amount = off
    return min(gross, rounded(Fraction(gross * rate, 10_000)) if rate else amount)


def fits(off: tuple[int, int] | None, gross: int) -> bool:
    """Tell whether a counter would take that reduction."""
    return off is None or (off[0] <= 10_000 if off[0] else 0 < off[1] <= gross)


def as_discount(off: tuple[int, int] | None) -> Discount | None:
    if off is None:
        return None
    rate, amount = off
    return Discount(basis_points=rate) if rate else Discount(amount=Money(amount, MAD))


class TicketAgainstAChildsSums(RuleBasedStateMachine):
    """Any touches in any order, some of them undone, come out at what a child reckons on paper."""

    def __init__(self) -> None:
        super().__init__()
        self.ticket = Ticket(1, MAD)
        self.lines: dict[int, Naive] = {}
        self.off: tuple[int, int] | None = None
        self.next = 1
        self.before: list[tuple[Ticket, str]] = []

    def took(self, changed: Ticket | Refused, *, expected: bool) -> bool:
        """Take a new ticket over, or see that it was refused as expected."""
        assert isinstance(changed, Ticket) is expected, changed
        if isinstance(changed, Ticket):
            self.before.append((self.ticket, repr(self.ticket)))
            self.ticket = changed
        return expected

    @rule(goods=st.sampled_from(sorted(PRICES)), milli=quantities)
    def ring_up(self, goods: str, milli: int) -> None:
        piece = product(goods, PRICES[goods], unique=goods in UNIQUE)
        there = [
            line
            for line in self.lines.values()
            if line.goods == goods and line.price == PRICES[goods] and line.off is None
        ]
        laid = any(line.goods == goods for line in self.lines.values())
        ok = milli > 0 and (goods not in UNIQUE or (milli == 1000 and not laid))
        if not self.took(add_product(self.ticket, piece, Quantity(milli)), expected=ok):
            return
        if there:
            there[0].milli += milli
        else:
            self.lines[self.next] = Naive(goods, milli, PRICES[goods])
            self.next += 1

    @rule(number=numbers, milli=quantities)
    def count_again(self, number: int, milli: int) -> None:
        line = self.lines.get(number)
        ok = line is not None and milli > 0 and (line.goods not in UNIQUE or milli == 1000)
        if self.took(change_quantity(self.ticket, number, Quantity(milli)), expected=ok) and line:
            line.milli = milli

    @rule(number=numbers, price=st.none() | st.integers(-1, 2_000_00))
    def haggle(self, number: int, price: int | None) -> None:
        line = self.lines.get(number)
        ok = line is not None and (price is None or price > 0)
        agreed = None if price is None else Money(price, MAD)
        if self.took(agree_price(self.ticket, number, agreed), expected=ok) and line:
            line.price = PRICES[line.goods] if price is None else price

    @rule(number=numbers, off=reductions)
    def reduce_a_line(self, number: int, off: tuple[int, int] | None) -> None:
        line = self.lines.get(number)
        ok = line is not None and fits(off, line.gross)
        if self.took(discount_line(self.ticket, number, as_discount(off)), expected=ok) and line:
            line.off = off

    @rule(off=reductions)
    def reduce_the_ticket(self, off: tuple[int, int] | None) -> None:
        gross = sum(line.gross for line in self.lines.values())
        ok = bool(self.lines) and fits(off, gross)
        if self.took(discount_ticket(self.ticket, as_discount(off)), expected=ok):
            self.off = off

    @rule(number=numbers)
    def take_off(self, number: int) -> None:
        if self.took(remove_line(self.ticket, number), expected=number in self.lines):
            del self.lines[number]

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        self.ticket, told = self.before.pop()
        assert repr(self.ticket) == told
        self.next = self.ticket.next_line
        self.off = as_pair(self.ticket.discount)
        self.lines = {
            line.number: Naive(line.product, line.quantity.milli, line.unit.minor, as_pair(line.discount))
            for line in self.ticket.lines
        }

    @invariant()
    def the_ticket_costs_what_the_child_reckons(self) -> None:
        due = sum(line.due for line in self.lines.values())
        assert priced(self.ticket).total.minor == due - taken_off(self.off, due)
        assert [line.number for line in self.ticket.lines] == list(self.lines)

    @invariant()
    def nothing_that_stood_on_it_is_forgotten(self) -> None:
        assert len(self.ticket.lines) + len(self.ticket.removed) == self.ticket.next_line - 1


def as_pair(discount: Discount | None) -> tuple[int, int] | None:
    if discount is None:
        return None
    return discount.basis_points, discount.amount.minor if discount.amount else 0


TicketAgainstAChildsSums.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
TestTicketAgainstAChildsSums = TicketAgainstAChildsSums.TestCase
