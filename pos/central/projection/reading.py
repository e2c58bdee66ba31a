"""What the projection reads of an entry: its frame always, its body where something follows from it.

What cannot be read is told with its reason: the entry is held all the same, and nothing follows from it. Nearly every
entry begins as our own programs write it: its body is read at once then, and the bytes are gone over once. Any other
is read with all care.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Annotated

import msgspec

from pos.central.projection.bodies import (
    MOST,
    Acceptance,
    Attempted,
    Body,
    Jump,
    Minor,
    Moved,
    Named,
    Orphaned,
    Refund,
    Requested,
    Sale,
)
from pos.domain.facts import ProductChanged, ShiftClosed, ShiftOpened
from pos.domain.values import dataclass
from pos.wire.canonical import canonical
from pos.wire.limits import NUMBER_MAX
from pos.wire.values import Count, TillId, read_format

Kind = Annotated[str, msgspec.Meta(max_length=64)]

_OFFSET_MOST = 1_440
_SELLERS_KEPT = 1_024


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
    offset_minutes: Annotated[int, msgspec.Meta(ge=-_OFFSET_MOST, le=_OFFSET_MOST)]
    kind: Kind
    body: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Seller:
    """A seller as a sale names it; `names` is canonical bytes."""

    id: str
    names: bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry that could be read; `body` is None where nothing follows from its kind. `sellers` are a sale's."""

    epoch: int
    number: int
    utc_ms: int
    offset_minutes: int
    kind: str
    body: Body | None
    sellers: tuple[Seller, ...] = ()


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


_named = msgspec.json.Decoder(Named)

_BEGINNING = re.compile(
    rb'\[1,"([a-z0-9-]{1,64})",(0|[1-9][0-9]{0,15}),(0|[1-9][0-9]{0,15}),(0|-?[1-9][0-9]{0,15}),(0|-?[1-9][0-9]{0,3}),'
    rb'"([a-z-]{1,64})",'
)
"""How our programs begin an entry: format, till, epoch, number, time, offset and kind."""


def see(text: bytes, till: str, number: int, place: tuple[int, int]) -> Seen | Unseen:
    """Read an entry that stands at a number of a till's journal, and lies at a place in a text."""
    seen = see_at_once(text, till, number, place)
    return see_with_care(text[slice(*place)], till, number) if seen is None else seen


def see_at_once(text: bytes, till: str, number: int, place: tuple[int, int]) -> Seen | None:
    """Read an entry that is as they nearly all are; None for any other."""
    start, end = place
    begun = _BEGINNING.match(text, start, end)
    if begun is None or not text.endswith(b"]", start, end) or _has_nul(text, start, end):
        return None
    said = begun.groups()
    kind = said[5].decode()
    decoder = _bodies.get(kind)
    epoch, utc_ms, offset = int(said[1]), int(said[3]), int(said[4])
    if decoder is None or said[0] != till.encode() or int(said[2]) != number or epoch > NUMBER_MAX:
        return None
    if not (-MOST <= utc_ms <= MOST and -_OFFSET_MOST <= offset <= _OFFSET_MOST):
        return None
    try:
        body = decoder.decode(memoryview(text)[begun.end() : end - 1])
        return Seen(epoch, number, utc_ms, offset, kind, body, _sellers(body))
    except (ValueError, RecursionError):
        return None


def see_with_care(data: bytes, till: str, number: int) -> Seen | Unseen:
    """Read any entry."""
    try:
        found = read_format(data)
        if found > _FORMAT:
            return Unseen(Reason.TOO_NEW, f"entry format {found}")
        frame = _frames.decode(data)
        if (frame.till, frame.number) != (till, number):
            return Unseen(Reason.IDENTITY_DIFFERS, f"says it is {frame.till} {frame.number}")
        if _has_nul(data, 0, len(data)):
            return Unseen(Reason.UNREADABLE, "a text with a character that is none")
        decoder = _bodies.get(frame.kind)
        body = None if decoder is None else decoder.decode(frame.body)
        sellers = _sellers(body)
    except (ValueError, RecursionError) as error:
        return Unseen(Reason.UNREADABLE, str(error)[:200])
    return Seen(frame.epoch, number, frame.utc_ms, frame.offset_minutes, frame.kind, body, sellers)


def _has_nul(text: bytes, start: int, end: int) -> bool:
    # To look for one byte first is four times as fast.
    return text.find(b"\\", start, end) >= 0 and text.find(_NUL, start, end) >= 0


def _sellers(body: Body | None) -> tuple[Seller, ...]:
    return tuple([_seller(bytes(raw)) for raw in body.sellers]) if isinstance(body, Sale) else ()


@lru_cache(_SELLERS_KEPT)
def _seller(raw: bytes) -> Seller:
    """Read a seller, each way of writing one once; raises `ValueError`."""
    named = _named.decode(raw)
    return Seller(named.id, canonical(named.names))
