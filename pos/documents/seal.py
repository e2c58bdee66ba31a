"""The seal of a paper: what its QR code holds, so that anybody can check that the till really made it.

`DE1:` and, in base 45 (RFC 9285, the densest letters a QR code knows), the epoch and the number as varints, the
entry's hash (32 bytes), the till's signature of the head (64 bytes) and the till's id. Whoever has the till's
public key needs nothing else and no network.
"""

import struct

from pos.domain.values import dataclass
from pos.wire.head import Head

_BEGINS = "DE1:"
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_BASE = len(_ALPHABET)
_TWO = _BASE * _BASE
_LETTERS = [_ALPHABET[value % _BASE] + _ALPHABET[value // _BASE] for value in range(_TWO)]
"""Two letters at a time: a seal is written between a sale and the next customer."""
_HASH = 32
_SIGNATURE = 64
_BYTE = 256
_PAIR = 3
"""Two bytes are three letters; a byte left over is two."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A head and the till's signature of it (64 bytes, Ed25519)."""

    head: Head
    signature: bytes

    @property
    def short(self) -> str:
        """The first eight digits of the hash, to compare by eye."""
        digits = self.head.hash.hex()
        return f"{digits[:4]} {digits[4:8]}"


def seal_text(seal: Seal) -> str:
    """Write a seal as the text of its QR code."""
    head = seal.head
    data = _varint(head.epoch) + _varint(head.number) + head.hash + seal.signature + head.till.encode()
    return _BEGINS + _base45(data)


def read_seal(text: str) -> Seal:
    """Read a seal back; raises `ValueError` when the text is not one, or is damaged."""
    if not text.startswith(_BEGINS):
        message = "this code is not the seal of a paper"
        raise ValueError(message)
    data = _unbase45(text[len(_BEGINS) :])
    epoch, data = _read_varint(data)
    number, data = _read_varint(data)
    till = data[_HASH + _SIGNATURE :]
    if not till:
        message = "this seal is cut short"
        raise ValueError(message)
    head = Head(till.decode(), epoch, number, data[:_HASH])
    return Seal(head, data[_HASH : _HASH + _SIGNATURE])


def _varint(value: int) -> bytes:
    """Write a number in groups of seven bits, the lowest first; a set eighth bit says that more follow."""
    written = bytearray()
    while value >> 7:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    written.append(value)
    return bytes(written)


def _read_varint(data: bytes) -> tuple[int, bytes]:
    value = 0
    for place, byte in enumerate(data):
        value |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            return value, data[place + 1 :]
    message = "this seal is cut short"
    raise ValueError(message)


def _base45(data: bytes) -> str:
    pairs, odd = data[: len(data) & ~1], data[len(data) & ~1 :]
    values = struct.unpack(f">{len(pairs) // 2}H", pairs)
    letters = "".join([_LETTERS[value % _TWO] + _ALPHABET[value // _TWO] for value in values])
    return letters + _LETTERS[odd[0]] if odd else letters


def _unbase45(text: str) -> bytes:
    data = bytearray()
    for start in range(0, len(text), _PAIR):
        letters = text[start : start + _PAIR]
        size = len(letters) - 1
        value = sum(_ALPHABET.index(letter) * _BASE**place for place, letter in enumerate(letters))
        if size == 0 or value >= _BYTE**size:
            message = "this seal is damaged"
            raise ValueError(message)
        data += value.to_bytes(size)
    return bytes(data)
