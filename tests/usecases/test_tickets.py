from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.facts import SaleFinished, TicketCancelled
from pos.domain.money import Currency
from pos.domain.permissions import Action, Approval
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.ticket import RemovedLine, Ticket, approve, remove_line
from pos.usecases.cancel_ticket import CancelTicket, cancel_ticket
from pos.usecases.keep_ticket import keep_ticket
from pos.usecases.open_ticket import OpenTicket, open_ticket
from pos.usecases.ring_up import RingUp, ring_up
from tests.fakes.devices import CountedIds
from tests.fakes.journal import facts_of
from tests.fakes.stall import BOWL, LAMP, RUG
from tests.usecases.till import Till, dirhams, must


@given(st.frozensets(st.integers(1, 12)))
def test_a_fresh_ticket_takes_the_smallest_nickname_that_is_free(taken: frozenset[int]) -> None:
    ticket = open_ticket(OpenTicket(taken, Currency.MAD), ids=CountedIds())
    assert ticket.nickname not in taken
    assert set(range(1, ticket.nickname)) <= taken


def test_two_tickets_never_share_a_key() -> None:
    ids = CountedIds()
    first, second = (open_ticket(OpenTicket((), Currency.MAD), ids=ids) for _ in range(2))
    assert first.blank
    assert first.key
    assert first.key != second.key


def test_a_piece_is_rung_up(till: Till) -> None:
    ticket = must(ring_up(RingUp(till.ticket(BOWL), LAMP, pieces(2)), sold=frozenset()))
    assert [(line.product, line.quantity) for line in ticket.lines] == [("bowl", pieces(1)), ("lamp", pieces(2))]


def test_a_piece_that_was_sold_is_rung_up_only_when_somebody_insists(till: Till) -> None:
    request = RingUp(till.ticket(), RUG, pieces(1))
    gone = frozenset({RUG.id})
    assert ring_up(request, sold=gone) == Refused(Rule.PIECE_ALREADY_SOLD, detail="C-rug-17")
    assert must(ring_up(replace(request, insist=True), sold=gone)).lines[0].product == RUG.id


def test_an_article_of_which_there_are_many_is_never_sold_out(till: Till) -> None:
    assert must(ring_up(RingUp(till.ticket(), BOWL, pieces(1)), sold=frozenset({BOWL.id}))).lines


def test_an_open_ticket_is_kept_as_it_stands_now(till: Till) -> None:
    ticket = till.ticket(BOWL)
    keep_ticket(ticket, journal=till.journal)
    fuller = must(ring_up(RingUp(ticket, LAMP, pieces(1)), sold=frozenset()))
    keep_ticket(fuller, journal=till.journal)
    assert till.journal.open_tickets() == (fuller,)


def test_a_blank_ticket_is_not_kept_and_a_parked_or_emptied_one_is(till: Till) -> None:
    keep_ticket(Ticket(1, Currency.MAD, parked=True, key="k"), journal=till.journal)
    emptied = remove_line(till.ticket(BOWL, nickname=2), 1)
    keep_ticket(must(emptied), journal=till.journal)
    assert [ticket.nickname for ticket in till.journal.open_tickets()] == [1, 2]
    keep_ticket(Ticket(1, Currency.MAD, key="k"), journal=till.journal)
    assert [ticket.nickname for ticket in till.journal.open_tickets()] == [2]


def test_a_save_that_comes_after_the_sale_brings_nothing_back(till: Till) -> None:
    ticket = till.ticket(BOWL)
    must(till.finish(ticket))
    keep_ticket(ticket, journal=till.journal)
    assert till.journal.open_tickets() == ()


def test_a_ticket_given_up_leaves_all_that_ever_stood_on_it(till: Till) -> None:
    ticket = must(remove_line(till.ticket(BOWL, LAMP, nickname=3), 1))
    yes = Approval(Action.BREAK_FLOOR, till.manager)
    ticket = approve(ticket, yes)
    keep_ticket(ticket, journal=till.journal)
    assert cancel_ticket(CancelTicket(ticket, till.shift), journal=till.journal) is None
    stood = (
        RemovedLine(BOWL.names, pieces(1), dirhams(120_00)),
        RemovedLine(LAMP.names, pieces(1), dirhams(480_00)),
    )
    cancelled = TicketCancelled(till.shift.shift, till.manager, 3, stood, (yes,), ticket.key)
    assert (till.last, till.journal.open_tickets()) == (cancelled, ())


def test_giving_up_a_ticket_that_nothing_stood_on_leaves_no_fact(till: Till) -> None:
    before = till.journal.head()
    keep_ticket(replace(till.ticket(), parked=True), journal=till.journal)
    assert cancel_ticket(CancelTicket(till.ticket(), till.shift), journal=till.journal) is None
    assert (till.journal.head(), till.journal.open_tickets()) == (before, ())


def test_giving_a_ticket_up_twice_is_one_fact(till: Till) -> None:
    asked = CancelTicket(till.ticket(BOWL), till.shift)
    assert [cancel_ticket(asked, journal=till.journal) for _ in range(2)] == [None, None]
    assert len(till.facts(TicketCancelled)) == 1


def test_what_was_sold_cannot_be_given_up_nor_the_other_way_round(till: Till) -> None:
    sold, given_up = till.ticket(BOWL), till.ticket(LAMP)
    must(till.finish(sold))
    cancel_ticket(CancelTicket(given_up, till.shift), journal=till.journal)
    gone = Refused(Rule.TICKET_GONE)
    assert cancel_ticket(CancelTicket(sold, till.shift), journal=till.journal) == gone
    assert till.finish(given_up) == gone
    assert [len(till.facts(kind)) for kind in (SaleFinished, TicketCancelled)] == [1, 1]


def test_a_ticket_is_given_up_in_the_shift_under_way(till: Till) -> None:
    counter = till.shift
    till.closed()
    before = len(facts_of(till.journal))
    asked = CancelTicket(till.ticket(BOWL), counter)
    assert cancel_ticket(asked, journal=till.journal) == Refused(Rule.NO_SHIFT)
    assert len(facts_of(till.journal)) == before
    till.open_shift()
    assert cancel_ticket(asked, journal=till.journal) == Refused(Rule.NO_SHIFT)
