"""The drawer is opened without a sale: the fact comes first, then the drawer."""

from pos.domain.facts import DrawerOpened
from pos.domain.permissions import Action, Approval, Role, allowed
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.values import dataclass
from pos.ports.journal import Journal, shift_under_way


@dataclass(frozen=True, slots=True)
class OpenDrawer:
    """Who wants the drawer open; `approvals` are the yeses given in place."""

    counter: Counter
    approvals: tuple[Approval, ...] = ()


def open_drawer(request: OpenDrawer, *, journal: Journal) -> Refused | None:
    """Write down that the drawer is opened; the caller opens it once this said nothing."""
    shift = shift_under_way(request.counter.shift, journal)
    if shift is None:
        return Refused(Rule.NO_SHIFT)
    roles = {known.id: known.role for known in journal.people()}
    if not allowed(roles.get(request.counter.person, Role.CASHIER), Action.OPEN_DRAWER, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.OPEN_DRAWER)
    with journal.unit_of_work() as work:
        work.append(DrawerOpened(shift.number, request.counter.person, request.approvals))
        work.commit()
    return None
