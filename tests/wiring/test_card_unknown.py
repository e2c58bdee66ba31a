"""A payment that nobody knows the end of: the ticket under it, the till around it, and how it comes to be known."""

from dataclasses import replace

import pytest

from pos.domain.payment_facts import (
    DeclineCategory,
    PaymentState,
    Source,
)
from pos.domain.permissions import Action, Approval, Role
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.ticket import Ticket, approve, change_quantity
from pos.ports.payment_terminal import (
    Cancelled,
    Declined,
    Doubt,
    Found,
    Inquiry,
    InquiryAnswer,
    Lost,
    NotFound,
    Shown,
    StillBusy,
    Unreachable,
)
from pos.usecases.cancel_ticket import CancelTicket, cancel_ticket
from pos.usecases.card.on_ticket import may_change, tenders_on
from pos.usecases.card.requests import AskTerminal, Decide, LookAt, Verdict
from pos.usecases.card.view import CardAction, CardStep
from pos.usecases.keep_ticket import keep_ticket
from tests.fakes.stall import LAMP, cash
from tests.fakes.terminal import ONE_PHASE, ScriptedTerminal, yes
from tests.usecases.till import dirhams, must
from tests.wiring.card_stall import CardStall, lost_answer, lost_confirmation, scripted

PRICE = dirhams(120_00)
ALONE = replace(ONE_PHASE, inquiry=Inquiry.NONE)
LAPSE = 45


# ---------------------------------------------------------------- the ticket under it (rule R4)
def test_its_ticket_is_neither_given_up_nor_emptied_nor_changed_in_price_but_parked(stall: CardStall) -> None:
    ticket = lost_answer(stall)
    refused = Refused(Rule.PAYMENT_UNDECIDED, amount=PRICE)
    assert cancel_ticket(CancelTicket(ticket, stall.till.shift), journal=stall.journal) == refused
    assert may_change(ticket.key, journal=stall.journal) == refused
    more = must(change_quantity(ticket, 1, pieces(3)))
    for changed in (more, Ticket(ticket.nickname, ticket.currency, key=ticket.key)):
        keep_ticket(changed, journal=stall.journal)
        assert [kept.lines for kept in stall.journal.open_tickets()] == [ticket.lines]
    parked = Ticket(ticket.nickname, ticket.currency, key=ticket.key, parked=True, note="coming back")
    keep_ticket(parked, journal=stall.journal)
    (kept,) = stall.journal.open_tickets()
    assert (kept.lines, kept.parked, kept.note) == (ticket.lines, True, "coming back")


def test_its_ticket_is_paid_again_only_with_another_persons_yes(stall: CardStall) -> None:
    ticket = lost_answer(stall)
    asked = Refused(Rule.NEEDS_APPROVAL, action=Action.PAY_AGAIN)
    assert stall.till.finish(ticket, role=Role.CASHIER) == asked
    stall.pay(ticket, role=Role.CASHIER)
    assert stall.refused == asked
    allowed = approve(ticket, Approval(Action.PAY_AGAIN, stall.till.manager))
    done = must(stall.till.finish(allowed, cash(PRICE), role=Role.CASHIER))
    assert done.fact.approvals == allowed.approvals


def test_the_next_customer_pays_while_one_payment_is_unknown(stall: CardStall) -> None:
    lost_answer(stall)
    stall.pay(stall.ticket(LAMP, nickname=2))
    assert stall.states == [PaymentState.UNKNOWN, PaymentState.APPROVED]
    assert len(stall.sales) == 1


def test_money_that_was_taken_is_left_out_of_no_sale_and_under_no_cancellation(stall: CardStall) -> None:
    scripted(stall).says.append([yes(dirhams(50_00))])
    ticket = stall.pay()
    left_out = Refused(Rule.PAYMENT_LEFT_OUT, amount=dirhams(50_00))
    assert stall.till.finish(ticket, cash(PRICE)) == left_out
    assert cancel_ticket(CancelTicket(ticket, stall.till.shift), journal=stall.journal) == left_out


# ---------------------------------------------------------------- asking the terminal
def test_a_terminal_is_not_asked_before_an_approval_can_have_lapsed(stall: CardStall) -> None:
    lost_confirmation(stall)
    unknown = stall.view.request
    assert (stall.view.settles_ms, stall.view.actions) == (LAPSE * 1_000, (CardAction.PARK,))
    stall.counter.take(AskTerminal(unknown))
    stall.wait(LAPSE - 1)
    assert "inquire 000001 000481" not in scripted(stall).heard
    scripted(stall).answers.append(Shown(yes(PRICE)))
    stall.wait(1)
    assert scripted(stall).heard[-1] == "inquire 000001 000481"
    assert (stall.view.step, stall.view.slip, stall.view.approval) == (CardStep.UNKNOWN, ("VISA",), "762773")
    assert stall.view.actions[0] is CardAction.SAY_APPROVED


