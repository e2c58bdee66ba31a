"""The band above every screen, as it is shown: who sells where, the open tickets, the facts, the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.values import dataclass
from pos.ports.printer import PrinterState
from pos.ui.presenters.shown.tone import Tone

if TYPE_CHECKING:
    from pos.domain.names import Language
    from pos.ports.printer import PrinterNews
    from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class TicketChip:
    """An open ticket to go to."""

    nickname: int
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact about the world, and how it is to be taken; one about `payments` leads to them."""

    text: str
    tone: Tone
    payments: bool = False


@dataclass(frozen=True, slots=True)
class HeaderView:
    """The whole band; `colour` counts people in the order they were added; no `fresh` word, no way to a new ticket."""

    where: str
    person: str
    initial: str
    colour: int
    language: Language
    language_name: str
    tickets: tuple[TicketChip, ...] = ()
    facts: tuple[FactView, ...] = ()
    fresh: str = ""


def printer_facts(news: PrinterNews | None, words: Words) -> tuple[FactView, ...]:
    """Say how the printer is and how many papers wait for it; nothing where there is no printer."""
    if news is None:
        return ()
    well = news.state is PrinterState.READY and not news.needs_person
    facts = [FactView(words.say(f"printer.{news.state}"), Tone.WELL if well else Tone.LOOK)]
    if news.waiting:
        facts.insert(0, FactView(words.count("header.papers_wait", news.waiting), Tone.LOOK))
    return tuple(facts)
