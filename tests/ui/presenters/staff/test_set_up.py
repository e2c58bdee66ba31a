from dataclasses import replace
from datetime import date

import pytest

from pos.domain.names import Language, Names
from pos.ui.presenters.staff.set_up import (
    SetUp,
    Step,
    answer,
    code_from,
    code_of,
    go_back,
    go_on,
    place_of,
    press,
    request,
    set_up_view,
)
from pos.words.speech import words_for

DAY = date(2026, 2, 12)
FRENCH = words_for(Language.FR)
BEGUN = SetUp(Language.FR, DAY)


def told() -> SetUp:
    set_up = answer(answer(BEGUN, "fair", "Semaine de l'artisanat"), "booth", "B-112")
    set_up = answer(answer(set_up, "city", "Casablanca"), "name", "Fatima Z.")
    return answer(set_up, "seller", "MA_EX_PETIT_FAB")


def typed(set_up: SetUp, keys: str) -> SetUp:
    for key in keys:
        set_up = press(set_up, key)
    return set_up


def test_five_answers_found_a_till() -> None:
    set_up = go_on(go_on(go_on(told())))
    set_up = go_on(typed(set_up, "2580"))
    set_up = go_on(typed(set_up, "2580"))
    assert set_up.busy
    asked = request(set_up)
    assert (asked.name, asked.pin, asked.place.fair, asked.place.booth, asked.place.till) == (
        *("Fatima Z.", "2580", "SDL26"),
        *("B112", "1"),
    )
    assert asked.seller_tax == "MA_EX_PETIT_FAB"
    assert asked.place.fair_names == Names(fr="Semaine de l'artisanat")


def test_a_step_that_is_not_answered_is_not_left() -> None:
    assert go_on(BEGUN) == BEGUN
    assert go_on(go_on(answer(told(), "name", " "))).step is Step.WHO
    assert go_on(go_on(go_on(answer(told(), "seller", "")))).step is Step.SELLER


@pytest.mark.parametrize(
    ("fair", "code"),
    [("Semaine Nationale de l'Artisanat", "SNDL26"), ("أسبوع الصناعة", "DE26"), ("Salon", "S26"), ("", "DE26")],
)
def test_a_short_code_follows_from_the_name(fair: str, code: str) -> None:
    assert code_from(fair, DAY) == code


def test_a_short_code_of_ones_own_is_kept_to_what_a_number_may_hold() -> None:
    assert code_of(" sna-26 é") == "SNA26"
    assert place_of(answer(told(), "code", "sna26")).fair == "SNA26"


def test_the_first_receipt_number_is_shown_before_it_exists() -> None:
    assert set_up_view(told(), FRENCH).series.endswith("SDL26-B112-1.1-000001")


def test_a_weak_pin_is_told_and_forgotten() -> None:
    view = set_up_view(go_on(typed(go_on(go_on(go_on(told()))), "1234")), FRENCH)
    assert (view.step, view.dots, "devine" in view.wrong) == (Step.PIN, 0, True)


def test_two_pins_that_differ_begin_again() -> None:
    set_up = go_on(typed(go_on(go_on(go_on(told()))), "2580"))
    view = set_up_view(go_on(typed(set_up, "2581")), FRENCH)
    assert (view.step, view.dots, bool(view.wrong)) == (Step.PIN, 0, True)


def test_going_back_forgets_digits_and_keeps_names() -> None:
    set_up = typed(go_on(go_on(go_on(told()))), "25")
    back = go_back(set_up)
    assert (back.step, back.pin, back.name) == (Step.SELLER, "", "Fatima Z.")
    assert go_back(go_back(back)).step is Step.WHERE
    again = go_on(typed(set_up, "80"))
    assert go_back(again).step is Step.PIN


def test_what_is_under_way_is_not_left() -> None:
    busy = replace(told(), step=Step.AGAIN, busy=True)
    assert go_back(busy) == busy


def test_a_pin_is_never_told() -> None:
    set_up = typed(go_on(go_on(go_on(told()))), "2580")
    assert "2580" not in f"{set_up!r}{set_up_view(set_up, FRENCH)!r}"


def test_names_are_written_in_the_language_they_were_typed_in() -> None:
    arabic = answer(replace(BEGUN, language=Language.AR), "fair", "معرض")
    english = answer(replace(BEGUN, language=Language.EN), "fair", "Fair")
    assert (place_of(arabic).fair_names, place_of(english).fair_names) == (Names(ar="معرض"), Names(en="Fair"))
