from dataclasses import replace

import pytest

from pos.domain.facts import LockChange, PinLockChanged, PinReset, RecoverySheetMade
from pos.domain.permissions import Action, Approval, Role
from pos.domain.refusals import Refused, Rule
from pos.ports.journal import JournalUnavailable, Somebody
from pos.ports.pins import RECOVERY_SHEET
from pos.usecases.make_recovery_sheet import MakeRecoverySheet, SheetMade, make_recovery_sheet
from pos.usecases.reset_pin import ResetPin, reset_pin
from pos.usecases.sign_in import SignIn, sign_in
from tests.fakes.journal import MemoryJournal, facts_of
from tests.usecases.till import PIN, Till, must

NEW_PIN = "8642"


def make(till: Till, request: MakeRecoverySheet) -> SheetMade | Refused:
    return make_recovery_sheet(request, journal=till.journal, sheet=till.pins, paper=till.paper)


def made(till: Till) -> str:
    """Have the manager make a sheet; gives its code."""
    must(make(till, MakeRecoverySheet(Somebody(till.manager, Role.MANAGER, ""))))
    return till.pins.code_in_hand()


def reset(till: Till, code: str, pin: str = NEW_PIN, person: str = "") -> Somebody | Refused:
    return reset_pin(ResetPin(person or till.manager, code, pin), journal=till.journal, sheet=till.pins)


def test_a_sheet_is_a_fact_and_a_paper_and_its_code_is_in_neither(failing: tuple[Till, MemoryJournal]) -> None:
    till, journal = failing
    code = made(till)
    assert till.last == RecoverySheetMade(till.manager)
    (queued,) = journal.memory.jobs
    assert queued.kind == "recovery-sheet"
    everything = repr(facts_of(journal)) + queued.document.decode()
    assert code not in everything
    assert code.replace(" ", "") not in everything


def test_when_the_disk_fails_no_sheet_is_printed_that_opens_nothing(failing: tuple[Till, MemoryJournal]) -> None:
    till, journal = failing
    journal.disk_fails = "JRN-301"
    with pytest.raises(JournalUnavailable):
        made(till)
    assert journal.memory.jobs == []


def test_a_cashier_has_a_sheet_made_only_with_a_yes(till: Till) -> None:
    cashier = till.cashier()
    asked = MakeRecoverySheet(cashier)
    assert make(till, asked) == Refused(Rule.NEEDS_APPROVAL, action=Action.RECOVERY_SHEET)
    assert not till.pins.sheet_stands()
    yes = Approval(Action.RECOVERY_SHEET, till.manager)
    must(make(till, replace(asked, approvals=(yes,))))
    assert till.last == RecoverySheetMade(cashier.id, (yes,))


def test_a_forgotten_pin_is_replaced_with_the_sheet_and_that_is_a_fact(till: Till) -> None:
    somebody = must(reset(till, made(till)))
    assert somebody.id == till.manager
    assert till.last == PinReset(till.manager)
    must(sign_in(SignIn(till.manager, NEW_PIN), journal=till.journal, pins=till.pins))
    assert sign_in(SignIn(till.manager, PIN), journal=till.journal, pins=till.pins) == Refused(Rule.WRONG_PIN)


def test_a_sheet_works_once_and_the_next_one_cancels_it(till: Till) -> None:
    old = made(till)
    new = made(till)
    assert reset(till, old) == Refused(Rule.RECOVERY_CODE_WRONG)
    must(reset(till, new))
    assert reset(till, new) == Refused(Rule.NO_RECOVERY_SHEET)


def test_a_weak_pin_is_refused_before_the_sheet_is_used_up(till: Till) -> None:
    code = made(till)
    assert reset(till, code, "1234") == Refused(Rule.PIN_TOO_WEAK)
    must(reset(till, code))


def test_wrong_codes_lock_the_sheet_and_not_the_person(till: Till) -> None:
    code = made(till)
    answers = [reset(till, "0000") for _ in range(3)]
    wrong, locked = Refused(Rule.RECOVERY_CODE_WRONG), Refused(Rule.RECOVERY_LOCKED, seconds=60)
    assert answers == [wrong, wrong, locked]
    assert reset(till, code) == locked
    assert till.facts(PinLockChanged) == [PinLockChanged(RECOVERY_SHEET, LockChange.LOCKED, 3, 60)]
    must(sign_in(SignIn(till.manager, PIN), journal=till.journal, pins=till.pins))


def test_the_right_code_after_a_lock_is_two_facts(till: Till) -> None:
    code = made(till)
    for _ in range(3):
        reset(till, "0000")
    till.pins.a_minute_passes()
    must(reset(till, code))
    unlocked = PinLockChanged(RECOVERY_SHEET, LockChange.UNLOCKED, 3)
    assert facts_of(till.journal)[-2:] == [unlocked, PinReset(till.manager)]


def test_nobody_gets_a_pin_who_may_not_sign_in(till: Till) -> None:
    code = made(till)
    assert reset(till, code, person="stranger") == Refused(Rule.RECOVERY_CODE_WRONG)
    must(reset(till, code))


def test_neither_code_nor_pin_is_ever_told() -> None:
    """Let a report of a mistake name what was asked without giving a secret away."""
    assert repr(ResetPin("p1", "4071", "2580")) == "ResetPin(person='p1')"
