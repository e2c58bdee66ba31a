r"""A head is the hash of a journal's newest entry, signed by the till: it vouches for everything before it.

What is signed is "dar-essanaa head 1\n" + canonical [till, epoch, number, hash in hex]. Ed25519 is
deterministic, so a reprinted receipt carries the very same signature.
"""

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from pos.domain.values import dataclass
from pos.wire.canonical import canonical

_DOMAIN = b"dar-essanaa head 1\n"


@dataclass(frozen=True, slots=True)
class Head:
    """Where a journal stands: its till and epoch, its newest number and that entry's hash (32 bytes)."""

    till: str
    epoch: int
    number: int
    hash: bytes


def head_bytes(head: Head) -> bytes:
    """Write the bytes of a head that are signed."""
    return _DOMAIN + canonical([head.till, head.epoch, head.number, head.hash.hex()])


def sign_head(seed: bytes, head: Head) -> bytes:
    """Sign a head with the till's key (a 32-byte Ed25519 seed); gives 64 bytes."""
    return SigningKey(seed).sign(head_bytes(head)).signature


def verify_head(public_key: bytes, head: Head, signature: bytes) -> bool:
    """Tell whether the till with that public key (32 bytes) signed this head."""
    try:
        VerifyKey(public_key).verify(head_bytes(head), signature)
    except (BadSignatureError, ValueError):
        return False
    return True


def public_key_of(seed: bytes) -> bytes:
    """Derive the public key (32 bytes) from the till's seed."""
    return bytes(SigningKey(seed).verify_key)
