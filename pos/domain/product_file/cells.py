"""Reads one cell: an amount, a count, a yes or a no, a code, an ICE. The answer is a value or the reason it has none.

An amount that two people would read differently is refused: 1.250 is one dirham and a quarter for some, and twelve
hundred and fifty for others.
"""

import re
from functools import lru_cache

from pos.domain.codes import check_holds, is_trade_code
from pos.domain.folding import fold
from pos.domain.money import Currency, Money
from pos.domain.product_file.problems import Reason
from pos.domain.ticket import AMOUNT_MAX

TEXT_MAX = 120
"""The longest name or code, in characters: a tag and a receipt have no room for more."""

COUNT_DIGITS = 7
ICE_DIGITS = 15
_ICE_BASE = 97
_THOUSANDS = 3

_YES_WORDS = (
    *("1", "x", "oui", "o", "vrai", "ttc", "inclus", "incluse", "yes", "y", "true", "included", "نعم", "مشمول"),
    *("unique", "pièce unique", "one of a kind", "unique piece", "فريد", "فريدة", "قطعة فريدة"),
)
_NO_WORDS = (
    *("0", "non", "n", "faux", "ht", "hors taxe", "exclu", "no", "false", "excluded", "لا", "غير مشمول"),
    "stock",
)
_YES, _NO = frozenset(map(fold, _YES_WORDS)), frozenset(map(fold, _NO_WORDS))

_UNITS = re.compile(r"(?i)^(?:dhs?|mad|درهم|د\.م\.?)|(?:dhs?|mad|درهم|دراهم|د\.م\.?)$")
_GROUPED_BY_SPACE = re.compile(r"-?\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d*)?")
_PLAIN = re.compile(r"(?P<sign>-?)(?P<whole>\d+)(?:(?P<mark>[.,])(?P<part>\d*))?")
_GROUPED = re.compile(
    r"(?P<sign>-?)(?P<whole>\d{1,3}(?:(?P<group>[.,])\d{3})(?:(?P=group)\d{3})*)(?:(?!(?P=group))[.,](?P<part>\d*))?"
)
_SPOILED = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)
_ARABIC_MARKS = str.maketrans({"٫": ",", "٬": " ", "،": ",", "\u00a0": " ", "\u202f": " ", "−": "-"})


def read_amount(cell: str, currency: Currency) -> Money | Reason:
    """Read an amount above zero: point or comma for the decimals, spaces between the thousands."""
    text = _digits(cell).translate(_ARABIC_MARKS)
    text = _UNITS.sub("", text).strip() if currency is Currency.MAD else text.removesuffix(currency).strip()
    if _GROUPED_BY_SPACE.fullmatch(text):
        text = re.sub(r"[ '’]", "", text)
    plain = _PLAIN.fullmatch(text)
    written = plain or _GROUPED.fullmatch(text)
    if written is None:
        return Reason.AMOUNT_UNREADABLE
    whole, part = re.sub(r"\D", "", written["whole"]), written["part"] or ""
    if plain and _reads_two_ways(whole, part, currency):
        return Reason.AMOUNT_AMBIGUOUS
    return _in_minor_units(written["sign"], whole, part, currency)


def _reads_two_ways(whole: str, part: str, currency: Currency) -> bool:
    return len(part) == _THOUSANDS != currency.decimals and len(whole) <= _THOUSANDS and whole[0] != "0"


def _in_minor_units(sign: str, whole: str, part: str, currency: Currency) -> Money | Reason:
    part = part.rstrip("0")
    if len(part) > currency.decimals:
        return Reason.AMOUNT_TOO_FINE
    if len(whole) > len(str(AMOUNT_MAX)) + len(part):
        return Reason.AMOUNT_TOO_LARGE
    minor = int(whole + part.ljust(currency.decimals, "0"))
    if sign or not minor:
        return Reason.AMOUNT_NOT_POSITIVE
    return Reason.AMOUNT_TOO_LARGE if minor > AMOUNT_MAX else Money(minor, currency)


def read_count(cell: str) -> int | Reason:
    """Read a count of whole pieces; spreadsheets may have given it a comma and zeros."""
    found = re.fullmatch(r"(\d+)(?:[.,]0*)?", _digits(cell).replace(" ", ""))
    if found is None or len(found[1]) > COUNT_DIGITS:
        return Reason.COUNT_UNREADABLE
    return int(found[1])


@lru_cache(maxsize=256)
def read_yes(cell: str) -> bool | Reason:
    """Read a yes or a no, in any of the three languages or as 1 and 0."""
    word = fold(cell)
    return True if word in _YES else False if word in _NO else Reason.YES_OR_NO


def read_text(cell: str) -> str | Reason:
    """Read a name."""
    return cell if len(cell) <= TEXT_MAX else Reason.TEXT_TOO_LONG


def read_code(cell: str) -> str | Reason:
    """Read a code; a spreadsheet that took it for a quantity has spoiled it, a wrong check digit is a slip."""
    code = _digits(cell)
    if _SPOILED.fullmatch(code):
        return Reason.CODE_SPOILED
    if is_trade_code(code) and not check_holds(code):
        return Reason.CODE_CHECK_DIGIT
    return read_text(code)


def read_ice(cell: str) -> tuple[str, bool]:
    """Read an ICE, the zeros that spreadsheets drop put back, and tell whether its key holds (modulo 97)."""
    digits = "".join(_digits(cell).split()).zfill(ICE_DIGITS)
    if len(digits) != ICE_DIGITS or not (digits.isascii() and digits.isdecimal()):
        return cell, False
    return (digits, True) if int(digits) and int(digits) % _ICE_BASE == 0 else (cell, False)


def _digits(cell: str) -> str:
    """Write Arabic and Persian digits as 0-9."""
    if cell.isascii():
        return cell
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in cell)
