"""A card pays: what is written down when, what is shown, what the sale says afterwards (rules R1, R2, R3, R6, R7)."""

from dataclasses import replace

import pytest

from pos.domain.card import CardReference
from pos.domain.facts import SaleFinished
from pos.domain.money import Money
from pos.domain.payment_facts import (
    DeclineCategory,
    PaymentAttempted,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
)
from pos.domain.permissions import Action, Approval, Role
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Authorisation, Means, Tender
from pos.domain.ticket import Discount, approve, discount_ticket
from pos.ports.journal import JournalUnavailable
from pos.ports.payment_terminal import (
    Cancelled,
    Declined,
    Doubt,
    Lost,
    NotSent,
    TerminalEvent,
    Unsent,
)
from pos.usecases.card.requests import AskCard, CancelPayment, LeaveWaiting, NotDone, TryAgain
from pos.usecases.card.view import Alarm, CardAction, CardStep
from tests.fakes.journal import MemoryJournal, facts_of
from tests.fakes.stall import BOWL, LAMP, MAD, cash
from tests.fakes.terminal import ScriptedTerminal, yes
from tests.usecases.till import dirhams, must
from tests.wiring.card_stall import CardStall, scripted


def says(stall: CardStall, *said: list[TerminalEvent]) -> ScriptedTerminal:
    """Write down what the stall's terminal says next."""
    terminal = scripted(stall)
    terminal.says += said
    return terminal


def kinds(stall: CardStall) -> list[str]:
    """Name the facts since the shift was opened."""
    facts = facts_of(stall.journal)[3:]
    return [f"{type(fact).__name__} {getattr(fact, 'state', '')}".strip() for fact in facts]


def test_a_card_pays_a_ticket_and_the_sale_says_by_which_payment(stall: CardStall) -> None:
    stall.pay()
    (sale,) = stall.sales
    price = dirhams(120_00)
    said = Authorisation("TPE 1", "762773", CardReference("3315", "VISA"))
    assert sale.tenders == (Tender(Means.CARD, price, price, dirhams(0), stall.view.request, said),)
    assert (stall.view.step, stall.view.authorised, stall.view.actions) == (
        CardStep.APPROVED,
        price,
        (CardAction.GO_ON,),
    )
    paper = stall.journal.entry(stall.view.paper)
    assert paper is not None
    assert paper.fact == sale
    assert stall.journal.open_tickets() == ()
    assert stall.counter.free


def test_all_that_happened_is_in_the_journal_in_its_order(stall: CardStall) -> None:
    stall.pay()
    assert kinds(stall) == [
        "PaymentRequested",
        "PaymentAttempted",
        "PaymentMoved approved_unconfirmed",
        "PaymentMoved approved",
        "SaleFinished",
    ]


def test_before_the_first_byte_the_intent_the_attempt_and_the_ticket_are_on_disk(stall: CardStall) -> None:
    seen: list[tuple[list[str], int]] = []
    scripted(stall).before = lambda what: seen.append((kinds(stall), len(stall.journal.open_tickets())))
    ticket = stall.pay()
    assert seen[0] == (["PaymentRequested", "PaymentAttempted"], 1)
    asked = next(fact for fact in facts_of(stall.journal) if isinstance(fact, PaymentRequested))
    assert (asked.ticket, asked.amount, asked.terminal) == (ticket.key, dirhams(120_00), stall.terminal.label)


def test_before_the_confirmation_the_approval_is_on_disk_with_all_that_names_it(stall: CardStall) -> None:
    seen: list[object] = []
    terminal = scripted(stall)
    terminal.before = lambda what: seen.append(stall.till.last) if what.startswith("confirm") else None
    stall.pay()
    (moved,) = seen
    assert isinstance(moved, PaymentMoved)
    assert (moved.state, moved.trace, moved.approval) == (PaymentState.APPROVED_UNCONFIRMED, "000481", "762773")
    assert (moved.authorised, moved.card) == (dirhams(120_00), yes(dirhams(1)).card)
    assert terminal.heard == ["start sale 000001", "confirm 000001 000481"]


def test_the_approval_and_the_sale_are_one_step_or_nothing(failing: tuple[CardStall, MemoryJournal]) -> None:
    stall, journal = failing

    def disk_dies(what: str) -> None:
        if what.startswith("confirm"):
            journal.disk_fails = "JRN-307"

    scripted(stall).before = disk_dies
    stall.pay()
    assert (stall.view.step, stall.view.failure) == (CardStep.JOURNAL_FAILS, "JRN-307")
    assert stall.states == [PaymentState.APPROVED_UNCONFIRMED]
    assert (stall.sales, stall.counter.free) == ([], False)
    journal.disk_fails = ""
    stall.wait(1)
    assert (stall.view.step, len(stall.sales), stall.states) == (CardStep.APPROVED, 1, [PaymentState.APPROVED])


