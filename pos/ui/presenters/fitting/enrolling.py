"""Enrolling a till with a code, as it is shown: what is typed or scanned, what central said, what the till is now."""

from dataclasses import replace

from pos.domain.fair import Place, series_number
from pos.domain.values import dataclass
from pos.ports.clock import Moment
from pos.ui.presenters.shown.notice import Notice
from pos.ui.presenters.shown.who import place_told
from pos.usecases.enrol_till import Enrolled, EnrolTill
from pos.wire.enrol_code import NotACode, code_text, read_code, read_link
from pos.words.refusal import duration
from pos.words.speech import Words

CLOCKS_DIFFER_MS = 120_000
"""How far two clocks may be apart before somebody should set one."""


@dataclass(frozen=True, slots=True)
class Enrolling:
    """What was given so far. `place` is where the till is enrolled already; `waiting` counts the sales to be sent."""

    code: str = ""
    address: str = ""
    place: Place | None = None
    waiting: int = 0
    scanned: bool = False
    asking: bool = False
    notice: Notice | None = None
    enrolled: Enrolled | None = None

    @property
    def complete(self) -> bool:
        """Tell whether there is something to ask, and whom."""
        return bool(self.code.strip() and self.address.strip())


@dataclass(frozen=True, slots=True)
class EnrolView:
    """The screen as it is shown; `rows` are what the till is now, named, once it is enrolled."""

    title: str
    hint: str
    below: str
    progress: str
    rows: tuple[tuple[str, str], ...]
    button: str
    ready: bool


def write(enrolling: Enrolling, field: str, text: str) -> Enrolling:
    """Write down what stands in a field; a code that is pasted with its address is taken apart."""
    enrolling = replace(enrolling, notice=None, scanned=False)
    if field == "address":
        return replace(enrolling, address=text)
    return scan(enrolling, text) if ":" in text else replace(enrolling, code=text)


def scan(enrolling: Enrolling, text: str) -> Enrolling:
    """Take what a scanner read: the printed square says code and address, a bar code the code alone."""
    try:
        secret, address = read_link(text)
    except NotACode:
        try:
            secret, address = read_code(text), enrolling.address
        except NotACode:
            return replace(enrolling, code=text)
    address = address or enrolling.address
    return replace(enrolling, code=code_text(secret), address=address, scanned=True, notice=None)


def request(enrolling: Enrolling) -> EnrolTill:
    """Give what to ask of the use case; an address typed without its scheme is one of the fair's own network."""
    address = enrolling.address.strip()
    return EnrolTill(enrolling.code, address if "://" in address else f"http://{address}")


def enrol_view(enrolling: Enrolling, now: Moment, words: Words) -> EnrolView:
    """Show what is asked for, or what the till is now."""
    if enrolling.enrolled is not None:
        return _done(enrolling, enrolling.enrolled, now, words)
    progress = words.say("enrol.scanned") if enrolling.scanned else ""
    if enrolling.asking:
        progress = words.say("enrol.asking", address=request(enrolling).address)
    waiting = enrolling.waiting
    below = [words.count("enrol.journal_stays", waiting) if waiting else words.say("enrol.journal_alone")]
    if enrolling.place is not None:
        below = [words.say("enrol.now_at"), place_told(enrolling.place, words), "", *below]
    return EnrolView(
        title=words.say("enrol.title"),
        hint=words.say("enrol.hint"),
        below="\n".join(below),
        progress=progress,
        rows=(),
        button=words.say("enrol.do"),
        ready=enrolling.complete and not enrolling.asking,
    )


def _done(enrolling: Enrolling, enrolled: Enrolled, now: Moment, words: Words) -> EnrolView:
    grant, place = enrolled.grant, enrolled.grant.place
    apart = abs(now.utc_ms - grant.issued_ms)
    clock = ""
    if apart > CLOCKS_DIFFER_MS:
        clock = words.say("enrol.clock", length=duration(words, apart // 1000))
    first = words.isolate(series_number(place, grant.epoch, 1))
    return EnrolView(
        title=words.say("enrol.done"),
        hint=words.count("enrol.sending", enrolling.waiting),
        below=clock,
        progress="",
        rows=(
            (words.say("enrol.fair"), words.name(place.fair_names) or place.fair),
            (words.say("enrol.booth"), words.name(place.booth_names) or place.booth),
            (words.say("enrol.series"), words.say("enrol.series_begin", series=first)),
        ),
        button=words.say("enrol.go_on"),
        ready=True,
    )
