"""Reads the figures of a paper back, as a customer with a pencil would."""

import re

from pos.documents.blocks import Document, Emphasis, Pair, Size

_SIGNS = re.compile("[\u2066-\u2069\u202f\u00a0]")


def minor(figure: str) -> int:
    """Read `−1 250,00 DH` back as minor units: -125000."""
    digits = _SIGNS.sub("", figure).replace("−", "-").replace("+", "")
    whole, _, decimals = digits.partition(",")
    return int(whole + re.sub(r"\D", "", decimals))


def pairs(document: Document) -> list[Pair]:
    return [block for block in document.blocks if isinstance(block, Pair)]


def goods(document: Document) -> list[int]:
    """The figures of the goods, line by line."""
    return [minor(pair.figure) for pair in pairs(document) if pair.mark and pair.emphasis is Emphasis.FIGURE]


def by_tax(document: Document) -> list[int]:
    """The figures below the total, one a seller and tax rule."""
    return [minor(pair.figure) for pair in pairs(document) if pair.mark and pair.size is Size.SMALL]


def total(document: Document) -> int:
    (pair,) = (pair for pair in pairs(document) if pair.size is Size.TOTAL)
    return minor(pair.figure)


def labelled(document: Document, label: str) -> int:
    """The figure behind a label."""
    (pair,) = (pair for pair in pairs(document) if pair.label == label)
    return minor(pair.figure)
