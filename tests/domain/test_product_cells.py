"""A cell is read as its writer meant it, or refused when two readers would disagree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import Currency, Money
from pos.domain.product_file.cells import read_amount, read_code, read_count, read_ice, read_text, read_yes
from pos.domain.product_file.problems import Reason
from pos.domain.ticket import AMOUNT_MAX

MAD = Currency.MAD
GROUPS = st.sampled_from([" ", "\u00a0", "\u202f"])


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        *(("1250", 1250_00), ("1 250,00", 1250_00), ("1\u00a0250,5", 1250_50), ("1.250,00", 1250_00)),
        *(("1,250.00", 1250_00), ("1.250.000", 1_250_000_00), ("12.5", 12_50), ("0.5", 50), ("12,", 12_00)),
        *(("250 DH", 250_00), ("250,00 درهم", 250_00), ("MAD 12", 12_00), ("١٢٥٫٥", 125_50), ("۱٬۲۵۰", 1250_00)),
        *(("12 345 678,90", 12_345_678_90), ("1'250.00", 1250_00), ("1250,500", 1250_50), ("00012", 12_00)),
    ],
)
def test_an_amount_is_read_as_people_write_it(cell: str, minor: int) -> None:
    assert read_amount(cell, MAD) == Money(minor, MAD)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        *(("1.250", Reason.AMOUNT_AMBIGUOUS), ("1,250", Reason.AMOUNT_AMBIGUOUS), ("12,345", Reason.AMOUNT_AMBIGUOUS)),
        *(("12,345.678", Reason.AMOUNT_TOO_FINE), ("0,125", Reason.AMOUNT_TOO_FINE)),
        *(("0", Reason.AMOUNT_NOT_POSITIVE), ("-5", Reason.AMOUNT_NOT_POSITIVE), ("0,00", Reason.AMOUNT_NOT_POSITIVE)),
        *(("1 25", Reason.AMOUNT_UNREADABLE), ("abc", Reason.AMOUNT_UNREADABLE), ("1e5", Reason.AMOUNT_UNREADABLE)),
        *(("12 EUR", Reason.AMOUNT_UNREADABLE), ("1,2,3", Reason.AMOUNT_UNREADABLE), ("+5", Reason.AMOUNT_UNREADABLE)),
        *(("9999999999", Reason.AMOUNT_TOO_LARGE), ("9" * 5000, Reason.AMOUNT_TOO_LARGE)),
    ],
)
def test_an_amount_that_is_doubtful_is_refused(cell: str, reason: Reason) -> None:
    assert read_amount(cell, MAD) is reason


def test_a_currency_counts_its_own_decimals() -> None:
    assert read_amount("12,500", Currency.TND) == Money(12_500, Currency.TND)
    assert read_amount("1250", Currency.JPY) == Money(1250, Currency.JPY)
    assert read_amount("12,5", Currency.JPY) is Reason.AMOUNT_TOO_FINE
    assert read_amount("12,50 EUR", Currency.EUR) == Money(12_50, Currency.EUR)


@given(st.integers(1, AMOUNT_MAX), GROUPS, st.sampled_from(",."))
def test_every_amount_written_with_its_thousands_reads_back(minor: int, group: str, mark: str) -> None:
    whole, part = divmod(minor, 100)
    written = f"{whole:,}".replace(",", group) + f"{mark}{part:02d}"
    assert read_amount(written, MAD) == Money(minor, MAD)


@given(st.text(max_size=20))
def test_no_text_makes_an_amount_fail(text: str) -> None:
    assert isinstance(read_amount(text, MAD), Money | Reason)


@pytest.mark.parametrize(("cell", "count"), [("12", 12), ("12,00", 12), ("1 200", 1200), ("٣", 3), ("0", 0)])
def test_a_count_is_whole(cell: str, count: int) -> None:
    assert read_count(cell) == count


@pytest.mark.parametrize("cell", ["-1", "2,5", "dix", "123456789"])
def test_what_is_no_count_is_refused(cell: str) -> None:
    assert read_count(cell) is Reason.COUNT_UNREADABLE


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        *(("Oui", True), ("نعم", True), ("قطعة فريدة", True), ("TTC", True), ("X", True), ("1", True)),
        *(("Non", False), ("لا", False), ("HT", False), ("stock", False)),
        *(("peut-être", Reason.YES_OR_NO), ("2", Reason.YES_OR_NO)),
    ],
)
def test_yes_and_no_are_read_in_three_languages(cell: str, answer: bool | Reason) -> None:
    assert read_yes(cell) == answer


def test_a_code_that_a_spreadsheet_spoiled_or_a_finger_mistyped_is_refused() -> None:
    assert read_code("6,11124E+12") is Reason.CODE_SPOILED
    assert read_code("6111242100993") is Reason.CODE_CHECK_DIGIT
    assert [read_code(code) for code in ("6111242100992", "SF-0412", "٦١١١٢٤٢١٠٠٩٩٢")] == [
        *("6111242100992", "SF-0412"),
        "6111242100992",
    ]


def test_a_name_has_an_end() -> None:
    assert read_text("ا" * 120) == "ا" * 120
    assert read_text("ا" * 121) is Reason.TEXT_TOO_LONG


def test_an_ice_gets_back_the_zeros_a_spreadsheet_dropped_and_its_key_is_checked() -> None:
    assert read_ice("1561191000066") == ("001561191000066", True)
    assert read_ice("002136093000040") == ("002136093000040", True)
    assert read_ice("001561191000065") == ("001561191000065", False)
    assert read_ice("") == ("", False)
