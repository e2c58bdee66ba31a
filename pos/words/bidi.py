"""Keeps figures, codes and foreign names in their own order inside a sentence of the other direction.

Between Arabic words a bare `2×3` is seen as `3×2` and `-20 %` as `% 20-`. Unicode's isolates, which take no width,
give what stands between them a paragraph of its own.
"""

import re

LRI = "\u2066"
"""Begins a stretch that reads from left to right, whatever surrounds it."""
FSI = "\u2068"
"""Begins a stretch that reads as its first letter does."""
PDI = "\u2069"
"""Ends either."""

_OPENING = frozenset("\u2066\u2067\u2068")
_ISOLATES = re.compile("[\u2066-\u2069]")
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT_LETTER = re.compile(f"[{_RIGHT_TO_LEFT}]")
_STRETCH = f"[^{_RIGHT_TO_LEFT}\n]*"
# From a letter or digit to a letter, digit, percent sign or star, with a sign in front if a space is before it.
_FIGURES = re.compile(rf"(?:(?<!\S)[+\-−])?[0-9A-Za-z](?:{_STRETCH}[0-9A-Za-z%*])?")


def is_right_to_left(text: str) -> bool:
    """Tell whether the text holds a letter that is written from right to left."""
    return _RIGHT_TO_LEFT_LETTER.search(text) is not None


def isolate(text: str) -> str:
    """Set a figure, a code or a measure apart so that it reads from left to right anywhere."""
    return f"{LRI}{text}{PDI}"


def isolate_figures(text: str) -> str:
    """Set apart each figure inside a text, such as the size in a carpet's Arabic name.

    A text without right-to-left letters, or whose figures were set apart already, comes back as it was.
    """
    if not is_right_to_left(text) or _ISOLATES.search(text):
        return text
    return _FIGURES.sub(_isolate_if_figure, text)


def insert(text: str, *, right_to_left: bool) -> str:
    """Make a value ready to stand inside a sentence of that direction; what is safe as it is stays as it is."""
    if not text or _is_isolated(text):
        return text
    if is_right_to_left(text):
        return f"{FSI}{isolate_figures(text)}{PDI}"
    return isolate(text) if right_to_left else text


def _isolate_if_figure(match: re.Match[str]) -> str:
    found = match.group()
    return isolate(found) if any(letter.isdigit() for letter in found) else found


def _is_isolated(text: str) -> bool:
    """Tell whether one pair of isolates holds the whole text, whatever it holds inside."""
    depth = 0
    for index, sign in enumerate(text):
        depth += (sign in _OPENING) - (sign == PDI)
        if depth == 0:
            return 0 < index == len(text) - 1
    return False
