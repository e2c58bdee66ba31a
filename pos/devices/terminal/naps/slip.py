"""The paper that a terminal sends along: lines of fields, joined by `*`, which may also stand in a line's text.

It is shown beside the terminal's own paper and read only for what the fields of the message leave out.
"""

import re

from pos.domain.card import masked

_HEADER = 6
_TAG = 3
_TEXT = b"033"
_JOINT = b"*"
_APPROVAL = re.compile(r"auto(?:risation)?\W+(?:n[°o]?\W+)?(\w{4,8})\s*$", re.IGNORECASE)
_AMOUNT = re.compile(r"montant\W+(\d[\d  ]*)[.,](\d\d)\b", re.IGNORECASE)
_SCHEMES = ("VISA", "MASTERCARD", "MAESTRO", "CMI", "AMEX", "UNIONPAY", "NAPS")


def lines_of(paper: bytes) -> tuple[str, ...]:
    """Read the lines of a paper, masked; what cannot be read ends it."""
    lines: list[str] = []
    place = 0
    while place < len(paper):
        if paper[place : place + 1] == _JOINT:
            place += 1
            continue
        header = paper[place : place + _HEADER]
        if len(header) < _HEADER or not header.isdigit():
            break
        end = place + _HEADER + int(header[_TAG:])
        if header[:_TAG] == _TEXT:
            lines.append(masked(paper[place + _HEADER : end].decode("utf-8", "replace")))
        place = end
    return tuple(lines)


def approval_in(lines: tuple[str, ...]) -> str:
    """Find the approval number on a paper; empty when it has none."""
    found = filter(None, map(_APPROVAL.search, lines))
    return next((match[1] for match in found), "")


def amount_in(lines: tuple[str, ...]) -> int | None:
    """Find the amount on a paper, in minor units."""
    found = filter(None, map(_AMOUNT.search, lines))
    return next((int(re.sub(r"\D", "", match[1]) + match[2]) for match in found), None)


def scheme_in(lines: tuple[str, ...]) -> str:
    """Find the card's scheme on a paper."""
    words = (line.strip().upper() for line in lines)
    return next((word for word in words if word in _SCHEMES), "")
