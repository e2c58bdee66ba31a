"""How a till asks to be enrolled, and what central grants: an identity, a place, an epoch, signed for ever.

The till signs its request with its new key and proves that it knows the one-time code; central signs the grant and
proves the same. The grant is kept word for word: a later version may say more in it than this program reads.
"""

from enum import StrEnum
from typing import Annotated, TypeVar

import msgspec

from pos.domain.fair import Place
from pos.domain.values import dataclass
from pos.wire.canonical import canonical
from pos.wire.enrol_code import is_proof_of_code, proof_of_code
from pos.wire.limits import REPLY_BYTES_MAX
from pos.wire.statement import Statement, verify_statement
from pos.wire.values import Count, Hash, Signature, TillId

CodeName = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{16}\Z")]
_Text = Annotated[str, msgspec.Meta(max_length=500)]


class Station(StrEnum):
    """What an enrolled program is: a till sells, an organizer's desk looks through what tills sold."""

    TILL = "till"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class EnrolmentRequest:
    """Who asks: a key (hex), the epoch its journal is in (0 before it has one), the address it found central at.

    `station` is what asks: a desk's code makes no till, nor a till's code a desk.
    """

    code: CodeName
    public_key: Hash
    epoch: Count
    address: _Text
    program: _Text
    station: Station = Station.TILL
    proof: Hash = "0" * 64
    signature: Signature = "0" * 128

    @property
    def said(self) -> list[str | int]:
        """What the till signs, and proves with the code."""
        return [self.code, self.public_key, self.epoch, self.address, self.program, self.station]


@dataclass(frozen=True, slots=True)
class Grant:
    """What a till is from now on. `series` is what its papers' numbers begin with, `profile` the rules it goes by.

    `central` is central's public key (hex), `addresses` where it is found; `issued_ms` is UTC milliseconds.
    """

    till: TillId
    public_key: Hash
    place: Place
    epoch: Count
    series: str
    profile: str
    central: Hash
    addresses: tuple[str, ...]
    issued_ms: int
    station: Station = Station.TILL


class SignedGrant(msgspec.Struct, frozen=True):
    """A grant word for word, central's signature of it (hex), and its proof that it knows the code (hex)."""

    grant: msgspec.Raw
    signature: Signature
    proof: Hash


class WhyNot(StrEnum):
    """Why a till was not enrolled."""

    WRONG_CODE = "wrong_code"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"
    NOT_SIGNED = "not_signed"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class NotEnrolled:
    """Nothing was granted; `since_ms` is when the code was used or expired (UTC milliseconds), 0 when it is unknown."""

    why: WhyNot
    since_ms: int = 0


class _NotEnrolled(msgspec.Struct):
    refused: WhyNot
    since_ms: int = 0


T = TypeVar("T")

_requests = msgspec.json.Decoder(EnrolmentRequest)
_grants = msgspec.json.Decoder(Grant)
_signed = msgspec.json.Decoder(SignedGrant)
_refused = msgspec.json.Decoder(_NotEnrolled)


def read_request(data: bytes) -> EnrolmentRequest:
    """Read a request, still unproven; raises `msgspec.DecodeError`."""
    return _decoded(_requests, data)


def is_signed(request: EnrolmentRequest) -> bool:
    """Tell whether whoever asks holds the key that is asked for."""
    key, signature = bytes.fromhex(request.public_key), bytes.fromhex(request.signature)
    return verify_statement(key, Statement.ENROLMENT, request.said, signature)


def knows_code(request: EnrolmentRequest, secret: bytes) -> bool:
    """Tell whether whoever asks knows the code."""
    return is_proof_of_code(secret, canonical(request.said), request.proof)


def sign_grant(grant: bytes, signature: bytes, secret: bytes) -> SignedGrant:
    """Put a grant together with its signature, and with the proof that it comes from who gave the code."""
    return SignedGrant(msgspec.Raw(grant), signature.hex(), proof_of_code(secret, grant))


def write_signed(signed: SignedGrant) -> bytes:
    """Write a signed grant."""
    return canonical(signed)


def write_refusal(refused: NotEnrolled) -> bytes:
    """Write that nothing was granted."""
    return canonical(_NotEnrolled(refused.why, refused.since_ms))


def read_answer(data: bytes) -> SignedGrant | NotEnrolled:
    """Read what central answered, still unproven; raises `msgspec.DecodeError`."""
    try:
        read = _decoded(_refused, data)
    except msgspec.DecodeError:
        return read_signed(data)
    return NotEnrolled(read.refused, read.since_ms)


def read_signed(data: bytes) -> SignedGrant:
    """Read a signed grant, still unproven; raises `msgspec.DecodeError`."""
    return _decoded(_signed, data)


def proven_grant(signed: SignedGrant, request: EnrolmentRequest, secret: bytes) -> Grant | None:
    """Read the grant, if it comes from who knows the code and is for whom it was asked; else None."""
    data = bytes(signed.grant)
    if not is_proof_of_code(secret, data, signed.proof):
        return None
    grant = signed_by_central(signed)
    if grant is None or grant.public_key != request.public_key or grant.epoch <= request.epoch:
        return None
    return grant


def signed_by_central(signed: SignedGrant) -> Grant | None:
    """Read a grant that was proven once, from a journal: None when it is not signed by the central that it names."""
    data = bytes(signed.grant)
    try:
        grant = _decoded(_grants, data)
    except msgspec.DecodeError:
        return None
    central, signature = bytes.fromhex(grant.central), bytes.fromhex(signed.signature)
    return grant if verify_statement(central, Statement.GRANT, signed.grant, signature) else None


def _decoded(decoder: msgspec.json.Decoder[T], data: bytes) -> T:
    if len(data) > REPLY_BYTES_MAX:
        message = f"{len(data)} bytes, where {REPLY_BYTES_MAX} are the most"
        raise msgspec.DecodeError(message)
    try:
        return decoder.decode(data)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error
