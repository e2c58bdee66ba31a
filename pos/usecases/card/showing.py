"""What is shown at each step, made from where the conversation stands."""

from pos.domain.payment import Payment
from pos.domain.payment_facts import PaymentMoved, PaymentRequested, PaymentState
from pos.domain.refusals import Refused
from pos.usecases.card.talk import Live, Phase, Talk, Unknown
from pos.usecases.card.view import Alarm, CardAction, CardStep, CardView

_ENDS = {
    PaymentState.DECLINED: CardStep.DECLINED,
    PaymentState.CANCELLED: CardStep.CANCELLED,
    PaymentState.NOT_SENT: CardStep.NOT_SENT,
    PaymentState.NOT_CHARGED: CardStep.NOT_CHARGED,
    PaymentState.UNKNOWN: CardStep.UNKNOWN,
}
_AGAIN = (CardAction.TRY_AGAIN, CardAction.OTHER_MEANS)
_STEPS = {
    Phase.REQUEST_KEPT: CardStep.PREPARING,
    Phase.ATTEMPT_KEPT: CardStep.PREPARING,
    Phase.SENT: CardStep.SENDING,
    Phase.ANSWERED: CardStep.WAITING,
    Phase.APPROVAL_KEPT: CardStep.CONFIRMING,
    Phase.CONFIRMED: CardStep.CONFIRMING,
    Phase.END_KEPT: CardStep.CONFIRMING,
    Phase.KEPT_AT_LAST: CardStep.JOURNAL_FAILS,
}


def idle(talk: Talk, now_ms: int) -> CardView:
    """Show a terminal that nobody uses, or that is still looked into after a start."""
    if not talk.recovering:
        return CardView(CardStep.READY, talk.terminal, typed_by_hand=talk.capabilities.typed_by_hand)
    waits = [
        known.settles_at_ms - now_ms for known in talk.unknown if not known.was_asked and talk.can_ask(known.payment)
    ]
    return CardView(CardStep.RECOVERING, talk.terminal, settles_ms=max(0, *waits, 0))


def under_way(talk: Talk, live: Live) -> CardView:
    """Show the payment under way."""
    approved, asked = live.approved, live.asked
    return CardView(
        step=_STEPS[live.phase],
        terminal=talk.terminal,
        actions=_live_actions(talk, live),
        request=live.request,
        ticket=asked.ticket,
        kind=asked.kind,
        amount=asked.amount,
        authorised=None if approved is None else approved.amount,
        prompt=live.prompt,
        reference=live.reference,
        approval="" if approved is None else approved.approval,
        trace="" if approved is None else approved.trace,
        card=None if approved is None else approved.card,
        slip=() if approved is None else approved.slip,
        cancel_asked=live.cancel_asked,
        alarm=live.alarm,
        failure=live.failure,
        typed_by_hand=talk.capabilities.typed_by_hand,
        shows=live.shows if live.phase is Phase.ANSWERED else "",
        expires_ms=live.expires_ms,
    )


def unknown(talk: Talk, known: Unknown, now_ms: int) -> CardView:
    """Show a payment that nobody knows the end of, with what can be done about it."""
    payment, shown = known.payment, known.shown
    settles_ms, tap_ms = max(0, known.settles_at_ms - now_ms), max(0, known.taps_until_ms - now_ms)
    last = payment.last
    return CardView(
        step=CardStep.ASKING if known.being_asked else CardStep.UNKNOWN,
        terminal=payment.asked.terminal,
        actions=_unknown_actions(talk, known, settles_ms, tap_ms),
        request=payment.request,
        ticket=payment.asked.ticket,
        kind=payment.asked.kind,
        amount=payment.asked.amount,
        authorised=shown.amount if shown is not None else None if last is None else last.authorised,
        reference=payment.reference,
        approval=shown.approval if shown is not None else "" if last is None else last.approval,
        trace=payment.trace,
        card=None if last is None else last.card,
        slip=() if shown is None else shown.slip,
        reason=known.said or ("" if last is None else last.detail),
        alarm=Alarm.CONTRADICTED if payment.conflict else None,
        settles_ms=settles_ms,
        tap_ms=tap_ms,
        typed_by_hand=talk.capabilities.typed_by_hand,
    )


def ended(talk: Talk, payment: Payment, *, paper: int = 0, refused: Refused | None = None) -> CardView:
    """Show how a payment ended."""
    moved = payment.last
    return CardView(
        step=_end(payment.asked, moved),
        terminal=payment.asked.terminal,
        actions=_AGAIN if payment.state not in {PaymentState.APPROVED, PaymentState.UNKNOWN} else (CardAction.GO_ON,),
        request=payment.request,
        ticket=payment.asked.ticket,
        kind=payment.asked.kind,
        amount=payment.asked.amount,
        authorised=payment.paid or None,
        reference=payment.reference,
        approval="" if moved is None else moved.approval,
        trace=payment.trace,
        card=None if moved is None else moved.card,
        category=None if moved is None else moved.category,
        code="" if moved is None else moved.code,
        reason="" if moved is None else moved.detail,
        alarm=Alarm.CONTRADICTED if payment.conflict else None,
        paper=paper,
        refused=refused,
        typed_by_hand=talk.capabilities.typed_by_hand,
    )


def failed(talk: Talk, live: Live, code: str) -> CardView:
    """Show that nothing was asked of the terminal, because the journal could not take it."""
    return CardView(
        step=CardStep.JOURNAL_FAILS,
        terminal=talk.terminal,
        actions=(CardAction.OTHER_MEANS,),
        ticket=live.asked.ticket,
        kind=live.asked.kind,
        amount=live.asked.amount,
        failure=code,
        typed_by_hand=talk.capabilities.typed_by_hand,
    )


def _end(asked: PaymentRequested, moved: PaymentMoved | None) -> CardStep:
    if moved is None:
        return CardStep.NOT_SENT
    if moved.state is PaymentState.APPROVED and moved.authorised is not None:
        return CardStep.PART_APPROVED if moved.authorised < asked.amount else CardStep.APPROVED
    return _ENDS[moved.state]


def _live_actions(talk: Talk, live: Live) -> tuple[CardAction, ...]:
    if live.phase is not Phase.ANSWERED:
        return ()
    if talk.capabilities.typed_by_hand:
        return (CardAction.TYPE_ANSWER,)
    if talk.capabilities.cancel and not live.cancel_asked:
        return (CardAction.CANCEL,) if live.alarm is None else (CardAction.CANCEL, CardAction.STOP_WAITING)
    return (CardAction.STOP_WAITING,)


def _unknown_actions(talk: Talk, known: Unknown, settles_ms: int, tap_ms: int) -> tuple[CardAction, ...]:
    if known.being_asked or settles_ms:
        return (CardAction.PARK,)
    decide = (CardAction.SAY_APPROVED,) if tap_ms else (CardAction.SAY_APPROVED, CardAction.SAY_NOT_CHARGED)
    ask = (CardAction.ASK_TERMINAL,) if talk.can_ask(known.payment) else ()
    return (*decide, *ask, CardAction.PARK) if known.shown is not None else (*ask, *decide, CardAction.PARK)
