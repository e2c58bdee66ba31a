"""How much a phone's own screen is trusted with, on one ticket and in one day, reckoned by hand."""

from dataclasses import replace

import pytest

from pos.domain.merchant_code.code import MerchantCode, check_shown, read_code
from pos.domain.mobile import MobileTerms, limit_of, mobile_terms
from pos.domain.money import Currency, Money
from pos.domain.payment import Payment
from pos.domain.payment_facts import (
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.settings import Setting
from pos.domain.tender import Means
from tests.domain.test_merchant_code import MOROCCAN

MAD = Currency.MAD
APPROVED = PaymentState.APPROVED


def mad(minor: int) -> Money:
    return Money(minor, MAD)


def terms(*, fills: bool = False) -> MobileTerms:
    """Trust eyes with 500 DH on a ticket and 1 000 DH in a day."""
    code = check_shown(MOROCCAN)
    assert isinstance(code, MerchantCode)
    return MobileTerms(code, "Wafacash", fills, mad(500_00), mad(1_000_00))


def paid(
    minor: int, state: PaymentState = APPROVED, source: Source = Source.ON_SIGHT, means: Means = Means.MOBILE
) -> Payment:
    """Pay an amount by phone earlier that day, as somebody saw."""
    request = PaymentRequested(3, "p1", "k1", PaymentKind.SALE, means, mad(minor), TerminalLabel("qr-1", "qr"))
    moved = PaymentMoved(7, 1, state, source, authorised=mad(minor))
    return Payment(7, request, state, 1, "QR1", moved)


@pytest.mark.parametrize(("minor", "over"), [(500_00, False), (500_01, True)])
def test_a_ticket_passes_on_sight_up_to_its_limit(minor: int, *, over: bool) -> None:
    assert terms().over(mad(minor), []) is over


@pytest.mark.parametrize(("minor", "over"), [(100_00, False), (100_01, True)])
def test_a_day_passes_on_sight_up_to_its_limit(minor: int, *, over: bool) -> None:
    assert terms().over(mad(minor), [paid(400_00), paid(500_00)]) is over


@pytest.mark.parametrize(
    ("before", "over"),
    [
        (paid(600_00, source=Source.ON_SIGHT), True),
        (paid(600_00, source=Source.OPERATOR), True),
        (paid(600_00, source=Source.ANSWER), False),
        (paid(600_00, source=Source.INQUIRY), False),
        (paid(600_00, PaymentState.UNKNOWN, Source.ANSWER), True),
        (paid(600_00, PaymentState.DECLINED), False),
        (paid(600_00, means=Means.CARD), False),
        (replace(paid(600_00), last=None), False),
    ],
)
def test_only_what_was_seen_or_may_have_been_paid_by_phone_fills_the_day(before: Payment, *, over: bool) -> None:
    assert terms().over(mad(401_00), [before]) is over


def test_what_a_phone_got_back_does_not_fill_the_day() -> None:
    back = paid(600_00)
    back = replace(back, asked=replace(back.asked, kind=PaymentKind.VOID))
    assert not terms().over(mad(401_00), [back])


def test_another_currency_than_the_limits_never_passes_on_sight() -> None:
    assert terms().over(Money(1, Currency.EUR), [])


def test_a_sale_is_written_into_the_code_only_where_the_acquirer_lets_it() -> None:
    assert terms().shown(mad(120_00), "K1") == MOROCCAN
    filled = read_code(terms(fills=True).shown(mad(120_00), "K1"))
    assert isinstance(filled, MerchantCode)
    assert filled.value("54") == "120.00"


def test_without_a_code_no_phone_pays_and_with_one_the_house_sets_what_passes() -> None:
    values = dict.fromkeys(Setting, "")
    assert mobile_terms(values) is None
    set_up = {Setting.MOBILE_CODE: MOROCCAN, Setting.MOBILE_ACQUIRER: " Wafacash ", Setting.MOBILE_FILLS: "yes"}
    usual = mobile_terms(values | set_up)
    assert usual == replace(terms(fills=True), ticket_limit=mad(500_00), day_limit=mad(5_000_00))
    limits = {Setting.MOBILE_TICKET_LIMIT: "20000", Setting.MOBILE_DAY_LIMIT: "0", Setting.MOBILE_FILLS: "no"}
    own = mobile_terms(values | set_up | limits)
    assert own == replace(terms(), ticket_limit=mad(200_00), day_limit=mad(0))


@pytest.mark.parametrize("value", ["", "-5", "500,00", "\u0665"])
def test_a_limit_that_cannot_be_read_is_the_usual_one(value: str) -> None:
    assert limit_of(value, mad(500_00)) == mad(500_00)
