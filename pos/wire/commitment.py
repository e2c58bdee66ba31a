r"""A person's data never enters a fact: the fact holds a salted commitment, the data lies beside it, erasable.

The commitment is SHA-256("dar-essanaa personal 1\n" + 16 bytes of salt + canonical data), in hex. Dropping the
envelope and its salt leaves a number that says nothing, and the chain stays whole.
"""

import hashlib

from pos.domain.values import dataclass
from pos.wire.canonical import canonical

SALT_BYTES = 16
_DOMAIN = b"dar-essanaa personal 1\n"


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a person who works at the till."""

    name: str


def commit(salt: bytes, person: Person) -> str:
    """Commit to a person's data under a salt of 16 random bytes; gives 64 hex digits."""
    if len(salt) != SALT_BYTES:
        message = f"a salt is {SALT_BYTES} bytes, and this one is {len(salt)}"
        raise ValueError(message)
    return hashlib.sha256(_DOMAIN + salt + canonical(person)).hexdigest()
