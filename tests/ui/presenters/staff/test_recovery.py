from pos.domain.names import Language
from pos.domain.permissions import Role
from pos.domain.refusals import Refused, Rule
from pos.ports.journal import Somebody
from pos.ui.presenters.staff.recovery import (
    Recovery,
    Step,
    go_back,
    go_on,
    grouped,
    press,
    recovery_view,
    request,
    turn_down,
)
from pos.words.speech import words_for

FATIMA = Somebody("p1", Role.MANAGER, "Fatima")
CODE = "40712093551866203947"
FR = words_for(Language.FR)


def typed(recovery: Recovery, keys: str) -> Recovery:
    for key in keys:
        recovery = press(recovery, key)
    return recovery


def answered(*answers: str) -> Recovery:
    """Type one answer after the other, going on after each."""
    recovery = Recovery(FATIMA)
    for answer in answers:
        recovery = go_on(typed(recovery, answer))
    return recovery


def test_a_code_is_shown_in_the_groups_of_its_sheet_while_it_is_typed() -> None:
    half = typed(Recovery(FATIMA), "4071 20-9")
    assert recovery_view(half, FR).code == "4071 209· ···· ···· ····"
    assert not recovery_view(half, FR).ready
    assert grouped(CODE) == "4071 2093 5518 6620 3947"


def test_code_pin_and_pin_again_make_the_request() -> None:
    ready = answered(CODE, "8642", "8642")
    assert ready.busy
    asked = request(ready)
    assert (asked.person, asked.code, asked.pin) == ("p1", CODE, "8642")
    assert press(ready, "1") == ready


def test_a_pin_is_never_shown() -> None:
    view = recovery_view(typed(answered(CODE), "8642"), FR)
    assert (view.code, view.dots) == ("", 4)
    assert "8642" not in repr(answered(CODE, "8642"))


def test_a_weak_pin_and_two_that_differ_are_asked_for_again() -> None:
    weak = answered(CODE, "1234")
    assert (weak.step, weak.refused) == (Step.PIN, Refused(Rule.PIN_TOO_WEAK))
    assert recovery_view(answered(CODE, "8642", "8641"), FR).wrong == FR.say("recovery.differs")


def test_a_refusal_brings_back_the_code_as_it_was_typed() -> None:
    refused = turn_down(answered(CODE, "8642", "8642"), Refused(Rule.RECOVERY_CODE_WRONG))
    assert (refused.step, refused.code, refused.pin, refused.busy) == (Step.CODE, CODE, "", False)
    assert press(refused, "erase").code == CODE[:-1]
    assert (typed(refused, "12").refused, typed(refused, "12").code) == (None, "12")


def test_going_back_ends_where_it_began() -> None:
    pin = go_back(answered(CODE, "8642"))
    assert pin is not None
    code = go_back(pin)
    assert code is not None
    assert (code.step, code.code, go_back(code)) == (Step.CODE, CODE, None)
    busy = answered(CODE, "8642", "8642")
    assert go_back(busy) == busy
