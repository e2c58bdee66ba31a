"""Keys as scanners and hands press them, on keyboards of several countries."""

from collections.abc import Sequence

from pos.ports.scanner import Key

# The main block of the keyboard: where a key sits, what America prints on it, what France and Arabia do.
PLACES = [*range(2, 12), *range(16, 26), *range(30, 39), *range(44, 51)]
AMERICAN = "1234567890qwertyuiopasdfghjklzxcvbnm"
FRENCH = "&é\"'(-è_çàazertyuiopqsdfghjklwxcvbn,"
ARABIC = "١٢٣٤٥٦٧٨٩٠ضصثقفغعهخحشسيبلاتنمئءؤرىةو"
FRENCH_SHIFTED = "1234567890AZERTYUIOPQSDFGHJKLWXCVBN?"
ARABIC_SHIFTED = "!@#$%^&*()ًٌَُّإإ‘÷×ٍِ][أـ،/:~ْ{}آ’،"


def on_layout(code: str, layout: str, shifted: str) -> list[tuple[str, int, bool]]:
    """Give text, place and shift of each key that an American scanner presses for `code` on a foreign till."""
    keys = []
    for sign in code:
        column = AMERICAN.index(sign.lower())
        text = (shifted if sign.isupper() else layout)[column]
        keys.append((text, PLACES[column], sign.isupper()))
    return keys


def pressed(texts: Sequence[str], gaps: Sequence[int], start_ms: int = 1_000) -> list[Key]:
    """Press keys one after the other, each so many milliseconds after the one before."""
    keys = []
    at_ms = start_ms
    for text, gap in zip(texts, gaps, strict=True):
        at_ms += gap
        keys.append(Key(text, at_ms))
    return keys
