"""How a slip travels in the answer to a till that wants it."""

from base64 import b64encode

from pos.simulators.caisse_ap.fields import Fields, Tag
from pos.simulators.terminal.slip import SlipLine, text

_LONGEST = 999


def fields(lines: list[SlipLine]) -> Fields:
    """Put a slip into fields: its length, and as many pieces as it takes."""
    whole = b64encode(text(lines).encode("latin-1", "replace")).decode()
    pieces = [whole[at : at + _LONGEST] for at in range(0, len(whole), _LONGEST)]
    return [(Tag.RECEIPT_LENGTH, f"{len(whole):04}"), *((Tag.RECEIPT, piece) for piece in pieces)]
