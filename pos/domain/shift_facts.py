"""The facts of a shift: its float, the cash that moved without a sale, the count, and what it all came to."""

from datetime import date

from pos.domain.cash import CashCount
from pos.domain.money import Money
from pos.domain.payment_facts import OwedPayment, UnknownPayment
from pos.domain.permissions import Approval
from pos.domain.tender import Means
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class ShiftOpened:
    """The drawer was given its float. The fact's journal number is the shift's name; the day is the shift's.

    `foreign` are the floats in other currencies.
    """

    person: str
    business_day: date
    opening_float: CashCount
    foreign: tuple[CashCount, ...] = ()


@dataclass(frozen=True, slots=True)
class CashMoved:
    """Cash went into the drawer (positive) or out of it (negative) without a sale."""

    shift: int
    person: str
    amount: Money
    reason: str
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawerOpened:
    """The drawer was opened without a sale."""

    shift: int
    person: str
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawerCounted:
    """Somebody counted the drawer without being told what should be in it (a blind count)."""

    shift: int
    person: str
    count: CashCount
    foreign: tuple[CashCount, ...] = ()


@dataclass(frozen=True, slots=True)
class MeansTotal:
    """What one means brought in over a shift: `sales` paid, `refunds` given back (both positive).

    `on_sight` is how much of it nothing but somebody's eyes says was paid, None where there was none of that.
    """

    means: Means
    sales: Money
    refunds: Money
    count: int
    on_sight: Money | None = None


@dataclass(frozen=True, slots=True)
class TaxOfShift:
    """The tax of one seller under one rule over a shift, refunds taken off."""

    seller: str
    tax_id: str
    rate_bp: int
    base: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class DutyOfShift:
    """The stamp duty of a shift: how many receipts were paid in cash, what cash paid of them, the duty on it.

    `collected` is what customers paid of `amount` on top of their receipts; the rest is the seller's.
    """

    receipts: int
    base: Money
    amount: Money
    collected: Money


@dataclass(frozen=True, slots=True)
class ForeignDrawer:
    """Another currency over a shift, in that currency; `worth` is what the cash taken paid, in the till's own."""

    opening_float: Money
    taken: Money
    moved: Money
    expected: Money
    worth: Money


@dataclass(frozen=True, slots=True)
class ForeignCounted:
    """What was counted in another currency at the closing; the difference is counted minus expected."""

    count: CashCount
    difference: Money


@dataclass(frozen=True, slots=True)
class ShiftFigures:
    """What a shift comes to; each figure is reckoned from the shift's facts, never from a running counter.

    `expected` is the float, cash sales, minus cash refunds, plus cash moved, plus the duty that customers paid and
    what rounding left in the drawer (`rounding`; negative when it took out), less what cash in other currencies was
    worth: that lies in `foreign`, a drawer a currency. `grand_total` is all that this till ever
    sold minus all it refunded, up to and with this shift; it is never reset.
    """

    opening_float: Money
    sales: int
    refunds: int
    sold: Money
    refunded: Money
    discounts: Money
    removed_lines: int
    moved: Money
    means: tuple[MeansTotal, ...]
    taxes: tuple[TaxOfShift, ...]
    expected: Money
    grand_total: Money
    first_series: str = ""
    last_series: str = ""
    rounding: Money | None = None
    duty: DutyOfShift | None = None
    foreign: tuple[ForeignDrawer, ...] = ()


@dataclass(frozen=True, slots=True)
class ShiftClosed:
    """The shift is over. `z` counts this till's closings from 1; `difference` is counted minus expected.

    `unknown_payments` are those nobody knows yet, of this shift or an earlier one: they are carried over.
    `owed_payments` are to go back: no sale counts them. They are carried over too.
    """

    shift: int
    z: int
    person: str
    business_day: date
    figures: ShiftFigures
    counted: CashCount
    difference: Money
    note: str = ""
    unknown_payments: tuple[UnknownPayment, ...] = ()
    owed_payments: tuple[OwedPayment, ...] = ()
    foreign: tuple[ForeignCounted, ...] = ()
