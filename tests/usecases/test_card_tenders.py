"""A sale counts each card payment once, for its own ticket, whole; no sale goes by one that nobody knows."""

from dataclasses import replace

import pytest

from pos.domain.facts import SaleFinished, TicketCancelled
from pos.domain.payment_facts import PaymentMoved, PaymentState, Source
from pos.domain.permissions import Action, Approval, Role
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Tender
from pos.domain.ticket import approve
from pos.usecases.cancel_ticket import CancelTicket, cancel_ticket
from pos.usecases.finish_sale import FinishSale, finish_sale
from tests.fakes.journal import facts_of
from tests.fakes.stall import BOWL, LAMP, PARTIES, TREATMENTS, cash
from tests.usecases.till import Till, dirhams, must

PRICE = dirhams(120_00)


def not_usable(tender: Tender) -> Refused:
    return Refused(Rule.PAYMENT_NOT_USABLE, amount=tender.applied)


def test_a_payment_of_another_ticket_pays_nothing_here(till: Till) -> None:
    mine, other = till.ticket(BOWL), till.ticket(BOWL, nickname=2)
    tender = till.charged(other, PRICE)
    assert till.finish(mine, tender) == not_usable(tender)


def test_a_payment_pays_one_sale(till: Till) -> None:
    ticket = till.ticket(BOWL)
    tender = till.charged(ticket, PRICE)
    must(till.finish(ticket, tender))
    again = till.ticket(BOWL)
    assert till.finish(again, tender) == not_usable(tender)


@pytest.mark.parametrize("minor", [119_99, 120_01])
def test_a_payment_counts_what_was_authorised(till: Till, minor: int) -> None:
    ticket = till.ticket(BOWL)
    tender = till.charged(ticket, dirhams(minor))
    claimed = replace(tender, applied=PRICE, received=PRICE)
    assert till.finish(ticket, claimed) == not_usable(claimed)


@pytest.mark.parametrize("state", sorted(set(PaymentState) - {PaymentState.APPROVED}))
def test_only_an_approved_payment_pays(till: Till, state: PaymentState) -> None:
    ticket = till.ticket(BOWL)
    tender = till.charged(ticket, PRICE, state)
    assert till.finish(ticket, tender, role=Role.MANAGER) == not_usable(tender)


def test_a_card_without_a_payment_pays_nothing(till: Till) -> None:
    ticket = till.ticket(BOWL)
    tender = replace(till.charged(ticket, PRICE), payment=0)
    assert till.finish(ticket, tender) == not_usable(tender)


def test_the_approval_that_pays_the_last_of_it_is_durable_with_the_sale_or_not_at_all(till: Till) -> None:
    ticket = till.ticket(BOWL)
    tender = till.charged(ticket, PRICE, PaymentState.APPROVED_UNCONFIRMED)
    outcome = PaymentMoved(tender.payment, 1, PaymentState.APPROVED, Source.ANSWER, authorised=PRICE)
    whole = FinishSale(ticket, (tender,), till.shift, Role.MANAGER, outcome)
    short = replace(whole, tenders=(replace(tender, applied=dirhams(1), received=dirhams(1)),))
    before = till.journal.head()
    assert isinstance(finished(till, short), Refused)
    assert till.journal.head() == before
    must(finished(till, whole))
    moved, sale = facts_of(till.journal)[-2:]
    assert moved == outcome
    assert isinstance(sale, SaleFinished)
    assert (till.journal.paper_paid_by(tender.payment), till.journal.open_payments()) == (
        till.journal.sales()[0].number,
        (),
    )


def finished(till: Till, request: FinishSale) -> object:
    return finish_sale(
        request, journal=till.journal, treatments=TREATMENTS, parties=PARTIES, key=till.key, paper=till.paper
    )


def test_a_sale_over_an_unknown_payment_keeps_the_yes_it_took(till: Till) -> None:
    ticket = till.ticket(BOWL)
    till.charged(ticket, PRICE, PaymentState.UNKNOWN)
    asked = Refused(Rule.NEEDS_APPROVAL, action=Action.PAY_AGAIN)
    assert till.finish(ticket, cash(PRICE), role=Role.CASHIER) == asked
    allowed = approve(ticket, Approval(Action.PAY_AGAIN, till.manager))
    assert must(till.finish(allowed, cash(PRICE), role=Role.CASHIER)).fact.approvals == allowed.approvals


def test_a_ticket_under_a_card_is_given_up_only_when_nothing_was_charged(till: Till) -> None:
    for state, refused in (
        (PaymentState.UNKNOWN, Refused(Rule.PAYMENT_UNDECIDED, amount=PRICE)),
        (PaymentState.APPROVED, Refused(Rule.PAYMENT_LEFT_OUT, amount=PRICE)),
        (PaymentState.DECLINED, None),
    ):
        ticket = till.ticket(LAMP)
        till.charged(ticket, PRICE, state)
        assert cancel_ticket(CancelTicket(ticket, till.shift), journal=till.journal) == refused
    assert len(till.facts(TicketCancelled)) == 1
