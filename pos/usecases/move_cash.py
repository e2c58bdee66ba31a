"""Cash goes into the drawer or out of it without a sale: change fetched, a supplier paid, takings banked."""

from pos.domain.card import masked
from pos.domain.facts import CashMoved
from pos.domain.foreign import TAKEN
from pos.domain.money import Currency, Money
from pos.domain.permissions import Action, Approval, Role, allowed
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.values import dataclass
from pos.ports.journal import Journal, shift_under_way


@dataclass(frozen=True, slots=True)
class MoveCash:
    """How much went in (positive) or out (negative) and why; `approvals` are the yeses given in place."""

    counter: Counter
    amount: Money
    reason: str
    approvals: tuple[Approval, ...] = ()


def move_cash(request: MoveCash, *, journal: Journal) -> Refused | None:
    """Write down a movement of cash in the shift under way; it takes the right to open the drawer."""
    shift = shift_under_way(request.counter.shift, journal)
    if shift is None:
        return Refused(Rule.NO_SHIFT)
    if not request.amount:
        return Refused(Rule.AMOUNT_NOT_POSITIVE)
    if not _known(request, shift.opened.opening_float.currency):
        return Refused(Rule.CURRENCY_DIFFERS)
    roles = {known.id: known.role for known in journal.people()}
    if not allowed(roles.get(request.counter.person, Role.CASHIER), Action.OPEN_DRAWER, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.OPEN_DRAWER)
    with journal.unit_of_work() as work:
        reason = masked(request.reason)
        work.append(CashMoved(shift.number, request.counter.person, request.amount, reason, request.approvals))
        work.commit()
    return None


def _known(request: MoveCash, own: Currency) -> bool:
    """Tell whether cash of that currency may move: in only while it is taken, out always."""
    currency = request.amount.currency
    taken = request.amount.minor < 0 or any(rate.currency is currency for rate in request.counter.terms.rates)
    return currency is own or (currency in TAKEN and taken)
