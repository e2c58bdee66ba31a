"""The catalogue of messages: reads the file that `tools/words.py` makes for a language from the translators' files.

Messages are known by symbolic names (`sell.total`), never by a sentence of one language, so that none of the
languages is the original and the others its copies.
"""

from functools import cache
from gettext import GNUTranslations

from pos.domain.names import Language
from pos.words.places import resource


class UnknownMessage(LookupError):
    """A message that no catalogue holds: a mistake of the program, found by its tests."""


class Messages:
    """The messages of one language."""

    def __init__(self, catalogue: GNUTranslations) -> None:
        """Keep the catalogue as gettext reads it."""
        self._catalogue = catalogue

    def one(self, message: str) -> str:
        """Give the text of a message, its places still open."""
        return self._known(message, self._catalogue.gettext(message))

    def counted(self, message: str, count: int) -> str:
        """Give the text of a message in the form the language uses for that many."""
        return self._known(message, self._catalogue.ngettext(message, message, count))

    @staticmethod
    def _known(message: str, text: str) -> str:
        if text == message:
            raise UnknownMessage(message)
        return text


@cache
def messages_of(language: Language) -> Messages:
    """Read the messages of a language; done once."""
    path = resource("locale", language.value, "LC_MESSAGES", "pos.mo")
    if not path.exists():
        message = f"{path} is missing: 'python tools/words.py' makes it; no data is touched"
        raise FileNotFoundError(message)
    with path.open("rb") as file:
        return Messages(GNUTranslations(file))
