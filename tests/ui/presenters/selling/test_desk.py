from dataclasses import replace

from pos.domain.ticket import Ticket, remove_line
from pos.ui.presenters.selling.desk import Desk, choose, clear_off, lay_out, put_aside, step, take_up, to_save, write_on
from tests.fakes.stall import BOWL, LAMP, MAD, RUG, ticket_of


def blank(nickname: int) -> Ticket:
    return Ticket(nickname, MAD, key=f"k{nickname}")


def test_a_desk_is_laid_out_as_it_was_left() -> None:
    in_hand, aside = ticket_of(BOWL, LAMP, nickname=2), replace(ticket_of(RUG), parked=True)
    assert lay_out((aside, in_hand), blank(3)) == Desk(in_hand, (aside,), chosen=2)


def test_where_all_tickets_were_put_aside_a_fresh_one_is_in_hand() -> None:
    aside = replace(ticket_of(RUG), parked=True)
    assert lay_out((aside,), blank(2)) == Desk(blank(2), (aside,))


def test_of_two_tickets_left_in_hand_the_second_is_put_aside() -> None:
    first, second = ticket_of(BOWL), ticket_of(RUG, nickname=2)
    assert lay_out((first, second), blank(3)).aside == (replace(second, parked=True),)


def test_the_line_that_changed_is_the_chosen_one() -> None:
    desk = write_on(Desk(blank(1)), ticket_of(BOWL))
    desk = write_on(desk, ticket_of(BOWL, LAMP))
    assert desk.chosen == 2
    assert write_on(desk, ticket_of(BOWL, LAMP, BOWL)).chosen == 1


def test_when_the_chosen_line_goes_the_last_one_is_chosen() -> None:
    ticket = ticket_of(BOWL, LAMP, RUG)
    without = remove_line(ticket, 2)
    assert isinstance(without, Ticket)
    assert write_on(Desk(ticket, chosen=2), without).chosen == 3


def test_walking_stays_on_the_first_and_the_last_line() -> None:
    desk = Desk(ticket_of(BOWL, LAMP, RUG), chosen=3)
    assert step(desk, 1).chosen == 3
    assert step(step(step(desk, -1), -1), -1).chosen == 1
    assert step(Desk(blank(1)), 1).chosen == 0
    assert choose(desk, 9) == desk


def test_a_ticket_put_aside_and_taken_up_is_the_same_ticket() -> None:
    desk = Desk(ticket_of(BOWL), chosen=1)
    aside = put_aside(desk, blank(2))
    assert aside.aside == (replace(desk.ticket, parked=True),)
    assert take_up(aside, 1) == desk


def test_a_ticket_that_nothing_was_ever_on_is_not_put_aside() -> None:
    assert put_aside(Desk(blank(1)), blank(2)) == Desk(blank(2))


def test_taking_up_a_ticket_puts_the_one_in_hand_aside() -> None:
    desk = Desk(ticket_of(LAMP, nickname=2), (replace(ticket_of(BOWL), parked=True),))
    taken = take_up(desk, 1)
    assert [ticket.nickname for ticket in (taken.ticket, *taken.aside)] == [1, 2]
    assert taken.aside[0].parked
    assert take_up(taken, 7) == taken


def test_only_what_changed_is_saved() -> None:
    before = Desk(ticket_of(BOWL), (replace(ticket_of(RUG, nickname=2), parked=True),))
    after = write_on(before, ticket_of(BOWL, LAMP))
    assert to_save(before, after) == (after.ticket,)


def test_a_ticket_that_is_undone_away_is_forgotten() -> None:
    before, after = Desk(ticket_of(BOWL, nickname=2)), Desk(blank(1))
    saved = to_save(before, after)
    assert [(ticket.nickname, ticket.blank) for ticket in saved] == [(2, True), (1, True)]


def test_a_sold_ticket_leaves_the_others_where_they_lie() -> None:
    aside = replace(ticket_of(RUG, nickname=2), parked=True)
    assert clear_off(Desk(ticket_of(BOWL), (aside,)), blank(1)) == Desk(blank(1), (aside,))
