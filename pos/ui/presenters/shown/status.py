"""The state of the till told as facts: each with a number and a time, and what to do where something is to be done.

There is no light that can lie: "3 papers waiting since 14:02, printer off" is true or it is not.
"""

from dataclasses import replace

from pos.domain.values import dataclass
from pos.ports.clock import Moment
from pos.ports.printer import PrinterNews, PrinterState
from pos.ui.presenters.shown.central_told import central_told
from pos.ui.presenters.shown.disk_told import DISK_SCARCE, room_told
from pos.ui.presenters.shown.tone import Tone
from pos.ui.ways.till_facts import TillFacts, Verified
from pos.words.codes import Code
from pos.words.speech import Words

CENTRAL = "central"
"""The key of the card about central."""


@dataclass(frozen=True, slots=True)
class FactCard:
    """One fact: what it is about, what is so, since when.

    `remedy` is the word for what can be done about it right here, empty when there is nothing; `code` leads to the page
    of help when something is wrong.
    """

    key: str
    tone: Tone
    about: str
    told: str
    more: str = ""
    remedy: str = ""
    code: Code | None = None


_PRINTER_CODES = {
    PrinterState.OFF: Code.PRINTER_OFF,
    PrinterState.PAPER_OUT: Code.PAPER_OUT,
    PrinterState.COVER_OPEN: Code.COVER_OPEN,
    PrinterState.FAULT: Code.PRINTER_FAULT,
}


def fact_cards(facts: TillFacts, words: Words) -> tuple[FactCard, ...]:
    """Tell every fact, in an order that never changes."""
    return (
        _shift(facts, words),
        _central(facts, words),
        _printer(facts, words),
        _journal(facts, words),
        _disk(facts, words),
        _clock(facts, words),
    )


@dataclass(frozen=True, slots=True)
class Summary:
    """All the facts in one: how to take them, in words, and when they were looked at."""

    tone: Tone
    told: str
    looked: str


def summary(facts: TillFacts, words: Words) -> Summary:
    """Sum the facts up: all is well, or how many are to be looked at."""
    tones = [card.tone for card in fact_cards(facts, words)]
    looked = words.say("status.looked_at", time=_at(facts.now, words))
    amiss = sum(tone in {Tone.LOOK, Tone.WRONG} for tone in tones)
    if not amiss:
        return Summary(Tone.WELL, words.say("status.all_well"), looked)
    tone = Tone.WRONG if Tone.WRONG in tones else Tone.LOOK
    return Summary(tone, words.count("status.to_look_at", amiss), looked)


def with_verdict(facts: TillFacts, verified: Verified) -> TillFacts:
    """Take in what reading the journal again gave."""
    return replace(facts, verified=verified)


def papers_told(news: PrinterNews, since: Moment | None, words: Words) -> str:
    """Say how many papers wait, and since when; that none does when none does."""
    if not news.waiting:
        return words.say("status.no_paper_waits")
    if since is None:
        return words.count("status.papers_wait", news.waiting)
    return words.count("status.papers_wait_since", news.waiting, time=_at(since, words))


def _shift(facts: TillFacts, words: Words) -> FactCard:
    about = words.say("status.shift")
    if facts.shift_since is None:
        return FactCard("shift", Tone.PLAIN, about, words.say("status.shift_closed"))
    since = words.moment(facts.shift_since.utc_ms, facts.shift_since.offset_minutes)
    by = words.say("status.shift_by", name=facts.shift_by) if facts.shift_by else ""
    return FactCard("shift", Tone.WELL, about, words.say("status.shift_since", moment=since), by)


def _central(facts: TillFacts, words: Words) -> FactCard:
    told = central_told(facts.central, facts.now, words)
    about = words.say("status.central")
    # A code takes somebody's yes, and before the day is opened nobody is there to give it.
    remedy = "" if told.enrols and facts.shift_since is None else told.remedy
    return FactCard(CENTRAL, told.tone, about, told.told, told.more, remedy, told.code)


def _printer(facts: TillFacts, words: Words) -> FactCard:
    about, news = words.say("status.printer"), facts.printer
    if news is None:
        return FactCard("printer", Tone.PLAIN, about, words.say("status.no_printer"))
    well = news.state in {PrinterState.READY, PrinterState.PAPER_LOW}
    stuck = news.needs_person or not well
    tone = Tone.WELL if news.state is PrinterState.READY and not stuck else Tone.LOOK
    code = Code.PRINT_UNSURE if well and news.needs_person else _PRINTER_CODES.get(news.state)
    return FactCard(
        "printer",
        tone,
        about,
        words.say(f"printer.{news.state.value}"),
        papers_told(news, facts.waiting_since, words),
        words.say("status.print_again") if stuck and news.waiting else "",
        code,
    )


def _journal(facts: TillFacts, words: Words) -> FactCard:
    about = words.say("status.journal")
    told = words.count("status.entries", facts.entries)
    if facts.last_fact is not None:
        told = words.count("status.entries_last", facts.entries, time=_at(facts.last_fact, words))
    verified = facts.verified
    if verified is None:
        return FactCard("journal", Tone.PLAIN, about, told, words.say("status.never_verified"))
    more = verdict_told(verified, words)
    if verified.fault:
        return FactCard("journal", Tone.WRONG, about, told, more, code=Code.JOURNAL_DAMAGED)
    return FactCard("journal", Tone.PLAIN if verified.stopped else Tone.WELL, about, told, more)


def verdict_told(verified: Verified, words: Words) -> str:
    """Say what reading the journal again gave."""
    time = _at(verified.at, words)
    if verified.stopped:
        return words.count("status.verify_stopped", verified.entries, time=time)
    if verified.fault:
        return words.say("status.verified_wrong", time=time, fault=verified.fault)
    return words.count("status.verified_well", verified.entries, time=time)


def verifying_told(done: int, whole: int, words: Words) -> str:
    """Say how far the reading came."""
    return words.say("status.verifying", done=done, whole=whole)


def _disk(facts: TillFacts, words: Words) -> FactCard:
    about = words.say("status.disk")
    told = words.say("status.disk_free", room=room_told(facts.disk_free, words))
    if facts.disk_free < DISK_SCARCE:
        return FactCard("disk", Tone.LOOK, about, told, words.say("status.disk_scarce"), code=Code.DISK_FULL)
    return FactCard("disk", Tone.WELL, about, told)


def _clock(facts: TillFacts, words: Words) -> FactCard:
    about = words.say("status.clock")
    jump = facts.last_jump
    if jump is None or not facts.jumps:
        return FactCard("clock", Tone.WELL, about, words.say("status.clock_steady"))
    way = "status.clock_ahead" if jump.seconds > 0 else "status.clock_back"
    last = words.say(way, time=_at(jump.at, words), length=_length(abs(jump.seconds), words))
    return FactCard("clock", Tone.LOOK, about, words.count("status.clock_jumps", facts.jumps), last)


def _length(seconds: int, words: Words) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return words.isolate(f"{hours}:{minutes:02d}:{rest:02d}")


def _at(moment: Moment, words: Words) -> str:
    return words.time(moment.utc_ms, moment.offset_minutes)
