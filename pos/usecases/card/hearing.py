"""What the payment under way makes of the terminal's words, up to how it ended.

Whatever is not a clear answer to what was asked is an unknown payment, never a refused one.
"""

from dataclasses import replace

from pos.domain.payment_facts import PaymentMoved, PaymentState, Source
from pos.ports.payment_terminal import (
    Approved,
    Cancelled,
    Confirmed,
    Declined,
    Doubt,
    Lost,
    NotSent,
    Orphan,
    Prompted,
    Sent,
    TerminalEvent,
    Waiting,
)
from pos.usecases.card import moves, showing
from pos.usecases.card.phone import is_another_amount
from pos.usecases.card.signals import Command, Commit, Keep, Show
from pos.usecases.card.talk import Live, Phase, Talk
from pos.usecases.card.view import Alarm

Step = tuple[Talk, tuple[Command, ...]]

_ECHOES = {Doubt.WRONG_REFERENCE, Doubt.WRONG_AMOUNT, Doubt.WRONG_CURRENCY}


def go_on(talk: Talk, live: Live, *commands: Command) -> Step:
    """Show where the payment under way stands, and do what comes next."""
    talk = replace(talk, live=live)
    return talk, (Show(showing.under_way(talk, live)), *commands)


def end(talk: Talk, live: Live, moved: PaymentMoved) -> Step:
    """Have the end written down; the sale with it when this was all that was due."""
    live = replace(live, end=moved, phase=Phase.END_KEPT)
    whole = moved.state is PaymentState.APPROVED and moved.authorised == live.asked.amount
    return replace(talk, live=live), (Commit(Keep.END, (moved,), completes=live.completes and whole),)


def heard(talk: Talk, event: TerminalEvent) -> Step:
    """Take what the terminal said to the request under way."""
    live = talk.live
    if live is None or live.phase not in {Phase.SENT, Phase.ANSWERED}:
        return talk, ()
    match event:
        case Sent():
            return go_on(talk, replace(live, phase=Phase.ANSWERED))
        case Prompted(prompt=prompt, shows=shows, expires_ms=expires_ms):
            return go_on(talk, replace(live, prompt=prompt, shows=shows, expires_ms=expires_ms))
        case Waiting() | Orphan():
            return talk, ()
        case Approved():
            return _approved(talk, live, event)
        case _:
            alarm = Alarm.ECHO_DIFFERS if isinstance(event, Lost) and event.reason in _ECHOES else live.alarm
            return end(talk, replace(live, alarm=alarm), _without_approval(live, event))


def _without_approval(live: Live, event: NotSent | Declined | Cancelled | Lost) -> PaymentMoved:
    request, attempt = live.request, live.attempt
    match event:
        case NotSent(code=code) if live.phase is Phase.SENT:
            return PaymentMoved(request, attempt, PaymentState.NOT_SENT, Source.DRIVER, detail=code)
        case NotSent(code=code):
            return moves.doubt(request, attempt, Source.DRIVER, code)
        case Declined() | Cancelled():
            return moves.refusal(request, attempt, Source.ANSWER, event)
        case Lost():
            return moves.doubt(request, attempt, Source.DRIVER, _reason(event))


def _approved(talk: Talk, live: Live, approved: Approved) -> Step:
    """The amount that was approved wins, as long as it can be ours (rules R6 and R7)."""
    asked, other = live.asked.amount, is_another_amount(live.asked, approved)
    live = replace(live, approved=approved)
    if approved.amount.currency is not asked.currency or not 0 < approved.amount.minor <= asked.minor or other:
        unsure = moves.doubt(live.request, live.attempt, Source.ANSWER, Doubt.WRONG_AMOUNT, approved)
        return end(talk, replace(live, alarm=Alarm.ECHO_DIFFERS), unsure)
    if approved.final:
        return end(talk, live, approval(live, approved, PaymentState.APPROVED))
    unconfirmed = approval(live, approved, PaymentState.APPROVED_UNCONFIRMED)
    return go_on(talk, replace(live, phase=Phase.APPROVAL_KEPT), Commit(Keep.UNCONFIRMED, (unconfirmed,)))


def confirmation_ended(talk: Talk, answer: Confirmed | Lost) -> Step:
    """A lost confirmation leaves an approval that may lapse or stand: nobody knows."""
    live = talk.live
    if live is None or live.phase is not Phase.CONFIRMED or live.approved is None:
        return talk, ()
    if isinstance(answer, Confirmed):
        return end(talk, live, approval(live, live.approved, PaymentState.APPROVED))
    return end(talk, live, unsure(live, _reason(answer)))


def unsure(live: Live, reason: str) -> PaymentMoved:
    """Say that nobody knows, with what is known of an approval."""
    return moves.doubt(live.request, live.attempt, Source.DRIVER, reason, live.approved)


def approval(live: Live, approved: Approved, state: PaymentState) -> PaymentMoved:
    """Say what the terminal approved."""
    source = Source.ON_SIGHT if approved.on_sight else Source.ANSWER
    return moves.approval(live.request, live.attempt, state, source, approved)


def _reason(lost: Lost) -> str:
    return f"{lost.reason} {lost.detail}".strip()
