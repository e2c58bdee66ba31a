"""A code is looked up only when it is whole, and means what its symbology says."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.scanner.codes import LONGEST_CODE, check_digit, read_code
from pos.devices.scanner.elements import ElementFault, elements
from pos.ports.scanner import BadCode, CodeFault, CodeKind, ProductCode

VECTORS = json.loads((Path(__file__).parents[1] / "data/gs1_vectors.json").read_text(encoding="utf-8"))
BODIES = st.text("0123456789", min_size=11, max_size=12) | st.text("0123456789", min_size=7, max_size=7)


@pytest.mark.parametrize("vector", VECTORS["ean13_check"] + VECTORS["ean8_check"])
def test_the_check_digit_is_that_of_the_published_vectors(vector: dict[str, str]) -> None:
    assert vector["body"] + check_digit(vector["body"]) == vector["gtin"]


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("6111242100992", CodeKind.EAN13, "6111242100992"),
        ("]E06111242100992", CodeKind.EAN13, "6111242100992"),
        ("036000291452", CodeKind.EAN13, "0036000291452"),
        ("96385074", CodeKind.EAN8, "96385074"),
        ("]E496385074", CodeKind.EAN8, "96385074"),
        ("20123451", CodeKind.INTERNAL, "20123451"),
        ("2100123012503", CodeKind.INTERNAL, "2100123012503"),
        ("2300123125504", CodeKind.INTERNAL, "2300123125504"),
        ("TAPIS-0042", CodeKind.TEXT, "TAPIS-0042"),
        ("4711", CodeKind.TEXT, "4711"),
        ("]C06111242100993", CodeKind.TEXT, "6111242100993"),
        ("]Q1https://example.org/p/42", CodeKind.TEXT, "https://example.org/p/42"),
        (" 6111242100992\r\n", CodeKind.EAN13, "6111242100992"),
    ],
)
def test_a_code_is_known_by_its_prefix_or_its_form(text: str, kind: CodeKind, code: str) -> None:
    assert read_code(text) == ProductCode(kind, code)


@pytest.mark.parametrize("prefix", ["]C1", "]d2", "]Q3", "]e0"])
def test_the_trade_item_is_found_in_an_element_string(prefix: str) -> None:
    text = prefix + VECTORS["gs1_element_string"][0]["text"]
    assert read_code(text) == ProductCode(CodeKind.GS1, "6111242100992")


def test_the_fields_of_an_element_string_are_those_of_the_published_vector() -> None:
    vector = VECTORS["gs1_element_string"][0]
    expected = {name: value.partition(" ")[0] for name, value in vector["fields"].items()}
    assert elements(vector["text"]) == expected


@pytest.mark.parametrize("separator", ["\x1d", "|"])
def test_an_open_field_ends_at_the_separator_or_at_what_scanners_send_for_it(separator: str) -> None:
    assert elements(f"10LOT42{separator}21S7{separator}392212550") == {"10": "LOT42", "21": "S7", "3922": "12550"}


def test_an_empty_price_is_refused() -> None:
    vector = VECTORS["gs1_element_string"][1]
    assert vector["bad"]
    assert elements(vector["text"]) is ElementFault.EMPTY_FIELD
    assert read_code("]C1" + vector["text"]) == BadCode(CodeFault.EMPTY_FIELD, "]C1" + vector["text"])


def test_the_symbology_decides_what_the_same_digits_are() -> None:
    digits = VECTORS["ambiguity"]["code"]
    assert read_code(digits) == ProductCode(CodeKind.INTERNAL, digits)
    assert read_code("]C1" + digits) == BadCode(CodeFault.UNREADABLE, "]C1" + digits)
    assert elements(digits) == {"21": "00123012503"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", CodeFault.EMPTY),
        ("\r\n", CodeFault.EMPTY),
        ("]E0", CodeFault.EMPTY),
        ("x" * (LONGEST_CODE + 1), CodeFault.TOO_LONG),
        ("TAPIS\x000042", CodeFault.UNREADABLE),
        ("6111242100993", CodeFault.CHECK_DIGIT),
        ("]E06111242100993", CodeFault.CHECK_DIGIT),
        ("96385075", CodeFault.CHECK_DIGIT),
        ("036000291453", CodeFault.CHECK_DIGIT),
        ("]C10106111242100993", CodeFault.CHECK_DIGIT),
        ("]C10106111242", CodeFault.UNREADABLE),
        ("]C19900", CodeFault.UNREADABLE),
    ],
)
def test_a_damaged_code_says_what_is_wrong_with_it(text: str, fault: CodeFault) -> None:
    assert read_code(text) == BadCode(fault, text)


@given(BODIES, st.data())
def test_one_wrong_digit_is_always_noticed(body: str, data: st.DataObject) -> None:
    number = body + check_digit(body)
    place = data.draw(st.integers(0, len(number) - 1))
    other = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != number[place]))
    damaged = number[:place] + other + number[place + 1 :]
    assert isinstance(read_code(number), ProductCode)
    assert read_code(damaged) == BadCode(CodeFault.CHECK_DIGIT, damaged)


@given(st.text())
def test_whatever_is_read_is_a_code_or_says_what_is_wrong(text: str) -> None:
    read = read_code(text)
    assert isinstance(read, BadCode) or (read.code and read.code.isprintable())
