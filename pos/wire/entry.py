r"""An entry of a journal: a fact with its identity, its time, and the chain that ties it to all before it.

Format 1. The entry's bytes are a canonical JSON array
`[1, till, epoch, number, utc_ms, offset_minutes, kind, body]`; its hash is
SHA-256("dar-essanaa entry 1\n" + previous hash + bytes). The first entry of a journal follows 32 zero bytes.
Identity is (till, epoch, number); the number has no gaps in a journal and never restarts, the epoch never falls.
"""

import hashlib

import msgspec

from pos.domain import facts, payment_facts
from pos.domain.facts import Fact
from pos.domain.values import dataclass
from pos.wire.canonical import canonical
from pos.wire.values import read_format

FORMAT = 1
GENESIS = bytes(32)
DOMAIN = b"dar-essanaa entry 1\n"
"""What is hashed before the hash of the entry before."""

KINDS: dict[str, type[Fact]] = {
    "till-founded": facts.TillFounded,
    "person-added": facts.PersonAdded,
    "person-removed": facts.PersonRemoved,
    "signed-in": facts.SignedIn,
    "pin-lock-changed": facts.PinLockChanged,
    "recovery-sheet-made": facts.RecoverySheetMade,
    "pin-reset": facts.PinReset,
    "shift-opened": facts.ShiftOpened,
    "sale-finished": facts.SaleFinished,
    "refund-finished": facts.RefundFinished,
    "ticket-cancelled": facts.TicketCancelled,
    "cash-moved": facts.CashMoved,
    "drawer-opened": facts.DrawerOpened,
    "drawer-counted": facts.DrawerCounted,
    "shift-closed": facts.ShiftClosed,
    "paper-reprinted": facts.PaperReprinted,
    "clock-jumped": facts.ClockJumped,
    "product-changed": facts.ProductChanged,
    "catalogue-imported": facts.CatalogueImported,
    "catalogue-received": facts.CatalogueReceived,
    "setting-changed": facts.SettingChanged,
    "payment-requested": payment_facts.PaymentRequested,
    "payment-attempted": payment_facts.PaymentAttempted,
    "payment-moved": payment_facts.PaymentMoved,
    "answer-orphaned": payment_facts.AnswerOrphaned,
    "terminal-settled": payment_facts.TerminalSettled,
    "day-accepted": facts.DayAccepted,
}
"""The names facts go by in entries. A name is never given to another fact."""

_NAMES = {kind: name for name, kind in KINDS.items()}


class EntryTooNew(msgspec.DecodeError):
    """The entry is written in a format that a newer program speaks; nothing is wrong with it."""


@dataclass(frozen=True, slots=True)
class UnknownFact:
    """A fact of a kind this program does not know yet: kept and passed on as it is."""

    kind: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact in its place: `utc_ms` is milliseconds since 1970 UTC, `offset_minutes` local minus UTC."""

    till: str
    epoch: int
    number: int
    utc_ms: int
    offset_minutes: int
    fact: Fact | UnknownFact


class _Frame(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    format: int
    till: str
    epoch: int
    number: int
    utc_ms: int
    offset_minutes: int
    kind: str
    body: msgspec.Raw


_frames = msgspec.json.Decoder(_Frame)
_bodies = {name: msgspec.json.Decoder(kind) for name, kind in KINDS.items()}


def kind_of(fact: Fact | UnknownFact) -> str:
    """Name the kind of a fact."""
    return fact.kind if isinstance(fact, UnknownFact) else _NAMES[type(fact)]


def entry_bytes(entry: Entry) -> bytes:
    """Write an entry as the bytes that are hashed, stored and sent."""
    body = entry.fact.body if isinstance(entry.fact, UnknownFact) else canonical(entry.fact)
    return canonical(
        _Frame(
            FORMAT,
            entry.till,
            entry.epoch,
            entry.number,
            entry.utc_ms,
            entry.offset_minutes,
            kind_of(entry.fact),
            msgspec.Raw(body),
        )
    )


def read_entry(data: bytes) -> Entry:
    """Read an entry; an unknown kind is kept raw, a field of a known kind that is not known is passed over.

    What was read says less than the bytes then: bytes are kept, hashed and passed on as they came, never written
    anew. Raises `msgspec.DecodeError` (a `ValueError`) on damage, and its `EntryTooNew` for a format of the future.
    """
    _check_format(data)
    try:
        return _read(data)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError("the entry is damaged: no program wrote these bytes") from error


def _read(data: bytes) -> Entry:
    frame = _frames.decode(data)
    body = bytes(frame.body)
    decoder = _bodies.get(frame.kind)
    fact = UnknownFact(frame.kind, body) if decoder is None else decoder.decode(body)
    return Entry(frame.till, frame.epoch, frame.number, frame.utc_ms, frame.offset_minutes, fact)


def link(previous: bytes, data: bytes) -> bytes:
    """Chain an entry's bytes to the hash (32 bytes) of the entry before it."""
    return hashlib.sha256(DOMAIN + previous + data).digest()


def _check_format(data: bytes) -> None:
    found = read_format(data)
    if found > FORMAT:
        message = f"entry format {found} is newer than this program, which reads up to {FORMAT}"
        raise EntryTooNew(message)
