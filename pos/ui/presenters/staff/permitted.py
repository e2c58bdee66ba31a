"""Doing what may need somebody's yes: it is asked for in place, with a PIN, and the deed goes on with it.

Nobody changes places at the till, and nothing that was typed is lost while the yes is waited for.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from pos.domain.permissions import Action, Approval, may_approve
from pos.domain.refusals import Refused, Rule
from pos.ports.journal import Somebody
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import Notice, failure_notice, refused_notice
from pos.ui.presenters.staff.pin_entry import PinEntry
from pos.ui.presenters.staff.pin_pad import PinPadView, pin_pad_view
from pos.ui.ways.office import Office
from pos.usecases.approve import Approve
from pos.words.codes import Code
from pos.words.speech import Words

Done = TypeVar("Done")
Approvals = tuple[Approval, ...]


class Permitted:
    """One deed at a time for one person. `changed` is called after everything that can be seen."""

    def __init__(self, office: Office, lane: Lane, me: Somebody, people: tuple[Somebody, ...], words: Words) -> None:
        """Know who asks, and who else there is."""
        self._office, self._lane, self._me, self._people = office, lane, me, people
        self.words = words
        self.changed: Callable[[], None] = _unheard
        self.notice: Notice | None = None
        self.busy = False
        self.entry: PinEntry[Approval] | None = None
        self._action = Action.SELL

    def do(
        self,
        work: Callable[[Approvals], Done | Refused],
        then: Callable[[Done], None],
        approvals: Approvals = (),
    ) -> None:
        """Do `work` on the lane, then tell what it gave; refused for want of a yes, ask for one and do it again."""
        if self.busy:
            return
        self.busy, self.notice = True, None
        self.changed()
        self._lane.run(partial(work, approvals), partial(self._answered, work, then), self._failed)

    def do_with_pin(
        self,
        action: Action,
        work: Callable[[Approvals], Done | Refused],
        then: Callable[[Done], None],
    ) -> None:
        """Ask for a PIN even of a person who may, because what follows cannot be undone; then do it."""
        if not self.busy:
            self._ask(action, self._people, work, then)

    def give_up(self) -> bool:
        """Do without the yes; False when none was asked for."""
        if self.entry is None:
            return False
        self.entry = None
        self.changed()
        return True

    def tell(self, notice: Notice | None) -> None:
        """Tell of something that did not happen, or fall silent."""
        self.notice = notice
        self.changed()

    def board(self) -> PinPadView | None:
        """Show the pad on which a yes is given; None while none is asked for."""
        if self.entry is None:
            return None
        greeting = self.words.say("approval.title", action=self.words.say(f"action.{self._action.value}"))
        return pin_pad_view(self.entry.pad, self._people, greeting, self.words)

    def _answered(
        self,
        work: Callable[[Approvals], Done | Refused],
        then: Callable[[Done], None],
        outcome: Done | Refused,
    ) -> None:
        self.busy = False
        if not isinstance(outcome, Refused):
            then(outcome)
        elif outcome.rule is Rule.NEEDS_APPROVAL and outcome.action is not None:
            others = tuple(each for each in self._people if each.id != self._me.id)
            if not self._ask(outcome.action, others, work, then):
                self.notice = refused_notice(outcome, self.words)
        else:
            self.notice = refused_notice(outcome, self.words)
        self.changed()

    def _ask(
        self,
        action: Action,
        among: tuple[Somebody, ...],
        work: Callable[[Approvals], Done | Refused],
        then: Callable[[Done], None],
    ) -> bool:
        able = tuple(each for each in among if may_approve(each.role, action))
        if not able:
            return False
        self._action = action
        ask, granted = partial(self._check, action), partial(self._granted, work, then)
        self.entry = PinEntry(able, ask, granted, self._lane, self._office.clock)
        self.entry.changed, self.entry.failed = self.changed, self._failed
        if any(each.id == self._me.id for each in able):
            self.entry.choose(self._me.id)
        self.changed()
        return True

    def _check(self, action: Action, person: str, pin: str) -> Approval | Refused:
        return self._office.approve(Approve(action, person, pin))

    def _granted(
        self,
        work: Callable[[Approvals], Done | Refused],
        then: Callable[[Done], None],
        approval: Approval,
    ) -> None:
        self.entry = None
        self.do(work, then, (approval,))

    def _failed(self, code: Code) -> None:
        self.busy = False
        self.tell(failure_notice(code, self.words))


def _unheard() -> None:
    """Nobody looks yet."""
