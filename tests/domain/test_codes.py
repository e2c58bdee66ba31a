"""Codes that were scanned, typed or printed another way are still the same code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.codes import check_digit, check_holds, code_key, is_trade_code


@pytest.mark.parametrize(
    ("body", "digit"), [("611124210099", "2"), ("210012301250", "3"), ("9638507", "4"), ("2012345", "1")]
)
def test_the_check_digit_is_that_of_the_standard(body: str, digit: str) -> None:
    assert check_digit(body) == digit


@pytest.mark.parametrize(
    ("one", "other"),
    [("SF-0412", "sf 0412"), ("036000291452", "0036000291452"), ("٦١١١٢٤٢١٠٠٩٩٢", "6111242100992")],
)
def test_two_writings_of_a_code_have_one_key(one: str, other: str) -> None:
    assert code_key(one) == code_key(other)


def test_a_trade_code_has_twelve_or_thirteen_digits() -> None:
    assert [is_trade_code(code) for code in ("6111242100992", "036000291452", "96385074", "SF-0412", "")] == [
        *(True, True),
        *(False, False, False),
    ]


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(body: str, place: int, off: int) -> None:
    code = body + check_digit(body)
    wrong = f"{code[:place]}{(int(code[place]) + off) % 10}{code[place + 1 :]}"
    assert check_holds(code)
    assert not check_holds(wrong)
