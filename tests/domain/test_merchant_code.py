"""A merchant's code is read as its standard says, and shown only where all in it that can be checked is right."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.merchant_code.checksum import checksum
from pos.domain.merchant_code.code import MerchantCode, check_shown, read_code
from pos.domain.merchant_code.fields import Field, Flaw, read_fields, write_fields
from pos.domain.merchant_code.filling import fill
from pos.domain.money import Currency, Money

VECTORS = json.loads((Path(__file__).parent / "data" / "merchant_codes.json").read_text(encoding="utf-8"))
MOROCCAN = VECTORS["good"][-1]["payload"]

NAMES = st.integers(0, 99).map("{:02}".format)
VALUES = st.text(min_size=1, max_size=30)
FIELDS = st.dictionaries(NAMES, VALUES, max_size=8).map(lambda held: tuple(Field(*each) for each in held.items()))


def sealed(body: str) -> str:
    """Put the right checksum at the end of a code."""
    return f"{body}6304" + checksum(body + "6304")


def without(name: str) -> str:
    """Take a field out of the Moroccan code, and seal it again."""
    fields = read_fields(MOROCCAN)
    assert not isinstance(fields, Flaw)
    return sealed(write_fields(field for field in fields if field.id not in {name, "63"}))


def having(name: str, value: str) -> str:
    """Put another value into the Moroccan code, and seal it again."""
    fields = read_fields(MOROCCAN)
    assert not isinstance(fields, Flaw)
    kept = [field for field in fields if field.id not in {name, "63"}]
    kept.insert(1, Field(name, value))
    return sealed(write_fields(kept))


def test_the_published_check_of_the_checksum_holds() -> None:
    assert checksum("123456789") == "29B1"


@pytest.mark.parametrize("vector", VECTORS["good"], ids=lambda vector: vector["crc"])
def test_every_published_code_is_read(vector: dict[str, object]) -> None:
    payload = str(vector["payload"])
    code = read_code(payload)
    assert isinstance(code, MerchantCode)
    assert code.text == payload
    assert checksum(payload[:-4]) == vector["crc"]
    told = vector.get("fields")
    assert told is None or [[field.id, field.value] for field in code.fields] == told


@pytest.mark.parametrize("payload", VECTORS["bad"])
def test_a_code_with_one_digit_changed_is_refused(payload: str) -> None:
    assert read_code(payload) is Flaw.CHECKSUM


def test_a_moroccan_code_in_dirhams_may_be_shown_as_it_was_given() -> None:
    code = check_shown(f"  {MOROCCAN}\r\n")
    assert isinstance(code, MerchantCode)
    assert (code.text, code.merchant, code.city) == (MOROCCAN, "REGIS TEST", "SAFI")


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", Flaw.NOT_A_CODE),
        ("https://example.ma/pay", Flaw.NOT_A_CODE),
        ("000201" + "x" * 600, Flaw.TOO_LONG),
        (MOROCCAN[:-8] + "6304", Flaw.BROKEN),
        (MOROCCAN[:40], Flaw.BROKEN),
        (MOROCCAN[:-8], Flaw.INCOMPLETE),
        (MOROCCAN[:-1] + "0", Flaw.CHECKSUM),
        (without("59"), Flaw.INCOMPLETE),
        (without("26"), Flaw.ACCOUNT),
        (having("26", "0105hello"), Flaw.ACCOUNT),
        (having("26", "hello"), Flaw.ACCOUNT),
        (having("52", "12"), Flaw.BROKEN),
        (having("62", "0510short"), Flaw.BROKEN),
        (having("58", "CI"), Flaw.COUNTRY),
        (having("53", "952"), Flaw.CURRENCY),
        (having("54", "125.50"), Flaw.ONE_SALE),
        (having("01", "12"), Flaw.ONE_SALE),
    ],
)
def test_a_code_that_may_not_be_shown_says_why(text: str, flaw: Flaw) -> None:
    assert check_shown(text) is flaw


def test_a_sale_is_written_into_a_code_where_the_acquirer_allows_it() -> None:
    code = check_shown(MOROCCAN)
    assert isinstance(code, MerchantCode)
    filled = read_code(fill(code, Money(125_50, Currency.MAD), "12"))
    assert isinstance(filled, MerchantCode)
    assert (filled.value("01"), filled.value("54"), filled.value("62")) == ("12", "125.50", "050212")
    same = {"26", "52", "53", "58", "59", "60", "80"}
    assert {each for each in filled.fields if each.id in same} == {each for each in code.fields if each.id in same}


def test_a_reference_takes_its_own_place_among_what_the_acquirer_wrote() -> None:
    code = check_shown(having("62", "0503OLD0704TILL"))
    assert isinstance(code, MerchantCode)
    filled = read_code(fill(code, Money(1, Currency.MAD), "NEW"))
    assert isinstance(filled, MerchantCode)
    assert (filled.value("62"), filled.value("54")) == ("0503NEW0704TILL", "0.01")


def test_what_the_acquirer_wrote_is_not_pushed_out_by_a_reference() -> None:
    full = write_fields([Field("08", "x" * 89)])
    code = check_shown(having("62", full))
    assert isinstance(code, MerchantCode)
    filled = read_code(fill(code, Money(100, Currency.MAD), "123456789"))
    assert isinstance(filled, MerchantCode)
    assert filled.value("62") == full


@given(FIELDS)
def test_fields_are_read_as_they_were_written(fields: tuple[Field, ...]) -> None:
    assert read_fields(write_fields(fields)) == fields


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    fields = read_fields(text)
    assert isinstance(fields, Flaw) or write_fields(fields) == text
    assert isinstance(read_code(f"000201{text}"), MerchantCode | Flaw)


@given(st.integers(6, len(MOROCCAN) - 1), st.sampled_from("0123456789ABCDEF"))
def test_no_code_with_one_character_changed_is_shown(place: int, other: str) -> None:
    changed = MOROCCAN[:place] + other + MOROCCAN[place + 1 :]
    assert changed == MOROCCAN or isinstance(read_code(changed), Flaw)


@given(st.integers(1, 99_999_999), st.text("ABC0123456789-", max_size=25))
def test_whatever_is_written_into_a_code_reads_as_it_was_meant(minor: int, reference: str) -> None:
    code = check_shown(MOROCCAN)
    assert isinstance(code, MerchantCode)
    filled = read_code(fill(code, Money(minor, Currency.MAD), reference))
    assert isinstance(filled, MerchantCode)
    whole, rest = divmod(minor, 100)
    assert filled.value("54") == f"{whole}.{rest:02}"


@pytest.mark.parametrize("field", [Field("1", "x"), Field("01", ""), Field("01", "x" * 100)])
def test_no_field_is_written_that_could_not_be_read(field: Field) -> None:
    with pytest.raises(ValueError, match="holds 1 to 99"):
        write_fields([field])


def test_a_reference_that_no_field_holds_is_a_mistake_of_ours() -> None:
    code = check_shown(MOROCCAN)
    assert isinstance(code, MerchantCode)
    with pytest.raises(ValueError, match="at most 25"):
        fill(code, Money(1, Currency.MAD), "x" * 26)
