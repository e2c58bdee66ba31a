"""A ticket put aside becomes a sale by itself as soon as it is known that its card has paid all of it."""

from dataclasses import replace

from pos.domain.payment_facts import PaymentState
from pos.domain.ticket import Ticket
from pos.ports.payment_terminal import Doubt, Lost, Orphan
from pos.usecases.card.requests import Verdict
from pos.usecases.card.view import CardStep
from pos.usecases.keep_ticket import keep_ticket
from tests.fakes.stall import BOWL, LAMP
from tests.fakes.terminal import yes
from tests.usecases.till import dirhams
from tests.wiring.card_stall import CardStall, lost_answer, scripted

PRICE = dirhams(120_00)
LAPSE = 45


def put_aside(stall: CardStall, ticket: Ticket) -> int:
    """Park a ticket under its unknown payment; gives the payment's number."""
    keep_ticket(replace(ticket, parked=True), journal=stall.journal)
    return stall.view.request


def test_a_late_answer_makes_its_parked_ticket_a_sale(stall: CardStall) -> None:
    request = put_aside(stall, lost_answer(stall))
    scripted(stall).strays.append(Orphan("000001", "000481", yes(PRICE, final=True)))
    stall.counter.tick()
    (sale,) = stall.sales
    assert [(tender.payment, tender.applied) for tender in sale.tenders] == [(request, PRICE)]
    assert stall.view.paper == stall.journal.sales()[0].number
    assert stall.journal.open_tickets() == ()


def test_a_person_who_finds_it_charged_makes_it_a_sale(stall: CardStall) -> None:
    request = put_aside(stall, lost_answer(stall))
    stall.wait(LAPSE)
    stall.decide(request, Verdict.APPROVED, approval="762773")
    assert (len(stall.sales), stall.view.step) == (1, CardStep.APPROVED)
    stall.restart()
    stall.counter.tick()
    assert len(stall.sales) == 1


def test_a_ticket_in_somebodys_hands_is_theirs_to_finish(stall: CardStall) -> None:
    lost_answer(stall)
    request = stall.view.request
    stall.wait(LAPSE)
    stall.decide(request, Verdict.APPROVED, approval="762773")
    assert (stall.sales, len(stall.journal.open_tickets())) == ([], 1)


def test_a_ticket_of_which_the_card_paid_a_part_stays_aside(stall: CardStall) -> None:
    ticket = stall.ticket(BOWL, LAMP)
    lost_answer_of_part(stall, ticket)
    request = put_aside(stall, ticket)
    stall.wait(LAPSE)
    stall.decide(request, Verdict.APPROVED, approval="762773")
    assert (stall.sales, stall.states) == ([], [PaymentState.APPROVED])
    assert len(stall.journal.open_tickets()) == 1


def test_what_is_known_between_two_shifts_is_sold_in_the_next(stall: CardStall) -> None:
    request = put_aside(stall, lost_answer(stall))
    stall.till.closed()
    stall.wait(LAPSE)
    stall.decide(request, Verdict.APPROVED, approval="762773")
    assert stall.sales == []
    stall.restart()
    stall.till.open_shift()
    stall.counter.tick()
    (sale,) = stall.sales
    assert (sale.shift, sale.tenders[0].payment) == (stall.till.shift.shift, request)
    assert stall.views[-1].paper == stall.journal.sales()[0].number


def lost_answer_of_part(stall: CardStall, ticket: Ticket) -> None:
    scripted(stall).says.append([Lost(Doubt.HUNG_UP)])
    stall.pay(ticket, dirhams(100_00))
