"""What an answer means for the attempt that waits: a yes is believed only when it repeats what was asked (rule R6).

A terminal may put a number of its own where the till's reference stood. Such an answer can be to any payment, so it is
a person who says to which. Tills' references begin with a letter, and are another payment's if they are not ours.
"""

from enum import StrEnum

from pos.devices.terminal.concert_v2.messages import Answer, Register
from pos.devices.terminal.currencies import NUMBERS, OF_NUMBER
from pos.domain.card import masked
from pos.domain.money import Money
from pos.domain.payment_facts import DeclineCategory
from pos.domain.values import dataclass
from pos.ports.payment_terminal import Approved, Attempt, Declined, Doubt, Lost, Orphan


class Result(StrEnum):
    """How it ended: `TAKEN` only says that the request was read, and is no result."""

    ACCEPTED = "0"
    NOT_ACCEPTED = "7"
    TAKEN = "9"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The answer is to another payment."""

    orphan: Orphan


@dataclass(frozen=True, slots=True)
class Taken:
    """The terminal has the request, and says no more than that yet."""


def judged(answer: Answer, attempt: Attempt, register: Register) -> Approved | Declined | Lost | Elsewhere | Taken:
    """Say what an answer means."""
    another = answer.reference != attempt.reference
    if another and answer.reference[:1].isalpha():
        return Elsewhere(orphan_of(answer, register))
    if another or answer.register != register.name:
        return Lost(Doubt.WRONG_REFERENCE, _evidence(answer))
    match answer.result:
        case Result.TAKEN:
            return Taken()
        case Result.NOT_ACCEPTED:
            return _no()
        case Result.ACCEPTED if answer.by_card:
            return _accepted(answer, attempt)
        case _:
            return Lost(Doubt.BAD_FRAME, _evidence(answer))


def _accepted(answer: Answer, attempt: Attempt) -> Approved | Lost:
    """Believe a yes; more than was asked is for the till to doubt, with all that is known of it."""
    currency = attempt.amount.currency
    if answer.currency != NUMBERS[currency]:
        return Lost(Doubt.WRONG_CURRENCY, _evidence(answer))
    return _yes(answer, Money(answer.minor, currency))


def orphan_of(answer: Answer, register: Register) -> Orphan:
    """Keep what an answer says that nobody waits for."""
    outcome: Approved | Declined | None = None
    ours, currency = answer.register == register.name, OF_NUMBER.get(answer.currency)
    if answer.result == Result.ACCEPTED and ours and answer.by_card and currency is not None:
        outcome = _yes(answer, Money(answer.minor, currency))
    elif answer.result == Result.NOT_ACCEPTED and ours:
        outcome = _no()
    return Orphan(masked(answer.reference), "", outcome, masked(answer.codes))


def _yes(answer: Answer, amount: Money) -> Approved:
    return Approved(amount, approval="", trace="", card=answer.card)


def _no() -> Declined:
    """The protocol gives no reason: the bank, the customer and the terminal's own patience all say the same."""
    return Declined(Result.NOT_ACCEPTED, DeclineCategory.NOT_PERMITTED)


def _evidence(answer: Answer) -> str:
    """Give what a person can compare with the terminal's paper."""
    return masked(f"{answer.codes} {answer.reference}".strip())
