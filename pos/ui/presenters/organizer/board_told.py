"""The day of a fair as the desk tells it: a row a booth, four figures above, and what waits for the organizer."""

from collections import Counter
from enum import Enum, auto

from pos.domain.money import Currency, Money
from pos.domain.values import dataclass
from pos.ui.presenters.organizer.board import Board, ready
from pos.ui.presenters.organizer.judging import BoothCase, State
from pos.words.figures import amount
from pos.words.speech import Words

NOTHING = "—"


class Shade(Enum):
    """How a state looks: something is wrong, to be watched, going on, well, done with, or not there."""

    WRONG = auto()
    LOOK = auto()
    LIVE = auto()
    WELL = auto()
    DONE = auto()
    QUIET = auto()


_SHADES = {
    State.FORKED: Shade.WRONG,
    State.ASIDE: Shade.WRONG,
    State.WAITING: Shade.LOOK,
    State.GAP: Shade.LOOK,
    State.DIFFERS: Shade.WRONG,
    State.REOPENED: Shade.LOOK,
    State.LATE: Shade.LOOK,
    State.SILENT: Shade.LOOK,
    State.READY: Shade.WELL,
    State.SELLING: Shade.LIVE,
    State.ABSENT: Shade.QUIET,
    State.ACCEPTED: Shade.DONE,
}
_SUMMED = {
    State.FORKED: "desk.sum_forked",
    State.ASIDE: "desk.sum_aside",
    State.WAITING: "desk.sum_waiting",
    State.GAP: "desk.sum_waiting",
    State.DIFFERS: "desk.sum_differs",
    State.REOPENED: "desk.sum_reopened",
    State.LATE: "desk.sum_late",
    State.SILENT: "desk.sum_silent",
    State.READY: "desk.sum_ready",
    State.SELLING: "desk.sum_selling",
    State.ABSENT: "desk.sum_absent",
    State.ACCEPTED: "desk.sum_accepted",
}
_STATED = {
    State.FORKED: "desk.state_forked",
    State.ASIDE: "desk.state_aside",
    State.DIFFERS: "desk.state_differs",
    State.REOPENED: "desk.state_reopened",
    State.LATE: "desk.state_late",
    State.READY: "desk.state_ready",
    State.SELLING: "desk.state_selling",
    State.ABSENT: "desk.state_absent",
    State.ACCEPTED: "desk.state_accepted",
}


@dataclass(frozen=True, slots=True)
class BoothRow:
    """A booth as its row tells it; `wrong` says that the difference is one."""

    booth: str
    name: str
    declared: str
    synced: str
    counted: str
    difference: str
    wrong: bool
    short: bool
    state: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the day, and what it is of."""

    label: str
    figure: str
    shade: Shade = Shade.DONE


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many booths are in a state."""

    text: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class Summary:
    """What waits for the organizer, and how many booths can be accepted at once.

    `phones` says how many payments by phone match no sale; empty when all do.
    """

    title: str
    lines: tuple[Waiting, ...]
    accept: str
    caption: str
    ready: int
    phones: str = ""


def row_of(case: BoothCase, words: Words, offset_minutes: int) -> BoothRow:
    """Tell a booth in one row."""
    some, closed = bool(case.shifts), any(shift.closed for shift in case.shifts)
    return BoothRow(
        booth=words.isolate(case.booth),
        name=words.name(case.names),
        declared=_amount(case.declared, case.currency, words) if closed else NOTHING,
        synced=_amount(case.synced, case.currency, words) if some else NOTHING,
        counted=_amount(case.counted, case.currency, words) if closed else NOTHING,
        difference=signed(Money(case.difference, case.currency), words) if case.difference else NOTHING,
        wrong=bool(case.difference),
        short=bool(closed and case.unsynced),
        state=state_told(case, words, offset_minutes),
        shade=_SHADES[case.state],
    )


def state_told(case: BoothCase, words: Words, offset_minutes: int) -> str:
    """Say the state of a booth in two or three words."""
    match case.state:
        case State.WAITING if case.missing:
            return words.count("desk.state_waiting_sales", case.missing)
        case State.WAITING:
            return words.say("desk.state_waiting", amount=words.short(Money(case.unsynced, case.currency)))
        case State.GAP:
            return words.count("desk.state_gap", case.gap)
        case State.SILENT:
            since = case.last_ms or max((shift.opened_ms for shift in case.shifts), default=0)
            return words.say("desk.state_silent", time=words.time(since, offset_minutes))
        case state:
            return words.say(_STATED[state])


def figures_of(board: Board, currency: Currency, words: Words) -> tuple[Figure, ...]:
    """Tell the day in five figures, in the fair's currency."""
    cases = [case for case in board.cases.values() if case.currency is currency]
    states = Counter(case.state for case in board.cases.values())
    differing = [case for case in cases if case.difference]
    apart = Money(sum(case.difference for case in differing), currency)
    difference = f"{words.number(len(differing))} · {signed(apart, words)}" if differing else words.number(0)
    declared = sum(case.closed for case in board.cases.values())
    late = states[State.LATE] + states[State.SILENT]
    open_ = sum(not shift.closed for case in board.cases.values() for shift in case.shifts)
    return (
        Figure(words.say("desk.sales_of_day"), words.money(Money(sum(case.synced for case in cases), currency))),
        Figure(
            words.say("desk.declared_booths"),
            words.say("desk.of_all", done=declared, all=len(board.cases)),
        ),
        Figure(words.say("desk.kpi_waiting"), words.number(open_), Shade.LOOK if late else Shade.DONE),
        Figure(words.say("desk.kpi_differences"), difference, Shade.WRONG if differing else Shade.DONE),
        Figure(words.say("desk.kpi_accepted"), words.number(states[State.ACCEPTED])),
    )


def summary_of(board: Board, words: Words, phones: int = 0) -> Summary:
    """Tell how many booths are in which state, those that need a hand first, and how many `phones` match no sale."""
    counted: dict[str, int] = {}
    shades: dict[str, Shade] = {}
    for state, number in sorted(Counter(case.state for case in board.cases.values()).items()):
        counted[_SUMMED[state]] = counted.get(_SUMMED[state], 0) + number
        shades[_SUMMED[state]] = _SHADES[state]
    count = len(ready(board))
    return Summary(
        title=words.say("desk.needs_a_hand"),
        lines=tuple(Waiting(words.count(said, number), shades[said]) for said, number in counted.items()),
        accept=words.count("desk.accept_all", count) if count else words.say("desk.nothing_to_accept"),
        caption=words.say("desk.accept_means") if count else "",
        ready=count,
        phones=words.count("desk.phones_wait", phones) if phones else "",
    )


def signed(money: Money, words: Words) -> str:
    """Write a difference with its sign, also where something is too much."""
    return words.isolate(f"{'+' if money.minor > 0 else ''}{amount(money)}")


def _amount(minor: int, currency: Currency, words: Words) -> str:
    return words.amount(Money(minor, currency))
