"""Who sells where, in as few words as a corner of the screen has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.domain.fair import Place
    from pos.ports.journal import Somebody
    from pos.words.speech import Words


def initial_of(name: str) -> str:
    """Give the letter somebody is known by: the first of the name; a dot for a name that was erased."""
    return name.strip()[:1].upper() or "·"


def place_told(place: Place, words: Words) -> str:
    """Say where the till stands: the fair or store, and the booth."""
    booth = words.name(place.booth_names) or words.isolate(place.booth)
    return words.say("header.where", fair=words.name(place.fair_names), booth=booth)


def whose_turn(person: Somebody, people: tuple[Somebody, ...]) -> int:
    """Give the place of somebody among the people, which is the colour of their face."""
    ids = [each.id for each in people]
    return ids.index(person.id) if person.id in ids else 0
