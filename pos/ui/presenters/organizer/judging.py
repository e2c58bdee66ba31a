"""What a booth's day is worth: all in, waiting, different, or somebody must look; the worst that is true is said.

Figures are those of central, and what this desk accepted is held against them: an acceptance stands as long as not one
of its figures changed.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum, auto

from pos.domain.acceptance import ShiftKey
from pos.domain.money import Currency
from pos.domain.names import Names
from pos.domain.values import dataclass
from pos.ports.clock import Moment
from pos.usecases.accept_day import as_accepted
from pos.usecases.read_acceptances import Taken
from pos.usecases.read_fair_day import FairDay
from pos.wire.desk.days import BoothSummary, ShiftSummary

SILENT_MS = 30 * 60_000
"""After so long without news an open till is called silent; it may simply have sold nothing."""


class State(IntEnum):
    """The states of a booth's day, those that need a hand first."""

    FORKED = auto()
    ASIDE = auto()
    WAITING = auto()
    GAP = auto()
    DIFFERS = auto()
    REOPENED = auto()
    LATE = auto()
    SILENT = auto()
    READY = auto()
    SELLING = auto()
    ABSENT = auto()
    ACCEPTED = auto()


@dataclass(frozen=True, slots=True)
class Said:
    """An acceptance: by which account, when and why; it `stands` as long as no figure changed since."""

    by: str
    at: Moment
    note: str
    stands: bool


@dataclass(frozen=True, slots=True)
class BoothCase:
    """A booth on a day in one currency; amounts are minor units. `said` is how it was accepted last.

    `gap` counts the entries that central still waits for; `last_ms` is when something last came, 0 for never.
    """

    booth: str
    names: Names
    currency: Currency
    state: State
    shifts: tuple[ShiftSummary, ...]
    gap: int
    last_ms: int
    said: Said | None

    @property
    def key(self) -> str:
        """What tells this row from all others."""
        return f"{self.booth}/{self.currency}"

    @property
    def closed(self) -> bool:
        """Tell whether every shift of the day was closed."""
        return bool(self.shifts) and all(shift.closed for shift in self.shifts)

    @property
    def declared(self) -> int:
        """What its tills declared."""
        return sum(shift.declared for shift in self.shifts)

    @property
    def synced(self) -> int:
        """What arrived."""
        return sum(shift.synced for shift in self.shifts)

    @property
    def unsynced(self) -> int:
        """What was declared and did not arrive."""
        return sum(shift.unsynced for shift in self.shifts)

    @property
    def missing(self) -> int:
        """How many sales and refunds were declared and did not arrive."""
        return sum(max(0, shift.declared_papers - shift.papers) for shift in self.shifts if shift.closed)

    @property
    def expected(self) -> int:
        """The cash that should be there."""
        return sum(shift.expected for shift in self.shifts)

    @property
    def counted(self) -> int:
        """The cash that was counted."""
        return sum(shift.counted for shift in self.shifts)

    @property
    def difference(self) -> int:
        """Counted minus expected."""
        return sum(shift.difference for shift in self.shifts)

    @property
    def differs(self) -> bool:
        """Tell whether any shift differs in any figure: then accepting wants a reason."""
        return any(shift.unsynced or shift.difference for shift in self.shifts if shift.closed)

    @property
    def papers(self) -> int:
        """Sales and refunds that arrived."""
        return sum(shift.papers for shift in self.shifts)

    @property
    def late(self) -> int:
        """Papers that came after their closing."""
        return sum(shift.late for shift in self.shifts)


def judge(day: FairDay, taken: Mapping[ShiftKey, Taken]) -> tuple[BoothCase, ...]:
    """Judge every booth of a day, in the order of their codes; `taken` is what this desk accepted."""
    by_row: dict[tuple[str, Currency], list[ShiftSummary]] = {}
    for shift in day.shifts:
        by_row.setdefault((shift.booth, Currency(shift.currency)), []).append(shift)
    known = {booth.booth: booth for booth in day.booths}
    for booth in known.keys() - {of for of, _ in by_row}:
        by_row[booth, Currency(day.fair.currency)] = []
    cases = [
        _case(day, known.get(booth, BoothSummary(booth, Names(), 0, 0)), currency, _said_of(day, shifts, taken))
        for (booth, currency), shifts in by_row.items()
    ]
    return tuple(sorted(cases, key=lambda case: (_natural(case.booth), case.currency)))


