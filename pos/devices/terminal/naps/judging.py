"""What an answer means for the attempt that waits: only one that repeats what was asked is believed (rule R6)."""

from pos.devices.terminal.naps.codes import category_of
from pos.devices.terminal.naps.messages import Answer, Register
from pos.devices.terminal.naps.tags import ALREADY_CANCELLED, CANCELLED, DIRHAM, NOT_FOUND, OK, Message
from pos.domain.payment_facts import PaymentKind
from pos.domain.values import dataclass
from pos.ports.payment_terminal import (
    Approved,
    Attempt,
    Cancelled,
    Confirmed,
    Declined,
    Doubt,
    InquiryAnswer,
    Lost,
    NotFound,
    Orphan,
    Outcome,
    Shown,
    Unreachable,
)

_BY_TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The answer is not to what was asked."""

    orphan: Orphan


def judged(answer: Answer, attempt: Attempt, register: Register) -> Outcome | Lost | Elsewhere:
    """Say what an answer to a payment or a void means."""
    expected = Message.VOID.answer if attempt.kind is PaymentKind.VOID else Message.PAY.answer
    if answer.message != expected or answer.register not in {"", register.name} or not _repeats(answer, attempt):
        return Elsewhere(orphan_of(answer))
    if answer.code != OK:
        return _refused(answer)
    if attempt.kind is PaymentKind.VOID:
        return _approved(answer, attempt)
    if answer.currency != DIRHAM:
        return Lost(Doubt.WRONG_CURRENCY, answer.currency)
    if not answer.trace or answer.amount is None:
        return Lost(Doubt.BAD_FRAME)
    return _approved(answer, attempt)


def _repeats(answer: Answer, attempt: Attempt) -> bool:
    if attempt.kind is PaymentKind.VOID:
        return answer.trace == attempt.trace and answer.void_sequence in {"", attempt.reference}
    return answer.sequence == attempt.reference


def _approved(answer: Answer, attempt: Attempt) -> Approved:
    """A void answers without an amount: it takes all of it back, at once."""
    is_void = attempt.kind is PaymentKind.VOID
    return Approved(
        amount=attempt.amount if is_void or answer.amount is None else answer.amount,
        approval=answer.approval,
        trace=answer.trace,
        card=answer.card,
        entry_mode=answer.entry_mode,
        slip=answer.slip,
        final=is_void,
    )


def _refused(answer: Answer) -> Declined | Cancelled:
    if answer.code == CANCELLED:
        return Cancelled(_BY_TERMINAL)
    return Declined(answer.code, category_of(answer.code))


def confirmed(answer: Answer, attempt: Attempt, trace: str, register: Register) -> Confirmed | Lost | Elsewhere:
    """Say what an answer to a confirmation means."""
    ours = answer.message == Message.CONFIRM.answer and answer.register in {"", register.name}
    if not ours or answer.sequence != attempt.reference:
        return Elsewhere(orphan_of(answer))
    if answer.code != OK:
        return Lost(Doubt.CONFIRMATION_REFUSED, answer.code)
    if answer.trace != trace:
        return Lost(Doubt.WRONG_REFERENCE, answer.trace)
    return Confirmed()


def remembered(answer: Answer, attempt: Attempt, trace: str, *, trusted: bool) -> InquiryAnswer | Elsewhere:
    """Say what the paper of a past payment means: a person compares it, unless the terminal knows of none."""
    if answer.message != Message.DUPLICATE.answer:
        return Elsewhere(orphan_of(answer))
    if answer.code in {NOT_FOUND, ALREADY_CANCELLED}:
        return NotFound(trusted)
    if answer.code != OK:
        return Unreachable(Doubt.NOBODY_KNOWS, answer.code)
    if answer.trace != trace:
        return Unreachable(Doubt.WRONG_REFERENCE, answer.trace)
    amount = answer.amount or answer.amount_on_slip
    if amount is None:
        amount = attempt.amount
    return Shown(Approved(amount, answer.approval, trace, answer.card, answer.entry_mode, answer.slip))


def orphan_of(answer: Answer) -> Orphan:
    """Keep what an answer says that nobody waits for; only payments and their confirmations settle anything."""
    outcome: Outcome | Confirmed | None = None
    if answer.message == Message.PAY.answer:
        outcome = _paid(answer) if answer.code == OK else _refused(answer)
    elif answer.message == Message.CONFIRM.answer and answer.code == OK:
        outcome = Confirmed()
    named = answer.message in {Message.PAY.answer, Message.CONFIRM.answer}
    reference = answer.sequence if named else answer.void_sequence
    return Orphan(reference, answer.trace, outcome, f"{answer.message} {answer.code}")


def _paid(answer: Answer) -> Approved | None:
    if answer.amount is None or answer.currency != DIRHAM:
        return None
    return Approved(
        answer.amount, answer.approval, answer.trace, answer.card, answer.entry_mode, answer.slip, final=False
    )
