"""A terminal without a line: the person is the line, and what nobody can tell stays unknown."""

import pytest

from pos.devices.terminal.standalone import StandaloneTerminal
from pos.domain.card import CardReference
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import DeclineCategory, PaymentKind, TerminalLabel
from pos.ports.payment_terminal import (
    Approved,
    Attempt,
    Cancelled,
    Declined,
    Doubt,
    Lost,
    Outcome,
    Prompt,
    Prompted,
    Sent,
    Waiting,
)
from pos.ports.typed_terminal import TypedAnswer, TypedTerminal

PRICE = Money(100_00, Currency.MAD)
ASKED = Attempt(PaymentKind.SALE, PRICE, "1", 0, 60)
YES = Approved(PRICE, "762773", "000481", CardReference("3315"))


@pytest.fixture
def terminal() -> StandaloneTerminal:
    return StandaloneTerminal(TerminalLabel("tpe-1", "standalone", "CMI", "00012345"))


@pytest.mark.parametrize(
    "outcome",
    [YES, Declined("", DeclineCategory.WRONG_PIN), Cancelled("terminal"), None],
    ids=["yes", "no", "cancel", "?"],
)
def test_the_persons_answer_is_the_terminals(terminal: StandaloneTerminal, outcome: Outcome | None) -> None:
    events = terminal.start(ASKED)
    assert [next(events) for _ in range(3)] == [Sent(), Prompted(Prompt.TYPE_ON_TERMINAL), Waiting()]
    assert terminal.answer(TypedAnswer(outcome))
    assert list(events) == [outcome or Lost(Doubt.NOBODY_KNOWS)]


def test_only_the_first_answer_counts_and_none_when_nobody_waits(terminal: StandaloneTerminal) -> None:
    assert not terminal.answer(TypedAnswer(YES))
    events = terminal.start(ASKED)
    next(events)
    assert [terminal.answer(TypedAnswer(YES)), terminal.answer(TypedAnswer(None))] == [True, False]
    assert list(events)[-1] == YES
    assert not terminal.answer(TypedAnswer(YES))


def test_an_answer_to_the_payment_before_is_not_taken_for_this_one(terminal: StandaloneTerminal) -> None:
    first = terminal.start(ASKED)
    next(first)
    terminal.answer(TypedAnswer(YES))
    assert list(first)[-1] == YES
    events = terminal.start(ASKED)
    assert [next(events) for _ in range(3)][-1] == Waiting()


def test_whoever_leaves_leaves_nobody_knowing(terminal: StandaloneTerminal) -> None:
    events = terminal.start(ASKED)
    next(events)
    terminal.stop_waiting()
    assert list(events)[-1] == Lost(Doubt.STOPPED_WAITING)


def test_it_can_be_asked_nothing_and_says_nothing_by_itself(terminal: StandaloneTerminal) -> None:
    assert isinstance(terminal, TypedTerminal)
    assert (terminal.diagnose(), terminal.overheard(), terminal.next_reference(7)) == (True, (), "7")
    assert terminal.capabilities.typed_by_hand
