"""A ticket while it is open: working state that changes at every touch and becomes one fact when it is finished.

Every function takes a ticket and gives a new one, or a refusal; the old ticket stays as it was, so undo is
keeping it. A line is named by its number, which is never used twice on a ticket.
"""

from collections.abc import Callable
from dataclasses import replace

from pos.domain.money import BASIS, Currency, Money, share_out
from pos.domain.names import Names
from pos.domain.permissions import Approval
from pos.domain.product import Price, Product
from pos.domain.quantity import Quantity, pieces, times
from pos.domain.refusals import Refused, Rule
from pos.domain.standing import still_standing
from pos.domain.tender import Tender
from pos.domain.values import dataclass

AMOUNT_MAX = 999_999_999_99
"""The largest amount a line or a ticket can reach, in minor units: beyond it is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Discount:
    """A reduction, in basis points or as an amount: one of the two is set, the other is empty."""

    basis_points: int = 0
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is, whose it is, what is asked and what was agreed for one unit.

    `product` is empty for a free amount. `asking` and `agreed` are unit prices; `agreed` is what haggling ended on.
    `chain` is the craft chain of the product.
    """

    number: int
    product: str
    code: str
    names: Names
    quantity: Quantity
    asking: Price
    seller: str
    maker: str
    tax: str
    unique: bool = False
    agreed: Money | None = None
    floor: Money | None = None
    discount: Discount | None = None
    chain: str = ""

    @property
    def unit(self) -> Money:
        """The price one unit goes for."""
        return self.agreed if self.agreed is not None else self.asking.amount

    @property
    def reduced(self) -> bool:
        """Tell whether it goes for another price than the one asked."""
        return self.agreed is not None or self.discount is not None

    @property
    def gross(self) -> Money:
        """The price of the quantity, before any discount."""
        return Money(times(self.unit.minor, self.quantity), self.unit.currency)


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """A line that was on the ticket and was taken off before the end: it travels inside the finishing fact."""

    names: Names
    quantity: Quantity
    amount: Money


@dataclass(frozen=True, slots=True)
class Ticket:
    """An open ticket. `nickname` is a number to talk about it with, never an identity.

    `key` is a random id given when it was opened: it follows the ticket into the one fact it becomes, so that
    finishing it twice makes one sale. `cash` was handed over first, before another means pays the rest: no fact knows
    of it until the sale is finished, and until then it can be given back.
    """

    nickname: int
    currency: Currency
    lines: tuple[Line, ...] = ()
    removed: tuple[RemovedLine, ...] = ()
    discount: Discount | None = None
    approvals: tuple[Approval, ...] = ()
    note: str = ""
    parked: bool = False
    next_line: int = 1
    key: str = ""
    cash: tuple[Tender, ...] = ()

    @property
    def blank(self) -> bool:
        """Tell whether nothing was ever put on it and nobody asked to keep it."""
        return not (self.lines or self.removed or self.note or self.parked)

    def line(self, number: int) -> Line | None:
        """Find the line of that number, if it is still there."""
        return next((line for line in self.lines if line.number == number), None)

    def line_of(self, product: str) -> Line | None:
        """Find the line a further piece of `product` would join: same article, nothing agreed or reduced."""
        for line in self.lines:
            if product and line.product == product and not line.reduced:
                return line
        return None


def add_product(ticket: Ticket, product: Product, quantity: Quantity) -> Ticket | Refused:
    """Put a product on the ticket; an article already there gains in quantity, a unique piece is refused twice."""
    if quantity.milli <= 0:
        return Refused(Rule.QUANTITY_NOT_POSITIVE)
    if product.unique and quantity != pieces(1):
        return Refused(Rule.QUANTITY_OF_UNIQUE)
    if product.unique and any(line.product == product.id for line in ticket.lines):
        return Refused(Rule.PIECE_ON_TICKET)
    there = ticket.line_of(product.id)
    if there is not None:
        return change_quantity(ticket, there.number, there.quantity + quantity)
    line = Line(
        number=ticket.next_line,
        product=product.id,
        code=product.code,
        names=product.names,
        quantity=quantity,
        asking=product.price,
        seller=product.seller,
        maker=product.maker,
        tax=product.tax,
        unique=product.unique,
        floor=product.floor,
        chain=product.chain,
    )
    return _with_line(ticket, line)


@dataclass(frozen=True, slots=True)
class FreeAmount:
    """A sale without a product: an amount typed for one unit, with the seller and tax it stands under."""

    price: Price
    seller: str
    tax: str
    names: Names
    maker: str = ""


def add_free_amount(ticket: Ticket, free: FreeAmount, quantity: Quantity) -> Ticket | Refused:
    """Put an amount without a product on the ticket."""
    if free.price.amount.minor <= 0:
        return Refused(Rule.AMOUNT_NOT_POSITIVE)
    if quantity.milli <= 0:
        return Refused(Rule.QUANTITY_NOT_POSITIVE)
    line = Line(
        number=ticket.next_line,
        product="",
        code="",
        names=free.names,
        quantity=quantity,
        asking=free.price,
        seller=free.seller,
        maker=free.maker,
        tax=free.tax,
    )
    return _with_line(ticket, line)


