"""A scanner says the same whatever country the till's keyboard comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.scanner.layout import as_sent, position
from pos.ports.scanner import Key
from tests.devices.scanner.keyboards import (
    AMERICAN,
    ARABIC,
    ARABIC_SHIFTED,
    FRENCH,
    FRENCH_SHIFTED,
    on_layout,
)

NUMBERS = st.text("0123456789", min_size=4, max_size=20)
MIXED = st.text("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=4, max_size=20).filter(
    lambda code: any(sign.isdecimal() for sign in code)
)


def keys_of(code: str, layout: str, shifted: str, *, places: bool) -> tuple[Key, ...]:
    return tuple(
        Key(text, 0, place if places else 0, shift=shift) for text, place, shift in on_layout(code, layout, shifted)
    )


@given(MIXED)
def test_an_american_keyboard_needs_no_translation(code: str) -> None:
    assert as_sent(keys_of(code, AMERICAN, AMERICAN.upper(), places=True)) == code
    assert as_sent(keys_of(code, AMERICAN, AMERICAN.upper(), places=False)) == code


@given(MIXED, st.booleans())
def test_a_french_keyboard_is_understood_with_and_without_the_places_of_keys(code: str, places: bool) -> None:
    assert as_sent(keys_of(code, FRENCH, FRENCH_SHIFTED, places=places)) == code


@given(MIXED)
def test_an_arabic_keyboard_is_understood_by_the_places_of_keys(code: str) -> None:
    assert as_sent(keys_of(code, ARABIC, ARABIC_SHIFTED, places=True)) == code


@given(NUMBERS)
def test_arabic_digits_are_understood_without_the_places_of_keys(code: str) -> None:
    assert as_sent(keys_of(code, ARABIC, ARABIC_SHIFTED, places=False)) == code


def test_a_scanner_set_to_french_on_a_french_till_is_taken_at_its_word() -> None:
    keys = tuple(Key(sign, 0, place, shift=True) for sign, place in zip("6111", (7, 2, 2, 2), strict=True))
    assert as_sent(keys) == "6111"


def test_a_hyphen_in_a_code_with_digits_is_a_hyphen() -> None:
    assert as_sent(tuple(Key(sign, 0) for sign in "B112-42")) == "B112-42"


def test_the_bracket_of_a_symbology_prefix_survives_a_french_keyboard() -> None:
    assert as_sent(tuple(Key(sign, 0) for sign in "$Eà-&&&é'é&ààççé")) == "]E06111242100992"


@pytest.mark.parametrize(("platform", "native", "place"), [("linux", 10, 2), ("win32", 2, 2), ("darwin", 2, 0)])
def test_the_key_of_the_digit_one_is_found_on_each_system(platform: str, native: int, place: int) -> None:
    assert position(native, platform) == place
