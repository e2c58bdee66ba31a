"""One spelling for comparing: what two people type for the same name becomes the same text.

Arabic loses its vowel signs, its tatweel and the seats of its hamzas; teh marbuta is heh, alef maqsura is yeh, and
the letters that neighbours write for the same sound are one. Latin loses accents and case, and œ is two letters.
Digits of every script become 0-9; whatever is neither letter nor digit only separates words.
"""

import re
import unicodedata
from functools import lru_cache

_WORDS_KEPT = 65_536
_ARTICLE = "ال"
_SHORTEST_WITH_ARTICLE = 5

_SEPARATORS = re.compile(r"[\W_]+")
_ONE_LETTER = str.maketrans(
    {
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ة": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ک": "ك",
        # The g of Morocco has four spellings, and the plain kaf is the one everybody types.
        "گ": "ك",
        "ڭ": "ك",
        "ݣ": "ك",
        "ڨ": "ق",
        "ڤ": "ف",
        "پ": "ب",
        "چ": "ج",
        "ٱ": "ا",
        "ء": None,
        "ـ": None,
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ı": "i",
        "þ": "th",
        "×": "x",
    }
)


def fold(text: str) -> str:
    """Give the text as it is compared: folded words with one space between them."""
    return " ".join([folded for word in text.split() if (folded := _fold_word(word))])


def fold_query(text: str) -> tuple[str, ...]:
    """Give the folded words of a search, the Arabic article taken off, since a name may stand without it."""
    return tuple(_without_article(word) for word in fold(text).split())


def _without_article(word: str) -> str:
    if word.startswith(_ARTICLE) and len(word) >= _SHORTEST_WITH_ARTICLE:
        return word.removeprefix(_ARTICLE)
    return word


def _fold_word(word: str) -> str:
    return word.lower() if word.isascii() and word.isalnum() else _fold_foreign(word)


@lru_cache(maxsize=_WORDS_KEPT)
def _fold_foreign(word: str) -> str:
    lowered = word.casefold()
    if not lowered.isascii():
        lowered = _without_marks(lowered).translate(_ONE_LETTER)
    return _SEPARATORS.sub(" ", lowered).strip()


def _without_marks(word: str) -> str:
    """Take vowel signs, accents and invisible marks off, and write each digit as 0-9."""
    apart = unicodedata.normalize("NFKD", word)
    kept = (sign for sign in apart if unicodedata.category(sign) not in {"Mn", "Me", "Cf"})
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in kept).casefold()