def test_without_the_terminals_number_there_is_nothing_to_ask_with(stall: CardStall) -> None:
    lost_answer(stall)
    stall.wait(LAPSE)
    stall.counter.take(AskTerminal(stall.payment(stall.view.request).request))
    assert [what for what in scripted(stall).heard if what.startswith("inquire")] == []
    assert stall.view.actions == (CardAction.SAY_APPROVED, CardAction.SAY_NOT_CHARGED, CardAction.PARK)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Found(yes(PRICE, final=True)), PaymentState.APPROVED),
        (Found(yes(dirhams(50_00), final=True)), PaymentState.APPROVED),
        (Found(yes(dirhams(120_01), final=True)), PaymentState.UNKNOWN),
        (Found(Declined("051", DeclineCategory.INSUFFICIENT_FUNDS)), PaymentState.DECLINED),
        (Found(Cancelled("customer")), PaymentState.CANCELLED),
        (NotFound(trusted=True), PaymentState.NOT_CHARGED),
        (NotFound(trusted=False), PaymentState.UNKNOWN),
        (Shown(yes(PRICE)), PaymentState.UNKNOWN),
        (StillBusy(), PaymentState.UNKNOWN),
        (Unreachable(Doubt.SILENCE), PaymentState.UNKNOWN),
    ],
)
def test_only_proof_settles_a_payment(stall: CardStall, answer: InquiryAnswer, state: PaymentState) -> None:
    lost_confirmation(stall)
    scripted(stall).answers.append(answer)
    stall.wait(LAPSE)
    assert stall.states == [state]
    last = stall.payment(stall.view.request).last
    assert last is not None
    assert (last.source is Source.INQUIRY) is (state is not PaymentState.UNKNOWN)


def test_a_terminal_still_at_work_is_left_in_peace_and_asked_again(stall: CardStall) -> None:
    lost_confirmation(stall)
    scripted(stall).answers += [StillBusy(), Found(yes(PRICE, final=True))]
    for seconds, count in ((LAPSE, 1), (9, 1), (1, 2)):
        stall.wait(seconds)
        assert len([what for what in scripted(stall).heard if what.startswith("inquire")]) == count
    assert stall.states == [PaymentState.APPROVED]


def test_a_person_can_have_the_terminal_asked_again(stall: CardStall) -> None:
    lost_confirmation(stall)
    stall.wait(LAPSE)
    assert stall.view.reason == Doubt.SILENCE
    request = stall.view.request
    scripted(stall).answers.append(Found(yes(PRICE, final=True)))
    stall.counter.take(AskTerminal(request))
    assert stall.steps[-2:] == [CardStep.ASKING, CardStep.APPROVED]


def test_an_unknown_payment_can_be_opened_from_a_list(stall: CardStall) -> None:
    lost_answer(stall)
    request = stall.view.request
    stall.pay(stall.ticket(LAMP, nickname=2))
    stall.counter.take(LookAt(request))
    assert (stall.view.step, stall.view.request, stall.view.amount) == (CardStep.UNKNOWN, request, PRICE)


# ---------------------------------------------------------------- a person decides
def test_a_person_decides_with_evidence_and_never_too_soon(stall: CardStall) -> None:
    lost_answer(stall)
    request = stall.view.request
    stall.decide(request, Verdict.APPROVED, approval="762773")
    assert stall.refused == Refused(Rule.TOO_SOON, seconds=LAPSE)
    stall.wait(LAPSE)
    stall.decide(request, Verdict.APPROVED)
    assert stall.refused == Refused(Rule.EVIDENCE_MISSING)
    stall.decide(request, Verdict.APPROVED, approval="762773")
    payment = stall.payment(request)
    assert payment.last is not None
    assert (payment.state, payment.paid) == (PaymentState.APPROVED, PRICE)
    assert (payment.last.source, payment.last.approval, payment.last.person) == (
        Source.OPERATOR,
        "762773",
        stall.till.manager,
    )
    stall.decide(request, Verdict.NOT_CHARGED)
    assert stall.refused == Refused(Rule.PAYMENT_DECIDED)


