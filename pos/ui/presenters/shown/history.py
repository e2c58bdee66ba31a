"""The history of papers: what was found so far, what to ask of the journal next, and how a row is told.

A journal of ten years has a million facts, so papers are asked for a page at a time, newest first, as the list is
scrolled. One question is under way at a time; when somebody types on, the answer that comes back too late is left
aside and only the newest words are asked for.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pos.domain.values import dataclass
from pos.ports.journal import SaleRow
from pos.words.speech import Words

PAGE = 200
"""Papers a question asks for: more than two screens of rows, and a few milliseconds of the journal."""


@dataclass(frozen=True, slots=True)
class Question:
    """Papers that match `words`, older than journal number `before` (None for the newest)."""

    words: str = ""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What is wanted, what was found for which words, and the question under way.

    `whole` says that nothing older is left, `more` that somebody scrolled to the end of what was found.
    """

    wanted: str = ""
    found: str = ""
    rows: tuple[SaleRow, ...] = ()
    loaded: bool = False
    whole: bool = False
    more: bool = False
    asking: Question | None = None

    @property
    def empty(self) -> bool:
        """Tell whether the answer came and holds no paper."""
        return self.loaded and not self.rows


def search(history: History, typed: str) -> History:
    """Want the papers that match what stands in the search field; what was found stays until the answer is here."""
    return replace(history, wanted=" ".join(typed.split()))


def reach_the_end(history: History) -> History:
    """Want older papers, because the list was scrolled to its end."""
    return replace(history, more=not history.whole)


def ask(history: History) -> tuple[History, Question | None]:
    """Give the question to send now, if any, and the history that knows it was sent."""
    if history.asking is not None:
        return history, None
    if history.wanted != history.found or not history.loaded:
        question = Question(history.wanted)
    elif history.more and history.rows:
        question = Question(history.found, history.rows[-1].number)
    else:
        return history, None
    return replace(history, asking=question, more=False), question


def answer(history: History, question: Question, page: tuple[SaleRow, ...]) -> History:
    """Take in the papers that came back for a question."""
    before = history.rows if question.before is not None else ()
    return replace(
        history,
        found=question.words,
        rows=(*before, *page),
        loaded=True,
        whole=len(page) < PAGE,
        asking=None,
    )


def fail(history: History) -> History:
    """Take in that the journal could not answer: what was found stays, and scrolling or typing asks again."""
    return replace(history, wanted=history.found, loaded=True, asking=None)


def reprinted(history: History, number: int) -> History:
    """Count one more duplicate on the paper of that journal number."""
    rows = tuple(replace(row, reprints=row.reprints + 1) if row.number == number else row for row in history.rows)
    return replace(history, rows=rows)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper as its row tells it; `mark` says that it is a refund, `copies` how often it was printed again."""

    number: int
    series: str
    time: str
    day: str
    person: str
    total: str
    refund: bool
    mark: str
    copies: str


def row_of(row: SaleRow, people: Mapping[str, str], words: Words) -> PaperRow:
    """Tell a paper in one row; `people` gives the names by id, and somebody erased is told as such."""
    at = row.at
    local = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at.utc_ms, minutes=at.offset_minutes)
    return PaperRow(
        number=row.number,
        series=words.isolate(row.series),
        time=words.time(at.utc_ms, at.offset_minutes),
        day=words.date(local.date()),
        person=words.isolate(people.get(row.person, "")) or words.say("history.somebody"),
        total=words.amount(-row.total if row.refund else row.total),
        refund=row.refund,
        mark=words.say("history.refund") if row.refund else "",
        copies=words.count("history.copies", row.reprints) if row.reprints else "",
    )


@dataclass(frozen=True, slots=True)
class Teaching:
    """What an empty list says: what would stand here, and what to do about it."""

    title: str
    text: str


def teaching(history: History, words: Words) -> Teaching:
    """Teach the next step when nothing was found."""
    if history.found:
        looked_for = words.say("history.none_found", words=history.found)
        return Teaching(looked_for, words.say("history.none_found_try"))
    return Teaching(words.say("history.none_yet"), words.say("history.none_yet_try"))
