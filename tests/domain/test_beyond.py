"""What phones paid beyond what was due, in plain figures: whose it is, and how much."""

from dataclasses import replace

from pos.domain.beyond import paid_beyond
from pos.domain.mobile import DRIVER
from pos.domain.money import Currency, Money
from pos.domain.payment import Payment
from pos.domain.payment_facts import (
    AnswerOrphaned,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.payment_tenders import owed_back
from pos.domain.tender import Means

MAD = Currency.MAD
PHONE = TerminalLabel("mobile-1", DRIVER)
BOWL = Money(120_00, MAD)
ASKED = PaymentRequested(2, "p1", "k1", PaymentKind.SALE, Means.MOBILE, BOWL, PHONE)
TOLD = PaymentMoved(7, 1, PaymentState.APPROVED, Source.ANSWER, authorised=BOWL, approval="W1", trace="W1")
TAKEN = Payment(7, ASKED, PaymentState.APPROVED, 1, "QWERTY1", TOLD)
SEEN = replace(TAKEN, last=replace(TOLD, source=Source.ON_SIGHT, trace=""))
AGAIN = AnswerOrphaned(PHONE, "QWERTY1", "approved", BOWL, "W2", 7, "W2")


def beyond(payment: Payment, *strays: AnswerOrphaned) -> list[tuple[int, int]]:
    numbered = list(enumerate(strays, start=10))
    return [(each.request, each.paid.minor) for each in paid_beyond(numbered, lambda _: payment)]


def test_a_code_that_was_paid_again_leaves_all_of_it_to_the_customer() -> None:
    assert beyond(TAKEN, AGAIN, replace(AGAIN, trace="W3")) == [(10, 120_00), (11, 120_00)]


def test_of_what_was_only_seen_the_first_word_is_beyond_by_what_is_more() -> None:
    first = replace(AGAIN, trace="W1")
    assert beyond(SEEN, replace(first, amount=Money(150_00, MAD)), AGAIN) == [(10, 30_00), (11, 120_00)]
    assert beyond(SEEN, replace(first, amount=Money(100_00, MAD)), AGAIN) == [(11, 120_00)]


def test_a_transaction_of_which_a_part_was_told_before_is_told_by_the_rest() -> None:
    part = replace(AGAIN, amount=Money(30_00, MAD))
    assert beyond(TAKEN, part, AGAIN) == [(10, 30_00), (11, 90_00)]
    assert beyond(TAKEN, AGAIN, AGAIN) == [(10, 120_00)]


def test_while_nobody_decided_on_what_was_seen_its_first_word_may_be_of_that_and_is_nobodys_yet() -> None:
    doubted = replace(SEEN, state=PaymentState.UNKNOWN)
    assert beyond(doubted, AGAIN) == []
    assert beyond(doubted, AGAIN, replace(AGAIN, trace="W3")) == [(11, 120_00)]
    assert beyond(replace(doubted, state=PaymentState.NOT_CHARGED), AGAIN) == [(10, 120_00)]


def test_what_a_wallet_told_first_and_nobody_decided_on_leaves_the_next_word_to_the_customer() -> None:
    assert beyond(replace(TAKEN, state=PaymentState.UNKNOWN), AGAIN) == [(10, 120_00)]


def test_a_cards_further_answer_and_another_currency_are_for_a_person_to_read() -> None:
    card = replace(TAKEN, asked=replace(ASKED, means=Means.CARD))
    assert beyond(card, AGAIN) == []
    assert beyond(TAKEN, replace(AGAIN, amount=Money(120_00, Currency.EUR)), replace(AGAIN, amount=None)) == []
    assert paid_beyond([(10, AGAIN)], lambda _: None) == ()


def test_it_is_owed_though_its_ticket_is_paid_until_it_went_back() -> None:
    (extra,) = paid_beyond([(10, AGAIN)], lambda _: TAKEN)
    assert (extra.asked.ticket, extra.trace, extra.asked.means) == ("k1/10", "W2", Means.MOBILE)
    back = replace(ASKED, kind=PaymentKind.REFUND, means=Means.CASH, original=10)
    given = Payment(12, back, PaymentState.APPROVED, last=replace(TOLD, request=12))
    assert owed_back([TAKEN], lambda _: False, lambda _: (), [extra]) == ((extra, BOWL),)
    assert owed_back([TAKEN], lambda _: False, lambda number: [given] if number == 10 else (), [extra]) == ()
