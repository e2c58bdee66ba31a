"""What may need somebody's yes: cash, the drawer, people. The real use cases and PINs stand behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.domain.facts import CashMoved, PersonRemoved
from pos.domain.money import Currency
from pos.domain.names import Language
from pos.domain.permissions import Action, Approval, Role
from pos.domain.refusals import Rule
from pos.ports.journal import Somebody
from pos.ui.presenters.drawer import cash_move
from pos.ui.presenters.drawer.cash_move import Way, Why
from pos.ui.presenters.drawer.cash_moving import CashMoving
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.presenters.staff.staffing import Staffing
from pos.words.codes import Code
from pos.words.speech import words_for
from tests.ui.back_office import AMINA, SAID, BackOffice
from tests.ui.lanes_in_hand import PatientLane, PromptLane

FR = words_for(Language.FR)


@pytest.fixture
def back(tmp_path: Path) -> Iterator[BackOffice]:
    made = BackOffice.begin(tmp_path)
    yield made
    made.end()


def permitted(back: BackOffice, me: Somebody, lane: Lane | None = None) -> Permitted:
    return Permitted(back.office(), lane or PromptLane(), me, back.people, FR)


def moving(back: BackOffice, yes: Permitted, told: list[str], me: Somebody) -> CashMoving:
    made = CashMoving(back.office(), yes, back.counter(me.id), cash_move.begin(Currency.MAD), told.append)
    made.turn(Way.OUT)
    made.choose_why(Why.BANK)
    for key in "20,50":
        made.press(key)
    return made


def moves(back: BackOffice) -> list[CashMoved]:
    return [entry.fact for entry in back.journal.entries(1) if isinstance(entry.fact, CashMoved)]


def type_pin(yes: Permitted, pin: str) -> None:
    assert yes.entry is not None
    for digit in pin:
        yes.entry.press(digit)
    yes.entry.enter()


def test_somebody_who_may_moves_cash_at_once(back: BackOffice) -> None:
    told: list[str] = []
    moving(back, permitted(back, AMINA), told, AMINA).go()
    assert [(fact.amount.minor, fact.reason, fact.approvals) for fact in moves(back)] == [(-20_50, "bank", ())]
    assert told == ["Sortie de 20,50\u00a0DH notée"]


def test_a_cashier_is_asked_for_a_yes_and_what_was_typed_waits_for_it(back: BackOffice) -> None:
    told: list[str] = []
    yes = permitted(back, SAID)
    out = moving(back, yes, told, SAID)
    out.go()
    assert (moves(back), told) == ([], [])
    assert out.move.entry.text == "20,50"
    type_pin(yes, "4831")
    assert moves(back)[0].approvals == (Approval(Action.OPEN_DRAWER, "amina"),)
    assert len(told) == 1


def test_only_those_who_may_say_yes_are_shown(back: BackOffice) -> None:
    yes = permitted(back, SAID)
    moving(back, yes, [], SAID).go()
    board = yes.board()
    assert board is not None
    assert [face.id for face in board.faces] == ["amina"]
    assert "Ouverture du tiroir" in board.greeting


def test_a_wrong_pin_says_so_and_nothing_happens(back: BackOffice) -> None:
    yes = permitted(back, SAID)
    moving(back, yes, [], SAID).go()
    type_pin(yes, "9999")
    board = yes.board()
    assert board is not None
    assert board.wrong
    assert moves(back) == []


def test_doing_without_the_yes_leaves_everything_as_it_was(back: BackOffice) -> None:
    yes = permitted(back, SAID)
    out = moving(back, yes, [], SAID)
    out.go()
    assert yes.give_up()
    assert yes.board() is None
    assert not yes.give_up()
    assert (moves(back), out.move.why) == ([], Why.BANK)


def test_where_nobody_can_say_yes_the_refusal_is_told(back: BackOffice) -> None:
    yes = Permitted(back.office(), PromptLane(), SAID, (SAID,), FR)
    moving(back, yes, [], SAID).go()
    assert yes.entry is None
    assert yes.notice is not None
    assert yes.notice.code == Code.NEEDS_APPROVAL.value


def test_a_second_tap_moves_cash_once(back: BackOffice) -> None:
    late = PatientLane()
    out = moving(back, permitted(back, AMINA, late), [], AMINA)
    out.go()
    out.go()
    late.happen()
    assert len(moves(back)) == 1


def staffing(back: BackOffice, me: Somebody, seen: list[tuple[Somebody, ...]]) -> Staffing:
    made = Staffing(back.office(), PromptLane(), me, back.people, seen.append)
    made.open(FR, lambda: None)
    return made


def add_karim(staff: Staffing) -> None:
    staff.name("Karim")
    staff.choose_role(Role.CASHIER)
    staff.go_on()
    for _ in range(2):
        for digit in "7306":
            staff.press(digit)
        staff.go_on()


def test_who_is_in_charge_adds_somebody_who_can_sign_in_from_then_on(back: BackOffice) -> None:
    seen: list[tuple[Somebody, ...]] = []
    staff = staffing(back, AMINA, seen)
    add_karim(staff)
    assert [each.name for each in back.people] == ["Amina Bennis", "Said", "Karim"]
    assert seen == [back.people]
    assert staff.told == "Karim peut entrer maintenant"
    assert staff.newcomer.name == ""


def test_a_cashier_adds_somebody_with_a_yes(back: BackOffice) -> None:
    staff = staffing(back, SAID, [])
    add_karim(staff)
    assert len(back.people) == 2
    type_pin(staff.permitted, "4831")
    assert [each.name for each in back.people][-1] == "Karim"


def test_a_removal_asks_even_who_is_in_charge_for_the_pin(back: BackOffice) -> None:
    staff = staffing(back, AMINA, [])
    staff.remove("said")
    assert [each.id for each in back.people] == ["amina", "said"]
    type_pin(staff.permitted, "4831")
    assert [each.id for each in back.people] == ["amina"]
    removed = [entry.fact for entry in back.journal.entries(1) if isinstance(entry.fact, PersonRemoved)]
    assert removed == [PersonRemoved("said", "amina", (Approval(Action.ADD_PERSON, "amina"),))]
    assert "Said" in staff.told


def test_a_removal_can_be_left(back: BackOffice) -> None:
    staff = staffing(back, AMINA, [])
    staff.remove("said")
    assert staff.go_back()
    assert staff.leaver is None
    assert len(back.people) == 2
    assert not staff.go_back()


def test_the_last_in_charge_cannot_be_removed_and_the_till_says_what_to_do(back: BackOffice) -> None:
    staff = staffing(back, SAID, [])
    staff.remove("amina")
    type_pin(staff.permitted, "4831")
    assert staff.permitted.notice is not None
    assert staff.permitted.notice.code == Code[Rule.LAST_IN_CHARGE.name].value
    assert len(back.people) == 2
