"""Somebody may no longer sign in; what they sold stays, and somebody who can add people must remain."""

from contextlib import suppress

from pos.domain.facts import PersonRemoved
from pos.domain.permissions import Action, Approval, Right, allowed, right
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.journal import Journal, Somebody
from pos.ports.keys import DeviceUnavailable
from pos.ports.pins import Pins


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Who is removed (an id) by whom; `approvals` are the yeses given in place by those who may."""

    person: str
    by: Somebody
    approvals: tuple[Approval, ...] = ()


def remove_person(request: RemovePerson, *, journal: Journal, pins: Pins) -> Refused | None:
    """Remove a person; it takes the right to add one. Removing somebody who is gone changes nothing."""
    if not allowed(request.by.role, Action.ADD_PERSON, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.ADD_PERSON)
    people = journal.people()
    staying = [each for each in people if each.id != request.person]
    if len(staying) == len(people):
        return None
    if all(right(each.role, Action.ADD_PERSON) is not Right.ALLOWED for each in staying):
        return Refused(Rule.LAST_IN_CHARGE)
    with journal.unit_of_work() as work:
        work.append(PersonRemoved(request.person, request.by.id, request.approvals))
        work.commit()
    # The fact first: what is left between the two is a PIN of nobody, which the next start sweeps away.
    with suppress(DeviceUnavailable):
        pins.forget(request.person)
    return None
