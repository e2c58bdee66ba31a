"""Somebody takes the till with their PIN; what a wrong PIN locks and a right one unlocks becomes a fact."""

from dataclasses import field

from pos.domain.facts import SignedIn
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.journal import Journal, Somebody
from pos.ports.pins import Pins


@dataclass(frozen=True, slots=True)
class SignIn:
    """The person's id and the PIN they typed."""

    person: str
    pin: str = field(repr=False)


def sign_in(request: SignIn, *, journal: Journal, pins: Pins) -> Somebody | Refused:
    """Sign a person in. Takes some 50 ms for the PIN: never on the screen's thread."""
    somebody = next((known for known in journal.people() if known.id == request.person), None)
    if somebody is None:
        return Refused(Rule.WRONG_PIN)
    check = pins.check(request.person, request.pin)
    refused, lock = check.refused(), check.lock_change(request.person)
    if refused is None or lock is not None:
        with journal.unit_of_work() as work:
            if lock is not None:
                work.append(lock)
            if refused is None:
                work.append(SignedIn(request.person))
            work.commit()
    return somebody if refused is None else refused
