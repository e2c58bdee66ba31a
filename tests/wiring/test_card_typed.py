"""A person types what a stand-alone terminal's paper says: read twice, with its numbers, and never a card's number."""

from dataclasses import replace

import pytest

from pos.devices.terminal.standalone import StandaloneTerminal
from pos.domain.card import CardReference
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import DeclineCategory, PaymentState, TerminalLabel
from pos.domain.refusals import Refused, Rule
from pos.ports.payment_terminal import Doubt
from pos.usecases.card.requests import LeaveWaiting, NotDone, TypeAnswer, TypedResult, Verdict
from pos.usecases.card.view import Alarm, CardAction, CardStep
from tests.fakes.stall import LAMP
from tests.usecases.till import dirhams
from tests.wiring.card_stall import CardStall

PRICE = dirhams(120_00)
READ = TypeAnswer(
    TypedResult.APPROVED,
    PRICE,
    PRICE,
    "762773",
    "000481",
    CardReference("3315", "VISA"),
    acquirer="CMI",
    terminal="12345",
)


@pytest.fixture
def alone(stall: CardStall) -> CardStall:
    """Give a stall whose terminal has no line."""
    stall.restart(StandaloneTerminal(TerminalLabel("tpe-1", "standalone", "CMI", "00012345")))
    return stall


def typed(stall: CardStall, *answers: TypeAnswer) -> None:
    """Type answers, each once, while the terminal waits; then pay."""
    left = list(answers)
    stall.between = lambda: stall.counter.take(left.pop(0) if left else LeaveWaiting())
    stall.pay()


def refusals(stall: CardStall) -> list[Rule]:
    return [told.refused.rule for told in stall.news if isinstance(told, NotDone) and told.refused is not None]


def test_a_paper_that_says_yes_pays(alone: CardStall) -> None:
    typed(alone, READ)
    last = alone.payment().last
    assert last is not None
    assert (last.approval, last.trace, last.card, last.detail) == ("762773", "000481", READ.card, "CMI 12345")
    assert (alone.view.step, len(alone.sales)) == (CardStep.APPROVED, 1)
    assert any(view.actions == (CardAction.TYPE_ANSWER,) and view.typed_by_hand for view in alone.views)


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (TypedResult.DECLINED, PaymentState.DECLINED),
        (TypedResult.CANCELLED, PaymentState.CANCELLED),
        (TypedResult.NOT_CLEAR, PaymentState.UNKNOWN),
    ],
)
def test_a_paper_that_does_not_say_yes(alone: CardStall, result: TypedResult, state: PaymentState) -> None:
    typed(alone, replace(READ, result=result, category=DeclineCategory.WRONG_PIN))
    assert (alone.states, alone.sales) == ([state], [])


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (replace(READ, amount_again=dirhams(12_00)), Rule.AMOUNTS_DIFFER),
        (replace(READ, approval="", slip=""), Rule.EVIDENCE_MISSING),
        (replace(READ, approval="4242 4242 4242 4242"), Rule.CARD_NUMBER_TYPED),
        (replace(READ, slip="4242424242424242"), Rule.CARD_NUMBER_TYPED),
        (replace(READ, terminal="4242424242424242"), Rule.CARD_NUMBER_TYPED),
        (replace(READ, amount=Money(1, Currency.EUR), amount_again=Money(1, Currency.EUR)), Rule.CURRENCY_DIFFERS),
        (replace(READ, amount=dirhams(0), amount_again=dirhams(0)), Rule.AMOUNT_NOT_POSITIVE),
    ],
)
def test_what_was_mistyped_is_typed_again_while_it_waits(alone: CardStall, wrong: TypeAnswer, rule: Rule) -> None:
    typed(alone, wrong, READ)
    assert refusals(alone) == [rule]
    assert alone.states == [PaymentState.APPROVED]


def test_an_approval_number_of_an_earlier_paper_is_doubted_until_somebody_insists(alone: CardStall) -> None:
    typed(alone, READ)
    typed(alone, READ, replace(READ, insist=True))
    assert refusals(alone) == [Rule.APPROVAL_SEEN_BEFORE]
    assert alone.states == [PaymentState.APPROVED] * 2


def test_less_on_the_paper_than_asked_pays_that_much(alone: CardStall) -> None:
    less = dirhams(100_00)
    typed(alone, replace(READ, amount=less, amount_again=less))
    assert (alone.view.step, alone.view.authorised, alone.sales) == (CardStep.PART_APPROVED, less, [])


def test_more_on_the_paper_than_asked_is_an_alarm_and_unknown(alone: CardStall) -> None:
    more = dirhams(1_200_00)
    typed(alone, replace(READ, amount=more, amount_again=more))
    assert (alone.view.step, alone.view.alarm) == (CardStep.UNKNOWN, Alarm.ECHO_DIFFERS)


def test_a_dialog_that_was_left_is_decided_later_from_the_paper(alone: CardStall) -> None:
    typed(alone)
    request = alone.view.request
    assert (alone.view.step, alone.view.reason) == (CardStep.UNKNOWN, Doubt.STOPPED_WAITING)
    alone.decide(request, Verdict.APPROVED, approval="762773")
    assert alone.states == [PaymentState.APPROVED]


def test_an_answer_when_no_payment_waits_is_refused(alone: CardStall) -> None:
    alone.counter.take(READ)
    assert alone.refused == Refused(Rule.PAYMENT_DECIDED)


def test_a_terminal_with_a_line_of_its_own_takes_no_typed_answer(stall: CardStall) -> None:
    stall.between = lambda: stall.counter.take(READ)
    stall.pay(stall.ticket(LAMP))
    assert refusals(stall)[0] is Rule.PAYMENT_DECIDED
