"""The fields of a merchant's code: two digits that name it, two that count its characters, and so many characters."""

from collections.abc import Iterable
from enum import StrEnum

from pos.domain.values import dataclass

HEAD = 4
LONGEST_VALUE = 99


class Flaw(StrEnum):
    """What is wrong with a code; each is told in a sentence of its own."""

    NOT_A_CODE = "not_a_code"
    TOO_LONG = "too_long"
    BROKEN = "broken"
    CHECKSUM = "checksum"
    INCOMPLETE = "incomplete"
    ACCOUNT = "account"
    COUNTRY = "country"
    CURRENCY = "currency"
    ONE_SALE = "one_sale"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its two digits, and what it holds."""

    id: str
    value: str


def read_fields(text: str) -> tuple[Field, ...] | Flaw:
    """Read fields up to the end of a text; each may be there once, and none is empty."""
    found: dict[str, Field] = {}
    at = 0
    while at < len(text):
        head = text[at : at + HEAD]
        if len(head) < HEAD or not digits(head):
            return Flaw.BROKEN
        name, long = head[:2], int(head[2:])
        value = text[at + HEAD : at + HEAD + long]
        if not long or len(value) < long or name in found:
            return Flaw.BROKEN
        found[name] = Field(name, value)
        at += HEAD + long
    return tuple(found.values())


def write_fields(fields: Iterable[Field]) -> str:
    """Write fields one after the other; raises `ValueError` for what no field can hold."""
    written: list[str] = []
    for field in fields:
        if not 0 < len(field.value) <= LONGEST_VALUE or len(field.id) != len("00") or not digits(field.id):
            raise ValueError(f"field {field.id!r} holds 1 to {LONGEST_VALUE} characters and is named by two digits")
        written.append(f"{field.id}{len(field.value):02}{field.value}")
    return "".join(written)


def digits(text: str) -> bool:
    """Tell whether a text is made of the digits 0 to 9."""
    return text.isascii() and text.isdecimal()
