"""GS1 element strings: numbered fields one after the other, of which the till needs the trade item's number.

A field of open length ends with the separator GS (1D hexadecimal), which many scanners that play keyboard send as "|".
Only the fields that craft labels use are known: item, batch, dates, serial, weight, price, payment slip. A string with
any other is not guessed at.
"""

import re
from enum import StrEnum

_TRADE_ITEM = "01"
_SEPARATOR = "\x1d"
_FIELDS = (
    re.compile(r"(01)(\d{14})"),
    re.compile(r"(11|17)(\d{6})"),
    re.compile(r"(310\d)(\d{6})"),
    re.compile(r"(392\d)(\d{0,15})(?=\x1d|$)"),
    re.compile(r"(10|21)([^\x1d]{0,20})(?=\x1d|$)"),
    re.compile(r"(8020)([^\x1d]{0,25})(?=\x1d|$)"),
)


class ElementFault(StrEnum):
    """Why no trade item was found in an element string."""

    EMPTY_FIELD = "empty_field"
    UNREADABLE = "unreadable"


def trade_item(text: str) -> str | ElementFault:
    """Find the 14 digits of the trade item in an element string."""
    fields = elements(text)
    if isinstance(fields, ElementFault):
        return fields
    return fields.get(_TRADE_ITEM, ElementFault.UNREADABLE)


def elements(text: str) -> dict[str, str] | ElementFault:
    """Divide an element string into its fields, by application identifier."""
    found: dict[str, str] = {}
    rest = text.replace("|", _SEPARATOR)
    while rest:
        field = next((match for pattern in _FIELDS if (match := pattern.match(rest))), None)
        if field is None:
            return ElementFault.UNREADABLE
        if not field[2]:
            return ElementFault.EMPTY_FIELD
        found[field[1]] = field[2]
        rest = rest[field.end() :].removeprefix(_SEPARATOR)
    return found
