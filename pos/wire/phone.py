"""Payments by phone, as they come to be known: a wallet's switch tells central of each, and tills ask for their own.

A switch and central share a secret, and what a switch says is proved by it: the signature stands in a header, over the
bytes of the body as they are and the moment they were sent. A till asks for references that it wrote into codes, signs
what it asks, and is told every payment that is known under them; central signs that answer, and it names its question,
because on the way between the two money could be made up.
"""

import hashlib
import hmac
import re
from typing import Annotated, TypeVar

import msgspec

from pos.domain.money import Currency
from pos.domain.values import dataclass
from pos.wire.canonical import canonical
from pos.wire.limits import REPLY_BYTES_MAX
from pos.wire.reply import Busy, Refused, read_reply
from pos.wire.statement import Statement, verify_statement
from pos.wire.values import Count, Hash, Signature, TillId

HEADER = "Wallet-Signature"
"""`switch=NAME,sent=SECONDS,v1=HEX`: who says it, when (seconds since 1970, UTC), and the HMAC-SHA256."""

FRESH_SECONDS = 300
"""How far the moment of sending may lie from central's own clock."""

NOTICE_BYTES_MAX = 4_096
REFERENCES_MAX = 50
PAID_MAX = 200
SECRET_BYTES = 32
SWITCH_NAME = r"\A[A-Za-z0-9._-]{1,40}\Z"

_AMOUNT_MAX = 1_000_000_000_000
_SIGNED = re.compile(r"switch=([A-Za-z0-9._-]{1,40}),sent=([0-9]{1,12}),v1=([0-9a-f]{64})", re.ASCII)

_Transaction = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9._-]{1,64}\Z")]
_Reference = Annotated[str, msgspec.Meta(pattern=r"\A[ -~]{0,25}\Z")]
_Amount = Annotated[int, msgspec.Meta(gt=0, le=_AMOUNT_MAX)]


@dataclass(frozen=True, slots=True)
class PhonePayment:
    """What a phone paid: `transaction` is the switch's own number of it, the same each time it is told.

    `reference` stood in the code that was scanned, empty where none did; `amount` counts minor units; `paid_ms` is when
    it was paid (UTC milliseconds).
    """

    transaction: _Transaction
    reference: _Reference
    amount: _Amount
    currency: Currency
    paid_ms: Count


@dataclass(frozen=True, slots=True)
class SignedBy:
    """What the header says: the switch, when it sent this (seconds), and the signature (hex)."""

    switch: str
    sent: int
    signature: str


@dataclass(frozen=True, slots=True)
class PhoneQuestion:
    """A till asks what was paid under references of its codes; it signs what it says."""

    till: TillId
    references: Annotated[tuple[_Reference, ...], msgspec.Meta(min_length=1, max_length=REFERENCES_MAX)]
    asked_ms: Count
    signature: Signature = "0" * 128

    @property
    def said(self) -> list[str | int | tuple[str, ...]]:
        """What the till signs."""
        return [self.till, self.references, self.asked_ms]


@dataclass(frozen=True, slots=True)
class PhoneTold:
    """All that is known under the references of a question (`answers` is its SHA-256), of each the oldest first."""

    answers: Hash
    paid: Annotated[tuple[PhonePayment, ...], msgspec.Meta(max_length=PAID_MAX)] = ()


class SignedTold(msgspec.Struct, frozen=True):
    """An answer word for word, and central's signature of it (hex)."""

    told: msgspec.Raw
    signature: Signature


T = TypeVar("T")

_notices = msgspec.json.Decoder(PhonePayment)
_questions = msgspec.json.Decoder(PhoneQuestion)
_told = msgspec.json.Decoder(PhoneTold)
_signed = msgspec.json.Decoder(SignedTold)


def notice_signature(secret: bytes, sent: int, body: bytes) -> str:
    """Give the signature (hex) of what a switch sends at that moment (seconds)."""
    return hmac.new(secret, f"{sent}.".encode() + body, hashlib.sha256).hexdigest()


def read_header(text: str) -> SignedBy | None:
    """Read who signed, and when; None for what is no such header."""
    found = _SIGNED.fullmatch(text)
    return None if found is None else SignedBy(found[1], int(found[2]), found[3])


def is_from_switch(secret: bytes, by: SignedBy, body: bytes) -> bool:
    """Tell whether who signed a body shares the secret."""
    return hmac.compare_digest(notice_signature(secret, by.sent, body), by.signature)


def read_notice(body: bytes) -> PhonePayment:
    """Read what a switch tells; raises `msgspec.DecodeError`."""
    return _decoded(_notices, body)


def digest_of(question: PhoneQuestion) -> str:
    """Name a question, so that its answer can say which it answers."""
    return hashlib.sha256(canonical(question.said)).hexdigest()


def read_question(data: bytes) -> PhoneQuestion:
    """Read a question, still unproven; raises `msgspec.DecodeError`."""
    return _decoded(_questions, data)


def is_asked_by(question: PhoneQuestion, public_key: bytes) -> bool:
    """Tell whether the till with that key asked."""
    return verify_statement(public_key, Statement.PHONE_ASKED, question.said, bytes.fromhex(question.signature))


def write_told(told: bytes, signature: bytes) -> bytes:
    """Put an answer, as canonical bytes, together with its signature."""
    return canonical(SignedTold(msgspec.Raw(told), signature.hex()))


def read_answer(data: bytes) -> SignedTold | Refused | Busy:
    """Read what central answered, still unproven; raises `msgspec.DecodeError`."""
    try:
        return _decoded(_signed, data)
    except msgspec.ValidationError:
        reply = read_reply(data)
    if isinstance(reply, Refused | Busy):
        return reply
    raise msgspec.DecodeError("an answer to another question")


def proven_told(signed: SignedTold, central: bytes, question: PhoneQuestion) -> PhoneTold | None:
    """Read an answer that the central with that key signed as the one to that question; else None."""
    said = msgspec.Raw(bytes(signed.told))
    if not verify_statement(central, Statement.PHONE_TOLD, said, bytes.fromhex(signed.signature)):
        return None
    try:
        told = _decoded(_told, bytes(signed.told))
    except msgspec.DecodeError:
        return None
    return told if told.answers == digest_of(question) else None


def _decoded(decoder: msgspec.json.Decoder[T], data: bytes) -> T:
    if len(data) > REPLY_BYTES_MAX:
        message = f"{len(data)} bytes, where {REPLY_BYTES_MAX} are the most"
        raise msgspec.DecodeError(message)
    try:
        return decoder.decode(data)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error
