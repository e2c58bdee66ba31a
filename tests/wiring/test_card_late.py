"""What comes to be known late: answers that nobody waited for, and what a crash left open (rules R8 to R10, R15)."""

import pytest

from pos.devices.terminal.absent import AbsentTerminal
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import (
    AnswerOrphaned,
    DeclineCategory,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means
from pos.domain.ticket import Ticket
from pos.ports.payment_terminal import (
    Approved,
    Cancelled,
    Confirmed,
    Declined,
    Doubt,
    Found,
    Lost,
    NotFound,
    Orphan,
    Outcome,
    Shown,
)
from pos.usecases.card.requests import LookAt, TryAgain, Verdict
from pos.usecases.card.view import Alarm, CardAction, CardStep
from pos.usecases.keep_ticket import keep_ticket
from tests.fakes.stall import BOWL, LAMP
from tests.fakes.terminal import ONE_PHASE, ScriptedTerminal, yes
from tests.usecases.till import dirhams
from tests.wiring.card_stall import CardStall, lost_answer, lost_confirmation, scripted

PRICE = dirhams(120_00)

LAPSE = 45


class Crash(BaseException):
    """The power goes."""


# ---------------------------------------------------------------- what the terminal says by itself (rule R8)
def test_an_answer_about_nothing_of_ours_is_kept_and_shown(stall: CardStall) -> None:
    scripted(stall).strays.append(Orphan("000777", "000999", yes(dirhams(5_00)), "101 000"))
    stall.counter.tick()
    assert stall.till.last == AnswerOrphaned(
        stall.terminal.label, "000777", "approved 101 000", dirhams(5_00), "762773", 0, "000999"
    )
    assert stall.view.alarm is Alarm.ANSWER_ORPHANED


def test_an_answer_of_the_payment_before_is_not_taken_for_this_one(stall: CardStall) -> None:
    scripted(stall).says.append([Orphan("000777", "000999", yes(dirhams(5_00))), yes(PRICE)])
    stall.pay()
    assert (stall.view.step, stall.payment().trace) == (CardStep.APPROVED, "000481")
    assert [fact.reference for fact in stall.till.facts(AnswerOrphaned)] == ["000777"]
    assert any(view.alarm is Alarm.ANSWER_ORPHANED for view in stall.views)


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (yes(PRICE, final=True), PaymentState.APPROVED),
        (yes(PRICE), PaymentState.UNKNOWN),
        (Declined("051", DeclineCategory.INSUFFICIENT_FUNDS), PaymentState.DECLINED),
        (Cancelled("customer"), PaymentState.CANCELLED),
        (None, PaymentState.UNKNOWN),
    ],
)
def test_a_late_answer_settles_an_unknown_payment(
    stall: CardStall, outcome: Outcome | None, state: PaymentState
) -> None:
    lost_answer(stall)
    scripted(stall).strays.append(Orphan("000001", "000481", outcome))
    stall.counter.tick()
    assert stall.states == [state]


def test_a_late_approval_that_nobody_confirms_can_be_asked_about_once_it_has_lapsed(stall: CardStall) -> None:
    lost_answer(stall)
    stall.wait(LAPSE)
    scripted(stall).strays.append(Orphan("000001", "000481", yes(PRICE)))
    stall.counter.tick()
    scripted(stall).answers.append(NotFound(trusted=True))
    stall.wait(LAPSE - 1)
    assert stall.states == [PaymentState.UNKNOWN]
    stall.wait(1)
    assert (scripted(stall).heard[-1], stall.states) == ("inquire 000001 000481", [PaymentState.NOT_CHARGED])


def test_a_late_confirmation_proves_the_approval_it_confirms(stall: CardStall) -> None:
    lost_confirmation(stall)
    scripted(stall).strays.append(Orphan("000001", "000481", Confirmed()))
    stall.counter.tick()
    payment = stall.payment(stall.view.request)
    assert (payment.state, payment.paid, payment.conflict) == (PaymentState.APPROVED, PRICE, False)


