"""Payments that nobody knows the end of: what an earlier run left, inquiries, late answers, a person's decision.

None of it holds up the next payment, except after a start, when the terminal is asked first (rule R9).
"""

from dataclasses import replace

from pos.domain.payment import Payment, take
from pos.domain.payment_facts import AnswerOrphaned, PaymentMoved, PaymentState, Source
from pos.domain.tender import Means
from pos.ports.payment_terminal import (
    Approved,
    Cancelled,
    Confirmed,
    Declined,
    Doubt,
    Found,
    InquiryAnswer,
    NotFound,
    Shown,
    StillBusy,
    Unreachable,
    Unsent,
)
from pos.usecases.card import moves, phone, showing
from pos.usecases.card.signals import (
    Command,
    Commit,
    Committed,
    Inquire,
    InquiryEnded,
    Keep,
    Overheard,
    Restarted,
    Show,
)
from pos.usecases.card.talk import Talk, Unknown
from pos.usecases.card.view import Alarm, CardView

STILL_BUSY_MS = 10_000
"""How long a terminal that is still working on a payment is left in peace."""

Step = tuple[Talk, tuple[Command, ...]]


def restarted(talk: Talk, event: Restarted, now_ms: int) -> Step:
    """Take over what an earlier run left open: whatever may have reached the terminal is unknown now."""
    commands: list[Command] = []
    for payment in event.left:
        if payment.state is PaymentState.RECORDED:
            left = PaymentMoved(
                payment.request, payment.attempt, PaymentState.NOT_SENT, Source.RESTART, detail=Unsent.RESTART
            )
            commands.append(_aside(left))
            continue
        kind = payment.asked.kind
        talk = talk.with_unknown(Unknown(payment, now_ms + talk.lapse_ms(kind), now_ms + talk.tap_ms(kind)))
        if payment.state is not PaymentState.UNKNOWN:
            commands.append(_aside(moves.doubt(payment.request, payment.attempt, Source.RESTART, Doubt.RESTART)))
    return talk, (*commands, Show(showing.idle(talk, now_ms)))


def ticked(talk: Talk, now_ms: int) -> Step:
    """Try again what the journal could not take; ask about what has settled; let the next payment come."""
    if talk.unkept:
        return replace(talk, unkept=()), talk.unkept
    if talk.live is not None or any(known.being_asked for known in talk.unknown):
        return talk, ()
    waiting = [known for known in talk.unknown if not known.was_asked and talk.can_ask(known.payment)]
    ready = next((known for known in waiting if known.settles_at_ms <= now_ms), None)
    if ready is not None:
        return asked(talk, ready.payment.request, now_ms)
    if talk.recovering and not waiting:
        talk = replace(talk, recovering=False)
        return talk, (Show(showing.idle(talk, now_ms)),)
    return talk, ()


def asked(talk: Talk, request: int, now_ms: int) -> Step:
    """Ask the terminal about an unknown payment, if that can tell anything now."""
    known = talk.known_unknown(request)
    if known is None:
        return talk, ()
    able = talk.live is None and talk.can_ask(known.payment) and not any(each.being_asked for each in talk.unknown)
    if not able or known.settles_at_ms > now_ms:
        return talk, (Show(showing.unknown(talk, known, now_ms)),)
    known = replace(known, being_asked=True)
    talk = talk.with_unknown(known)
    payment = known.payment
    inquiry = Inquire(request, payment.asked.kind, payment.asked.amount, payment.reference, payment.trace)
    return talk, (Show(showing.unknown(talk, known, now_ms)), inquiry)


def answered(talk: Talk, event: InquiryEnded, now_ms: int) -> Step:
    """Take what the terminal said of an unknown payment; what is no proof is shown, and stays unknown."""
    known = talk.known_unknown(event.request)
    if known is None:
        return talk, ()
    known = replace(known, being_asked=False, was_asked=True)
    moved = _proof(known.payment, event.answer)
    if moved is not None:
        replaced = phone.replaced_by(known.payment, moved)
        return talk.with_unknown(known), (_aside(moved), *map(_aside, replaced))
    match event.answer:
        case Shown(approved=approved) | Found(outcome=Approved() as approved):
            known = replace(known, shown=approved, said="")
        case StillBusy():
            known = replace(known, was_asked=False, settles_at_ms=now_ms + STILL_BUSY_MS)
        case NotFound():
            known = replace(known, shown=None, said="not_found")
        case Unreachable(reason=reason):
            known = replace(known, said=reason)
        case Found():
            pass
    talk = talk.with_unknown(known)
    return talk, (Show(showing.unknown(talk, known, now_ms)),)


def _proof(payment: Payment, answer: InquiryAnswer) -> PaymentMoved | None:
    request, attempt = payment.request, payment.attempt
    match answer:
        case Found(outcome=Approved() as approved) if approved.final and _fits(payment, approved):
            return moves.approval(request, attempt, PaymentState.APPROVED, Source.INQUIRY, approved)
        case Found(outcome=Declined() | Cancelled() as outcome):
            return moves.refusal(request, attempt, Source.INQUIRY, outcome)
        case NotFound(trusted=True):
            return PaymentMoved(request, attempt, PaymentState.NOT_CHARGED, Source.INQUIRY)
        case _:
            return None


