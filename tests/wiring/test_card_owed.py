"""A card was charged and no sale counts it: the money finds its way back, once, and so does that of goods."""

from dataclasses import replace

import pytest

from pos.domain.facts import CashMoved, RefundFinished
from pos.domain.payment_facts import PaymentKind, PaymentState
from pos.domain.permissions import Action, Approval, Role
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.ticket import Ticket, approve
from pos.ports.payment_terminal import Doubt, Lost, Orphan
from pos.usecases.card.owed import owed_back
from pos.usecases.card.requests import AskCardRefund, AskVoid, GiveCash, Verdict
from pos.usecases.card.view import CardStep
from tests.fakes.journal import MemoryJournal
from tests.fakes.stall import BOWL, LAMP
from tests.fakes.terminal import ONE_PHASE, ScriptedTerminal, yes
from tests.usecases.till import dirhams, must
from tests.wiring.card_stall import CardStall, lost_answer, scripted

PRICE = dirhams(120_00)
LAPSE = 45


def owed(stall: CardStall) -> list[int]:
    return [payment.request for payment in owed_back(journal=stall.journal)]


def pay_in_cash(stall: CardStall, ticket: Ticket) -> None:
    """Pay a ticket otherwise, with a yes, while nobody knows whether its card was charged."""
    agreed = approve(ticket, Approval(Action.PAY_AGAIN, stall.till.manager))
    must(stall.till.finish(agreed))


def paid_twice(stall: CardStall) -> int:
    """Pay in cash over an unknown payment that then turns out to have been charged; gives its number."""
    ticket = lost_answer(stall)
    request = stall.view.request
    pay_in_cash(stall, ticket)
    stall.wait(LAPSE)
    stall.decide(request, Verdict.APPROVED, approval="762773")
    return request


def test_a_card_charged_for_a_ticket_that_was_paid_in_cash_is_owed_back(stall: CardStall) -> None:
    ticket = lost_answer(stall)
    request = stall.view.request
    pay_in_cash(stall, ticket)
    assert owed(stall) == []
    scripted(stall).strays.append(Orphan("000001", "000481", yes(PRICE, final=True)))
    stall.counter.tick()
    assert owed(stall) == [request]


def test_a_closing_lists_what_is_to_go_back_and_carries_it_over(stall: CardStall) -> None:
    request = paid_twice(stall)
    closed = stall.till.closed()
    assert [(each.request, each.amount) for each in closed.owed_payments] == [(request, PRICE)]
    stall.till.open_shift()
    assert stall.till.closed().owed_payments == closed.owed_payments
    stall.till.open_shift()
    stall.counter.take(GiveCash(request, stall.till.shift, Role.MANAGER, ""))
    assert stall.till.closed().owed_payments == ()


def test_nothing_is_owed_while_the_ticket_lies_open(stall: CardStall) -> None:
    lost_answer(stall)
    stall.wait(LAPSE)
    stall.decide(stall.view.request, Verdict.APPROVED, approval="762773")
    assert (stall.states, owed(stall)) == ([PaymentState.APPROVED], [])


def test_the_last_payment_is_voided_once(stall: CardStall) -> None:
    request = paid_twice(stall)
    scripted(stall).says.append([yes(PRICE, final=True)])
    again = AskVoid(request, stall.till.shift, Role.MANAGER)
    stall.counter.take(again)
    assert (stall.view.step, stall.view.kind, owed(stall)) == (CardStep.APPROVED, PaymentKind.VOID, [])
    stall.counter.take(again)
    assert stall.refused == Refused(Rule.FACT_NOT_FOUND)
    assert len(stall.sales) == 1


def test_a_terminal_that_refunds_gives_an_older_one_back(stall: CardStall) -> None:
    request = paid_twice(stall)
    stall.pay(stall.ticket(LAMP, nickname=2))
    stall.counter.take(AskVoid(request, stall.till.shift, Role.MANAGER))
    assert stall.refused == Refused(Rule.TERMINAL_CANNOT)
    stall.restart(ScriptedTerminal(capabilities=ONE_PHASE, says=[[yes(PRICE, final=True)]]))
    stall.counter.tick()
    stall.counter.take(AskVoid(request, stall.till.shift, Role.MANAGER))
    back = stall.payment()
    assert (back.asked.kind, back.asked.original, back.paid, owed(stall)) == (PaymentKind.REFUND, request, PRICE, [])


def test_a_void_that_nobody_knows_is_not_asked_for_again(stall: CardStall) -> None:
    request = paid_twice(stall)
    scripted(stall).says.append([Lost(Doubt.HUNG_UP)])
    stall.counter.take(AskVoid(request, stall.till.shift, Role.MANAGER))
    assert (stall.view.step, owed(stall)) == (CardStep.UNKNOWN, [])
    request_back = stall.view.request
    stall.wait(ONE_PHASE.answer_seconds)
    stall.decide(request_back, Verdict.NOT_CHARGED)
    assert owed(stall) == [request]


