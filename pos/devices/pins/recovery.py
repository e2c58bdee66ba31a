"""The code on the recovery sheet: 20 random figures, so that it can be typed on any pad and under any keyboard.

Letters would have to be found on a keyboard that may stand on Arabic. 66 bits are out of reach of guessing: the fifth
wrong code locks, and the file of the PINs is worthless without the device's key.
"""

import secrets

_DIGITS = 20
_GROUP = 4


def new_code() -> str:
    """Make a code of 20 figures in five groups: "4071 …"."""
    figures = "".join(str(secrets.randbelow(10)) for _ in range(_DIGITS))
    return " ".join(figures[start : start + _GROUP] for start in range(0, _DIGITS, _GROUP))


def typed_code(text: str) -> str:
    """Read a code as a person typed it: with or without the gaps, in the figures of any script."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())
