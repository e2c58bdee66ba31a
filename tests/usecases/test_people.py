from dataclasses import replace

import pytest

from pos.domain.facts import LockChange, PersonAdded, PinLockChanged, SignedIn, TillFounded
from pos.domain.permissions import Action, Approval, Role
from pos.domain.refusals import Refused, Rule
from pos.ports.journal import JournalUnavailable, Somebody
from pos.usecases.add_person import AddPerson, add_person
from pos.usecases.approve import Approve, approve
from pos.usecases.set_up_till import SetUpTill, set_up_till
from pos.usecases.sign_in import SignIn, sign_in
from tests.fakes.journal import MemoryJournal, facts_of
from tests.fakes.stall import PLACE
from tests.usecases.till import PIN, Till, must

NOBODY = Refused(Rule.NAME_MISSING)


def set_up(till: Till, request: SetUpTill) -> Somebody | Refused:
    return set_up_till(request, journal=till.journal, ids=till.ids, pins=till.pins, key=till.key, program="0.1.0")


def add(till: Till, request: AddPerson) -> Somebody | Refused:
    return add_person(request, journal=till.journal, ids=till.ids, pins=till.pins)


def test_a_till_is_founded_with_its_key_and_somebody_who_can_sign_in(bare: Till) -> None:
    manager = must(set_up(bare, SetUpTill(PLACE, "  Amina Bennis ", PIN)))
    assert manager == Somebody(manager.id, Role.MANAGER, "Amina Bennis")
    founded, added = facts_of(bare.journal)
    assert founded == TillFounded(PLACE, bare.key.public.hex(), "0.1.0")
    assert isinstance(added, PersonAdded)
    assert (added.person, added.role, added.by) == (manager.id, Role.MANAGER, "")
    assert bare.journal.people() == (manager,)
    assert sign_in(SignIn(manager.id, PIN), journal=bare.journal, pins=bare.pins) == manager


def test_a_till_that_was_set_up_knows_its_booth_as_a_seller(bare: Till) -> None:
    must(set_up(bare, SetUpTill(PLACE, "Amina Bennis", PIN)))
    assert bare.journal.parties().sellers[PLACE.booth].names == PLACE.booth_names


def test_a_till_is_set_up_once(bare: Till) -> None:
    bare.set_up()
    assert set_up(bare, SetUpTill(PLACE, "Somebody else", PIN)) == Refused(Rule.ALREADY_SET_UP)
    assert len(facts_of(bare.journal)) == 2


@pytest.mark.parametrize(
    ("request_", "refused"),
    [
        (SetUpTill(PLACE, " ", PIN), NOBODY),
        (SetUpTill(replace(PLACE, fair=""), "Amina", PIN), NOBODY),
        (SetUpTill(replace(PLACE, booth=""), "Amina", PIN), NOBODY),
        (SetUpTill(replace(PLACE, till=""), "Amina", PIN), NOBODY),
        (SetUpTill(PLACE, "Amina", "1234"), Refused(Rule.PIN_TOO_WEAK)),
        (SetUpTill(PLACE, "Amina", "258"), Refused(Rule.PIN_TOO_WEAK)),
    ],
)
def test_a_set_up_with_something_missing_writes_nothing(bare: Till, request_: SetUpTill, refused: Refused) -> None:
    assert set_up(bare, request_) == refused
    assert (bare.journal.head(), bare.pins.pins) == (None, {})


def test_a_name_never_enters_a_fact(till: Till) -> None:
    cashier = till.cashier()
    assert [somebody.name for somebody in till.journal.people()] == ["Amina Bennis", "Youssef"]
    (added,) = (fact for fact in till.facts(PersonAdded) if fact.person == cashier.id)
    assert len(bytes.fromhex(added.name)) == 32
    assert (added.by, added.approvals) == (till.manager, ())


def test_somebody_who_was_added_signs_in_with_their_pin(till: Till) -> None:
    cashier = till.cashier()
    assert sign_in(SignIn(cashier.id, "1379"), journal=till.journal, pins=till.pins) == cashier


def test_a_cashier_adds_a_person_only_with_a_yes(till: Till) -> None:
    cashier = till.cashier()
    request = AddPerson("Salma", Role.CASHIER, "2468", cashier)
    assert add(till, request) == Refused(Rule.NEEDS_APPROVAL, action=Action.ADD_PERSON)
    yes = Approval(Action.ADD_PERSON, till.manager)
    assert must(add(till, replace(request, approvals=(yes,)))).name == "Salma"
    assert till.facts(PersonAdded)[-1].approvals == (yes,)


