"""The facts a journal holds: what happened, said once, never changed.

Each is one immutable record in plain values; a correction is a new fact that points at the old one by its
journal number. Their fields can only grow, with defaults, because old journals stay readable for ever.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pos.domain.cash import CashCount
from pos.domain.fair import Place
from pos.domain.money import Money
from pos.domain.names import Language, Names
from pos.domain.parties import Maker, Seller
from pos.domain.payment_facts import PaymentFact
from pos.domain.permissions import Approval, Role
from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.domain.tax import TaxReason
from pos.domain.tender import Means, Tender
from pos.domain.ticket import Discount, RemovedLine


@dataclass(frozen=True, slots=True)
class TillFounded:
    """A till's first fact, and the first of each later epoch: its place, its public key (Ed25519, hex)."""

    place: Place
    public_key: str
    program: str


@dataclass(frozen=True, slots=True)
class PersonAdded:
    """Somebody may sign in. `name` is a commitment (hex): the name itself lies beside the journal, erasable."""

    person: str
    role: Role
    name: str


@dataclass(frozen=True, slots=True)
class PersonRemoved:
    """Somebody may no longer sign in."""

    person: str
    by: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody took the till."""

    person: str


class LockChange(StrEnum):
    """What happened to a PIN's lock."""

    LOCKED = "locked"
    UNLOCKED = "unlocked"


@dataclass(frozen=True, slots=True)
class PinLockChanged:
    """Too many wrong PINs locked a person out for `seconds`, or the lock was lifted."""

    person: str
    change: LockChange
    failures: int
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class ShiftOpened:
    """The drawer was given its float. The fact's journal number is the shift's name; the day is the shift's."""

    person: str
    business_day: date
    opening_float: CashCount


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A line as it was sold.

    `asking` and `agreed` are unit prices, `discount` all that came off, `total` what was paid for the line with
    tax, `tax` the tax inside; `article` is the text that grounds the treatment.
    """

    number: int
    product: str
    code: str
    names: Names
    quantity: Quantity
    asking: Money
    tax_included: bool
    agreed: Money | None
    discount: Money
    total: Money
    tax: Money
    tax_id: str
    rate_bp: int
    reason: TaxReason
    article: str
    seller: str
    maker: str
    unique: bool


@dataclass(frozen=True, slots=True)
class TaxTotal:
    """The tax of one seller under one rule, as the paper shows it."""

    seller: str
    tax_id: str
    rate_bp: int
    reason: TaxReason
    article: str
    base: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class SaleFinished:
    """A ticket was paid. `series` is the paper's number; sellers and makers are as they were on that day."""

    series: str
    shift: int
    person: str
    nickname: int
    lines: tuple[SoldLine, ...]
    taxes: tuple[TaxTotal, ...]
    total: Money
    tenders: tuple[Tender, ...]
    sellers: tuple[Seller, ...]
    makers: tuple[Maker, ...]
    removed: tuple[RemovedLine, ...] = ()
    discount: Discount | None = None
    approvals: tuple[Approval, ...] = ()
    languages: tuple[Language, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class RefundedLine:
    """How much of a sold line came back: `line` is its number on the sale, amounts are positive."""

    line: int
    quantity: Quantity
    total: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class RefundFinished:
    """Goods came back and money went out. `sale` is the journal number of the sale; amounts are positive."""

    series: str
    shift: int
    person: str
    sale: int
    lines: tuple[RefundedLine, ...]
    taxes: tuple[TaxTotal, ...]
    total: Money
    tenders: tuple[Tender, ...]
    reason: str = ""
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class TicketCancelled:
    """A ticket was given up after something of it had been printed."""

    shift: int
    person: str
    nickname: int
    removed: tuple[RemovedLine, ...]
    approvals: tuple[Approval, ...] = ()


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


@dataclass(frozen=True, slots=True)
class MeansTotal:
    """What one means brought in over a shift: `sales` paid, `refunds` given back (both positive)."""

    means: Means
    sales: Money
    refunds: Money
    count: int


@dataclass(frozen=True, slots=True)
class TaxOfShift:
    """The tax of one seller under one rule over a shift, refunds taken off."""

    seller: str
    tax_id: str
    rate_bp: int
    base: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class ShiftFigures:
    """What a shift comes to; each figure is reckoned from the shift's facts, never from a running counter.

    `expected` is the float, cash sales, minus cash refunds, plus cash moved. `grand_total` is all that this till
    ever sold minus all it refunded, up to and with this shift; it is never reset.
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


@dataclass(frozen=True, slots=True)
class ShiftClosed:
    """The shift is over. `z` counts this till's closings from 1; `difference` is counted minus expected."""

    shift: int
    z: int
    person: str
    business_day: date
    figures: ShiftFigures
    counted: CashCount
    difference: Money
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaperReprinted:
    """A paper was printed again and says so: the `copy`-th duplicate of the paper of fact `of`."""

    of: int
    copy: int
    person: str


@dataclass(frozen=True, slots=True)
class ClockJumped:
    """The clock of the machine moved by `seconds` against the time that really passed."""

    seconds: int


@dataclass(frozen=True, slots=True)
class ProductChanged:
    """A product was made or changed at the booth, as it stands from now on."""

    product: Product
    person: str


@dataclass(frozen=True, slots=True)
class CatalogueImported:
    """A file of products was taken in: how many were new and how many changed. `digest` is its SHA-256 (hex)."""

    digest: str
    added: int
    changed: int
    person: str = ""


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """A setting of the till was changed."""

    name: str
    value: str
    person: str


Fact = (
    TillFounded
    | PersonAdded
    | PersonRemoved
    | SignedIn
    | PinLockChanged
    | ShiftOpened
    | SaleFinished
    | RefundFinished
    | TicketCancelled
    | CashMoved
    | DrawerOpened
    | DrawerCounted
    | ShiftClosed
    | PaperReprinted
    | ClockJumped
    | ProductChanged
    | CatalogueImported
    | SettingChanged
    | PaymentFact
)