def overheard(talk: Talk, event: Overheard, now_ms: int) -> Step:
    """Keep what the terminal said when nobody waited for it; if it settles a payment, it does (rule R8)."""
    payment, orphan = event.about, event.orphan
    if payment is None or (talk.live is not None and talk.live.request == payment.request):
        return _orphaned(talk, event)
    if phone.is_counted(payment, orphan):
        return talk, ()
    moved = _moved_by(payment, event) if orphan.reference == payment.reference else None
    if moved is None:
        return _orphaned(talk, event)
    if payment.state is moved.state is PaymentState.APPROVED:
        # What somebody saw is proved now: nothing is to be done, and nobody need be told.
        return talk, (_aside(moved),)
    # One that was thought settled is taken up again until the contradiction is written down.
    known = talk.known_unknown(payment.request) or Unknown(payment, now_ms, was_asked=True)
    if moved.state is PaymentState.UNKNOWN:
        # An approval that nobody will confirm: it lapses, and then the terminal can be asked by its trace.
        lapses_at_ms = now_ms + talk.lapse_ms(payment.asked.kind)
        known = replace(known, settles_at_ms=lapses_at_ms, was_asked=False)
    replaced = phone.replaced_by(payment, moved)
    return talk.with_unknown(known), (_aside(moved), *map(_aside, replaced))


def _orphaned(talk: Talk, event: Overheard) -> Step:
    request = 0 if event.about is None else event.about.request
    return talk, (_aside(moves.orphaned(talk.terminal, event.orphan, request)),)


def _moved_by(payment: Payment, event: Overheard) -> PaymentMoved | None:
    said = event.orphan.outcome
    if payment.asked.means is Means.MOBILE and isinstance(said, Approved):
        return phone.late(payment, said)
    return _late(payment, event)


def _late(payment: Payment, event: Overheard) -> PaymentMoved | None:
    """Say what a late answer makes of a payment; None when it says nothing that is not known."""
    said, request, attempt = event.orphan.outcome, payment.request, payment.attempt
    unknown = payment.state is PaymentState.UNKNOWN
    authorised = None if payment.last is None else payment.last.authorised
    match said:
        case Approved() if not _fits(payment, said):
            return None
        case Approved(final=True) if payment.state is not PaymentState.APPROVED:
            return moves.approval(request, attempt, PaymentState.APPROVED, Source.LATE_ANSWER, said)
        case Approved(final=False) if unknown and not payment.trace:
            return moves.doubt(request, attempt, Source.LATE_ANSWER, Doubt.TOO_LATE, said)
        case Confirmed() if payment.state is not PaymentState.APPROVED and authorised is not None:
            return PaymentMoved(request, attempt, PaymentState.APPROVED, Source.LATE_ANSWER, authorised=authorised)
        case Declined() | Cancelled() if not payment.trace and (unknown or _by_a_person(payment)):
            return moves.refusal(request, attempt, Source.LATE_ANSWER, said)
        case _:
            return None


def _by_a_person(payment: Payment) -> bool:
    """Tell whether only a person's word says that a payment was approved."""
    last = payment.last
    return payment.state is PaymentState.APPROVED and last is not None and last.source is Source.OPERATOR


def kept(talk: Talk, event: Committed, now_ms: int) -> Step:
    """Go on when facts beside the payment under way are durable."""
    (fact,) = event.commit.facts
    match fact:
        case AnswerOrphaned():
            return _alarmed(talk, now_ms)
        case PaymentMoved(state=PaymentState.UNKNOWN):
            known = talk.known_unknown(fact.request)
            if known is None:
                return talk, ()
            known = replace(known, payment=take(known.payment, fact))
            talk = talk.with_unknown(known)
            return talk, () if talk.recovering else (Show(showing.unknown(talk, known, now_ms)),)
        case PaymentMoved():
            known = talk.known_unknown(fact.request)
            talk = talk.without_unknown(fact.request)
            return talk, () if known is None else (Show(_ended(talk, known, fact, event)),)
        case _:
            return talk, ()


def _ended(talk: Talk, known: Unknown, fact: PaymentMoved, event: Committed) -> CardView:
    return showing.ended(talk, take(known.payment, fact), paper=event.paper, refused=event.refused)


def _alarmed(talk: Talk, now_ms: int) -> Step:
    if talk.live is not None:
        live = replace(talk.live, alarm=talk.live.alarm or Alarm.ANSWER_ORPHANED)
        talk = replace(talk, live=live)
        return talk, (Show(showing.under_way(talk, live)),)
    return talk, (Show(replace(showing.idle(talk, now_ms), alarm=Alarm.ANSWER_ORPHANED)),)


def _aside(fact: PaymentMoved | AnswerOrphaned) -> Commit:
    return Commit(Keep.ASIDE, (fact,))


def _fits(payment: Payment, approved: Approved) -> bool:
    """Tell whether an approved amount can be that of a payment (rules R6 and R7)."""
    asked = payment.asked.amount
    if phone.is_another_amount(payment.asked, approved):
        return False
    return approved.amount.currency is asked.currency and 0 < approved.amount.minor <= asked.minor
