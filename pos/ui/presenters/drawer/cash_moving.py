"""Cash in or out, from the first key to the fact: what is typed, the yes it may need, and what was written down."""

from collections.abc import Callable
from dataclasses import replace

from pos.domain.money import Currency
from pos.domain.refusals import Refused
from pos.domain.sale import Counter
from pos.ui.presenters.drawer import cash_move
from pos.ui.presenters.drawer.cash_move import CashMove, Way, Why
from pos.ui.presenters.staff.permitted import Approvals, Permitted
from pos.ui.ways.office import Office
from pos.usecases.move_cash import MoveCash


class CashMoving:
    """One movement. `moved` is told, in words, what was written down."""

    def __init__(
        self, office: Office, permitted: Permitted, counter: Counter, move: CashMove, moved: Callable[[str], None]
    ) -> None:
        """Begin with nothing typed."""
        self._office, self._counter, self._moved = office, counter, moved
        self.permitted, self.move = permitted, move
        self._written = False

    def turn(self, way: Way) -> None:
        """Choose which way the cash goes."""
        self._put(cash_move.turn(self.move, way))

    def choose_currency(self, currency: Currency) -> None:
        """Choose the currency that moves."""
        self._put(cash_move.in_currency(self.move, currency))

    def choose_why(self, why: Why) -> None:
        """Choose the reason."""
        self._put(replace(self.move, why=why))

    def press(self, key: str) -> None:
        """Type a key of the pad."""
        self._put(replace(self.move, entry=self.move.entry.press(key)))

    def erase(self) -> None:
        """Take the last key back."""
        self._put(replace(self.move, entry=self.move.entry.erase()))

    def go(self) -> None:
        """Write the movement down when nothing is missing; once, however often it is asked for."""
        request = cash_move.request(self.move, self._counter)
        if request is not None and not self._written:
            self.permitted.do(self._work(request), self._done)

    def _work(self, request: MoveCash) -> Callable[[Approvals], Refused | None]:
        def work(approvals: Approvals) -> Refused | None:
            return self._office.move_cash(replace(request, approvals=approvals))

        return work

    def _done(self, _nothing: None) -> None:
        self._written = True
        self._moved(cash_move.done_told(self.move, self.permitted.words))

    def _put(self, move: CashMove) -> None:
        self.move = move
        self.permitted.tell(None)
