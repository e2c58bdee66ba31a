"""Asking another person's yes to something a terminal's lane refused without it, with a PIN, in place."""

from collections.abc import Callable
from functools import partial

from pos.domain.permissions import Action, Approval, may_approve
from pos.domain.refusals import Refused
from pos.domain.values import dataclass
from pos.ports.clock import Clock
from pos.ports.journal import Somebody
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.staff.pin_entry import PinEntry
from pos.ui.presenters.staff.pin_pad import PinPadView, pin_pad_view
from pos.usecases.approve import Approve
from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class Staff:
    """Who stands at the till, who else there is, and how a PIN is checked (through the lane)."""

    me: Somebody
    people: tuple[Somebody, ...]
    approve: Callable[[Approve], Approval | Refused]
    lane: Lane
    clock: Clock

    def able(self, action: Action, *, myself: bool) -> tuple[Somebody, ...]:
        """List who can say yes; `myself` when also the person who asks, because what follows takes a PIN anyway."""
        return tuple(
            each for each in self.people if may_approve(each.role, action) and (myself or each.id != self.me.id)
        )


@dataclass(slots=True)
class Yes:
    """A yes that is being asked for: to what, and the pad for the PIN."""

    action: Action
    entry: PinEntry[Approval]


def ask_for_yes(
    action: Action, staff: Staff, granted: Callable[[Approval], None], *, myself: bool = False
) -> Yes | None:
    """Begin to ask; None when nobody here can say it."""
    able = staff.able(action, myself=myself)
    if not able:
        return None
    entry = PinEntry(able, partial(_checked, staff, action), granted, staff.lane, staff.clock)
    if any(each.id == staff.me.id for each in able):
        entry.choose(staff.me.id)
    return Yes(action, entry)


def yes_view(yes: Yes, staff: Staff, words: Words) -> PinPadView:
    """Show the faces and the pad."""
    title = words.say("approval.title", action=words.say(f"action.{yes.action.value}"))
    return pin_pad_view(yes.entry.pad, staff.people, title, words)


def _checked(staff: Staff, action: Action, person: str, pin: str) -> Approval | Refused:
    return staff.approve(Approve(action, person, pin))
