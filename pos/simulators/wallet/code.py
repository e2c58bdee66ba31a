"""A merchant's code as a phone reads it (EMVCo, merchant-presented): fields of two digits, a length, a value; a check.

A phone reads what it needs to pay and to show whom; what it cannot read it does not pay.
"""

from dataclasses import dataclass

_HEAD = 4
_CURRENCIES = {"504": "MAD", "978": "EUR", "840": "USD"}
_POLYNOMIAL = 0x1021
_DIGITS = 2
_CHECK = "6304"
_CHECK_DIGITS = 4
_AMOUNT_MOST = 13


@dataclass(frozen=True, slots=True)
class Scanned:
    """Whom a code pays, and how much (in hundredths, 0 where the phone's holder types it), under which reference."""

    merchant: str
    city: str
    currency: str
    amount: int
    reference: str


def scan(text: str) -> Scanned:
    """Read a code; raises `ValueError` for one that no phone would pay."""
    text = text.strip()
    body, check = text[:-_CHECK_DIGITS], text[-_CHECK_DIGITS:]
    if not body.endswith(_CHECK) or check.upper() != _crc(body.encode()):
        raise ValueError("this is no merchant's code, or it is damaged")
    held = _fields(text)
    currency = _CURRENCIES.get(held.get("53", ""))
    if held.get("00") != "01" or currency is None or not held.get("59"):
        raise ValueError("this phone cannot pay that code")
    more = _fields(held.get("62", ""))
    return Scanned(held["59"], held.get("60", ""), currency, _hundredths(held.get("54", "")), more.get("05", ""))


def _fields(text: str) -> dict[str, str]:
    held: dict[str, str] = {}
    while text:
        name, long, rest = text[:_DIGITS], text[_DIGITS:_HEAD], text[_HEAD:]
        if not (name + long).isdecimal() or len(name + long) < _HEAD or len(rest) < int(long):
            raise ValueError("a field of this code is cut")
        held[name], text = rest[: int(long)], rest[int(long) :]
    return held


def _hundredths(text: str) -> int:
    whole, _, part = text.partition(".")
    if not (whole + part).isdecimal():
        if text:
            raise ValueError(f"{text!r} is no amount")
        return 0
    if len(text) > _AMOUNT_MOST or len(part) > _DIGITS:
        raise ValueError(f"{text!r} is no amount in dirhams and centimes")
    return int(whole or "0") * 100 + int(f"{part:0<2}")


def _crc(data: bytes) -> str:
    """CRC-16/CCITT-FALSE."""
    value = 0xFFFF
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = value << 1 ^ _POLYNOMIAL if value & 0x8000 else value << 1
        value &= 0xFFFF
    return f"{value:04X}"
