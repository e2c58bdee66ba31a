"""From a shift to its papers, from a paper to its lines and payments, from each of them to the fact in its own bytes.

Amounts are minor units of the paper's or the step's currency, times UTC milliseconds. A place is a till, one of its
histories (`branch`, 0 for nearly all) and a journal number.
"""

from msgspec import Struct

from pos.domain.names import Names


class PaperSummary(Struct, frozen=True):
    """A sale, or a refund of sale `refund_of`; `late` when it arrived after its shift's closing."""

    branch: int
    number: int
    series: str
    utc_ms: int
    person: str
    total: int
    currency: str
    refund_of: int
    late: bool


class PaperLine(Struct, frozen=True):
    """A line of a paper, it and its seller named as on the day it was sold; what came back is negative.

    Quantities are thousandths.
    """

    line: int
    product: str
    names: Names
    chain: str
    seller: str
    maker: str
    milli: int
    total: int
    tax: int
    seller_names: Names = Names()


class PaperTender(Struct, frozen=True):
    """A payment of a paper; `payment` is the number of the fact that asked a terminal for it, 0 for cash."""

    means: str
    applied: int
    payment: int


class Paper(Struct, frozen=True):
    """A paper with all that is on it, and the shift it belongs to."""

    till: str
    booth: str
    stand: str
    day: str
    shift_branch: int
    shift: int
    paper: PaperSummary
    lines: list[PaperLine]
    tenders: list[PaperTender]


class PaymentStep(Struct, frozen=True):
    """One fact of a payment, in the order of the journal: its `kind`, and what of it is said; 0 or empty if not.

    `amount` is what was asked for, or what was authorised; the `state` of a request is what it asked: a sale, a refund
    or a void, and its `original` the journal number of what it takes back.
    """

    branch: int
    number: int
    kind: str
    utc_ms: int
    attempt: int
    state: str
    source: str
    amount: int
    currency: str
    terminal: str
    acquirer: str
    approval: str
    trace: str
    detail: str
    original: int = 0


class HeldFact(Struct, frozen=True):
    """An entry that central holds: which one, when it came, and the batch that brought it, byte for byte.

    `public_key` is the till's (hex). What these prove is told by `proof.check`, without believing central.
    """

    till: str
    branch: int
    number: int
    epoch: int
    kind: str
    utc_ms: int
    received_ms: int
    public_key: str
    batch: bytes