def test_what_no_terminal_can_take_back_is_given_in_cash_and_leaves_the_drawer(stall: CardStall) -> None:
    request = paid_twice(stall)
    asked = GiveCash(request, stall.till.shift, Role.MANAGER, "payé deux fois")
    stall.counter.take(asked)
    (moved,) = stall.till.facts(CashMoved)
    assert (moved.amount, moved.reason) == (-PRICE, "payé deux fois")
    assert (stall.view.step, stall.view.kind, stall.view.amount) == (CardStep.APPROVED, PaymentKind.REFUND, PRICE)
    assert owed(stall) == []
    stall.counter.take(asked)
    assert stall.refused == Refused(Rule.FACT_NOT_FOUND)
    stall.counter.take(AskVoid(request, stall.till.shift, Role.MANAGER))
    assert stall.refused == Refused(Rule.TERMINAL_CANNOT)


def test_cash_that_is_given_for_a_card_opens_the_drawer_and_prints_its_paper(
    failing: tuple[CardStall, MemoryJournal],
) -> None:
    stall, journal = failing
    stall.counter.take(GiveCash(paid_twice(stall), stall.till.shift, Role.MANAGER, ""))
    paper = journal.memory.jobs[-1]
    assert (paper.kind, paper.kick_drawer) == ("given-back", True)


@pytest.mark.parametrize("request_of", [AskVoid, GiveCash])
def test_a_cashier_gives_nothing_back_alone(stall: CardStall, request_of: type[AskVoid] | type[GiveCash]) -> None:
    request = paid_twice(stall)
    asked = (
        AskVoid(request, stall.till.shift, Role.CASHIER)
        if request_of is AskVoid
        else GiveCash(request, stall.till.shift, Role.CASHIER, "")
    )
    stall.counter.take(asked)
    assert stall.refused == Refused(Rule.NEEDS_APPROVAL, action=Action.REFUND)
    yes_ = (Approval(Action.REFUND, stall.till.manager),)
    scripted(stall).says.append([yes(PRICE, final=True)])
    stall.counter.take(replace(asked, approvals=yes_))
    assert owed(stall) == []


def test_a_payment_that_a_sale_counts_comes_back_with_its_goods_alone(stall: CardStall) -> None:
    stall.pay()
    paid = stall.view.request
    for asked in (AskVoid(paid, stall.till.shift, Role.MANAGER), GiveCash(paid, stall.till.shift, Role.MANAGER, "")):
        stall.counter.take(asked)
        assert stall.refused is not None
    assert (stall.till.facts(CashMoved), len(scripted(stall).attempts)) == ([], 1)


# ---------------------------------------------------------------- goods whose money went back unseen
def lost_refund(stall: CardStall) -> int:
    """Lose the answer to a refund of goods; gives its number."""
    stall.restart(ScriptedTerminal(capabilities=ONE_PHASE, says=[[yes(PRICE, final=True)], [Lost(Doubt.SILENCE)]]))
    stall.counter.tick()
    stall.pay(stall.ticket(BOWL))
    sale = stall.journal.sales()[0].number
    key = stall.till.ids.short()
    stall.counter.take(AskCardRefund(sale, {1: pieces(1)}, stall.till.shift, Role.MANAGER, key, "cracked"))
    assert stall.view.step is CardStep.UNKNOWN
    return stall.view.request


def test_goods_get_their_paper_when_somebody_knows_that_the_money_went_back(stall: CardStall) -> None:
    request = lost_refund(stall)
    stall.decide(request, Verdict.APPROVED, approval="99")
    (refund,) = stall.till.facts(RefundFinished)
    assert (refund.tenders[0].payment, refund.total, refund.reason) == (request, PRICE, "cracked")
    assert stall.view.paper == stall.journal.sales()[0].number
    assert stall.till.closed().figures.refunded == PRICE


def test_goods_get_their_paper_once_a_shift_is_open(stall: CardStall) -> None:
    request = lost_refund(stall)
    stall.till.closed()
    stall.decide(request, Verdict.APPROVED, approval="99")
    assert (stall.till.facts(RefundFinished), stall.payment(request).state) == ([], PaymentState.APPROVED)
    stall.restart()
    stall.counter.tick()
    stall.till.open_shift()
    for _ in range(2):
        stall.counter.tick()
    (refund,) = stall.till.facts(RefundFinished)
    assert (refund.shift, refund.tenders[0].payment) == (stall.till.shift.shift, request)


def test_goods_of_a_refund_that_was_not_given_get_none(stall: CardStall) -> None:
    lost = lost_refund(stall)
    stall.wait(ONE_PHASE.answer_seconds)
    stall.decide(lost, Verdict.NOT_CHARGED)
    assert stall.till.facts(RefundFinished) == []
