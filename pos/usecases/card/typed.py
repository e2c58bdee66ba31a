"""The paper of a stand-alone terminal, as a person typed it: read twice, and never with a card's number."""

from pos.domain.card import CardReference, holds_card_number
from pos.domain.mobile import DRIVER
from pos.domain.money import Money
from pos.domain.payment_facts import DeclineCategory, TerminalLabel
from pos.domain.refusals import Refused, Rule
from pos.ports.journal import Journal
from pos.ports.payment_terminal import Approved, Cancelled, Declined
from pos.ports.typed_terminal import TypedAnswer
from pos.usecases.card.approvals import seen_before
from pos.usecases.card.requests import TypeAnswer, TypedResult


def read_typed(
    request: TypeAnswer, *, journal: Journal, terminal: TerminalLabel, asked: Money
) -> TypedAnswer | Refused:
    """Make of what was typed the terminal's answer to `asked`; nothing is written.

    An amount other than the one asked for is an answer like any other: the conversation says what it means.
    """
    texts = (request.approval, request.slip, request.acquirer, request.terminal)
    if any(map(holds_card_number, texts)):
        return Refused(Rule.CARD_NUMBER_TYPED)
    match request.result:
        case TypedResult.NOT_CLEAR:
            return TypedAnswer(None)
        case TypedResult.CANCELLED:
            return TypedAnswer(Cancelled("terminal"))
        case TypedResult.DECLINED:
            return TypedAnswer(Declined("", request.category or DeclineCategory.TECHNICAL))
        case TypedResult.APPROVED:
            return _approved(request, journal, terminal, asked)


def _approved(request: TypeAnswer, journal: Journal, terminal: TerminalLabel, asked: Money) -> TypedAnswer | Refused:
    if request.amount != request.amount_again:
        return Refused(Rule.AMOUNTS_DIFFER)
    if request.amount.currency is not asked.currency:
        return Refused(Rule.CURRENCY_DIFFERS)
    if request.amount.minor <= 0:
        return Refused(Rule.AMOUNT_NOT_POSITIVE)
    if not (request.approval or request.slip):
        return Refused(Rule.EVIDENCE_MISSING)
    if not request.insist and seen_before(request.approval, terminal.id, 0, journal):
        return Refused(Rule.APPROVAL_SEEN_BEFORE, detail=request.approval)
    return TypedAnswer(
        Approved(
            amount=request.amount,
            approval=request.approval,
            trace=request.slip,
            card=request.card or CardReference(),
            printed=" ".join(filter(None, (request.acquirer, request.terminal))),
            on_sight=terminal.driver == DRIVER,
            approvals=request.approvals,
        )
    )
