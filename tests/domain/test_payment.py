from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.card import CardReference
from pos.domain.facts import Fact, SignedIn
from pos.domain.money import Currency, Money
from pos.domain.payment import SAFE_TO_RETRY, UNDECIDED, Payment, fold, payments_in, take
from pos.domain.payment_facts import (
    AnswerOrphaned,
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


APPROVED = replace(
    moved(PaymentState.APPROVED),
    authorised=PRICE,
    approval="123456",
    trace="000481",
    card=CardReference("4242"),
    entry_mode="chip",
)
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
    assert (payment.last.trace, payment.last.entry_mode) == ("000481", "chip")


def test_what_a_later_move_tells_of_an_attempt_takes_the_place_of_what_was_known() -> None:
    told = replace(APPROVED, approval="777777", trace="000482", card=CardReference("1881"), entry_mode="tap")
    assert fold(7, ASKED, [TRIED, APPROVED, told]).last == told


def test_a_payment_that_was_given_up_before_it_was_sent_is_no_conflict() -> None:
    payment = fold(7, ASKED, [moved(PaymentState.CANCELLED, attempt=0)])
    assert (payment.state, payment.conflict) == (PaymentState.CANCELLED, False)


def test_the_trace_of_a_payment_is_that_of_the_attempt_under_way() -> None:
    assert fold(7, ASKED, [TRIED]).trace == ""
    assert fold(7, ASKED, [TRIED, replace(moved(PaymentState.UNKNOWN), trace="000481")]).trace == "000481"


def test_an_approval_that_names_no_amount_pays_nothing() -> None:
    assert fold(7, ASKED, [TRIED, moved(PaymentState.APPROVED)]).paid == NOTHING


def test_a_word_about_a_payment_that_was_asked_for_before_the_facts_given_is_passed_over() -> None:
    assert payments_in([(8, TRIED), (9, APPROVED)]) == {}


def test_a_new_attempt_knows_nothing_of_the_one_before() -> None:
    again = fold(7, ASKED, [TRIED, replace(moved(PaymentState.DECLINED), trace="000481"), replace(TRIED, attempt=2)])
    assert (again.state, again.attempt, again.trace) == (PaymentState.SENDING, 2, "")
    told = take(again, moved(PaymentState.UNKNOWN, attempt=2))
    assert told.last is not None
    assert (told.trace, told.conflict) == ("", False)


@pytest.mark.parametrize("state", list(PaymentState))
def test_a_word_about_an_attempt_that_was_over_changes_nothing_and_is_a_conflict(state: PaymentState) -> None:
    again = fold(7, ASKED, [TRIED, moved(PaymentState.DECLINED), replace(TRIED, attempt=2)])
    assert take(again, moved(state)) == replace(again, conflict=True)


@pytest.mark.parametrize("decided", [*sorted(SAFE_TO_RETRY - {PaymentState.RECORDED}), PaymentState.APPROVED])
@pytest.mark.parametrize("later", list(PaymentState))
def test_an_answer_that_contradicts_what_was_settled_is_a_conflict(decided: PaymentState, later: PaymentState) -> None:
    payment = fold(7, ASKED, [TRIED, moved(decided), moved(later)])
    assert payment.conflict is (later is not decided)
    assert take(payment, moved(payment.state)).conflict is payment.conflict


@given(histories)
def test_money_is_paid_by_an_approval_and_by_nothing_else(history: list[Fact]) -> None:
    payment = fold(7, ASKED, history)
    last = payment.last
    assert not (payment.paid and payment.undecided)
    assert bool(payment.paid) is (
        payment.state is PaymentState.APPROVED and last is not None and last.authorised is not None
    )


@given(histories, histories)
def test_a_payment_is_folded_on_from_wherever_one_stopped(first: list[Fact], then: list[Fact]) -> None:
    payment = fold(7, ASKED, first)
    for fact in then:
        payment = take(payment, fact)
    assert payment == fold(7, ASKED, [*first, *then])


UNSURE = PaymentMoved(7, 1, PaymentState.UNKNOWN, Source.OPERATOR)
ORPHAN = AnswerOrphaned(ASKED.terminal, "0481", "late")
WORDED: list[Callable[[str], object]] = [
    lambda text: replace(UNSURE, approval=text),
    lambda text: replace(UNSURE, trace=text),
    lambda text: replace(UNSURE, entry_mode=text),
    lambda text: replace(UNSURE, code=text),
    lambda text: replace(UNSURE, detail=text),
    lambda text: replace(UNSURE, evidence=text),
    lambda text: replace(ASKED, reason=text),
    lambda text: replace(ORPHAN, reference=text),
    lambda text: replace(ORPHAN, detail=text),
    lambda text: replace(ORPHAN, approval=text),
    lambda text: replace(ORPHAN, trace=text),
]


@pytest.mark.parametrize("worded", WORDED)
@pytest.mark.parametrize("text", ["4242 4242 4242 4242", "paid with 5555555555554444", "4242  4242\u00a04242.4242"])
def test_no_words_of_a_payment_hold_a_card_number(worded: Callable[[str], object], text: str) -> None:
    with pytest.raises(ValueError, match="whole card number"):
        worded(text)
    assert worded("slip 481") is not None


@given(histories)
def test_facts_of_other_payments_and_of_other_things_change_nothing(history: list[Fact]) -> None:
    own = [fact for fact in history if isinstance(fact, PaymentMoved | PaymentAttempted) and fact.request == 7]
    assert fold(7, ASKED, history) == fold(7, ASKED, own)


@given(histories)
def test_all_payments_of_a_shift_are_folded_at_once_as_one_by_one(history: list[Fact]) -> None:
    other = replace(ASKED, ticket="k2")
    found = payments_in(enumerate([ASKED, other, *history], start=7))
    assert found == {7: fold(7, ASKED, history), 8: fold(8, other, history)}
