"""The three languages of a device's window. Each has a table of its own few words."""

from typing import Literal

Tongue = Literal["ar", "fr", "en"]
Phrase = tuple[str, str, str]
"""The same in Arabic, French and English."""

NAMES: dict[Tongue, str] = {"ar": "ع", "fr": "Fr", "en": "En"}
_COLUMNS: dict[Tongue, int] = {"ar": 0, "fr": 1, "en": 2}


def say(phrase: Phrase, tongue: Tongue) -> str:
    """Give the words in that language."""
    return phrase[_COLUMNS[tongue]]