def test_an_approval_that_cannot_be_written_down_is_not_confirmed(failing: tuple[CardStall, MemoryJournal]) -> None:
    stall, journal = failing

    def disk_dies(what: str) -> None:
        journal.disk_fails = "JRN-307"

    terminal = scripted(stall)
    terminal.before = disk_dies
    stall.pay()
    assert terminal.heard == ["start sale 000001"]
    assert stall.states == [PaymentState.SENDING]
    journal.disk_fails = ""
    stall.wait(1)
    assert stall.states == [PaymentState.UNKNOWN]
    assert (stall.payment().trace, stall.view.reason) == ("000481", Doubt.JOURNAL)


@pytest.mark.parametrize("commits", [0, 1])
def test_nothing_is_asked_of_the_terminal_when_the_journal_cannot_take_it(
    failing: tuple[CardStall, MemoryJournal], commits: int
) -> None:
    stall, journal = failing
    journal.commits_left = commits
    stall.pay()
    assert (scripted(stall).heard, stall.sales, stall.counter.free) == ([], [], True)
    assert (stall.view.step, stall.view.failure) == (CardStep.JOURNAL_FAILS, "JRN-301")
    assert stall.states == [PaymentState.RECORDED] * commits


def test_no_card_is_asked_for_when_the_sale_could_not_be_written_down(
    failing: tuple[CardStall, MemoryJournal],
) -> None:
    stall, journal = failing
    journal.short_of_room = "JRN-301"
    with pytest.raises(JournalUnavailable, match="JRN-301"):
        stall.pay()
    assert scripted(stall).heard == []


def test_a_terminal_has_one_payment_at_a_time_and_keeps_no_queue(stall: CardStall) -> None:
    other = stall.ticket(LAMP, nickname=2)
    request = AskCard(other, dirhams(480_00), stall.till.shift, Role.MANAGER)
    stall.between = lambda: stall.counter.take(request)
    stall.pay()
    refused = {told.refused for told in stall.news if isinstance(told, NotDone)}
    assert refused == {Refused(Rule.TERMINAL_BUSY)}
    assert (len(scripted(stall).attempts), len(stall.sales)) == (1, 1)


@pytest.mark.parametrize(
    ("said", "step", "state"),
    [
        (NotSent(Unsent.REFUSED), CardStep.NOT_SENT, PaymentState.NOT_SENT),
        (Declined("055", DeclineCategory.WRONG_PIN), CardStep.DECLINED, PaymentState.DECLINED),
        (Cancelled("customer"), CardStep.CANCELLED, PaymentState.CANCELLED),
    ],
)
def test_what_surely_charged_nothing_may_be_tried_again_as_a_new_attempt(
    stall: CardStall, said: TerminalEvent, step: CardStep, state: PaymentState
) -> None:
    terminal = says(stall, [said])
    stall.pay()
    assert (stall.view.step, stall.states) == (step, [state])
    assert stall.view.actions == (CardAction.TRY_AGAIN, CardAction.OTHER_MEANS)
    stall.counter.take(TryAgain(stall.view.request))
    assert (stall.view.step, stall.states, len(stall.sales)) == (CardStep.APPROVED, [PaymentState.APPROVED], 1)
    assert [attempt.reference for attempt in terminal.attempts] == ["000001", "000002"]
    tries = [fact for fact in facts_of(stall.journal) if isinstance(fact, PaymentAttempted)]
    assert [(tried.attempt, tried.reference) for tried in tries] == [(1, "000001"), (2, "000002")]


def test_what_may_have_charged_is_never_tried_again(stall: CardStall) -> None:
    terminal = says(stall, [Lost(Doubt.SILENCE)])
    stall.pay()
    stall.counter.take(TryAgain(stall.view.request))
    assert stall.refused == Refused(Rule.PAYMENT_UNDECIDED)
    assert terminal.heard == ["start sale 000001"]


def test_a_refusal_says_what_it_means_and_keeps_the_terminals_code(stall: CardStall) -> None:
    says(stall, [Declined("051", DeclineCategory.INSUFFICIENT_FUNDS)])
    stall.pay()
    last = stall.payment().last
    assert last is not None
    assert (last.code, last.category) == ("051", DeclineCategory.INSUFFICIENT_FUNDS)
    assert (stall.view.code, stall.view.category) == ("051", DeclineCategory.INSUFFICIENT_FUNDS)


def test_the_amount_that_was_authorised_wins_and_the_rest_stays_due(stall: CardStall) -> None:
    says(stall, [yes(dirhams(50_00))])
    ticket = stall.pay()
    assert (stall.view.step, stall.view.authorised) == (CardStep.PART_APPROVED, dirhams(50_00))
    assert stall.sales == []
    part = stall.payment()
    paid = Tender(Means.CARD, part.paid, part.paid, dirhams(0), part.request)
    done = must(stall.till.finish(ticket, paid, cash(dirhams(70_00))))
    assert [tender.applied for tender in done.fact.tenders] == [dirhams(50_00), dirhams(70_00)]


def test_a_ticket_is_paid_in_cash_and_by_two_cards(stall: CardStall) -> None:
    ticket = stall.ticket(BOWL, LAMP)
    stall.pay(ticket, dirhams(100_00))
    assert (stall.view.step, stall.view.paper) == (CardStep.APPROVED, 0)
    first = stall.payment()
    paid = Tender(Means.CARD, first.paid, first.paid, dirhams(0), first.request)
    stall.pay(ticket, dirhams(450_00), cash(dirhams(50_00)), paid)
    (sale,) = stall.sales
    assert [tender.applied.minor for tender in sale.tenders] == [50_00, 100_00, 450_00]
    assert stall.view.paper


