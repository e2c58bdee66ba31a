r"""What somebody vouches for with a key: each kind of statement is signed under its own name.

What is signed is "dar-essanaa <kind> 1\n" + the canonical bytes of what is said, so that a signature given for one
purpose never serves another.
"""

from enum import StrEnum

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from pos.wire.canonical import canonical


class Statement(StrEnum):
    """What can be vouched for. A head of a journal is the oldest of them, and stands by itself in `head`."""

    ACKNOWLEDGEMENT = "acknowledgement"
    ENROLMENT = "enrolment"
    GRANT = "grant"
    CATALOGUE = "catalogue"
    CATALOGUE_ASKED = "catalogue-asked"
    PHONE_ASKED = "phone-asked"
    PHONE_TOLD = "phone-told"


def statement_bytes(kind: Statement, said: object) -> bytes:
    """Write the bytes that are signed; `said` is made of plain values."""
    return f"dar-essanaa {kind} 1\n".encode() + canonical(said)


def sign_statement(seed: bytes, kind: Statement, said: object) -> bytes:
    """Vouch for something with a key (a 32-byte Ed25519 seed); gives 64 bytes."""
    return SigningKey(seed).sign(statement_bytes(kind, said)).signature


def verify_statement(public_key: bytes, kind: Statement, said: object, signature: bytes) -> bool:
    """Tell whether the holder of that public key (32 bytes) vouched for it."""
    try:
        VerifyKey(public_key).verify(statement_bytes(kind, said), signature)
    except (BadSignatureError, ValueError):
        return False
    return True
