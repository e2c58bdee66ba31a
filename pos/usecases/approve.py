"""Another person says yes in place, with their own PIN, to one action that is not the seller's to give."""

from dataclasses import field

from pos.domain.permissions import Action, Approval, may_approve
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.journal import Journal
from pos.ports.pins import Pins


@dataclass(frozen=True, slots=True)
class Approve:
    """What is to be allowed, by whom, with the PIN they typed."""

    action: Action
    person: str
    pin: str = field(repr=False)


def approve(request: Approve, *, journal: Journal, pins: Pins) -> Approval | Refused:
    """Give an approval; the fact it allows will carry it. Takes some 50 ms: never on the screen's thread."""
    somebody = next((known for known in journal.people() if known.id == request.person), None)
    if somebody is None or not may_approve(somebody.role, request.action):
        return Refused(Rule.NOT_APPROVED, action=request.action)
    check = pins.check(request.person, request.pin)
    lock = check.lock_change(request.person)
    if lock is not None:
        with journal.unit_of_work() as work:
            work.append(lock)
            work.commit()
    refused = check.refused()
    return Approval(request.action, request.person) if refused is None else refused
