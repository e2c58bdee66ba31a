"""What an answer means for the attempt that waits: a yes is believed only when it repeats what was asked (rule R6).

A no may leave out what it does not repeat: one connection carries one payment. But a no that names another payment is
not ours either.
"""

from pos.devices.terminal.caisse_ap.codes import CANCELLED_BY, CONTRADICTIONS, category_of
from pos.devices.terminal.caisse_ap.messages import Answer, Register, action_of
from pos.devices.terminal.caisse_ap.tags import Action, Status
from pos.devices.terminal.currencies import NUMBERS, OF_NUMBER
from pos.domain.money import Money
from pos.domain.values import dataclass
from pos.ports.payment_terminal import Approved, Attempt, Cancelled, Declined, Doubt, Lost, Orphan, Outcome


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The answer is not to what was asked."""

    orphan: Orphan


@dataclass(frozen=True, slots=True)
class Taken:
    """The terminal has read the request, and says no more than that yet."""


def judged(answer: Answer, attempt: Attempt, register: Register) -> Outcome | Lost | Elsewhere | Taken:
    """Say what an answer means."""
    if answer.reference not in {"", attempt.reference}:
        return Elsewhere(orphan_of(answer, register))
    match answer.status:
        case Status.TAKEN:
            return Taken()
        case Status.DONE:
            return _done(answer, attempt, register)
        case Status.NOT_DONE if answer.register not in {"", register.name}:
            return Lost(Doubt.WRONG_REFERENCE, answer.codes)
        case Status.NOT_DONE:
            return _not_done(answer) or Lost(Doubt.BAD_FRAME, answer.codes)
        case _:
            return Lost(Doubt.BAD_FRAME, answer.codes)


def _done(answer: Answer, attempt: Attempt, register: Register) -> Approved | Lost:
    """Believe a yes; more than was asked is for the till to doubt, with all that is known of it."""
    if answer.reason:
        # Done, and a reason why it was not: terminals have said that of requests they could not read.
        return Lost(Doubt.BAD_FRAME, answer.codes)
    echoes = (answer.reference, answer.register, answer.action)
    if echoes != (attempt.reference, register.name, action_of(attempt)):
        return Lost(Doubt.WRONG_REFERENCE, _evidence(answer))
    if answer.currency != NUMBERS[attempt.amount.currency]:
        return Lost(Doubt.WRONG_CURRENCY, _evidence(answer))
    if answer.minor is None:
        return Lost(Doubt.BAD_FRAME, _evidence(answer))
    return _approved(answer, Money(answer.minor, attempt.amount.currency))


def _approved(answer: Answer, amount: Money) -> Approved:
    return Approved(
        amount=amount,
        approval=answer.approval,
        trace="",
        card=answer.card,
        entry_mode=answer.entry_mode,
        slip=answer.slip,
    )


def _not_done(answer: Answer) -> Declined | Cancelled | None:
    """Read a no; None for one that contradicts itself."""
    if answer.reason in CONTRADICTIONS:
        return None
    by = CANCELLED_BY.get(answer.reason)
    return Declined(answer.reason, category_of(answer.reason)) if by is None else Cancelled(by)


def orphan_of(answer: Answer, register: Register, waited: str = "") -> Orphan:
    """Keep what an answer says that nobody waits for.

    `waited` is the reference that its line was opened for: a no that names none is a no to that.
    """
    outcome: Outcome | None = None
    ours = answer.register in {"", register.name}
    if answer.status == Status.DONE and ours and not answer.reason:
        outcome = _paid(answer)
    elif answer.status == Status.NOT_DONE and ours:
        outcome = _not_done(answer)
    silent_no = waited if answer.status == Status.NOT_DONE else ""
    return Orphan(answer.reference or silent_no, "", outcome, answer.codes)


def _paid(answer: Answer) -> Approved | None:
    currency = OF_NUMBER.get(answer.currency)
    readable = answer.register and answer.action in {*Action} and answer.minor is not None
    if currency is None or not readable or answer.minor is None:
        return None
    return _approved(answer, Money(answer.minor, currency))


def _evidence(answer: Answer) -> str:
    """Give what a person can compare with the terminal's paper."""
    return f"{answer.codes} {answer.approval}".strip()
