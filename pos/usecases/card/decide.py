"""A person has looked at the terminal, and says how an unknown payment ended: with evidence, and never too soon."""

from pos.domain.card import holds_card_number
from pos.domain.money import minor_per_unit
from pos.domain.payment import Payment
from pos.domain.payment_facts import PaymentMoved, PaymentState, Source
from pos.domain.permissions import Action, allowed
from pos.domain.refusals import Refused, Rule
from pos.ports.journal import Journal
from pos.usecases.card.approvals import seen_before
from pos.usecases.card.requests import Decide, Verdict

DECIDED_ALONE_UP_TO = 1_000
"""Whole units of the currency up to which anybody may decide on an unknown payment (a house rule, not a law)."""

_MS_PER_SECOND = 1_000


def decide(request: Decide, *, journal: Journal, settles_ms: int = 0, tap_ms: int = 0) -> PaymentMoved | Refused:
    """Make the fact of a decision; `settles_ms` is how long the terminal still needs before its word is final.

    For `tap_ms` more it may take the customer's card although nobody waits: what it shows until then is no refusal.
    """
    payment = journal.payment(request.payment)
    if payment is None:
        return Refused(Rule.FACT_NOT_FOUND)
    if payment.state is not PaymentState.UNKNOWN:
        return Refused(Rule.TERMINAL_BUSY if payment.undecided else Rule.PAYMENT_DECIDED)
    early_ms = tap_ms if request.verdict is Verdict.NOT_CHARGED else 0
    refused = _not_yet(request, payment, max(settles_ms, early_ms))
    if refused is not None:
        return refused
    if request.verdict is Verdict.APPROVED:
        return _approved(request, payment, journal)
    return PaymentMoved(
        request=payment.request,
        attempt=payment.attempt,
        state=PaymentState.NOT_CHARGED,
        source=Source.OPERATOR,
        person=request.person,
        evidence=request.slip,
        approvals=request.approvals,
    )


def _not_yet(request: Decide, payment: Payment, settles_ms: int) -> Refused | None:
    if settles_ms > 0:
        return Refused(Rule.TOO_SOON, seconds=-(-settles_ms // _MS_PER_SECOND))
    if holds_card_number(request.approval) or holds_card_number(request.slip):
        return Refused(Rule.CARD_NUMBER_TYPED)
    amount = payment.asked.amount
    large = amount.minor > DECIDED_ALONE_UP_TO * minor_per_unit(amount.currency)
    if large and not allowed(request.role, Action.RESOLVE_PAYMENT, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.RESOLVE_PAYMENT)
    return None


def _approved(request: Decide, payment: Payment, journal: Journal) -> PaymentMoved | Refused:
    known = None if payment.last is None else payment.last.authorised
    amount = next(each for each in (request.amount, known, payment.asked.amount) if each is not None)
    if not (request.approval or request.slip):
        return Refused(Rule.EVIDENCE_MISSING)
    if amount.currency is not payment.asked.amount.currency:
        return Refused(Rule.CURRENCY_DIFFERS)
    if amount.minor <= 0:
        return Refused(Rule.AMOUNT_NOT_POSITIVE)
    if payment.asked.amount < amount:
        return Refused(Rule.AMOUNT_TOO_LARGE, amount=payment.asked.amount)
    if not request.insist and seen_before(request.approval, payment.asked.terminal.id, payment.request, journal):
        return Refused(Rule.APPROVAL_SEEN_BEFORE, detail=request.approval)
    return PaymentMoved(
        request=payment.request,
        attempt=payment.attempt,
        state=PaymentState.APPROVED,
        source=Source.OPERATOR,
        authorised=amount,
        approval=request.approval,
        person=request.person,
        evidence=request.slip,
        approvals=request.approvals,
    )
