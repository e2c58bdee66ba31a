"""What a card paid for nothing goes back in cash: once, in the shift under way, and by somebody who may."""

from dataclasses import replace

import pytest

from pos.domain.facts import CashMoved
from pos.domain.payment_facts import PaymentKind, PaymentMoved, PaymentRequested, PaymentState, Source
from pos.domain.permissions import Action, Approval, Role
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means
from pos.domain.ticket import approve
from pos.usecases.card.give_back import ask_card_refund
from pos.usecases.card.owed import CashGiven, give_cash, given_view, owed_with_amounts
from pos.usecases.card.requests import AskCardRefund, GiveCash
from pos.usecases.card.view import CardAction, CardStep
from pos.usecases.read_shift import read_shift
from pos.wire.canonical import canonical
from tests.fakes.journal import MemoryJournal
from tests.fakes.stall import BOWL, cash
from tests.fakes.terminal import ONE_PHASE
from tests.usecases.till import TPE, Till, dirhams, must

PRICE = dirhams(120_00)


@pytest.fixture
def charged(till: Till) -> int:
    return charged_after_all(till)


def charged_after_all(till: Till) -> int:
    """Sell a bowl for cash over a card that had been charged for it after all; gives the payment's number."""
    ticket = till.ticket(BOWL)
    request = till.charged(ticket, PRICE, PaymentState.UNKNOWN).payment
    must(till.finish(approve(ticket, Approval(Action.PAY_AGAIN, till.manager)), cash(PRICE)))
    with till.journal.unit_of_work() as work:
        work.append(PaymentMoved(request, 1, PaymentState.APPROVED, Source.INQUIRY, authorised=PRICE))
        work.commit()
    return request


def given(till: Till, request: GiveCash) -> CashGiven | Refused:
    return give_cash(request, journal=till.journal, paper=till.paper)


def test_the_drawer_holds_less_by_what_the_card_had_paid_and_nothing_is_owed_any_more(till: Till, charged: int) -> None:
    before = must(read_shift(journal=till.journal)).expected
    request = GiveCash(charged, till.shift, Role.MANAGER, "deux fois")
    done = must(given(till, request))
    after = must(read_shift(journal=till.journal))
    assert (after.moved, after.expected) == (-PRICE, before - PRICE)
    assert [moved.amount for moved in till.facts(CashMoved)] == [-PRICE]
    assert owed_with_amounts(journal=till.journal) == ()
    assert given(till, request) == Refused(Rule.FACT_NOT_FOUND)
    assert (done.asked.original, done.asked.amount, done.short) == (charged, PRICE, 0)


def test_its_paper_is_printed_with_the_drawer_open(failing: tuple[Till, MemoryJournal]) -> None:
    till, journal = failing
    request = charged_after_all(till)
    must(given(till, GiveCash(request, till.shift, Role.MANAGER, "")))
    job = journal.memory.jobs[-1]
    assert (job.kind, job.kick_drawer, job.document) == ("given-back", True, canonical([-120_00, request]))


def test_who_gave_it_and_whose_yes_it_was_is_written_down_three_times(till: Till, charged: int) -> None:
    counter = replace(till.shift, person=till.cashier().id)
    request = GiveCash(charged, counter, Role.CASHIER, "deux fois")
    assert given(till, request) == Refused(Rule.NEEDS_APPROVAL, action=Action.REFUND)
    yes = (Approval(Action.REFUND, till.manager),)
    must(given(till, replace(request, approvals=yes)))
    asked, moved, out = till.facts(PaymentRequested)[-1], till.facts(PaymentMoved)[-1], till.facts(CashMoved)[-1]
    assert (asked.means, asked.kind, asked.person, asked.approvals) == (
        Means.CASH,
        PaymentKind.REFUND,
        counter.person,
        yes,
    )
    assert (moved.state, moved.authorised, moved.person) == (PaymentState.APPROVED, PRICE, counter.person)
    assert (out.person, out.reason, out.approvals) == (counter.person, "deux fois", yes)


def test_it_is_given_in_the_shift_under_way(till: Till, charged: int) -> None:
    counter = till.shift
    till.closed()
    request = GiveCash(charged, counter, Role.MANAGER, "")
    assert given(till, request) == Refused(Rule.NO_SHIFT)
    till.open_shift()
    assert given(till, request) == Refused(Rule.NO_SHIFT)
    assert till.facts(CashMoved) == []
    must(given(till, replace(request, counter=till.shift)))


def test_no_cash_goes_out_of_a_shift_that_another_lane_closes_meanwhile(
    till: Till, charged: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.beside(monkeypatch, till.closed)
    assert given(till, GiveCash(charged, till.shift, Role.MANAGER, "")) == Refused(Rule.NO_SHIFT)
    assert (till.facts(CashMoved), len(owed_with_amounts(journal=till.journal))) == ([], 1)


def test_the_screen_shows_what_was_given_and_goes_on(till: Till, charged: int) -> None:
    done = must(given(till, GiveCash(charged, till.shift, Role.MANAGER, "")))
    view = given_view(done, paper=9)
    assert (view.step, view.actions, view.request, view.paper) == (
        CardStep.APPROVED,
        (CardAction.GO_ON,),
        done.number,
        9,
    )
    assert (view.ticket, view.kind, view.amount, view.authorised) == (
        done.asked.ticket,
        PaymentKind.REFUND,
        PRICE,
        PRICE,
    )


def test_a_key_that_made_a_sale_asks_no_terminal_for_a_refund(till: Till) -> None:
    ticket = till.ticket(BOWL)
    sale = must(till.finish(ticket, till.charged(ticket, PRICE)))
    request = AskCardRefund(sale.number, {1: sale.fact.lines[0].quantity}, till.shift, Role.MANAGER, ticket.key)
    able = ONE_PHASE
    asked = ask_card_refund(request, journal=till.journal, terminal=TPE, capabilities=able)
    assert asked == Refused(Rule.TICKET_GONE)
    other = replace(request, key="k-2")
    must(ask_card_refund(other, journal=till.journal, terminal=TPE, capabilities=able))
    nothing = replace(other, sale=999)
    refused = ask_card_refund(nothing, journal=till.journal, terminal=TPE, capabilities=able)
    assert refused == Refused(Rule.FACT_NOT_FOUND)
