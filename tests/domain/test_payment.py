from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.card import CardReference
from pos.domain.facts import Fact, SignedIn
from pos.domain.money import Currency, Money
from pos.domain.payment import SAFE_TO_RETRY, UNDECIDED, Payment, fold, payments_in, take
from pos.domain.payment_facts import (
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.tender import Means

PRICE = Money(120_00, Currency.MAD)
NOTHING = Money(0, Currency.MAD)
ASKED = PaymentRequested(3, "p1", "k1", PaymentKind.SALE, Means.CARD, PRICE, TerminalLabel("tpe-1", "nexo"))
TRIED = PaymentAttempted(7, 1, "0481")


def moved(state: PaymentState, request: int = 7, attempt: int = 1) -> PaymentMoved:
    return PaymentMoved(request, attempt, state, Source.ANSWER)


APPROVED = replace(moved(PaymentState.APPROVED), authorised=PRICE, approval="123456", card=CardReference("4242"))
moves = st.builds(moved, st.sampled_from(PaymentState), st.sampled_from([7, 8]), st.integers(1, 3))
attempts = st.builds(PaymentAttempted, st.sampled_from([7, 8]), st.integers(1, 3), st.just("r"))
histories: st.SearchStrategy[list[Fact]] = st.lists(moves | attempts | st.just(SignedIn("p1")), max_size=8)


def test_a_state_is_safe_to_retry_or_undecided_or_approved_and_never_two_of_them() -> None:
    assert not SAFE_TO_RETRY & UNDECIDED
    assert set(PaymentState) == SAFE_TO_RETRY | UNDECIDED | {PaymentState.APPROVED}


def test_a_payment_that_was_only_written_down_is_decided_and_paid_nothing() -> None:
    payment = Payment(7, ASKED)
    assert (payment.state, payment.undecided, payment.paid) == (PaymentState.RECORDED, False, NOTHING)


def test_an_attempt_on_the_wire_is_undecided_until_somebody_knows() -> None:
    payment = fold(7, ASKED, [TRIED])
    assert (payment.state, payment.attempt, payment.reference) == (PaymentState.SENDING, 1, "0481")
    assert payment.undecided
    assert not fold(7, ASKED, [TRIED, APPROVED]).undecided


def test_what_was_approved_is_what_is_paid_even_when_it_is_less_than_asked() -> None:
    less = replace(APPROVED, authorised=Money(100_00, Currency.MAD))
    assert fold(7, ASKED, [TRIED, less]).paid == Money(100_00, Currency.MAD)


@pytest.mark.parametrize("state", [state for state in PaymentState if state is not PaymentState.APPROVED])
def test_nothing_but_an_approval_pays(state: PaymentState) -> None:
    answer = replace(moved(state), authorised=PRICE)
    assert fold(7, ASKED, [TRIED, answer]).paid == NOTHING


def test_what_was_known_of_an_attempt_is_kept_when_a_later_move_does_not_repeat_it() -> None:
    payment = fold(7, ASKED, [TRIED, APPROVED, moved(PaymentState.APPROVED)])
    assert payment.last is not None
    assert (payment.last.approval, payment.last.card, payment.paid) == ("123456", CardReference("4242"), PRICE)
    other = fold(7, ASKED, [TRIED, APPROVED, moved(PaymentState.DECLINED, attempt=2)])
    assert other.last is not None
    assert other.last.approval == ""


@pytest.mark.parametrize("decided", [PaymentState.APPROVED, PaymentState.NOT_CHARGED])
@pytest.mark.parametrize("later", list(PaymentState))
def test_an_answer_that_contradicts_what_was_settled_is_a_conflict(decided: PaymentState, later: PaymentState) -> None:
    payment = fold(7, ASKED, [TRIED, moved(decided), moved(later)])
    assert payment.conflict is (later is not decided)
    assert take(payment, moved(payment.state)).conflict is payment.conflict


@given(histories)
def test_facts_of_other_payments_and_of_other_things_change_nothing(history: list[Fact]) -> None:
    own = [fact for fact in history if isinstance(fact, PaymentMoved | PaymentAttempted) and fact.request == 7]
    assert fold(7, ASKED, history) == fold(7, ASKED, own)


@given(histories)
def test_all_payments_of_a_shift_are_folded_at_once_as_one_by_one(history: list[Fact]) -> None:
    other = replace(ASKED, ticket="k2")
    found = payments_in(enumerate([ASKED, other, *history], start=7))
    assert found == {7: fold(7, ASKED, history), 8: fold(8, other, history)}
