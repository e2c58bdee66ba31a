"""What an answer means for the attempt that waits: a yes is believed only when it repeats what was asked (rule R6)."""

from pos.devices.terminal.nexo.answers import Repeated, StatusResponse
from pos.devices.terminal.nexo.codes import CANCELLED_BY, IN_PROGRESS, NOT_FOUND, category_of
from pos.devices.terminal.nexo.messages import Names
from pos.devices.terminal.nexo.messages import category_of as message_of
from pos.devices.terminal.nexo.reading import Answer, read_done
from pos.devices.terminal.nexo.wire import Category, Result
from pos.domain.card import masked
from pos.domain.money import Money
from pos.domain.payment_facts import PaymentKind
from pos.domain.values import dataclass
from pos.ports.payment_terminal import (
    Approved,
    Attempt,
    Cancelled,
    Declined,
    Doubt,
    Found,
    InquiryAnswer,
    Lost,
    NotFound,
    Orphan,
    Outcome,
    StillBusy,
    Unreachable,
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The answer is not to what was asked."""

    orphan: Orphan


def judged(answer: Answer, attempt: Attempt, names: Names) -> Outcome | Lost | Elsewhere:
    """Say what an answer means."""
    header = answer.header
    said = (header.message_category, header.service_id, header.sale_id, header.poiid)
    if said != (message_of(attempt.kind), attempt.reference, names.till, names.terminal):
        return Elsewhere(orphan_of(answer, names))
    match answer.result:
        case Result.SUCCESS | Result.PARTIAL:
            return _done(answer, attempt)
        case Result.FAILURE:
            return _not_done(answer) or Lost(Doubt.NOBODY_KNOWS, answer.codes)
        case _:
            return Lost(Doubt.BAD_FRAME, answer.codes)


def _done(answer: Answer, attempt: Attempt) -> Approved | Lost:
    """Believe a yes; more than was asked is for the till to doubt, with all that is known of it.

    All of a payment comes back, or nothing; terminals do not say how much.
    """
    if answer.condition:
        return Lost(Doubt.BAD_FRAME, answer.codes)
    if answer.ours != attempt.reference:
        return Lost(Doubt.WRONG_REFERENCE, _evidence(answer))
    amount = answer.amount
    if amount is None and attempt.kind is PaymentKind.VOID and not answer.foreign:
        amount = attempt.amount
    if answer.foreign or (amount is not None and amount.currency is not attempt.amount.currency):
        return Lost(Doubt.WRONG_CURRENCY, _evidence(answer))
    return Lost(Doubt.BAD_FRAME, _evidence(answer)) if amount is None else _approved(answer, amount)


def _approved(answer: Answer, amount: Money) -> Approved:
    return Approved(
        amount=amount,
        approval=answer.approval,
        trace=answer.trace,
        card=answer.card,
        entry_mode=answer.entry_mode,
        slip=answer.slip,
    )


def _not_done(answer: Answer) -> Declined | Cancelled | None:
    """Read a no; None for one that is none: the terminal is at it still, or it approved an amount all the same."""
    if answer.condition == IN_PROGRESS or answer.amount:
        return None
    by = CANCELLED_BY.get(answer.condition)
    if by is not None:
        return Cancelled(by)
    return Declined(answer.condition, category_of(answer.condition, answer.reason), answer.reason)


def remembered(status: StatusResponse, attempt: Attempt, names: Names, *, trusted: bool) -> InquiryAnswer:
    """Say what a terminal's memory of a payment means."""
    response = status.response
    if response.result == Result.SUCCESS:
        return _repeated(status.repeated_message_response, attempt, names)
    match response.error_condition:
        case condition if condition == IN_PROGRESS:
            return StillBusy()
        case condition if condition == NOT_FOUND:
            return NotFound(trusted)
        case condition:
            return Unreachable(Doubt.NOBODY_KNOWS, masked(condition))


def _repeated(repeated: Repeated | None, attempt: Attempt, names: Names) -> InquiryAnswer:
    """Judge the answer that a terminal gives once more as if it came for the first time."""
    if repeated is None or repeated.message_header is None:
        return Unreachable(Doubt.BAD_FRAME)
    body = repeated.repeated_response_message_body
    done = body.reversal_response if attempt.kind is PaymentKind.VOID else body.payment_response
    said = None if done is None else judged(read_done(repeated.message_header, done), attempt, names)
    match said:
        case None | Elsewhere():
            return Unreachable(Doubt.WRONG_REFERENCE)
        case Lost(reason=reason, detail=detail):
            return Unreachable(reason, detail)
        case outcome:
            return Found(outcome)


def orphan_of(answer: Answer, names: Names) -> Orphan:
    """Keep what an answer says that nobody waits for."""
    header, outcome = answer.header, None
    if (header.sale_id, header.poiid) == (names.till, names.terminal) and header.message_category == Category.PAYMENT:
        outcome = _settles(answer)
    return Orphan(header.service_id, answer.trace, outcome, answer.codes)


def _settles(answer: Answer) -> Outcome | None:
    match answer.result:
        case Result.SUCCESS | Result.PARTIAL:
            repeats = answer.ours == answer.header.service_id and not answer.condition
            return _approved(answer, answer.amount) if repeats and answer.amount is not None else None
        case Result.FAILURE:
            return _not_done(answer)
        case _:
            return None


def _evidence(answer: Answer) -> str:
    """Give what a person can compare with the terminal's paper."""
    return f"{answer.codes} {answer.approval}".strip()
