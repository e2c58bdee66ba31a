"""What the projection reads of an entry: its frame always, its body where something follows from it.

Of sales and refunds only what goes into the tables is read, because there are many of them. What does not fit (an
amount beyond all reason, a text that no database takes) is found out here, and not by a database.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import msgspec

from pos.domain.facts import ProductChanged, ShiftClosed, ShiftOpened
from pos.wire.values import Count, TillId, read_format

_MOST = 1 << 53

Minor = Annotated[int, msgspec.Meta(ge=-_MOST, le=_MOST)]
Short = Annotated[str, msgspec.Meta(max_length=200)]
Kind = Annotated[str, msgspec.Meta(max_length=64)]


class Reason(StrEnum):
    """Why an entry was set aside: it is held and counted, and nothing follows from it."""

    UNREADABLE = "unreadable"
    TOO_NEW = "too_new"
    IDENTITY_DIFFERS = "identity_differs"
    NO_SUCH_SHIFT = "no_such_shift"
    NO_SUCH_SALE = "no_such_sale"
    SUMS_DIFFER = "sums_differ"


class Amount(msgspec.Struct, gc=False):
    """Money, as facts write it."""

    minor: Minor
    currency: Short


class Quantity(msgspec.Struct, gc=False):
    """A quantity in thousandths, more than none."""

    milli: Annotated[int, msgspec.Meta(gt=0, le=_MOST)]


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


class Sale(msgspec.Struct, gc=False):
    """A sale."""

    series: Short
    shift: Count
    person: Short
    lines: list[Line]
    total: Amount
    tenders: list[Tender]


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


Body = Sale | Refund | ShiftOpened | ShiftClosed | ProductChanged


class _Frame(msgspec.Struct, array_like=True, gc=False):
    format: int
    till: TillId
    epoch: Count
    number: Count
    utc_ms: Minor
    offset_minutes: Annotated[int, msgspec.Meta(ge=-1440, le=1440)]
    kind: Kind
    body: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry that could be read; `body` is None where nothing follows from its kind."""

    epoch: int
    number: int
    utc_ms: int
    offset_minutes: int
    kind: str
    body: Body | None


@dataclass(frozen=True, slots=True)
class Unseen:
    """An entry that could not be read, and why."""

    reason: Reason
    detail: str


_FORMAT = 1
_NUL = b"\\u0000"
_frames = msgspec.json.Decoder(_Frame)
_bodies: dict[str, msgspec.json.Decoder[Body]] = {
    "sale-finished": msgspec.json.Decoder(Sale),
    "refund-finished": msgspec.json.Decoder(Refund),
    "shift-opened": msgspec.json.Decoder(ShiftOpened),
    "shift-closed": msgspec.json.Decoder(ShiftClosed),
    "product-changed": msgspec.json.Decoder(ProductChanged),
}


def see(data: bytes, till: str, number: int) -> Seen | Unseen:
    """Read an entry that stands at a number of a till's journal."""
    try:
        found = read_format(data)
        if found > _FORMAT:
            return Unseen(Reason.TOO_NEW, f"entry format {found}")
        frame = _frames.decode(data)
        if (frame.till, frame.number) != (till, number):
            return Unseen(Reason.IDENTITY_DIFFERS, f"says it is {frame.till} {frame.number}")
        if _NUL in data:
            return Unseen(Reason.UNREADABLE, "a text with a character that is none")
        decoder = _bodies.get(frame.kind)
        body = None if decoder is None else decoder.decode(frame.body)
    except (ValueError, RecursionError) as error:
        return Unseen(Reason.UNREADABLE, str(error)[:200])
    return Seen(frame.epoch, number, frame.utc_ms, frame.offset_minutes, frame.kind, body)
