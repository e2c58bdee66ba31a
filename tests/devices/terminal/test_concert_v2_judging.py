"""Only an answer that repeats what was asked is a yes; whatever else it is, the card may have been charged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.terminal.concert_v2.judging import Elsewhere, Taken, judged, orphan_of
from pos.devices.terminal.concert_v2.messages import Answer, Register, read_answer
from pos.domain.card import CardReference, holds_card_number
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import DeclineCategory
from pos.ports.payment_terminal import Approved, Declined, Doubt, Lost, Orphan
from tests.devices.terminal.concert_v2 import PRICE, REFERENCE, attempt

PAN = "4970100000000055"
YES = f"01000012550{1}504{REFERENCE}"
REGISTER = Register()


def answer(text: str) -> Answer:
    found = read_answer(text.encode())
    assert found is not None
    return found


def said(text: str) -> object:
    return judged(answer(text), attempt(), REGISTER)


def test_a_yes_that_repeats_everything_is_believed() -> None:
    assert said(YES) == Approved(PRICE, "", "", CardReference())


def test_less_than_was_asked_is_approved_as_less() -> None:
    assert said(YES.replace("00012550", "00006275")) == Approved(Money(62_75, Currency.MAD), "", "", CardReference())


def test_a_no_has_no_reason() -> None:
    assert said(YES[:2] + "7" + YES[3:]) == Declined("7", DeclineCategory.NOT_PERMITTED)


def test_a_request_that_was_only_read_is_no_payment() -> None:
    assert said(YES[:2] + "9" + YES[3:]) == Taken()


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("02" + YES[2:], Lost(Doubt.WRONG_REFERENCE, f"result 0 {REFERENCE}")),
        (YES[:2] + "5" + YES[3:], Lost(Doubt.BAD_FRAME, f"result 5 {REFERENCE}")),
        (YES[:11] + "C" + YES[12:], Lost(Doubt.BAD_FRAME, f"result 0 {REFERENCE}")),
        (YES[:12] + "978" + YES[15:], Lost(Doubt.WRONG_CURRENCY, f"result 0 {REFERENCE}")),
        (YES[:15] + "0000000042", Lost(Doubt.WRONG_REFERENCE, "result 0 0000000042")),
        (YES[:15] + " " * 10, Lost(Doubt.WRONG_REFERENCE, "result 0")),
        (YES[:2] + "7" + YES[3:15] + "0000000042", Lost(Doubt.WRONG_REFERENCE, "result 7 0000000042")),
    ],
)
def test_each_thing_that_must_be_repeated_counts(text: str, lost: Lost) -> None:
    assert said(text) == lost


@pytest.mark.parametrize("result", ["0", "7", "9"])
def test_the_answer_to_another_payment_is_kept_for_that(result: str) -> None:
    heard = said(YES[:2] + result + YES[3:15] + "QFKX000041")
    assert isinstance(heard, Elsewhere)
    assert heard.orphan.reference == "QFKX000041"
    assert isinstance(heard.orphan.outcome, {"0": Approved, "7": Declined, "9": type(None)}[result])


@pytest.mark.parametrize("text", ["02" + YES[2:], YES[:11] + "C" + YES[12:], YES[:12] + "999" + YES[15:]])
def test_what_nobody_waits_for_settles_nothing_unless_it_is_clear(text: str) -> None:
    assert orphan_of(answer(text), REGISTER) == Orphan(REFERENCE, "", None, "result 0")


def test_of_a_card_s_number_only_the_end_is_read() -> None:
    told = said(YES[:12] + PAN.ljust(55) + YES[12:])
    assert isinstance(told, Approved)
    assert told.card == CardReference("0055")
    assert not holds_card_number(repr(told))


@pytest.mark.parametrize("report", ["417631******4417", "123456789", "CMC7 00112233445566", "4" * 20])
def test_what_is_no_whole_number_tells_nothing(report: str) -> None:
    assert answer(YES[:12] + report.ljust(55) + YES[12:]).card == CardReference()


@pytest.mark.parametrize("text", ["", "01", YES[:-1], YES + "X", YES.replace("00012550", "0001255A")])
def test_what_is_no_answer_is_none(text: str) -> None:
    assert read_answer(text.encode()) is None


def test_a_number_where_a_reference_stands_is_blacked_out() -> None:
    lost = judged(answer(YES[:15] + "4970100055"), attempt(), REGISTER)
    assert not holds_card_number(repr(lost))


@given(st.text("0179C 504QFKX", min_size=25, max_size=25))
def test_a_yes_to_anything_else_is_never_a_yes(text: str) -> None:
    found = read_answer(text.encode())
    heard = None if found is None else judged(found, attempt(), REGISTER)
    assert not isinstance(heard, Approved) or text.endswith(f"1504{REFERENCE}")
