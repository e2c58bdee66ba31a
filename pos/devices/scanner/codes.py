"""What a scanned or typed code says: a trade item's number, the shop's own, an element string, or plain text.

The symbology decides where the scanner names it (an AIM prefix such as "]C1"), because the same digits can be a
restricted number or a serial number. Without a prefix the length decides. A wrong check digit is never looked up.
"""

from pos.devices.scanner.elements import ElementFault, trade_item
from pos.ports.scanner import BadCode, CodeFault, CodeKind, ProductCode

LONGEST_CODE = 80
_AIM_LENGTH = 3
_GS1_PREFIXES = {"]C1", "]e0", "]d2", "]Q3"}
_TEXT_PREFIXES = {"]C0", "]A0", "]d1", "]Q1"}
_EAN8_LENGTH = 8
_UPC_LENGTH = 12
_EAN13_LENGTH = 13
_TRADE_LENGTHS = {_EAN8_LENGTH, _UPC_LENGTH, _EAN13_LENGTH}
# GS1 leaves these to the shop: they mean nothing outside it.
_RESTRICTED_13 = ("02", "04", "2")
_RESTRICTED_8 = ("0", "2")


def read_code(text: str) -> ProductCode | BadCode:
    """Read a code as a scanner sent it or a hand typed it."""
    prefix, body = _without_prefix(text.strip(" \r\n\t"))
    if not body:
        return BadCode(CodeFault.EMPTY, text)
    if len(body) > LONGEST_CODE:
        return BadCode(CodeFault.TOO_LONG, text)
    if prefix in _GS1_PREFIXES:
        return _element_string(text, body)
    if not body.isprintable():
        return BadCode(CodeFault.UNREADABLE, text)
    if prefix not in _TEXT_PREFIXES and _digits(body) and len(body) in _TRADE_LENGTHS:
        return _trade_number(text, body)
    return ProductCode(CodeKind.TEXT, body)


def check_digit(body: str) -> str:
    """Give the check digit of a number's other digits: weights 3 and 1 from the right, up to the next ten."""
    total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(reversed(body), 1))
    return str(-total % 10)


def _without_prefix(text: str) -> tuple[str, str]:
    if text.startswith("]") and len(text) >= _AIM_LENGTH:
        return text[:_AIM_LENGTH], text[_AIM_LENGTH:]
    return "", text


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _trade_number(text: str, number: str) -> ProductCode | BadCode:
    if check_digit(number[:-1]) != number[-1]:
        return BadCode(CodeFault.CHECK_DIGIT, text)
    if len(number) == _EAN8_LENGTH:
        kind = CodeKind.INTERNAL if number.startswith(_RESTRICTED_8) else CodeKind.EAN8
        return ProductCode(kind, number)
    ean = number.rjust(_EAN13_LENGTH, "0")
    kind = CodeKind.INTERNAL if ean.startswith(_RESTRICTED_13) else CodeKind.EAN13
    return ProductCode(kind, ean)


def _element_string(text: str, body: str) -> ProductCode | BadCode:
    match trade_item(body):
        case ElementFault.EMPTY_FIELD:
            return BadCode(CodeFault.EMPTY_FIELD, text)
        case ElementFault.UNREADABLE:
            return BadCode(CodeFault.UNREADABLE, text)
        case number:
            if check_digit(number[:-1]) != number[-1]:
                return BadCode(CodeFault.CHECK_DIGIT, text)
            return ProductCode(CodeKind.GS1, number.removeprefix("0"))