@pytest.mark.parametrize(
    ("verdict", "late", "state"),
    [
        (Verdict.NOT_CHARGED, yes(PRICE, final=True), PaymentState.APPROVED),
        (Verdict.APPROVED, Declined("051", DeclineCategory.LIMIT), PaymentState.DECLINED),
    ],
)
def test_an_answer_that_contradicts_a_person_is_believed_and_an_alarm(
    stall: CardStall, verdict: Verdict, late: Approved | Declined, state: PaymentState
) -> None:
    lost_answer(stall)
    request = stall.view.request
    stall.wait(LAPSE)
    stall.decide(request, verdict, approval="762773")
    scripted(stall).strays.append(Orphan("000001", "000481", late))
    stall.counter.tick()
    payment = stall.payment(request)
    assert (payment.state, payment.conflict, stall.view.alarm) == (state, True, Alarm.CONTRADICTED)


def test_the_same_answer_twice_changes_nothing_and_is_kept(stall: CardStall) -> None:
    stall.pay()
    request = stall.view.request
    for outcome in (yes(PRICE), Confirmed()):
        scripted(stall).strays.append(Orphan("000001", "000481", outcome))
        stall.counter.tick()
    payment = stall.payment(request)
    assert (payment.state, payment.conflict) == (PaymentState.APPROVED, False)
    assert [fact.request for fact in stall.till.facts(AnswerOrphaned)] == [request, request]


def test_a_late_answer_of_an_attempt_that_was_over_is_kept_and_not_believed(stall: CardStall) -> None:
    terminal = scripted(stall)
    terminal.says += [[Declined("096", DeclineCategory.TECHNICAL)], [Lost(Doubt.SILENCE)]]
    stall.pay()
    stall.counter.take(TryAgain(stall.view.request))
    terminal.strays.append(Orphan("000001", "000481", yes(PRICE, final=True)))
    stall.counter.tick()
    assert stall.states == [PaymentState.UNKNOWN]
    assert [fact.reference for fact in stall.till.facts(AnswerOrphaned)] == ["000001"]


# ---------------------------------------------------------------- after a restart (rule R9)
@pytest.mark.parametrize("last", ["attempted", "unconfirmed"])
def test_what_a_crash_left_open_is_unknown_before_the_next_payment(stall: CardStall, last: str) -> None:
    crash_at = "start" if last == "attempted" else "confirm"

    def crash(what: str) -> None:
        if what.startswith(crash_at):
            raise Crash

    scripted(stall).before = crash
    with pytest.raises(Crash):
        stall.pay()
    fresh = ScriptedTerminal(answers=[Shown(yes(PRICE))])
    stall.restart(fresh)
    assert stall.states == [PaymentState.UNKNOWN]
    (payment,) = stall.journal.open_payments()
    assert payment.last is not None
    assert (payment.last.source, payment.trace) == (Source.RESTART, "000481" if last == "unconfirmed" else "")
    free_at_once = last == "attempted"
    assert stall.counter.free is free_at_once
    stall.pay(stall.ticket(LAMP, nickname=2))
    assert (stall.refused == Refused(Rule.TERMINAL_BUSY)) is not free_at_once
    stall.wait(LAPSE)
    assert (fresh.heard[:1] == ["inquire 000001 000481"]) is not free_at_once
    stall.counter.tick()
    assert stall.counter.free


def test_a_payment_that_was_only_written_down_was_not_sent(stall: CardStall) -> None:
    asked = PaymentRequested(
        stall.till.shift.shift, "p", "k", PaymentKind.SALE, Means.CARD, PRICE, stall.terminal.label
    )
    with stall.journal.unit_of_work() as work:
        work.append(asked)
        work.commit()
    stall.restart()
    assert (stall.states, stall.journal.open_payments(), stall.counter.free) == ([PaymentState.NOT_SENT], (), True)


def test_a_terminal_that_is_gone_does_not_hold_the_till_up_after_a_restart(stall: CardStall) -> None:
    lost_confirmation(stall)
    stall.restart(ScriptedTerminal())
    assert (stall.counter.free, stall.view.step, stall.view.settles_ms) == (False, CardStep.RECOVERING, LAPSE * 1_000)
    stall.wait(LAPSE)
    stall.wait(1)
    assert (stall.counter.free, stall.states) == (True, [PaymentState.UNKNOWN])
    stall.pay(stall.ticket(LAMP, nickname=2))
    assert stall.states == [PaymentState.UNKNOWN, PaymentState.APPROVED]


