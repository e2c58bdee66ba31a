"""The way from a full drawer to a closed till: count blind, see what it came to, perhaps count again, close.

Each step is one piece of work on the lane, and while it is under way nothing can be asked twice.
"""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import partial

from pos.domain.cash import CashCount
from pos.domain.money import Currency
from pos.domain.parties import Seller
from pos.domain.refusals import Refused
from pos.domain.sale import Counter
from pos.domain.ticket import Ticket
from pos.domain.values import dataclass
from pos.ui.presenters.drawer.close import Closing, counted, recounted
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import Notice, failure_notice, refused_notice
from pos.ui.ways.office import Office
from pos.usecases.cancel_ticket import CancelTicket
from pos.usecases.close_shift import CloseShift, ShiftDone
from pos.usecases.count_drawer import CountDone, CountDrawer
from pos.words.codes import Code
from pos.words.speech import Words


class Step(Enum):
    """Where the closing stands."""

    COUNTING = auto()
    DECIDING = auto()
    CLOSED = auto()


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a count brings back from the lane."""

    done: CountDone
    tickets: tuple[Ticket, ...]
    sellers: Mapping[str, Seller]


class ClosingFlow:
    """One closing. `changed` is called after everything that can be seen."""

    def __init__(
        self, office: Office, lane: Lane, counter: Counter, words: Words, others: tuple[Currency, ...] = ()
    ) -> None:
        """Begin with a drawer that nobody has counted; `others` are the currencies counted after the till's own."""
        self._office, self._lane, self._counter = office, lane, counter
        self.words = words
        self.changed: Callable[[], None] = _unheard
        self.step = Step.COUNTING
        self.closing: Closing | None = None
        self.sellers: Mapping[str, Seller] = {}
        self.done: ShiftDone | None = None
        self.notice: Notice | None = None
        self.busy = False
        self._others = others
        self._counts: tuple[CashCount, ...] = ()

    @property
    def counts(self) -> int:
        """How many currencies are counted so far."""
        return len(self._counts)

    @property
    def several(self) -> bool:
        """Tell whether more than one currency is counted."""
        return bool(self._others)

    @property
    def other(self) -> Currency | None:
        """The currency to count now; None for the till's own."""
        return self._others[self.counts - 1] if 0 < self.counts <= len(self._others) else None

    @property
    def before(self) -> CashCount | None:
        """The count that is being checked, when this is not the first."""
        if self.closing is None or self.other is None:
            return None if self.closing is None else self.closing.count
        return next((each.count for each in self.closing.done.foreign if each.count.currency is self.other), None)

    def count(self, count: CashCount) -> None:
        """Go on to the next currency; after the last, write the count down and learn what it is compared with."""
        if self.busy:
            return
        counts = (*self._counts, count)
        if self.counts < len(self._others):
            self._counts = counts
            self.changed()
        elif self._begin():
            own, *others = counts
            work = partial(self._count, CountDrawer(self._counter, own, tuple(others)))
            self._lane.run(work, partial(self._counted, counts), self._failed)

    def recount(self, closing: Closing) -> None:
        """Go back to the piles; what was said about tickets and the note stay."""
        if not self.busy:
            self.closing, self.step, self.notice = closing, Step.COUNTING, None
            self.changed()

    def keep_first(self) -> bool:
        """Go back to the currency before, or leave a second count undone; False when there is nothing to go back to."""
        if self._counts and not self.busy:
            self._counts = self._counts[:-1]
            self.changed()
            return True
        if self.closing is None or self.busy:
            return False
        self.step, self.notice = Step.DECIDING, None
        self.changed()
        return True

    def close(self, closing: Closing) -> None:
        """Settle the open tickets as was said, and close the till."""
        if not self._begin():
            return
        self.closing = closing
        self._lane.run(partial(self._close, closing), self._closed, self._failed)

    def _begin(self) -> bool:
        if self.busy:
            return False
        self.busy, self.notice = True, None
        self.changed()
        return True

    def _count(self, request: CountDrawer) -> _Counted | Refused:
        outcome = self._office.count_drawer(request)
        if isinstance(outcome, Refused):
            return outcome
        return _Counted(outcome, self._office.open_tickets(), self._office.parties().sellers)

    def _counted(self, counts: tuple[CashCount, ...], outcome: _Counted | Refused) -> None:
        self.busy = False
        if isinstance(outcome, Refused):
            self.notice = refused_notice(outcome, self.words)
        elif left := self._left_out(outcome.done):
            self._others, self._counts = (*self._others, *left), counts
        else:
            before, count = self.closing, counts[0]
            self.closing = (
                counted(count, outcome.done, outcome.tickets)
                if before is None
                else recounted(before, count, outcome.done)
            )
            self.sellers, self.step, self._counts = outcome.sellers, Step.DECIDING, ()
        self.changed()

    def _left_out(self, done: CountDone) -> tuple[Currency, ...]:
        """Name the currencies that lie in the drawer and that nobody was asked to count: they are taken no more."""
        found = (each.difference for each in done.foreign if each.difference)
        return tuple(each.currency for each in found if each.currency not in self._others)

    def _close(self, closing: Closing) -> ShiftDone | Refused:
        for ticket in closing.to_put_by:
            self._office.keep_ticket(ticket)
        for ticket in closing.to_clear:
            refused = self._office.cancel_ticket(CancelTicket(ticket, self._counter))
            if refused is not None:
                return refused
        others = tuple(each.count for each in closing.done.foreign)
        return self._office.close_shift(CloseShift(self._counter, closing.count, closing.note, others))

    def _closed(self, outcome: ShiftDone | Refused) -> None:
        self.busy = False
        if isinstance(outcome, Refused):
            self.notice = refused_notice(outcome, self.words)
        else:
            self.done, self.step = outcome, Step.CLOSED
        self.changed()

    def _failed(self, code: Code) -> None:
        self.busy = False
        self.notice = failure_notice(code, self.words)
        self.changed()


def _unheard() -> None:
    """Nobody looks yet."""
