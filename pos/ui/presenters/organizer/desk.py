"""The organizer at the desk: who is signed in, which day lies open, what was read of it, and what is accepted.

Central is asked again every few seconds. When it does not answer, what was read last stays, with its time. One question
is under way at a time; an answer about a day that is no longer looked at is left aside.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pos.domain.acceptance import ShiftKey
from pos.domain.desk_facts import DayAccepted
from pos.domain.fair import Place
from pos.domain.refusals import Refused, Rule
from pos.ports.clock import Moment
from pos.ui.presenters.organizer.board import Board, choose, lay_out, ready, renew, search, sort_again
from pos.ui.presenters.organizer.judging import BoothCase, judge, local_day
from pos.ui.presenters.organizer.services import DeskServices
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import Notice, failure_notice, refused_notice
from pos.usecases.accept_day import AcceptDay
from pos.usecases.read_acceptances import Taken
from pos.usecases.read_fair_day import FairDay
from pos.words.codes import Code
from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class _Look:
    """A day as it was read, already judged, so that hundreds of booths hold no finger up."""

    read: FairDay
    taken: Mapping[ShiftKey, Taken]
    cases: tuple[BoothCase, ...]


class Desk:
    """One organizer, signed in. `changed` is called when there is something else to show."""

    def __init__(self, services: DeskServices, lanes: tuple[Lane, Lane], place: Place, account: str) -> None:
        """Look at today; the first lane asks central, the second the desk's journal."""
        self.services, self.place, self.account = services, place, account
        self.ask, self._keep = lanes
        self.day = local_day(services.clock.now())
        self.read: FairDay | None = None
        self.board = Board()
        self.notice: Notice | None = None
        self.silent_since: Moment | None = None
        self.busy = False
        self._taken: Mapping[ShiftKey, Taken] = {}
        self._asking = self._accepting = False
        self._words: Words | None = None
        self.changed: Callable[[], None] = _unheard
        self.signed_out: Callable[[Refused], None] = _unheard_why

    def open(self, words: Words) -> None:
        """Begin: read what this desk accepted, then the day."""
        self._words = words
        self._keep.run(self.services.acceptances, self._know, self._fail)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Tell of what goes wrong in another language from now on; what was told is told no more."""
        self._words, self.notice = words, None

    @property
    def offset_minutes(self) -> int:
        """The local offset here."""
        return self.services.clock.now().offset_minutes

    @property
    def case(self) -> BoothCase | None:
        """The case that lies open."""
        return self.board.case

    @property
    def phones(self) -> int:
        """How many payments by phone match no sale of the day that lies open."""
        return 0 if self.read is None else len(self.read.phones)

    def refresh(self) -> None:
        """Ask central again, unless it is being asked."""
        if self._asking:
            return
        self._asking, day, taken = True, self.day, self._taken
        self.ask.run(lambda: _look(self.services.read_day(day), taken), self._answered, self._unanswered)

    def can_step(self, days: int) -> bool:
        """Tell whether there can be anything on the day before or after."""
        today = local_day(self.services.clock.now())
        known = [date.fromisoformat(one) for one in self._known_days() if one]
        first, last = min([*known, today]), max([*known, today])
        return first <= self.day + timedelta(days=days) <= last

    def step(self, days: int) -> None:
        """Look at another day."""
        if self.can_step(days):
            self.day += timedelta(days=days)
            self.board, self.notice = Board(words=self.board.words), None
            self.read = None if self.read is None else replace(self.read, shifts=(), sums=(), acceptances=(), phones=())
            self.busy = True
            self.refresh()
            self.changed()

    def search(self, typed: str) -> None:
        """Look for booths."""
        self.board = search(self.board, typed)
        self.changed()

    def choose(self, key: str) -> None:
        """Open the case of a booth, or with an empty key the whole day."""
        self.board, self.notice = choose(self.board, key), None
        self.changed()

    def sort_again(self) -> None:
        """Bring what needs a hand to the top."""
        self.board = sort_again(self.board)
        self.changed()

    def accept(self, note: str) -> None:
        """Accept the case that lies open."""
        if self.case is not None:
            self._accept((self.case,), note)

    def accept_ready(self) -> None:
        """Accept every booth that agrees in every figure."""
        self._accept(ready(self.board), "")

    def rest(self) -> None:
        """Tell nobody of what changes: nobody looks."""
        self.changed = _unheard

    def tell(self, notice: Notice | None) -> None:
        """Tell of something, or fall silent."""
        self.notice = notice
        self.changed()

    def _known_days(self) -> tuple[str, ...]:
        return () if self.read is None else (self.read.fair.first_day, self.read.fair.last_day)

    def _accept(self, cases: tuple[BoothCase, ...], note: str) -> None:
        if self._accepting or not cases:
            return
        self._accepting = True
        shifts = tuple(shift for case in cases for shift in case.shifts)
        request = AcceptDay(self.place.fair, self.day, shifts, self.account, note)
        self._keep.run(lambda: self.services.accept(request), self._accepted, self._fail)

    def _accepted(self, done: DayAccepted | Refused) -> None:
        self._accepting = False
        if self._words is None:
            return
        if isinstance(done, Refused):
            self.tell(refused_notice(done, self._words))
            return
        self.notice = Notice(self._words.say("desk.accepted_now"), well=True)
        self._keep.run(self.services.acceptances, self._know, self._fail)

    def _know(self, taken: dict[ShiftKey, Taken]) -> None:
        self._taken = taken
        if self.read is not None and self.read.day == self.day:
            self._show(judge(self.read, taken))
        self.changed()

    def _answered(self, look: _Look | Refused) -> None:
        self._asking = False
        if isinstance(look, Refused):
            if look.rule in {Rule.SIGNED_OUT, Rule.FAIR_NOT_YOURS}:
                self.signed_out(look)
            return
        if look.read.day != self.day:
            self.refresh()
            return
        self.busy, self.silent_since, self.read = False, None, look.read
        # What was accepted while central was asked is not in its judgement yet.
        self._show(look.cases if look.taken is self._taken else judge(look.read, self._taken))
        self.changed()

    def _show(self, cases: tuple[BoothCase, ...]) -> None:
        self.board = renew(self.board, cases) if self.board.cases else lay_out(cases, self.board.words)

    def _unanswered(self, code: Code) -> None:
        self._asking = False
        if code is Code.CENTRAL_UNREACHABLE:
            self.silent_since = self.silent_since or self.services.clock.now()
            self.busy = False
            self.changed()
        else:
            self._fail(code)

    def _fail(self, code: Code) -> None:
        self._accepting = False
        if self._words is not None:
            self.tell(failure_notice(code, self._words))


def _look(read: FairDay | Refused, taken: Mapping[ShiftKey, Taken]) -> _Look | Refused:
    """Judge what was read; done on the lane that asks."""
    return read if isinstance(read, Refused) else _Look(read, taken, judge(read, taken))


def _unheard() -> None:
    """Nobody looks yet."""


def _unheard_why(_refused: Refused) -> None:
    """Nobody looks yet."""