def test_a_terminal_that_was_taken_away_leaves_its_payments_to_the_next_one(stall: CardStall) -> None:
    def crash(what: str) -> None:
        raise Crash(what)

    scripted(stall).before = crash
    with pytest.raises(Crash):
        stall.pay()
    other = ScriptedTerminal(TerminalLabel("tpe-2", "naps"), answers=[Found(yes(PRICE, final=True))])
    stall.restart(other)
    (payment,) = stall.journal.open_payments()
    assert (payment.state, stall.counter.free) == (PaymentState.UNKNOWN, True)
    stall.wait(LAPSE)
    assert other.heard == []
    stall.decide(payment.request, Verdict.NOT_CHARGED)
    assert (stall.states, stall.view.step) == ([PaymentState.NOT_CHARGED], CardStep.NOT_CHARGED)


def test_without_any_terminal_a_person_still_decides_on_what_one_left_open(stall: CardStall) -> None:
    lost_answer(stall)
    request, label = stall.view.request, stall.terminal.label
    stall.restart(AbsentTerminal(label))
    stall.counter.tick()
    stall.counter.take(LookAt(request))
    assert (stall.view.step, stall.view.terminal) == (CardStep.UNKNOWN, label)
    assert CardAction.ASK_TERMINAL not in stall.view.actions
    stall.decide(request, Verdict.APPROVED, approval="762773")
    assert stall.states == [PaymentState.APPROVED]
    stall.pay(stall.ticket(LAMP, nickname=2))
    assert (stall.view.step, stall.states[-1]) == (CardStep.NOT_SENT, PaymentState.NOT_SENT)


def test_references_go_on_after_a_restart_even_when_the_clock_went_back(stall: CardStall) -> None:
    stall.pay()
    stall.clock.utc_ms -= 90 * 24 * 3_600_000
    fresh = ScriptedTerminal()
    stall.restart(fresh)
    stall.pay(stall.ticket(LAMP, nickname=2))
    assert [attempt.reference for attempt in fresh.attempts] == ["000002"]


def test_a_terminal_that_proves_by_reference_settles_all_that_a_crash_left(stall: CardStall) -> None:
    lost_answer(stall)
    proving = ScriptedTerminal(capabilities=ONE_PHASE, answers=[Found(yes(PRICE, final=True))])
    stall.restart(proving)
    assert (stall.states, proving.heard) == ([PaymentState.APPROVED], ["inquire 000001"])
    stall.counter.tick()
    assert stall.counter.free


# ---------------------------------------------------------------- closing (rule R10)
def test_a_closing_lists_what_nobody_knows_and_the_next_one_carries_it_over(stall: CardStall) -> None:
    ticket = lost_answer(stall)
    request = stall.view.request
    parked = Ticket(ticket.nickname, ticket.currency, key=ticket.key, parked=True)
    keep_ticket(parked, journal=stall.journal)
    first = stall.till.closed()
    stall.till.open_shift()
    assert [(each.request, each.amount) for each in first.unknown_payments] == [(request, PRICE)]
    assert stall.till.closed().unknown_payments == first.unknown_payments
    stall.till.open_shift()
    stall.wait(LAPSE)
    stall.decide(request, Verdict.NOT_CHARGED)
    assert isinstance(stall.till.last, PaymentMoved)
    assert stall.till.closed().unknown_payments == ()


def test_an_amount_in_another_currency_is_never_an_approval(stall: CardStall) -> None:
    scripted(stall).says.append([yes(Money(120_00, Currency.EUR))])
    stall.pay()
    assert (stall.states, stall.view.alarm) == ([PaymentState.UNKNOWN], Alarm.ECHO_DIFFERS)


def test_a_ticket_of_two_bowls_is_one_payment(stall: CardStall) -> None:
    stall.pay(stall.ticket(BOWL, BOWL))
    assert [payment.asked.amount for payment in stall.journal.payments_in(stall.till.shift.shift)] == [dirhams(240_00)]
