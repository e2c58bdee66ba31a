"""What the projection reads of an entry: its frame always, its body where something follows from it.

What cannot be read is told with its reason: the entry is held all the same, and nothing follows from it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import msgspec

from pos.central.projection.bodies import (
    Acceptance,
    Attempted,
    Body,
    Jump,
    Minor,
    Moved,
    Orphaned,
    Refund,
    Requested,
    Sale,
)
from pos.domain.facts import ProductChanged, ShiftClosed, ShiftOpened
from pos.wire.values import Count, TillId, read_format

Kind = Annotated[str, msgspec.Meta(max_length=64)]


class Reason(StrEnum):
    """Why an entry was set aside: it is held and counted, and nothing follows from it."""

    UNREADABLE = "unreadable"
    TOO_NEW = "too_new"
    IDENTITY_DIFFERS = "identity_differs"
    NO_SUCH_SHIFT = "no_such_shift"
    NO_SUCH_SALE = "no_such_sale"
    SUMS_DIFFER = "sums_differ"
    NOT_A_DESK = "not_a_desk"
    NOT_ITS_FAIR = "not_its_fair"


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
    "payment-requested": msgspec.json.Decoder(Requested),
    "payment-attempted": msgspec.json.Decoder(Attempted),
    "payment-moved": msgspec.json.Decoder(Moved),
    "answer-orphaned": msgspec.json.Decoder(Orphaned),
    "clock-jumped": msgspec.json.Decoder(Jump),
    "day-accepted": msgspec.json.Decoder(Acceptance),
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
