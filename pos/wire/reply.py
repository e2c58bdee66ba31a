"""What central answers to a batch: it holds it, it misses what is before it, it will not have it, or not now.

That it holds a head is signed by central, and is the receipt a till keeps for ever. A fork is told with the other
head, which the till's own key signed: it proves itself. Nothing else is signed, for all it can cause is that
something is sent again.
"""

from enum import StrEnum

import msgspec

from pos.domain.values import dataclass
from pos.wire.canonical import canonical
from pos.wire.head import Head, verify_head
from pos.wire.limits import REPLY_BYTES_MAX
from pos.wire.statement import Statement, verify_statement
from pos.wire.values import Count, Hash, Signature, TillId


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Central holds all of a journal up to this head, for ever.

    `newest_epoch` and `newest_number` are the highest it has seen of this till: above the till's own, they say that
    the till was restored from an old copy, or that another one goes on under its name.
    """

    head: Head
    newest_epoch: int
    newest_number: int

    @property
    def said(self) -> list[str | int]:
        """What central signs."""
        head = self.head
        return [head.till, head.epoch, head.number, head.hash.hex(), self.newest_epoch, self.newest_number]


@dataclass(frozen=True, slots=True)
class Fork:
    """Two histories were signed with one till's key: they part after entry `parted`; `rival` is the other's head."""

    parted: int
    rival: Head
    rival_signature: bytes


@dataclass(frozen=True, slots=True)
class Aside:
    """Entries that central holds and cannot read yet: how many, and the number of the first."""

    count: int
    first: int


@dataclass(frozen=True, slots=True)
class Held:
    """The batch is kept; `signature` is central's, `fork` is told when another history of this till is kept too.

    `aside` is told to a till that has nothing new to say, when some of its entries were set aside.
    """

    acknowledgement: Acknowledgement
    signature: bytes
    fork: Fork | None = None
    aside: Aside | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """What comes before the batch is not there: central asks for the entries from number `first`."""

    first: int


class Refusal(StrEnum):
    """Why central keeps nothing of what was sent."""

    NOT_ENROLLED = "not_enrolled"
    NOT_SIGNED = "not_signed"
    REVOKED = "revoked"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    TOO_NEW = "too_new"


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was kept; `detail` is for the technician."""

    why: Refusal
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Busy:
    """Central can take nothing for that many seconds."""

    seconds: int


Reply = Held | Missing | Refused | Busy


class _Head(msgspec.Struct, array_like=True):
    till: TillId
    epoch: Count
    number: Count
    hash: Hash


class _Fork(msgspec.Struct):
    parted: Count
    rival: _Head
    rival_signature: Signature


class _Aside(msgspec.Struct):
    count: Count
    first: Count


class _Held(msgspec.Struct, tag="held", tag_field="reply", omit_defaults=True):
    head: _Head
    newest_epoch: Count
    newest_number: Count
    signature: Signature
    fork: _Fork | None = None
    aside: _Aside | None = None


class _Missing(msgspec.Struct, tag="missing", tag_field="reply"):
    first: Count


class _Refused(msgspec.Struct, tag="refused", tag_field="reply"):
    why: Refusal
    detail: str = ""


class _Busy(msgspec.Struct, tag="busy", tag_field="reply"):
    seconds: Count


_Read = _Held | _Missing | _Refused | _Busy
_replies: msgspec.json.Decoder[_Read] = msgspec.json.Decoder(_Read)


def write_reply(reply: Reply) -> bytes:
    """Write an answer."""
    match reply:
        case Held():
            return canonical(_write_held(reply))
        case Missing(first=first):
            return canonical(_Missing(first))
        case Refused(why=why, detail=detail):
            return canonical(_Refused(why, detail))
        case Busy(seconds=seconds):
            return canonical(_Busy(seconds))


def read_reply(data: bytes) -> Reply:
    """Read an answer, still unproven; raises `msgspec.DecodeError`."""
    if len(data) > REPLY_BYTES_MAX:
        message = f"an answer of {len(data)} bytes, where {REPLY_BYTES_MAX} are the most"
        raise msgspec.DecodeError(message)
    try:
        read = _replies.decode(data)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error
    match read:
        case _Held():
            return _read_held(read)
        case _Missing(first=first):
            return Missing(first)
        case _Refused(why=why, detail=detail):
            return Refused(why, detail)
        case _Busy(seconds=seconds):
            return Busy(seconds)


def is_central_s(held: Held, central: bytes) -> bool:
    """Tell whether the central with that public key (32 bytes) vouches for holding this."""
    return verify_statement(central, Statement.ACKNOWLEDGEMENT, held.acknowledgement.said, held.signature)


def is_proven_fork(fork: Fork, public_key: bytes) -> bool:
    """Tell whether the rival history really was signed with the till's own key."""
    return fork.rival.number > fork.parted and verify_head(public_key, fork.rival, fork.rival_signature)


def _write_held(held: Held) -> _Held:
    told, fork, aside = held.acknowledgement, held.fork, held.aside
    return _Held(
        _write_head(told.head),
        told.newest_epoch,
        told.newest_number,
        held.signature.hex(),
        None if fork is None else _Fork(fork.parted, _write_head(fork.rival), fork.rival_signature.hex()),
        None if aside is None else _Aside(aside.count, aside.first),
    )


def _read_held(read: _Held) -> Held:
    told = Acknowledgement(_read_head(read.head), read.newest_epoch, read.newest_number)
    fork = None
    if read.fork is not None:
        signature = bytes.fromhex(read.fork.rival_signature)
        fork = Fork(read.fork.parted, _read_head(read.fork.rival), signature)
    aside = None if read.aside is None else Aside(read.aside.count, read.aside.first)
    return Held(told, bytes.fromhex(read.signature), fork, aside)


def _write_head(head: Head) -> _Head:
    return _Head(head.till, head.epoch, head.number, head.hash.hex())


def _read_head(read: _Head) -> Head:
    return Head(read.till, read.epoch, read.number, bytes.fromhex(read.hash))
