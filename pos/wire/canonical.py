"""Canonical bytes: the one way a value is written, so that the same fact always hashes and signs the same.

JSON in UTF-8, keys sorted, no white space, no floating point; a stranger can read it in fifty years.
"""

from typing import TypeVar

import msgspec

T = TypeVar("T")

_encoder = msgspec.json.Encoder(order="sorted")


def canonical(value: object) -> bytes:
    """Write plain values, enums, dates and frozen dataclasses of them as canonical bytes."""
    return _encoder.encode(value)


def read_as(kind: type[T], data: bytes) -> T:
    """Read canonical bytes back; raises `msgspec.DecodeError` when they are not a value of that kind."""
    return msgspec.json.decode(data, type=kind)
