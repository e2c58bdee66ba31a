"""What a scanner meant, whatever the keyboard's layout made of it.

Scanners leave the factory as American keyboards. On an AZERTY till their digits arrive as &é"'(-è_çà, on an Arabic one
as other letters or as ٠١٢٣: the places of the keys tell what was meant, and where the system does not tell places, the
signs do.
"""

import unicodedata

from pos.ports.scanner import Key

# Where keys sit, in the numbering that Windows and Linux share for the main block, and what is printed on them in
# America. Shift matters for letters only: no code carries the signs above the digits.
_ROWS = {2: "1234567890-=", 16: "qwertyuiop[]", 30: "asdfghjkl;'`", 43: "\\zxcvbnm,./", 57: " "}
_KEYPAD = {71: "789-456+1230.", 55: "*"}
_AMERICAN = {
    first + step: sign
    for block in (_ROWS, _KEYPAD)
    for first, signs in block.items()
    for step, sign in enumerate(signs)
}
_LINUX_OFFSET = 8

_AZERTY_DIGITS = "&é\"'(-è_çà"
_AZERTY = str.maketrans(f"{_AZERTY_DIGITS})aqzwAQZW,?;:!M$", "1234567890-qawzQAWZmM,./:]")


def position(native_scan_code: int, platform: str) -> int:
    """Give the place of a key from what the system calls it on `sys.platform`; 0 where it does not tell."""
    if platform == "linux":
        return max(0, native_scan_code - _LINUX_OFFSET)
    return native_scan_code if platform == "win32" else 0


def as_sent(keys: tuple[Key, ...]) -> str:
    """Give the text that the scanner sent by these keys."""
    text = "".join(key.text for key in keys)
    if _plain(text):
        return text
    if all(sign.isdecimal() for sign in text):
        return "".join(str(unicodedata.decimal(sign)) for sign in text)
    if all(key.position in _AMERICAN for key in keys):
        return "".join(_american(key) for key in keys)
    return text.translate(_AZERTY)


def _plain(text: str) -> bool:
    """Tell whether the layout fits the scanner: digits came as digits, or nothing looks like a shifted digit."""
    if not text.isascii():
        return False
    return any(sign.isdecimal() for sign in text) or not any(sign in _AZERTY_DIGITS for sign in text)


def _american(key: Key) -> str:
    sign = _AMERICAN[key.position]
    return sign.upper() if key.shift else sign