def test_nobody_says_that_nothing_was_charged_while_the_terminal_may_still_take_the_card(stall: CardStall) -> None:
    stall.restart(ScriptedTerminal(capabilities=ALONE))
    scripted(stall).before = lambda _: stall.clock.wait(20_000)
    lost_answer(stall)
    request, left = stall.view.request, ALONE.answer_seconds - 20
    assert (stall.view.actions, stall.view.tap_ms) == ((CardAction.SAY_APPROVED, CardAction.PARK), left * 1_000)
    stall.wait(left - 1)
    stall.decide(request, Verdict.NOT_CHARGED)
    assert (stall.refused, stall.states) == (Refused(Rule.TOO_SOON, seconds=1), [PaymentState.UNKNOWN])
    stall.wait(1)
    stall.decide(request, Verdict.NOT_CHARGED)
    assert stall.states == [PaymentState.NOT_CHARGED]


def test_while_the_card_may_still_be_taken_a_person_says_that_it_was(stall: CardStall) -> None:
    stall.restart(ScriptedTerminal(capabilities=ALONE))
    lost_answer(stall)
    stall.decide(stall.view.request, Verdict.APPROVED, approval="762773")
    assert stall.states == [PaymentState.APPROVED]


def test_after_a_start_the_whole_time_to_present_a_card_is_waited_for_again(stall: CardStall) -> None:
    stall.restart(ScriptedTerminal(capabilities=ALONE))
    lost_answer(stall)
    request = stall.view.request
    stall.restart()
    stall.decide(request, Verdict.NOT_CHARGED)
    assert stall.refused == Refused(Rule.TOO_SOON, seconds=ALONE.answer_seconds)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"approval": "4242 4242 4242 4242"}, Rule.CARD_NUMBER_TYPED),
        ({"slip": "5555555555554444"}, Rule.CARD_NUMBER_TYPED),
        ({"approval": "1", "amount": dirhams(120_01)}, Rule.AMOUNT_TOO_LARGE),
        ({"approval": "1", "amount": dirhams(0)}, Rule.AMOUNT_NOT_POSITIVE),
        ({"payment": 1, "approval": "1"}, Rule.FACT_NOT_FOUND),
    ],
)
def test_a_decision_that_cannot_be_is_refused(stall: CardStall, change: dict[str, object], rule: Rule) -> None:
    lost_answer(stall)
    stall.wait(LAPSE)
    whole = {"payment": stall.view.request, "verdict": Verdict.APPROVED, "person": "p", "role": Role.MANAGER, **change}
    stall.counter.take(Decide(**whole))  # type: ignore[arg-type]
    assert stall.refused is not None
    assert (stall.refused.rule, stall.states) == (rule, [PaymentState.UNKNOWN])


@pytest.mark.parametrize(("price", "refused"), [(1_000_00, False), (1_000_01, True)])
def test_a_cashier_decides_alone_up_to_a_thousand(stall: CardStall, price: int, refused: bool) -> None:
    scripted(stall).says.append([Lost(Doubt.HUNG_UP)])
    stall.pay(stall.ticket(*[LAMP] * 3), dirhams(price))
    stall.wait(LAPSE)
    stall.decide(stall.view.request, Verdict.NOT_CHARGED, role=Role.CASHIER)
    needs = Refused(Rule.NEEDS_APPROVAL, action=Action.RESOLVE_PAYMENT)
    assert stall.refused == (needs if refused else None)
    yes_ = (Approval(Action.RESOLVE_PAYMENT, stall.till.manager),)
    request = stall.payment(stall.journal.payments_in(stall.till.shift.shift)[0].request)
    if refused:
        stall.counter.take(Decide(request.request, Verdict.NOT_CHARGED, "p", Role.CASHIER, approvals=yes_))
    assert stall.states == [PaymentState.NOT_CHARGED]


def test_an_approval_number_seen_before_is_doubted_once(stall: CardStall) -> None:
    stall.pay()
    lost_answer(stall)
    request = stall.view.request
    stall.wait(LAPSE)
    stall.decide(request, Verdict.APPROVED, approval="762773")
    assert stall.refused == Refused(Rule.APPROVAL_SEEN_BEFORE, detail="762773")
    stall.counter.take(Decide(request, Verdict.APPROVED, "p", Role.MANAGER, approval="762773", insist=True))
    assert stall.states == [PaymentState.APPROVED] * 2


def test_what_was_found_to_be_approved_is_attached_to_its_ticket_again(stall: CardStall) -> None:
    ticket = lost_answer(stall)
    request = stall.view.request
    stall.wait(LAPSE)
    stall.decide(request, Verdict.APPROVED, approval="762773")
    (tender,) = tenders_on(ticket.key, journal=stall.journal)
    assert (tender.payment, tender.applied) == (request, PRICE)
    assert must(stall.till.finish(ticket, tender)).fact.tenders == (tender,)
