import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import Currency, Money
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.ui.presenters.shown.typed_line import TypedLine

MAD = Currency.MAD


def typed(keys: str) -> TypedLine:
    line = TypedLine()
    for key in keys:
        line = line.press(key)
    return line


@pytest.mark.parametrize(
    ("keys", "many", "minor"),
    [("120", 1, 120_00), ("3*120", 3, 120_00), ("3×12,50", 3, 12_50), ("2x7.5", 2, 7_50), ("٣*١٢٠", 3, 120_00)],
)
def test_a_quantity_a_times_sign_and_a_price_are_read(keys: str, many: int, minor: int) -> None:
    line = typed(keys)
    assert (line.quantity(), line.amount(MAD)) == (pieces(many), Money(minor, MAD))


def test_a_times_sign_without_a_quantity_changes_nothing() -> None:
    assert typed("*120") == typed("120")


def test_a_second_times_sign_changes_nothing() -> None:
    assert typed("3*12*0") == typed("3*120")


def test_figures_can_be_taken_back_over_the_times_sign() -> None:
    line = typed("3*1").erase().erase()
    assert line == typed("3")
    assert line.erase().empty


def test_a_quantity_alone_is_not_an_amount() -> None:
    assert typed("3*").amount(MAD) == Refused(Rule.AMOUNT_UNREADABLE, detail="")


def test_a_whole_code_fits() -> None:
    assert typed("2*6111000000014").code() == "6111000000014"


@given(st.text(alphabet="0123456789,.*×x+-= a", max_size=30))
def test_no_key_breaks_it(keys: str) -> None:
    line = typed(keys)
    for _ in range(len(keys) + 1):
        line = line.erase()
    assert line.empty
