"""What a sale needs somebody's yes for, whoever takes the money: a person for cash, a terminal for a card."""

from collections.abc import Sequence

from pos.domain.concession import actions_of
from pos.domain.limits import CASH_LIMIT, cash_over_limit
from pos.domain.permissions import Action, Role, allowed
from pos.domain.pricing import PricedTicket
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Tender
from pos.domain.ticket import Ticket


def may_sell(ticket: Ticket, priced: PricedTicket, tenders: Sequence[Tender], role: Role) -> Refused | None:
    """Refuse what the prices, or the cash handed over, need an approval for that the ticket does not carry.

    Cash beyond the limit of the law also takes a reason, whoever takes it: it stands in the ticket's note.
    """
    actions = [Action.SELL, *actions_of(priced)]
    if cash_over_limit(tenders):
        if not ticket.note.strip():
            return Refused(Rule.CASH_LIMIT, amount=CASH_LIMIT)
        actions.append(Action.CASH_OVER_LIMIT)
    for action in actions:
        if not allowed(role, action, ticket.approvals):
            return Refused(Rule.NEEDS_APPROVAL, action=action)
    return None
