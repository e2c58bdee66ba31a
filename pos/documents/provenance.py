"""Where a paper comes from, and the parts every paper shares because of it: its head, its seal, its thanks."""

from collections.abc import Iterable

from pos.documents.blocks import Align, Block, Code, Emphasis, Gap, Line, Pair, Size, Text
from pos.documents.seal import Seal, seal_text
from pos.documents.voices import Voices, name_in, side_by_side
from pos.domain.fair import Place
from pos.domain.names import Language
from pos.domain.values import dataclass
from pos.ports.clock import Moment
from pos.words.speech import words_for


@dataclass(frozen=True, slots=True)
class Provenance:
    """The place and the moment, the languages (two at most speak), and what proves the fact, if there is one.

    `copy` is 0 for the original and counts duplicates from 1. `cashier` is a name to print, empty for none.
    """

    place: Place
    at: Moment
    languages: tuple[Language, ...]
    seal: Seal | None = None
    copy: int = 0
    cashier: str = ""


def masthead(voices: Voices, place: Place) -> list[Block]:
    """Say in large letters whose paper this is, and at which fair in which city."""
    said = (phrase for phrase in voices.names(place.booth_names) if phrase is not None)
    return [
        *(Text(phrase.text, phrase.language, Size.TITLE, Align.CENTRE, bold=True) for phrase in said),
        Gap(1),
        *_fair(voices, place),
        Gap(3),
        Line(),
    ]


def duplicate(voices: Voices, copy: int) -> list[Block]:
    """Say across the paper that it is not the original."""
    if copy == 0:
        return []
    return [voices.banner("paper.duplicate", copy=copy), Gap(3)]


def number_line(voices: Voices, series: str, at: Moment) -> Pair:
    """Give the paper's number and its moment."""
    words = voices.first
    moment = words.moment(at.utc_ms, at.offset_minutes)
    return Pair(words.isolate(series), moment, words.language, Size.STRONG, Emphasis.ALL)


def counter_line(voices: Voices, provenance: Provenance) -> Text:
    """Give the till, and the cashier when the name is to be printed."""
    till, cashier = provenance.place.till, provenance.cashier
    if cashier:
        return voices.line("paper.till_cashier", till=till, cashier=cashier)
    return voices.line("paper.till", till=till)


def seal_code(voices: Voices, seal: Seal, message: str) -> Code:
    """Make the QR code that proves the paper, and say beside it what it is for."""
    said = (phrase for phrase in voices.phrases(message) if phrase is not None)
    beside = [Text(phrase.text, phrase.language, Size.SMALL) for phrase in said]
    entry = voices.line("paper.entry", number=seal.head.number, seal=seal.short)
    return Code(seal_text(seal), (*beside, entry))


def thanks(voices: Voices) -> Text:
    """Thank the customer in the paper's languages, and in Amazigh wherever the fair is held."""
    said = [words_for(language).say("paper.thanks") for language in voices.languages]
    said.append(voices.first.say("paper.thanks_amazigh"))
    return Text(side_by_side(said), voices.first.language, Size.STRONG, Align.CENTRE, bold=True)


def _fair(voices: Voices, place: Place) -> Iterable[Text]:
    """Name the fair and its city in each language that has other names for them."""
    said = []
    for language in voices.languages:
        names = name_in(language, place.fair_names).text, name_in(language, place.city_names).text
        if names in said:
            continue
        said.append(names)
        words = words_for(language)
        text = words.say("paper.fair", fair=names[0], city=names[1])
        yield Text(text, words.language, Size.SMALL, Align.CENTRE)
