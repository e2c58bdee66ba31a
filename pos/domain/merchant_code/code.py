"""A merchant's code as the acquirer gave it: read whole and checked, never made up.

A code that is shown to customers takes their money, so it is kept as it was given, and only after everything in it that
can be checked is right: its own checksum, the fields that must be there, Morocco and the dirham. A merchant's name or
town longer than the standard allows is let pass: such codes are in use, and no money goes astray by it.
"""

import re

from pos.domain.merchant_code.checksum import checksum
from pos.domain.merchant_code.fields import Field, Flaw, read_fields
from pos.domain.values import dataclass

LONGEST = 512
COUNTRY, CURRENCY = "MA", "504"
_FORMAT = "000201"
_CHECK = "6304"
_CHECK_DIGITS = 4
_DYNAMIC = "12"
_GUID_LONGEST = 32
_AMOUNT = re.compile(r"(?=.{1,13}$)\d+(\.\d*)?", re.ASCII)
_SHAPES = {
    "01": re.compile(r"1[12]"),
    "52": re.compile(r"\d{4}", re.ASCII),
    "53": re.compile(r"\d{3}", re.ASCII),
    "54": _AMOUNT,
    "58": re.compile(r"[A-Z]{2}"),
}
_MUST = ("52", "53", "58", "59", "60")
_ACCOUNTS, _TEMPLATES = range(2, 52), range(26, 52)
_UNRESERVED = range(80, 100)
_NESTED = ("62", "64")


@dataclass(frozen=True, slots=True)
class MerchantCode:
    """A code whose fields and checksum are right; `text` is what is shown."""

    text: str
    fields: tuple[Field, ...]

    def value(self, name: str) -> str:
        """Give what a field holds, empty where it is not there."""
        return next((field.value for field in self.fields if field.id == name), "")

    @property
    def merchant(self) -> str:
        """The name a customer's phone shows."""
        return self.value("59")

    @property
    def city(self) -> str:
        """The town a customer's phone shows."""
        return self.value("60")


def read_code(text: str) -> MerchantCode | Flaw:
    """Read a code of any country; space and line ends around what was typed or scanned are not part of it."""
    text = text.strip()
    if not text.startswith(_FORMAT):
        return Flaw.NOT_A_CODE
    if len(text) > LONGEST:
        return Flaw.TOO_LONG
    fields = read_fields(text)
    if isinstance(fields, Flaw):
        return fields
    body, check = text[:-_CHECK_DIGITS], text[-_CHECK_DIGITS:]
    if not body.endswith(_CHECK) or fields[-1].id != _CHECK[:2]:
        return Flaw.INCOMPLETE
    if check.upper() != checksum(body):
        return Flaw.CHECKSUM
    return _wrong_in(fields) or MerchantCode(text, fields)


def check_shown(text: str) -> MerchantCode | Flaw:
    """Read a code that a till may show for every sale: Moroccan, in dirhams, and not made for one sale alone."""
    code = read_code(text)
    if isinstance(code, Flaw):
        return code
    if code.value("58") != COUNTRY:
        return Flaw.COUNTRY
    if code.value("53") != CURRENCY:
        return Flaw.CURRENCY
    return Flaw.ONE_SALE if code.value("54") or code.value("01") == _DYNAMIC else code


def _wrong_in(fields: tuple[Field, ...]) -> Flaw | None:
    held = {field.id: field.value for field in fields}
    if any(name not in held for name in _MUST):
        return Flaw.INCOMPLETE
    if any(name in held and not shape.fullmatch(held[name]) for name, shape in _SHAPES.items()):
        return Flaw.BROKEN
    if any(name in held and isinstance(read_fields(held[name]), Flaw) for name in _NESTED):
        return Flaw.BROKEN
    if not any(int(name) in _ACCOUNTS for name in held):
        return Flaw.ACCOUNT
    templates = (value for name, value in held.items() if int(name) in _TEMPLATES or int(name) in _UNRESERVED)
    return None if all(map(_names_its_owner, templates)) else Flaw.ACCOUNT


def _names_its_owner(template: str) -> bool:
    inner = read_fields(template)
    if isinstance(inner, Flaw):
        return False
    return any(field.id == "00" and len(field.value) <= _GUID_LONGEST for field in inner)
