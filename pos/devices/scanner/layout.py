"""What a scanner meant, whatever the keyboard's layout made of it.

Scanners leave the factory as American keyboards. On an AZERTY till their digits arrive as &é"'(-è_çà, on an Arabic one
as other letters or as ٠١٢٣: the places of the keys tell what was meant, and where the system does not tell places, the
signs do.
"""

import unicodedata

from pos.ports.scanner import Key

# Where keys sit, in the numbering that Windows and Linux share for the main block, and what is printed on them in
# America; with Shift letters become capitals, and the signs above the others stand in what a printed square says.
_ROWS = {2: "1234567890-=", 16: "qwertyuiop[]", 30: "asdfghjkl;'`", 43: "\\zxcvbnm,./", 57: " "}
_KEYPAD = {71: "789-456+1230.", 55: "*"}
_AMERICAN = {
    first + step: sign
    for block in (_ROWS, _KEYPAD)
    for first, signs in block.items()
    for step, sign in enumerate(signs)
}
_SHIFTED = dict(zip("1234567890-=[];'`\\,./", '!@#$%^&*()_+{}:"~|<>?', strict=True))
# What each system adds to that number; others do not tell places.
_OFFSETS = {"win32": 0, "linux": 8}

_AZERTY_DIGITS = "&é\"'(-è_çà"
_AZERTY = str.maketrans(f"{_AZERTY_DIGITS})aqzwAQZW,?;:!M$", "1234567890-qawzQAWZmM,./:]")


def as_sent(keys: tuple[Key, ...], platform: str) -> str:
    """Give the text that the scanner sent by these keys, on a till whose `sys.platform` that is."""
    text = "".join(key.text for key in keys)
    if _plain(text):
        return text
    if all(sign.isdecimal() for sign in text):
        return "".join(str(unicodedata.decimal(sign)) for sign in text)
    signs = [_american(key, platform) for key in keys]
    return "".join(signs) if all(signs) else text.translate(_AZERTY)


def _plain(text: str) -> bool:
    """Tell whether the layout fits the scanner: digits came as digits, or nothing looks like a shifted digit."""
    if not text.isascii():
        return False
    return any(sign.isdecimal() for sign in text) or not any(sign in _AZERTY_DIGITS for sign in text)


def _american(key: Key, platform: str) -> str:
    """Give the sign that America prints on a key; nothing where its place is not known."""
    sign = _AMERICAN.get(key.position - _OFFSETS[platform], "") if platform in _OFFSETS else ""
    return _SHIFTED.get(sign, sign.upper()) if key.shift else sign