def test_a_person_needs_a_name_and_a_pin_that_is_not_weak(till: Till) -> None:
    manager = Somebody(till.manager, Role.MANAGER, "")
    assert add(till, AddPerson("", Role.CASHIER, "2468", manager)) == NOBODY
    assert add(till, AddPerson("Salma", Role.CASHIER, "0000", manager)) == Refused(Rule.PIN_TOO_WEAK)
    assert len(till.journal.people()) == 1


def test_when_the_disk_fails_nobody_is_added_who_could_not_sign_in(failing: tuple[Till, MemoryJournal]) -> None:
    till, journal = failing
    journal.disk_fails = "JRN-301"
    with pytest.raises(JournalUnavailable):
        till.cashier()
    assert len(journal.people()) == 1
    assert all(till.pins.known(somebody.id) for somebody in journal.people())


def test_signing_in_is_a_fact(till: Till) -> None:
    must(sign_in(SignIn(till.manager, PIN), journal=till.journal, pins=till.pins))
    assert till.last == SignedIn(till.manager)


def test_a_wrong_pin_is_refused_and_the_one_that_locks_is_a_fact(till: Till) -> None:
    answers = [
        sign_in(SignIn(till.manager, pin), journal=till.journal, pins=till.pins)
        for pin in ("1111", "2222", "3333", PIN)
    ]
    locked = Refused(Rule.PIN_LOCKED, seconds=60)
    assert answers == [Refused(Rule.WRONG_PIN), Refused(Rule.WRONG_PIN), locked, locked]
    assert till.facts(PinLockChanged) == [PinLockChanged(till.manager, LockChange.LOCKED, 3, 60)]
    assert till.facts(SignedIn) == []


def test_the_right_pin_after_a_lock_is_two_facts(till: Till) -> None:
    for pin in ("1111", "2222", "3333"):
        sign_in(SignIn(till.manager, pin), journal=till.journal, pins=till.pins)
    till.pins.a_minute_passes()
    must(sign_in(SignIn(till.manager, PIN), journal=till.journal, pins=till.pins))
    unlocked = PinLockChanged(till.manager, LockChange.UNLOCKED, 3)
    assert facts_of(till.journal)[-2:] == [unlocked, SignedIn(till.manager)]


def test_a_stranger_is_told_no_more_than_that_the_pin_is_wrong(till: Till) -> None:
    assert sign_in(SignIn("stranger", PIN), journal=till.journal, pins=till.pins) == Refused(Rule.WRONG_PIN)


def test_who_runs_the_stall_says_yes_in_place(till: Till) -> None:
    yes = approve(Approve(Action.BREAK_FLOOR, till.manager, PIN), journal=till.journal, pins=till.pins)
    assert yes == Approval(Action.BREAK_FLOOR, till.manager)
    assert till.facts(SignedIn) == []


def test_nobody_says_yes_to_what_they_may_not_do_themselves(till: Till) -> None:
    cashier = till.cashier()
    no = Refused(Rule.NOT_APPROVED, action=Action.REFUND)
    for person in (cashier.id, "stranger"):
        asked = Approve(Action.REFUND, person, "1379")
        assert approve(asked, journal=till.journal, pins=till.pins) == no


def test_guessing_at_an_approval_locks_like_guessing_at_a_sign_in(till: Till) -> None:
    answers = [
        approve(Approve(Action.REFUND, till.manager, pin), journal=till.journal, pins=till.pins)
        for pin in ("1111", "2222", "3333", PIN)
    ]
    locked = Refused(Rule.PIN_LOCKED, seconds=60)
    assert answers == [Refused(Rule.WRONG_PIN), Refused(Rule.WRONG_PIN), locked, locked]
    assert till.facts(PinLockChanged) == [PinLockChanged(till.manager, LockChange.LOCKED, 3, 60)]


def test_a_pin_that_is_asked_for_is_never_told() -> None:
    """Let a report of a mistake name what was asked without giving a PIN away."""
    asked = (
        SetUpTill(PLACE, "Amina", "2580"),
        AddPerson("Youssef", Role.CASHIER, "2580", Somebody("p1", Role.MANAGER, "Amina")),
        SignIn("p1", "2580"),
        Approve(Action.REFUND, "p1", "2580"),
    )
    assert [each.pin for each in asked] == ["2580"] * 4
    assert "2580" not in repr(asked)