def _said_of(
    day: FairDay, shifts: list[ShiftSummary], taken: Mapping[ShiftKey, Taken]
) -> list[tuple[ShiftSummary, Said | None]]:
    return [(shift, _said(day, shift, taken.get((shift.till, shift.branch, shift.shift)))) for shift in shifts]


def _said(day: FairDay, shift: ShiftSummary, here: Taken | None) -> Said | None:
    """Tell the last acceptance of a shift: this desk's own, which central may not know yet, or another desk's."""
    if here is not None and here.at.utc_ms >= shift.accepted_ms:
        return Said(here.by, here.at, here.note, shift.closed and here.shift == as_accepted(shift))
    if not shift.accepted_ms:
        return None
    same = (one.note for one in day.acceptances if (one.by, one.utc_ms) == (shift.by, shift.accepted_ms))
    at = Moment(shift.accepted_ms, day.at.offset_minutes)
    return Said(shift.by, at, next(same, ""), not shift.reopened)


def _case(
    day: FairDay, booth: BoothSummary, currency: Currency, said: list[tuple[ShiftSummary, Said | None]]
) -> BoothCase:
    shifts = tuple(shift for shift, _ in said)
    acceptances = [one for _, one in said if one is not None]
    gap = _gap(day, booth.booth)
    last = max(acceptances, key=lambda one: one.at.utc_ms, default=None)
    if shifts and len(acceptances) == len(shifts) and all(one.stands for one in acceptances):
        state = State.ACCEPTED
    else:
        state = _trouble(day, shifts, gap) or _quiet(day, shifts, booth.last_ms, before=last is not None)
    return BoothCase(booth.booth, booth.names, currency, state, shifts, gap, booth.last_ms, last)


def _trouble(day: FairDay, shifts: tuple[ShiftSummary, ...], gap: int) -> State | None:
    """Name what somebody must look into; None when there is nothing."""
    unsynced = any(shift.unsynced > 0 for shift in shifts)
    found = {
        State.FORKED: any(shift.closings > 1 for shift in shifts) or _forked(day, shifts),
        State.ASIDE: unsynced and _aside(day, shifts),
        State.WAITING: unsynced,
        State.GAP: bool(shifts) and gap > 0,
    }
    return next((state for state, there in found.items() if there), None)


def _quiet(day: FairDay, shifts: tuple[ShiftSummary, ...], last_ms: int, *, before: bool) -> State:
    """Name the state of a booth that lacks nothing; `before` tells that it was accepted once."""
    today = day.day >= local_day(day.at)
    silent = day.at.utc_ms - max(last_ms, *(shift.opened_ms for shift in shifts), 0) > SILENT_MS
    rules = {
        State.ABSENT: not shifts,
        State.REOPENED: before and all(shift.closed for shift in shifts),
        State.DIFFERS: any(shift.unsynced or shift.difference for shift in shifts),
        State.LATE: not today and not all(shift.closed for shift in shifts),
        State.SILENT: silent and not all(shift.closed for shift in shifts),
        State.SELLING: not all(shift.closed for shift in shifts),
    }
    return next((state for state, holds in rules.items() if holds), State.READY)


def _forked(day: FairDay, shifts: Iterable[ShiftSummary]) -> bool:
    return any(
        fork.forked and fork.till == shift.till and (fork.branch == shift.branch or _within(fork.began_ms, shift, day))
        for fork in day.incidents.forks
        for shift in shifts
    )


def _within(utc_ms: int, shift: ShiftSummary, day: FairDay) -> bool:
    return utc_ms >= shift.opened_ms and local_day(Moment(utc_ms, day.at.offset_minutes)) == day.day


def _aside(day: FairDay, shifts: Iterable[ShiftSummary]) -> bool:
    return any(
        aside.till == shift.till and aside.branch == shift.branch and aside.number > shift.shift
        for aside in day.incidents.aside
        for shift in shifts
        if shift.unsynced
    )


def _gap(day: FairDay, booth: str) -> int:
    """Count what central waits for from a booth; of a day that is over nothing more is said."""
    if day.day < local_day(day.at):
        return 0
    return sum(max(0, gap.number - gap.held) for gap in day.incidents.gaps if gap.booth == booth)


def local_day(at: Moment) -> date:
    """Give the date of a moment, where it is."""
    local = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at.utc_ms, minutes=at.offset_minutes)
    return local.date()


def _natural(code: str) -> tuple[tuple[int, str], ...]:
    """Order codes as people count: B2 before B10."""
    parts: list[str] = []
    for letter in code:
        if parts and parts[-1][-1].isdigit() == letter.isdigit():
            parts[-1] += letter
        else:
            parts.append(letter)
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in parts)
