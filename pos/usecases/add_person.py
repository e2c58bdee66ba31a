"""Somebody new may sign in: a person with a part to play and a PIN of their own."""

from dataclasses import field

from pos.domain.facts import PersonAdded
from pos.domain.permissions import Action, Approval, Role, allowed
from pos.domain.pin import weak
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.ids import Ids
from pos.ports.journal import Journal, Somebody
from pos.ports.pins import Pins


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Who is added by whom; `approvals` are the yeses given in place by those who may."""

    name: str
    role: Role
    pin: str = field(repr=False)
    by: Somebody
    approvals: tuple[Approval, ...] = ()


def add_person(request: AddPerson, *, journal: Journal, ids: Ids, pins: Pins) -> Somebody | Refused:
    """Add a person; their name is kept beside the journal and only a commitment to it goes in."""
    name = request.name.strip()
    if not allowed(request.by.role, Action.ADD_PERSON, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.ADD_PERSON)
    if not name:
        return Refused(Rule.NAME_MISSING)
    if weak(request.pin):
        return Refused(Rule.PIN_TOO_WEAK)
    person = ids.short()
    # The PIN first: a crash between the two leaves a PIN of nobody, never a person who cannot sign in.
    pins.set(person, request.pin)
    with journal.unit_of_work() as work:
        commitment = work.keep_name(person, name)
        work.append(PersonAdded(person, request.role, commitment, request.by.id, request.approvals))
        work.commit()
    return Somebody(person, request.role, name)
