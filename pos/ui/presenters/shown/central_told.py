"""Tells how a till stands with central: in the band, and on its card among the facts.

What stops nothing is said quietly, with how many sales wait and since when. What somebody must act on (two tills under
one name, a place taken by another, a suspension) comes first, in the words of its page of help.
"""

from pos.domain.values import dataclass
from pos.ports.clock import Moment
from pos.ui.presenters.shown.header import FactView
from pos.ui.presenters.shown.help_page import HelpPage, read_page
from pos.ui.presenters.shown.tone import Tone
from pos.ui.ways.central_news import CentralNews
from pos.usecases.exchange.codes import code_of_trouble
from pos.usecases.exchange.steps import Trouble
from pos.words.codes import Code
from pos.words.speech import Words

PATIENCE_MS = 30_000
"""How old a sale that central does not hold may be before the till says so: most are there within a second."""

GRAVE = frozenset(
    {Trouble.FORKED, Trouble.BEHIND, Trouble.FENCED, Trouble.REVOKED, Trouble.NOT_ENROLLED, Trouble.NOT_CENTRAL}
)
"""Troubles that do not pass by themselves."""

ENROL_AGAIN = frozenset({Trouble.FORKED, Trouble.BEHIND, Trouble.FENCED, Trouble.NOT_ENROLLED})
"""Troubles that end with a new code from the organizer."""

_PASSING = frozenset({Trouble.UNREACHABLE, Trouble.BUSY})


@dataclass(frozen=True, slots=True)
class CentralTold:
    """How the till stands with central, as a card says it; see `FactCard`. `enrols`: the remedy leads to a code."""

    tone: Tone
    told: str
    more: str = ""
    remedy: str = ""
    code: Code | None = None
    enrols: bool = False


def central_facts(news: CentralNews | None, words: Words) -> tuple[FactView, ...]:
    """Say in the band how many sales wait, or that they are sent; nothing at a till that stands alone."""
    if news is None:
        return ()
    if news.trouble in GRAVE:
        return (FactView(words.say("header.central_amiss"), Tone.WRONG),)
    if _late(news):
        return (FactView(words.count("header.sales_wait", news.unsent), Tone.LOOK),)
    return (FactView(words.say("header.sales_sent"), Tone.WELL),)


def central_told(news: CentralNews | None, now: Moment, words: Words) -> CentralTold:
    """Say all that is known of central; `now` tells what is of today."""
    if news is None:
        more = words.say("exchange.alone_more")
        return CentralTold(Tone.PLAIN, words.say("exchange.alone"), more, words.say("exchange.have_code"), enrols=True)
    sent, contact = unsent_told(news, now, words), contact_told(news, now, words)
    code = None if news.trouble is None else code_of_trouble(news.trouble)
    if news.trouble in GRAVE and code is not None:
        page = read_page(code, words.language)
        parted = words.say("exchange.parted", number=news.parted) if news.parted else ""
        more = _joined(parted, _to_do(page), f"{sent}. {contact}.")
        enrols = news.trouble in ENROL_AGAIN
        remedy = words.say("exchange.have_code") if enrols else ""
        return CentralTold(Tone.WRONG, page.title, more, remedy, code, enrols)
    aside = _aside_told(news, words)
    if not _late(news) and news.trouble is None:
        more = f"{contact}. {aside}" if aside else contact
        return CentralTold(Tone.LOOK if aside else Tone.WELL, sent, more)
    means = "" if code is None else read_page(code, words.language).parts[0].first_sentence
    remedy = words.say("exchange.try_now") if news.trouble in _PASSING else ""
    tone = Tone.LOOK if news.unsent or aside else Tone.PLAIN
    return CentralTold(tone, sent, _joined(f"{contact}.", means, aside), remedy, code)


def unsent_told(news: CentralNews, now: Moment, words: Words) -> str:
    """Say how many sales central does not hold, and since when; that it holds all when it does."""
    if not news.unsent or news.oldest is None:
        return words.say("exchange.all_sent")
    return words.count("exchange.unsent", news.unsent, time=when(news.oldest, now, words))


def contact_told(news: CentralNews, now: Moment, words: Words) -> str:
    """Say when central was last heard."""
    if news.contact is None:
        return words.say("exchange.no_contact")
    return words.say("exchange.contact", time=when(news.contact, now, words))


def when(moment: Moment, now: Moment, words: Words) -> str:
    """Write a time of today as a time, one of another day with its day."""
    written = words.moment(moment.utc_ms, moment.offset_minutes)
    if written.split()[0] == words.moment(now.utc_ms, now.offset_minutes).split()[0]:
        return words.time(moment.utc_ms, moment.offset_minutes)
    return written


def _late(news: CentralNews) -> bool:
    return bool(news.unsent) and (news.trouble is not None or news.waiting_ms > PATIENCE_MS)


def _aside_told(news: CentralNews, words: Words) -> str:
    return words.count("exchange.aside", news.aside, number=news.aside_from) if news.aside else ""


def _to_do(page: HelpPage) -> str:
    return page.parts[1].first_sentence


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
