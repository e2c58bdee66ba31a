"""The small values that every message is made of, with what they may hold, so that nonsense stops at the door."""

from typing import Annotated

from msgspec import DecodeError, Meta

from pos.wire.limits import NUMBER_MAX

TillId = Annotated[str, Meta(pattern=r"\A[a-z0-9-]{1,64}\Z")]
"""What entries call their till."""

Count = Annotated[int, Meta(ge=0, le=NUMBER_MAX)]
"""A journal number or an epoch; 0 stands for none."""

Hash = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
"""A SHA-256 or a public key, in hex."""

Signature = Annotated[str, Meta(pattern=r"\A[0-9a-f]{128}\Z")]
"""An Ed25519 signature, in hex."""

_FORMAT_DIGITS = 9


def read_format(data: bytes) -> int:
    """Read the first member of an array alone: the number of its format, from 1.

    A later format may have another shape altogether, so nothing else is looked at. Raises `msgspec.DecodeError`.
    """
    found = data[1 : data.find(b",")]
    if data[:1] != b"[" or not found.isdigit() or len(found) > _FORMAT_DIGITS:
        raise DecodeError("these bytes do not begin with the number of a format")
    if int(found) < 1:
        message = f"there never was a format {int(found)}"
        raise DecodeError(message)
    return int(found)
