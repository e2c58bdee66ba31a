"""The code on the recovery sheet: 80 random bits, written so that it survives a bad printer and a tired reader."""

import base64
import secrets

_CODE_BYTES = 10
_GROUP = 4
_LOOKS_LIKE = str.maketrans({"0": "O", "1": "I", "8": "B"})


def new_code() -> str:
    """Make a code of 16 capital letters and digits in four groups: "MF2G-…"."""
    letters = base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode("ascii")
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def typed_code(text: str) -> str:
    """Read a code as a person typed it: any case, with or without the dashes, 0 for O, 1 for I, 8 for B."""
    return "".join(sign for sign in text.upper().translate(_LOOKS_LIKE) if sign.isalnum())
