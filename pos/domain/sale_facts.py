"""The facts of selling: a ticket that was paid, goods that came back, a ticket given up, a paper printed again."""

from pos.domain.cash_terms import StampDuty
from pos.domain.money import Money
from pos.domain.names import Language, Names
from pos.domain.parties import Maker, Seller
from pos.domain.permissions import Approval
from pos.domain.quantity import Quantity
from pos.domain.tax import TaxReason
from pos.domain.tender import Tender
from pos.domain.ticket import Discount, RemovedLine
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A line as it was sold.

    `asking` and `agreed` are unit prices, `discount` all that came off, `total` what was paid for the line with
    tax, `tax` the tax inside; `article` is the text that grounds the treatment. `chain` is the product's craft chain.
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
    chain: str = ""


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
    """A ticket was paid. `series` is the paper's number; sellers and makers are as they were on that day.

    `ticket` is the key of the ticket it was: one ticket makes one sale. `rounding` (negative when the customer
    pays less) and `duty` come on top of the part paid in cash; neither is in `total`, nor in what a tender applies.
    """

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
    ticket: str = ""
    rounding: Money | None = None
    duty: StampDuty | None = None


@dataclass(frozen=True, slots=True)
class RefundedLine:
    """How much of a sold line came back: `line` is its number on the sale, amounts are positive."""

    line: int
    quantity: Quantity
    total: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class RefundFinished:
    """Goods came back and money went out. `sale` is the journal number of the sale; amounts are positive.

    `ticket` is the key the refund was given when it was begun: asking twice gives back once. `rounding` is what
    the drawer keeps by it (negative when it gives more than `total`): cash that is handed out is rounded too.
    """

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
    ticket: str = ""
    rounding: Money | None = None


@dataclass(frozen=True, slots=True)
class TicketCancelled:
    """A ticket that something had stood on was given up; `removed` is all that ever did. `ticket` is its key."""

    shift: int
    person: str
    nickname: int
    removed: tuple[RemovedLine, ...]
    approvals: tuple[Approval, ...] = ()
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class PaperReprinted:
    """A paper was printed again and says so: the `copy`-th duplicate of the paper of fact `of`."""

    of: int
    copy: int
    person: str
