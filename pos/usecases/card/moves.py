"""Facts from what a terminal said: each names how it came to be known, and no text in it can hold a card number."""

from pos.domain.card import masked
from pos.domain.payment_facts import AnswerOrphaned, PaymentMoved, PaymentState, Source, TerminalLabel
from pos.ports.payment_terminal import Approved, Cancelled, Confirmed, Declined, Orphan, Outcome


def approval(request: int, attempt: int, state: PaymentState, source: Source, approved: Approved) -> PaymentMoved:
    """Write down an approval, in whatever state it leaves the payment."""
    return PaymentMoved(
        request=request,
        attempt=attempt,
        state=state,
        source=source,
        authorised=approved.amount,
        approval=masked(approved.approval),
        trace=masked(approved.trace),
        card=approved.card,
        entry_mode=masked(approved.entry_mode),
        detail=masked(approved.printed),
        approvals=approved.approvals,
    )


def refusal(request: int, attempt: int, source: Source, outcome: Declined | Cancelled) -> PaymentMoved:
    """Write down that nothing was charged, in the terminal's own words."""
    if isinstance(outcome, Declined):
        return PaymentMoved(
            request=request,
            attempt=attempt,
            state=PaymentState.DECLINED,
            source=source,
            code=masked(outcome.code),
            category=outcome.category,
            detail=masked(outcome.detail),
        )
    return PaymentMoved(request, attempt, PaymentState.CANCELLED, source, detail=masked(outcome.by))


def doubt(request: int, attempt: int, source: Source, reason: str, approved: Approved | None = None) -> PaymentMoved:
    """Write down that nobody knows, with whatever is known of an approval."""
    if approved is None:
        return PaymentMoved(request, attempt, PaymentState.UNKNOWN, source, detail=masked(reason))
    return PaymentMoved(
        request=request,
        attempt=attempt,
        state=PaymentState.UNKNOWN,
        source=source,
        authorised=approved.amount,
        approval=masked(approved.approval),
        trace=masked(approved.trace),
        card=approved.card,
        entry_mode=masked(approved.entry_mode),
        detail=masked(reason),
    )


def orphaned(terminal: TerminalLabel, orphan: Orphan, request: int) -> AnswerOrphaned:
    """Keep an answer that settles nothing; `request` is the payment it seems to be about, or 0."""
    said = orphan.outcome
    return AnswerOrphaned(
        terminal=terminal,
        reference=masked(orphan.reference),
        detail=masked(" ".join(filter(None, (_name(said), orphan.detail)))),
        amount=said.amount if isinstance(said, Approved) else None,
        approval=masked(said.approval) if isinstance(said, Approved) else "",
        request=request,
        trace=masked(orphan.trace),
    )


def _name(said: Outcome | Confirmed | None) -> str:
    return "" if said is None else type(said).__name__.lower()
