"""What the projection reads of the facts that there are many of: only what goes into its tables.

What does not fit (an amount beyond all reason, a text that no database takes) is found out here, and not by a database.
"""

from datetime import date
from typing import Annotated

import msgspec

from pos.domain.facts import ProductChanged, ShiftClosed, ShiftOpened
from pos.wire.values import Count, TillId

MOST = 1 << 53
_BRANCHES = (1 << 31) - 1

Minor = Annotated[int, msgspec.Meta(ge=-MOST, le=MOST)]
Short = Annotated[str, msgspec.Meta(max_length=200)]
Long = Annotated[str, msgspec.Meta(max_length=2_000)]


class Amount(msgspec.Struct, gc=False):
    """Money, as facts write it."""

    minor: Minor
    currency: Short


class Quantity(msgspec.Struct, gc=False):
    """A quantity in thousandths, more than none."""

    milli: Annotated[int, msgspec.Meta(gt=0, le=MOST)]


class Line(msgspec.Struct, gc=False):
    """A sold line."""

    number: Count
    product: Short
    quantity: Quantity
    total: Amount
    tax: Amount
    seller: Short
    maker: Short
    chain: Short = ""


class Tender(msgspec.Struct, gc=False):
    """A payment; of a refund it is negative."""

    means: Short
    applied: Amount
    payment: Count = 0


class Spoken(msgspec.Struct, gc=False):
    """A name in the languages it has."""

    ar: Long = ""
    fr: Long = ""
    en: Long = ""
    es: Long = ""
    zgh: Long = ""


class Named(msgspec.Struct, gc=False):
    """A seller as a sale names it."""

    id: Short
    names: Spoken


class Sale(msgspec.Struct, gc=False):
    """A sale; each seller is a `Named`, still as it was written: the same few are named again and again."""

    series: Short
    shift: Count
    person: Short
    lines: list[Line]
    total: Amount
    tenders: list[Tender]
    sellers: list[msgspec.Raw]


class Back(msgspec.Struct, gc=False):
    """A line that came back."""

    line: Count
    quantity: Quantity
    total: Amount
    tax: Amount


class Refund(msgspec.Struct, gc=False):
    """A refund of a sale by its journal number; amounts are positive."""

    series: Short
    shift: Count
    person: Short
    sale: Count
    lines: list[Back]
    total: Amount
    tenders: list[Tender]


class Terminal(msgspec.Struct, gc=False):
    """Which terminal a payment was asked of."""

    id: Short
    acquirer: Short = ""


class Requested(msgspec.Struct, gc=False):
    """A terminal was asked for an amount; `original` is the journal number of what it takes back."""

    kind: Short
    amount: Amount
    terminal: Terminal
    original: Count = 0


class Attempted(msgspec.Struct, gc=False):
    """One request of the wire left; `request` is the journal number of what was asked for."""

    request: Count
    attempt: Count
    reference: Short


class Moved(msgspec.Struct, gc=False):
    """A payment came to stand in a state."""

    request: Count
    attempt: Count
    state: Short
    source: Short
    authorised: Amount | None = None
    approval: Short = ""
    trace: Short = ""
    code: Short = ""
    detail: Long = ""


class Orphaned(msgspec.Struct, gc=False):
    """A terminal answered when nobody was asking; `request` is 0 when it is about none of the till's."""

    terminal: Terminal
    detail: Long
    amount: Amount | None = None
    approval: Short = ""
    request: Count = 0
    trace: Short = ""


class Jump(msgspec.Struct, gc=False):
    """A clock moved."""

    seconds: Minor


class Accepted(msgspec.Struct, gc=False):
    """A shift as it stood when a desk accepted it."""

    till: TillId
    branch: Annotated[int, msgspec.Meta(ge=0, le=_BRANCHES)]
    shift: Count
    papers: Count
    declared: Amount
    synced: Amount
    expected: Amount
    counted: Amount


class Acceptance(msgspec.Struct, gc=False):
    """Shifts of a day were accepted, by an account."""

    fair: Short
    business_day: date
    shifts: list[Accepted]
    by: Short
    note: Long = ""


Payment = Requested | Attempted | Moved | Orphaned
Besides = ProductChanged | Payment | Jump | Acceptance
Body = Sale | Refund | ShiftOpened | ShiftClosed | Besides