def change_quantity(ticket: Ticket, number: int, quantity: Quantity) -> Ticket | Refused:
    """Set how many; a unique piece stays one."""

    def changed(line: Line) -> Line | Refused:
        if quantity.milli <= 0:
            return Refused(Rule.QUANTITY_NOT_POSITIVE)
        if line.unique and quantity != pieces(1):
            return Refused(Rule.QUANTITY_OF_UNIQUE)
        return replace(line, quantity=quantity)

    return _change(ticket, number, changed)


def agree_price(ticket: Ticket, number: int, unit: Money | None) -> Ticket | Refused:
    """Write down the unit price that haggling ended on; None goes back to the asking price."""

    def changed(line: Line) -> Line | Refused:
        if unit is not None and unit.minor <= 0:
            return Refused(Rule.AMOUNT_NOT_POSITIVE)
        return replace(line, agreed=None if unit == line.asking.amount else unit)

    return _change(ticket, number, changed)


def agree_round_sum(ticket: Ticket, numbers: tuple[int, ...], total: Money) -> Ticket | Refused:
    """Spread a round sum for several lines over them, by their amounts, as a discount on each.

    It takes the place of what was taken off those lines before; a round sum for the whole ticket also takes the
    place of the ticket's own reduction, so that the sum agreed is the sum paid.
    """
    lines = [line for line in ticket.lines if line.number in numbers]
    gross = Money(sum(line.gross.minor for line in lines), ticket.currency)
    off = gross.minor - total.minor
    if not lines or len(lines) != len(set(numbers)):
        return Refused(Rule.LINE_NOT_FOUND)
    if total.minor <= 0:
        return Refused(Rule.AMOUNT_NOT_POSITIVE)
    if off < 0:
        return Refused(Rule.AMOUNT_TOO_LARGE, amount=gross)
    shares = share_out(off, [line.gross.minor for line in lines])
    discounts = {
        line.number: Discount(amount=Money(share, ticket.currency)) if share else None
        for line, share in zip(lines, shares, strict=True)
    }
    changed = tuple(
        replace(line, discount=discounts[line.number]) if line.number in discounts else line for line in ticket.lines
    )
    discount = None if len(lines) == len(ticket.lines) else ticket.discount
    return _standing(ticket, changed, discount)


def discount_line(ticket: Ticket, number: int, discount: Discount | None) -> Ticket | Refused:
    """Reduce one line; None takes the reduction back."""

    def changed(line: Line) -> Line | Refused:
        if discount is not None and not _fits(discount, line.gross):
            return Refused(Rule.DISCOUNT_TOO_LARGE, amount=line.gross)
        return replace(line, discount=discount)

    return _change(ticket, number, changed)


def discount_ticket(ticket: Ticket, discount: Discount | None) -> Ticket | Refused:
    """Reduce the whole ticket; None takes the reduction back. The reduction is spread over lines when priced."""
    if not ticket.lines:
        return Refused(Rule.EMPTY_TICKET)
    gross = Money(sum(line.gross.minor for line in ticket.lines), ticket.currency)
    if discount is not None and not _fits(discount, gross):
        return Refused(Rule.DISCOUNT_TOO_LARGE, amount=gross)
    return _standing(ticket, ticket.lines, discount)


def remove_line(ticket: Ticket, number: int) -> Ticket | Refused:
    """Take a line off; the ticket remembers that it was there."""
    line = ticket.line(number)
    if line is None:
        return Refused(Rule.LINE_NOT_FOUND)
    removed = RemovedLine(line.names, line.quantity, line.gross)
    kept = tuple(each for each in ticket.lines if each.number != number)
    return replace(_standing(ticket, kept, ticket.discount), removed=(*ticket.removed, removed))


def approve(ticket: Ticket, approval: Approval) -> Ticket:
    """Note another person's yes on the ticket as it is now; it joins the fact the ticket becomes."""
    return replace(ticket, approvals=(*ticket.approvals, approval))


def _with_line(ticket: Ticket, line: Line) -> Ticket | Refused:
    if line.asking.amount.currency is not ticket.currency:
        return Refused(Rule.CURRENCY_DIFFERS)
    if line.gross.minor > AMOUNT_MAX:
        return Refused(Rule.AMOUNT_TOO_LARGE)
    return replace(_standing(ticket, (*ticket.lines, line), ticket.discount), next_line=ticket.next_line + 1)


def _change(ticket: Ticket, number: int, changed: Callable[[Line], Line | Refused]) -> Ticket | Refused:
    line = ticket.line(number)
    if line is None:
        return Refused(Rule.LINE_NOT_FOUND)
    new = changed(line)
    if isinstance(new, Refused):
        return new
    if new.gross.minor > AMOUNT_MAX:
        return Refused(Rule.AMOUNT_TOO_LARGE)
    return _standing(ticket, tuple(new if kept is line else kept for kept in ticket.lines), ticket.discount)


def _standing(ticket: Ticket, lines: tuple[Line, ...], discount: Discount | None) -> Ticket:
    """Change lines and reduction; a yes that was given to something else no longer stands."""
    approvals = still_standing(ticket.approvals, (ticket.lines, ticket.discount), (lines, discount))
    return replace(ticket, lines=lines, discount=discount, approvals=approvals)


def _fits(discount: Discount, gross: Money) -> bool:
    if discount.amount is not None:
        return 0 < discount.amount.minor <= gross.minor
    return 0 < discount.basis_points <= BASIS
