"""A closing that stands, as its screen tells it, and how its paper comes along."""

from pos.domain.facts import ShiftClosed
from pos.domain.values import dataclass
from pos.ports.printer import PrinterNews, PrinterState
from pos.ui.presenters.shown.status import papers_told
from pos.ui.presenters.shown.tone import Tone
from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class ClosedView:
    """`printed` says how the papers stand, `later` what happens by itself."""

    title: str
    report: str
    of: str
    sold: str
    unit: str
    printed: str
    tone: Tone
    later: str


def closed_view(fact: ShiftClosed, news: PrinterNews | None, words: Words) -> ClosedView:
    """Tell a closing; `news` is how the printer is and how many papers wait for it, None without a printer."""
    printed, tone, later = papers_now(news, words)
    return ClosedView(
        title=words.say("close.closed"),
        report=words.say("close.z", number=fact.z),
        of=words.count("count.sales", fact.figures.sales),
        sold=words.amount(fact.figures.sold),
        unit=words.unit(fact.figures.sold.currency),
        printed=printed,
        tone=tone,
        later=later,
    )


def papers_now(news: PrinterNews | None, words: Words) -> tuple[str, Tone, str]:
    """Say how the papers stand, how to take it, and what happens by itself."""
    if news is None:
        return words.say("status.no_printer"), Tone.PLAIN, ""
    if not news.waiting:
        return words.say("close.z_printed"), Tone.WELL, ""
    waiting = papers_told(news, None, words)
    if news.state is PrinterState.READY and not news.needs_person:
        return waiting, Tone.PLAIN, ""
    return f"{waiting} · {words.say(f'printer.{news.state.value}')}", Tone.LOOK, words.say("close.z_later")
