"""Reads the translators' files for the tests that judge them, as they were written and not as they are compiled."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from pos.domain.names import Language
from pos.words.places import resource

LANGUAGES = (Language.AR, Language.FR, Language.EN)


@dataclass(frozen=True)
class Told:
    """A message of a language: where it stands, its name, its text in each plural form (one, if it counts nothing)."""

    place: str
    name: str
    forms: tuple[str, ...]
    counts: bool
    fuzzy: bool

    @property
    def places(self) -> set[str]:
        """The names of the values that enter it."""
        return set[str]().union(*map(places_in, self.forms))


def places_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def area_files(language: Language) -> tuple[Path, ...]:
    return tuple(sorted(resource("locale", language.value).glob("*.po")))


@cache
def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.name)


@cache
def told(language: Language) -> tuple[Told, ...]:
    return tuple(_told(path, message) for path in area_files(language) for message in catalogue(path) if message.id)


@cache
def named(language: Language) -> dict[str, Told]:
    return {message.name: message for message in told(language)}


def _told(path: Path, message: Message) -> Told:
    counts = not isinstance(message.id, str)
    name = message.id if isinstance(message.id, str) else message.id[0]
    text = message.string or ""
    forms = (text,) if isinstance(text, str) else tuple(text)
    place = f"{path.parent.name}/{path.name}:{message.lineno}"
    return Told(place, name, forms, counts, message.fuzzy)


def words_of(text: str) -> list[str]:
    """List the words of a text, its places left out."""
    return re.findall(r"[^\W\d_]+", re.sub(r"\{\w*\}", " ", text))
