"""Somebody who forgot their PIN chooses a new one by the code of the recovery sheet, which is used up by it."""

from dataclasses import field

from pos.domain.facts import PinReset
from pos.domain.pin import weak
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.journal import Journal, Somebody
from pos.ports.pins import RECOVERY_SHEET, PinCheck, RecoverySheet


@dataclass(frozen=True, slots=True)
class ResetPin:
    """Whose PIN, the code as it was typed from the sheet, and the new PIN (4 to 8 digits)."""

    person: str
    code: str = field(repr=False)
    pin: str = field(repr=False)


def reset_pin(request: ResetPin, *, journal: Journal, sheet: RecoverySheet) -> Somebody | Refused:
    """Give a person a new PIN. Wrong codes lock as wrong PINs do. Takes some 50 ms: never on the screen's thread."""
    somebody = next((known for known in journal.people() if known.id == request.person), None)
    if somebody is None:
        return Refused(Rule.RECOVERY_CODE_WRONG)
    if not sheet.sheet_stands():
        return Refused(Rule.NO_RECOVERY_SHEET)
    if weak(request.pin):
        return Refused(Rule.PIN_TOO_WEAK)
    # The PIN first: a crash between the two leaves a PIN that its owner chose, never a sheet used up for nothing.
    check = sheet.reset_pin(request.code, request.person, request.pin)
    lock = check.lock_change(RECOVERY_SHEET)
    if check.right or lock is not None:
        with journal.unit_of_work() as work:
            if lock is not None:
                work.append(lock)
            if check.right:
                work.append(PinReset(request.person))
            work.commit()
    return somebody if check.right else _refused(check)


def _refused(check: PinCheck) -> Refused:
    """Say no in the words of the sheet, not of a PIN."""
    rule = Rule.RECOVERY_LOCKED if check.locked_seconds else Rule.RECOVERY_CODE_WRONG
    return Refused(rule, seconds=check.locked_seconds)
