"""Adding somebody who may use the till."""

from pos.domain.names import Language
from pos.domain.permissions import Role
from pos.ports.journal import Somebody
from pos.ui.presenters.staff import people
from pos.ui.presenters.staff.people import Newcomer, Slip, Step
from pos.words.speech import words_for

FR = words_for(Language.FR)
ME = Somebody("me", Role.MANAGER, "Fatima")


def typed(newcomer: Newcomer, digits: str) -> Newcomer:
    for digit in digits:
        newcomer = people.press(newcomer, digit)
    return newcomer


def named() -> Newcomer:
    return people.go_on(Newcomer(name="Said", role=Role.CASHIER))


def test_a_name_then_a_pin_then_the_pin_again_make_a_person() -> None:
    again = typed(people.go_on(typed(named(), "4831")), "4831")
    assert again.complete
    assert people.request(again, ME).pin == "4831"
    assert people.request(again, ME).name == "Said"


def test_without_a_name_nothing_goes_on() -> None:
    stays = people.go_on(Newcomer(name="   "))
    assert (stays.step, stays.slip) == (Step.NAME, Slip.NO_NAME)


def test_a_pin_that_anybody_guesses_is_asked_for_again() -> None:
    stays = people.go_on(typed(named(), "1234"))
    assert (stays.step, stays.pin, stays.slip) == (Step.PIN, "", Slip.WEAK)
    assert "facilement" in people.newcomer_view(stays, FR).wrong


def test_a_pin_typed_differently_begins_anew() -> None:
    back = people.go_on(typed(people.go_on(typed(named(), "4831")), "4813"))
    assert (back.step, back.pin, back.again, back.slip) == (Step.PIN, "", "", Slip.DIFFERS)
    assert not back.complete


def test_typing_on_takes_the_reproach_away() -> None:
    back = people.go_on(typed(named(), "1234"))
    assert people.press(back, "4").slip is Slip.NONE


def test_a_pin_is_no_longer_than_eight_digits() -> None:
    assert typed(named(), "123456789012").pin == "12345678"


def test_the_last_digit_can_be_taken_back_in_either_step() -> None:
    assert people.erase(typed(named(), "48")).pin == "4"
    assert people.erase(typed(people.go_on(typed(named(), "4831")), "48")).again == "4"


def test_going_back_forgets_the_pin_and_from_the_name_leaves() -> None:
    again = typed(people.go_on(typed(named(), "4831")), "48")
    pin = people.go_back(again)
    assert pin is not None
    assert (pin.step, pin.pin, pin.again) == (Step.PIN, "", "")
    name = people.go_back(pin)
    assert name is not None
    assert name.step is Step.NAME
    assert people.go_back(name) is None


def test_each_step_asks_its_own_question() -> None:
    asked = [people.newcomer_view(Newcomer(name="Said", step=step), FR).question for step in Step]
    assert asked == ["Une nouvelle personne", "Un code pour Said", "Le même code encore une fois"]


def test_the_list_says_who_is_who_and_nobody_removes_themselves() -> None:
    rows = people.person_rows((ME, Somebody("s", Role.CASHIER, "Said"), Somebody("x", Role.CASHIER, "")), ME, FR)
    assert [(row.name, row.role, row.removable) for row in rows] == [
        ("Fatima", "Responsable · vous", False),
        ("Said", "Caissier", True),
        ("Nom effacé", "Caissier", True),
    ]
