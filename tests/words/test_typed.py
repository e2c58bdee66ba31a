"""What a person types is read exactly or refused, on a keypad too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import Currency, Money
from pos.domain.quantity import Quantity
from pos.domain.refusals import Refused, Rule
from pos.domain.ticket import AMOUNT_MAX
from pos.words.typed import KeypadEntry, typed_amount, typed_quantity

KEYS = st.sampled_from([*"0123456789", ",", ".", "00", "erase"])


def rule_of(read: Money | Quantity | Refused) -> Rule | None:
    return read.rule if isinstance(read, Refused) else None


@pytest.mark.parametrize("text", ["10,50", "10.50", "10,5", " 10.5 ", "١٠٫٥٠", "010,50"])
def test_point_and_comma_are_both_the_decimal_comma(text: str) -> None:
    assert typed_amount(text, Currency.MAD) == Money(1050, Currency.MAD)


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("1250", Currency.MAD, 125_000),
        ("10,", Currency.MAD, 1_000),
        (",5", Currency.MAD, 50),
        ("0", Currency.MAD, 0),
        ("1250", Currency.JPY, 1250),
        ("1,250", Currency.TND, 1250),
        ("1,2", Currency.TND, 1200),
    ],
)
def test_an_amount_is_read_in_the_minor_units_of_its_currency(text: str, currency: Currency, minor: int) -> None:
    assert typed_amount(text, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    "text",
    ["", " ", ",", "abc", "10a", "1,2,3", "1.2.3", "1.250", "1 250", "1\u202f250", "-5", "+5", "1e3", "²", "9" * 5000],
)
def test_what_is_not_an_amount_is_refused_and_never_guessed(text: str) -> None:
    assert rule_of(typed_amount(text, Currency.MAD)) is Rule.AMOUNT_UNREADABLE


@pytest.mark.parametrize("text", ["1,5", "1,", "1.0"])
def test_a_currency_without_decimals_takes_none(text: str) -> None:
    assert rule_of(typed_amount(text, Currency.XOF)) is Rule.AMOUNT_UNREADABLE


def test_four_decimals_are_too_many_even_for_three() -> None:
    assert rule_of(typed_amount("1,2505", Currency.KWD)) is Rule.AMOUNT_UNREADABLE


def test_an_amount_beyond_anything_sold_is_refused_with_what_is_allowed() -> None:
    most = Money(AMOUNT_MAX, Currency.MAD)
    assert typed_amount("1000000000", Currency.MAD) == Refused(Rule.AMOUNT_TOO_LARGE, amount=most)


@given(text=st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(typed_amount(text, Currency.MAD), Money | Refused)
    assert isinstance(typed_quantity(text), Quantity | Refused)


@pytest.mark.parametrize(("text", "milli"), [("3", 3000), ("0,25", 250), ("1.250", 1250)])
def test_a_quantity_has_up_to_three_decimals(text: str, milli: int) -> None:
    assert typed_quantity(text) == Quantity(milli)


def test_no_quantity_at_all_is_not_a_quantity() -> None:
    assert rule_of(typed_quantity("0")) is Rule.QUANTITY_NOT_POSITIVE
    assert rule_of(typed_quantity("")) is Rule.AMOUNT_UNREADABLE


def pressed(entry: KeypadEntry, keys: list[str]) -> KeypadEntry:
    for key in keys:
        entry = entry.erase() if key == "erase" else entry.press(key)
    return entry


def test_a_keypad_shows_what_was_pressed() -> None:
    assert pressed(KeypadEntry(), ["1", "2", ".", "5"]).text == "12,5"


def test_a_comma_first_means_less_than_one() -> None:
    assert pressed(KeypadEntry(), [",", "5"]).text == "0,5"


def test_a_zero_in_front_is_replaced() -> None:
    assert pressed(KeypadEntry(), ["0", "00", "7"]).text == "7"


def test_a_key_that_makes_no_sense_changes_nothing() -> None:
    full = pressed(KeypadEntry(), ["1", ",", "2", "5", "0"])
    assert full.press("9") == full.press(",") == full
    assert full.press("x") == full.press("-") == full.press("") == full
    assert pressed(KeypadEntry(digits_max=3), list("12345")).text == "123"


def test_erasing_takes_the_last_key_back_and_clearing_takes_all() -> None:
    entry = pressed(KeypadEntry(), ["1", ",", "5"])
    assert entry.erase().text == "1,"
    assert entry.erase().erase().erase().erase().text == ""
    assert entry.clear().text == ""


@pytest.mark.parametrize(
    ("keys", "currency"),
    [("1.250", Currency.MAD), ("10,505", Currency.MAD), ("1,5", Currency.XOF), ("4,", Currency.XOF)],
)
def test_a_decimal_too_many_stands_on_the_keypad_and_is_refused(keys: str, currency: Currency) -> None:
    entry = pressed(KeypadEntry(decimals=currency.decimals), list(keys))
    assert entry.text == keys.replace(".", ",")
    assert rule_of(entry.amount(currency)) is Rule.AMOUNT_UNREADABLE


@given(keys=st.lists(KEYS, max_size=30), currency=st.sampled_from(Currency))
def test_whatever_is_pressed_is_read_as_it_stands_there(keys: list[str], currency: Currency) -> None:
    entry = pressed(KeypadEntry(decimals=currency.decimals), keys)
    assert entry.amount(currency) == typed_amount(entry.text, currency)


@given(keys=st.lists(KEYS, max_size=30))
def test_a_keypad_of_quantities_reads_like_the_typed_text(keys: list[str]) -> None:
    entry = pressed(KeypadEntry(decimals=3), keys)
    assert entry.quantity() == typed_quantity(entry.text)
