"""What a card is still to get back, to the centime: of a ticket paid twice, and of a refund that fell short."""

from dataclasses import replace

import pytest

from pos.domain.money import Currency, Money, zero
from pos.domain.payment import UNDECIDED, Payment
from pos.domain.payment_facts import (
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.payment_tenders import cash_beside, is_short, missing_of, owed_back, whole_of
from pos.domain.quantity import pieces
from pos.domain.sale_facts import RefundedLine
from pos.domain.tender import Means

MAD = Currency.MAD
LAMP = RefundedLine(1, pieces(1), Money(120_00, MAD), Money(20_00, MAD))
APPROVED, DECLINED = PaymentState.APPROVED, PaymentState.DECLINED


def mad(minor: int) -> Money:
    return Money(minor, MAD)


def asked(kind: PaymentKind, amount: int, paid: int, state: PaymentState = APPROVED) -> Payment:
    """Ask a terminal for an amount, of which it approves so much."""
    request = PaymentRequested(3, "p1", "k1", kind, Means.CARD, mad(amount), TerminalLabel("tpe-1", "naps"))
    moved = PaymentMoved(7, 1, state, Source.ANSWER, authorised=mad(paid))
    return Payment(7, request, state, 1, "000001", moved)


def taken(amount: int = 120_00, paid: int = 120_00, state: PaymentState = APPROVED) -> Payment:
    return asked(PaymentKind.SALE, amount, paid, state)


def goods_back(amount: int, paid: int, state: PaymentState = APPROVED, others: int = 0) -> Payment:
    """Bring a lamp of 120 dirhams back to a card; other cards are still to get `others`."""
    known = asked(PaymentKind.REFUND, amount, paid, state)
    beside = mad(others) if others else None
    return replace(known, asked=replace(known.asked, lines=(LAMP,), others=beside))


def given(amount: int, state: PaymentState = APPROVED) -> Payment:
    """Give money back later, for no goods of its own."""
    return asked(PaymentKind.REFUND, amount, amount, state)


def owed(payment: Payment, *back: Payment, papered: bool = True) -> list[int]:
    return [amount.minor for _, amount in owed_back([payment], lambda ticket: papered, lambda request: back)]


def test_a_refund_is_short_when_the_card_got_less_than_the_goods_cost() -> None:
    assert is_short(goods_back(120_00, 70_00))
    assert not is_short(goods_back(120_00, 120_00))
    assert not is_short(goods_back(120_00, 0, DECLINED))


def test_a_refund_is_short_until_the_other_cards_got_their_part() -> None:
    first = goods_back(70_00, 70_00, others=50_00)
    assert (whole_of(first), is_short(first), missing_of(first, [])) == (mad(120_00), True, mad(50_00))
    assert missing_of(first, [given(50_00)]) == mad(0)


def test_a_card_that_paid_only_part_of_a_ticket_is_owed_nothing_while_the_ticket_lies_open() -> None:
    part = taken(120_00, 70_00)
    assert not is_short(part)
    assert owed(part, papered=False) == []


def test_money_given_back_for_no_goods_is_never_short_itself() -> None:
    assert not is_short(asked(PaymentKind.REFUND, 120_00, 70_00))
    assert not is_short(asked(PaymentKind.VOID, 120_00, 70_00))


@pytest.mark.parametrize(("state", "left"), [(APPROVED, 30_00), (PaymentState.UNKNOWN, 30_00), (DECLINED, 50_00)])
def test_what_went_back_later_or_may_have_is_no_longer_missing(state: PaymentState, left: int) -> None:
    short = goods_back(120_00, 70_00)
    assert missing_of(short, [given(20_00, state)]) == mad(left)
    assert owed(short, given(20_00, state), papered=False) == [left]


def test_a_refund_made_good_is_owed_no_more() -> None:
    assert owed(goods_back(120_00, 70_00), given(50_00)) == []


def test_a_card_charged_for_a_ticket_that_was_paid_otherwise_is_owed_what_it_paid() -> None:
    assert owed(taken()) == [120_00]
    assert owed(taken(), given(20_00)) == [100_00]
    assert owed(taken(), given(119_99)) == [1]
    assert owed(taken(), given(120_00)) == []
    assert owed(taken(), papered=False) == []
    assert owed(taken(state=DECLINED)) == []


def test_a_refund_that_was_whole_is_owed_nothing_whatever_became_of_its_ticket() -> None:
    assert owed(goods_back(120_00, 120_00)) == []


@pytest.mark.parametrize("state", sorted(UNDECIDED | {APPROVED}))
def test_the_part_a_card_did_not_pay_goes_back_in_cash_until_a_paper_says_so(state: PaymentState) -> None:
    back = [goods_back(100_00, 100_00, state)]
    assert cash_beside(back, [], MAD) == mad(20_00)
    assert cash_beside(back, [7], MAD) == zero(MAD)


def test_other_cards_leave_less_to_go_back_in_cash() -> None:
    assert cash_beside([goods_back(60_00, 60_00, others=50_00)], [], MAD) == mad(10_00)


def test_no_cash_goes_back_beside_a_card_that_refused_or_that_had_no_goods() -> None:
    assert cash_beside([goods_back(100_00, 0, DECLINED), given(100_00)], [], MAD) == zero(MAD)
