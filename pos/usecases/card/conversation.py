"""The conversation with a card terminal, as a machine that is told what happens and says what to do next.

Nothing is asked of the terminal before the journal has it, and nothing counts as paid before the journal has that. An
approval that must be confirmed is durable before its confirmation leaves; from the first byte on, whatever is not a
clear answer is an unknown payment, which is a state like any other.
"""

from dataclasses import replace

from pos.domain.payment import SAFE_TO_RETRY, Payment, take
from pos.domain.payment_facts import PaymentAttempted, PaymentState
from pos.ports.payment_terminal import Doubt
from pos.usecases.card import hearing, showing, unknowns
from pos.usecases.card.hearing import Step
from pos.usecases.card.signals import (
    Begun,
    Cancel,
    CancelAsked,
    Commit,
    CommitFailed,
    Committed,
    Confirm,
    ConfirmationEnded,
    Decided,
    Event,
    InquiryAsked,
    InquiryEnded,
    Keep,
    LookedAt,
    Overheard,
    Restarted,
    Show,
    Start,
    StopAsked,
    StopWaiting,
    Ticked,
    TriedAgain,
)
from pos.usecases.card.talk import Live, Phase, Talk, Unknown

AboutUnknown = Restarted | InquiryAsked | InquiryEnded | Overheard | Decided | LookedAt | Ticked


def step(talk: Talk, event: Event, now_ms: int) -> Step:
    """Take one event at `now_ms` of the steady clock; the commands are to be carried out in their order."""
    match event:
        case Begun() | TriedAgain() | CancelAsked() | StopAsked():
            return _wanted(talk, event, now_ms)
        case Committed():
            return _committed(talk, event, now_ms)
        case CommitFailed():
            return _commit_failed(talk, event)
        case ConfirmationEnded(answer=answer):
            return hearing.confirmation_ended(talk, answer)
        case Restarted() | InquiryAsked() | InquiryEnded() | Overheard() | Decided() | LookedAt() | Ticked():
            return _about_unknown(talk, event, now_ms)
        case _:
            return hearing.heard(talk, event)


def _wanted(talk: Talk, event: Begun | TriedAgain | CancelAsked | StopAsked, now_ms: int) -> Step:
    live = talk.live
    match event:
        case Begun() if talk.free:
            live = Live(event.asked, event.reference, event.completes, event.trace, Phase.REQUEST_KEPT)
            return hearing.go_on(talk, live, Commit(Keep.REQUEST, (event.asked,)))
        case TriedAgain(payment=payment) if talk.free and payment.state in SAFE_TO_RETRY:
            live = Live(payment.asked, event.reference, event.completes, event.trace, Phase.ATTEMPT_KEPT)
            live = replace(live, request=payment.request, attempt=payment.attempt + 1)
            return hearing.go_on(talk, live, _attempt(live))
        case CancelAsked() | StopAsked() if live is None:
            # It was over a moment before: how it ended stays on show.
            return talk, ()
        case CancelAsked() if live is not None and live.phase is Phase.ANSWERED and talk.capabilities.cancel:
            return hearing.go_on(talk, replace(live, cancel_asked=True), Cancel())
        case StopAsked() if live is not None and live.phase is Phase.ANSWERED:
            return talk, (StopWaiting(),)
        case _:
            return talk, (Show(showing.idle(talk, now_ms) if live is None else showing.under_way(talk, live)),)


def _about_unknown(talk: Talk, event: AboutUnknown, now_ms: int) -> Step:
    match event:
        case Ticked():
            return _ticked(talk, now_ms)
        case Restarted():
            return unknowns.restarted(talk, event, now_ms)
        case InquiryEnded():
            return unknowns.answered(talk, event, now_ms)
        case Overheard():
            return unknowns.overheard(talk, event, now_ms)
        case _:
            return _about_one(talk, event, now_ms)


def _about_one(talk: Talk, event: InquiryAsked | Decided | LookedAt, now_ms: int) -> Step:
    match event:
        case InquiryAsked(request=request):
            return unknowns.asked(talk, request, now_ms)
        case Decided(moved=moved, about=payment, rest=rest):
            undecided = talk.known_unknown(payment.request) or Unknown(payment, now_ms, was_asked=True)
            # What is the customer's first: cut off after it, the decision is asked for again, and the rest is known.
            customers = (Commit(Keep.ASIDE, (left,)) for left in rest)
            return talk.with_unknown(undecided), (*customers, Commit(Keep.ASIDE, (moved,)))
        case LookedAt(request=request):
            known = talk.known_unknown(request)
            return talk, () if known is None else (Show(showing.unknown(talk, known, now_ms)),)


def _ticked(talk: Talk, now_ms: int) -> Step:
    live = talk.live
    if live is not None and live.phase is Phase.KEPT_AT_LAST and live.end is not None:
        return hearing.end(talk, live, live.end)
    return unknowns.ticked(talk, now_ms)


def _committed(talk: Talk, event: Committed, now_ms: int) -> Step:
    live = talk.live
    if event.commit.why is Keep.ASIDE or live is None:
        return unknowns.kept(talk, event, now_ms)
    match event.commit.why:
        case Keep.REQUEST:
            live = replace(live, request=event.numbers[0], phase=Phase.ATTEMPT_KEPT)
            return hearing.go_on(talk, live, _attempt(live))
        case Keep.ATTEMPT:
            start = Start(live.asked.kind, live.asked.amount, live.reference, live.trace)
            return hearing.go_on(talk, replace(live, phase=Phase.SENT, sent_at_ms=now_ms), start)
        case Keep.UNCONFIRMED if live.approved is not None:
            return hearing.go_on(talk, replace(live, phase=Phase.CONFIRMED), Confirm(live.approved.trace))
        case _:
            return _over(talk, live, event, now_ms)


def _over(talk: Talk, live: Live, event: Committed, now_ms: int) -> Step:
    """The end is durable: the terminal is free, and an unknown payment joins the others."""
    payment = take(Payment(live.request, live.asked), PaymentAttempted(live.request, live.attempt, live.reference))
    payment = payment if live.end is None else take(payment, live.end)
    talk = replace(talk, live=None)
    if payment.state is PaymentState.UNKNOWN:
        kind = payment.asked.kind
        known = Unknown(payment, now_ms + talk.lapse_ms(kind), live.sent_at_ms + talk.tap_ms(kind))
        talk = talk.with_unknown(known)
        view = showing.unknown(talk, known, now_ms)
    else:
        view = showing.ended(talk, payment, paper=event.paper, refused=event.refused)
        view = view if live.approved is None else replace(view, slip=live.approved.slip)
    return talk, (Show(replace(view, alarm=view.alarm or live.alarm)),)


def _commit_failed(talk: Talk, event: CommitFailed) -> Step:
    live = talk.live
    if event.commit.why is Keep.ASIDE or live is None:
        return replace(talk, unkept=(*talk.unkept, event.commit)), ()
    match event.commit.why:
        case Keep.REQUEST | Keep.ATTEMPT:
            return replace(talk, live=None), (Show(showing.failed(talk, live, event.code)),)
        case Keep.UNCONFIRMED:
            # Not confirmed, because a confirmation that nothing remembers would be money that nobody knows of.
            live = replace(live, failure=event.code)
            return hearing.end(talk, live, hearing.unsure(live, Doubt.JOURNAL))
        case Keep.END:
            return hearing.go_on(talk, replace(live, phase=Phase.KEPT_AT_LAST, failure=event.code))


def _attempt(live: Live) -> Commit:
    return Commit(Keep.ATTEMPT, (PaymentAttempted(live.request, live.attempt, live.reference),))
