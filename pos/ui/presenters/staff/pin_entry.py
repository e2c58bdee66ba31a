"""Typing a PIN and having it checked: the same conversation for taking the till and for saying yes in place.

The check takes a deliberate while, so it happens on the lane; the PIN leaves this screen's memory as it is sent.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from pos.domain.refusals import Refused, Rule
from pos.ui.presenters.staff.pin_pad import PinPad, choose, erase, press, send, turn_down, wait_on

if TYPE_CHECKING:
    from pos.ports.clock import Clock
    from pos.ports.journal import Somebody
    from pos.ui.presenters.shown.lane import Lane
    from pos.words.codes import Code

Granted = TypeVar("Granted")

_SECOND = 1000


class PinEntry(Generic[Granted]):
    """A pad at work: `ask` checks a person's PIN on the lane, `granted` is told when it was right."""

    def __init__(
        self,
        people: tuple[Somebody, ...],
        ask: Callable[[str, str], Granted | Refused],
        granted: Callable[[Granted], None],
        lane: Lane,
        clock: Clock,
    ) -> None:
        """Show these people; the only one is touched already."""
        self.pad = _shown(people)
        self.failed: Callable[[Code], None] = _unheard_failure
        self.changed: Callable[[], None] = _unheard
        self._ask, self._granted, self._lane, self._clock = ask, granted, lane, clock
        self._locked_until = 0

    def show_people(self, people: tuple[Somebody, ...]) -> None:
        """Show other people."""
        self.pad = _shown(people)
        self.changed()

    def choose(self, person: str) -> None:
        """Touch a face."""
        self._show(choose(self.pad, person))

    def press(self, key: str) -> None:
        """Type a digit."""
        self._show(press(self.pad, key))

    def erase(self) -> None:
        """Take the last digit back."""
        self._show(erase(self.pad))

    def enter(self) -> None:
        """Have the PIN checked, if enough of it is typed."""
        if not self.pad.complete:
            return
        work = partial(self._ask, self.pad.chosen, self.pad.pin)
        self._show(send(self.pad))
        self._lane.run(work, self._answered, self._not_asked)

    def tick(self) -> None:
        """Let a second pass: a lock says how long it still lasts."""
        if self.pad.refused is not None and self.pad.refused.rule is Rule.PIN_LOCKED:
            left = self._locked_until - self._clock.steady_ms()
            self._show(wait_on(self.pad, -(-left // _SECOND)))

    def _answered(self, answer: Granted | Refused) -> None:
        if isinstance(answer, Refused):
            self._locked_until = self._clock.steady_ms() + answer.seconds * _SECOND
            self._show(turn_down(self.pad, answer))
        else:
            self._show(turn_down(self.pad, None))
            self._granted(answer)

    def _not_asked(self, code: Code) -> None:
        self._show(turn_down(self.pad, None))
        self.failed(code)

    def _show(self, pad: PinPad) -> None:
        if pad != self.pad:
            self.pad = pad
            self.changed()


def _shown(people: tuple[Somebody, ...]) -> PinPad:
    return PinPad(people, people[0].id if len(people) == 1 else "")


def _unheard() -> None:
    """Nobody looks yet."""


def _unheard_failure(_code: Code) -> None:
    """Nobody listens yet."""
