"""How a fact is to be taken, so that every screen colours the same thing the same way."""

from enum import Enum, auto


class Tone(Enum):
    """All is well, look here, something is wrong, or just said."""

    WELL = auto()
    LOOK = auto()
    WRONG = auto()
    PLAIN = auto()
