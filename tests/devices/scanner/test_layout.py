"""A scanner says the same whatever country the till's keyboard comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.scanner.layout import as_sent
from pos.ports.scanner import Key
from pos.wire.enrol_code import code_link
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
    assert as_sent(keys_of(code, AMERICAN, AMERICAN.upper(), places=True), "win32") == code
    assert as_sent(keys_of(code, AMERICAN, AMERICAN.upper(), places=False), "win32") == code


@given(MIXED, st.booleans())
def test_a_french_keyboard_is_understood_with_and_without_the_places_of_keys(code: str, places: bool) -> None:
    assert as_sent(keys_of(code, FRENCH, FRENCH_SHIFTED, places=places), "win32") == code


@pytest.mark.parametrize(("platform", "offset"), [("win32", 0), ("linux", 8)])
def test_the_places_of_keys_are_read_as_each_system_numbers_them(platform: str, offset: int) -> None:
    keys = tuple(Key("ض", 0, place + offset) for place in (16, 2, 3))
    assert as_sent(keys, platform) == "q12"


@given(MIXED)
def test_an_arabic_keyboard_is_understood_by_the_places_of_keys(code: str) -> None:
    assert as_sent(keys_of(code, ARABIC, ARABIC_SHIFTED, places=True), "win32") == code


@given(NUMBERS)
def test_arabic_digits_are_understood_without_the_places_of_keys(code: str) -> None:
    assert as_sent(keys_of(code, ARABIC, ARABIC_SHIFTED, places=False), "win32") == code


def test_a_scanner_set_to_french_on_a_french_till_is_taken_at_its_word() -> None:
    keys = tuple(Key(sign, 0, place, shift=True) for sign, place in zip("6111", (7, 2, 2, 2), strict=True))
    assert as_sent(keys, "win32") == "6111"


def test_a_hyphen_in_a_code_with_digits_is_a_hyphen() -> None:
    assert as_sent(tuple(Key(sign, 0) for sign in "B112-42"), "win32") == "B112-42"


def test_the_bracket_of_a_symbology_prefix_survives_a_french_keyboard() -> None:
    assert as_sent(tuple(Key(sign, 0) for sign in "$Eà-&&&é'é&ààççé"), "linux") == "]E06111242100992"


def test_the_square_of_an_enrolment_is_understood_on_a_french_keyboard() -> None:
    link = code_link(bytes(range(16)), "http://192.168.1.20:8470")
    signs = {":": ("M", 39, True), "?": ("§", 53, True), "%": ("5", 6, True), "&": ("7", 8, True)}
    signs |= {"-": (")", 12, False), "=": ("=", 13, False), ".": (":", 52, False)}
    pressed = [signs.get(sign) or on_layout(sign, FRENCH, FRENCH_SHIFTED)[0] for sign in link]
    assert as_sent(tuple(Key(text, 0, place, shift=shift) for text, place, shift in pressed), "win32") == link
