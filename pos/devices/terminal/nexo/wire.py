"""How nexo's messages stand on the wire: names as the protocol writes them, amounts exact to the last decimal."""

from enum import StrEnum
from typing import TypeVar

import msgspec
from msgspec import Struct

PROTOCOL = "3.0"
SERVICE = "Service"
REQUEST = "Request"
RESPONSE = "Response"
_CAPITALS = {"id", "poi", "poiid"}


def _name(field: str) -> str:
    """Write a field's name as the protocol does: SaleToPOIRequest, ServiceID."""
    return "".join(word.upper() if word in _CAPITALS else word.capitalize() for word in field.split("_"))


class Wire(Struct, frozen=True, omit_defaults=True, rename=_name):
    """Part of a message."""


class Category(StrEnum):
    """What a message is about."""

    PAYMENT = "Payment"
    REVERSAL = "Reversal"
    ABORT = "Abort"
    STATUS = "TransactionStatus"
    DIAGNOSIS = "Diagnosis"
    RECONCILIATION = "Reconciliation"


class Result(StrEnum):
    """How it ended; `PARTIAL` is a yes to less."""

    SUCCESS = "Success"
    FAILURE = "Failure"
    PARTIAL = "Partial"


class Header(Wire, frozen=True):
    """Whose message it is, and which."""

    message_category: str
    message_type: str = ""
    service_id: str = ""
    sale_id: str = ""
    poiid: str = ""
    message_class: str = ""
    protocol_version: str = ""


class Identification(Wire, frozen=True):
    """A transaction, as one side calls it."""

    transaction_id: str = ""
    time_stamp: str = ""


class SaleData(Wire, frozen=True):
    """The till's own word for a transaction."""

    sale_transaction_id: Identification | None = None


class SealedTrailer(Wire, frozen=True):
    """What a sealed message needs to be opened."""

    adyen_crypto_version: int
    key_identifier: str
    key_version: int
    nonce: str
    hmac: str


class Sealed(Wire, frozen=True):
    """A sealed message: only who it is for can be read."""

    message_header: Header
    nexo_blob: str
    security_trailer: SealedTrailer


class Envelope(Wire, frozen=True):
    """What travels."""

    sale_to_poi_request: Sealed | None = None
    sale_to_poi_response: Sealed | None = None


_encoder = msgspec.json.Encoder(decimal_format="number")
Read = TypeVar("Read", bound=Wire)


class BadMessage(ValueError):
    """What came is no message of this protocol."""


def written(part: Wire) -> bytes:
    """Write a message."""
    return _encoder.encode(part)


def read(data: bytes, kind: type[Read]) -> Read:
    """Read a message; raises `BadMessage`."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError) as wrong:
        raise BadMessage(str(wrong)) from wrong