@pytest.mark.parametrize("amount", [Money(120_01, MAD), Money(0, MAD)])
def test_an_amount_that_cannot_be_ours_is_unknown_and_an_alarm(stall: CardStall, amount: Money) -> None:
    terminal = says(stall, [yes(amount)])
    stall.pay()
    assert (stall.view.step, stall.view.alarm) == (CardStep.UNKNOWN, Alarm.ECHO_DIFFERS)
    assert (stall.states, terminal.heard) == ([PaymentState.UNKNOWN], ["start sale 000001"])


@pytest.mark.parametrize("reason", list(Doubt))
def test_no_answer_that_can_be_believed_leaves_an_unknown_payment(stall: CardStall, reason: Doubt) -> None:
    says(stall, [Lost(reason)])
    stall.pay()
    echoes = reason in {Doubt.WRONG_REFERENCE, Doubt.WRONG_AMOUNT, Doubt.WRONG_CURRENCY}
    assert (stall.view.step, stall.view.alarm is not None) == (CardStep.UNKNOWN, echoes)
    assert (stall.states, stall.sales, stall.counter.free) == ([PaymentState.UNKNOWN], [], True)
    assert CardAction.TRY_AGAIN not in stall.view.actions


def test_cancelling_is_asked_of_the_terminal_whose_answer_decides(stall: CardStall) -> None:
    stall.between = lambda: stall.counter.take(CancelPayment())
    terminal = scripted(stall)
    stall.pay()
    assert terminal.heard[:2] == ["start sale 000001", "cancel"]
    assert any(view.cancel_asked for view in stall.views)
    assert (stall.view.step, len(stall.sales)) == (CardStep.APPROVED, 1)


def test_leaving_off_waiting_is_told_to_the_driver(stall: CardStall) -> None:
    stall.between = lambda: stall.counter.take(LeaveWaiting())
    terminal = says(stall, [Lost(Doubt.STOPPED_WAITING)])
    stall.pay()
    assert "stop" in terminal.heard
    assert (stall.view.step, stall.view.reason) == (CardStep.UNKNOWN, Doubt.STOPPED_WAITING)


def test_a_driver_that_fails_leaves_an_unknown_payment_and_a_report(stall: CardStall) -> None:
    def fail(what: str) -> None:
        raise RuntimeError(what)

    scripted(stall).before = fail
    stall.pay()
    assert [type(bug) for bug in stall.bugs] == [RuntimeError]
    assert (stall.view.step, stall.view.reason) == (CardStep.UNKNOWN, f"{Doubt.DRIVER_FAILED} RuntimeError")


def test_a_mistake_in_a_paper_does_not_lose_an_approval(stall: CardStall) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no such word")

    stall.till.paper.sale = fail  # type: ignore[method-assign,assignment]
    stall.pay()
    assert (stall.states, stall.sales) == ([PaymentState.APPROVED], [])
    assert (len(stall.bugs), stall.view.paper, stall.view.step) == (1, 0, CardStep.APPROVED)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"amount": dirhams(0)}, Rule.AMOUNT_NOT_POSITIVE),
        ({"amount": dirhams(120_01)}, Rule.PAYMENT_OVER),
        ({"tenders": (cash(dirhams(1)),)}, Rule.PAYMENT_OVER),
        ({"tenders": (Tender(Means.CARD, dirhams(1), dirhams(1), dirhams(0), 2),)}, Rule.PAYMENT_NOT_USABLE),
    ],
)
def test_what_could_not_be_finished_is_not_asked_for(stall: CardStall, change: dict[str, object], rule: Rule) -> None:
    request = AskCard(stall.ticket(), dirhams(120_00), stall.till.shift, Role.MANAGER)
    stall.counter.take(replace(request, **change))  # type: ignore[arg-type]
    assert stall.refused is not None
    assert (stall.refused.rule, scripted(stall).heard) == (rule, [])


def test_a_price_that_needs_a_yes_needs_it_before_the_card(stall: CardStall) -> None:
    ticket = must(discount_ticket(stall.ticket(), Discount(basis_points=5_000)))
    stall.pay(ticket, role=Role.CASHIER)
    assert stall.refused == Refused(Rule.NEEDS_APPROVAL, action=Action.DISCOUNT_LARGE)
    for action in (Action.DISCOUNT_LARGE, Action.BREAK_FLOOR):
        ticket = approve(ticket, Approval(action, stall.till.manager))
    stall.pay(ticket, role=Role.CASHIER)
    assert isinstance(stall.till.last, SaleFinished)


def test_a_ticket_that_was_sold_is_not_charged_again(stall: CardStall) -> None:
    ticket = stall.pay()
    stall.pay(ticket)
    assert stall.refused == Refused(Rule.TICKET_GONE)
    assert len(scripted(stall).attempts) == 1
