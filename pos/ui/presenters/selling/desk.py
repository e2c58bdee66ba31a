"""The tickets that lie open on the counter, and the one in hand: pure, so that undo is keeping the desk before."""

from collections.abc import Iterable
from dataclasses import replace

from pos.domain.ticket import Ticket
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Desk:
    """The ticket in hand, those put aside by nickname, and the number of the chosen line (0: none)."""

    ticket: Ticket
    aside: tuple[Ticket, ...] = ()
    chosen: int = 0

    @property
    def nicknames(self) -> tuple[int, ...]:
        """The nicknames that are taken."""
        return (self.ticket.nickname, *(ticket.nickname for ticket in self.aside))

    @property
    def tickets(self) -> tuple[Ticket, ...]:
        """Every open ticket, by nickname."""
        return tuple(sorted((self.ticket, *self.aside), key=lambda ticket: ticket.nickname))


def lay_out(kept: Iterable[Ticket], fresh: Ticket) -> Desk:
    """Lay the desk out as it was left: the ticket in hand if there was one, or else a fresh one."""
    tickets = tuple(kept)
    in_hand = next((ticket for ticket in tickets if not ticket.parked), None)
    aside = tuple(replace(ticket, parked=True) for ticket in tickets if ticket is not in_hand)
    ticket = in_hand or fresh
    return Desk(ticket, aside, ticket.lines[-1].number if ticket.lines else 0)


def write_on(desk: Desk, ticket: Ticket) -> Desk:
    """Put a changed ticket in hand; the line that changed becomes the chosen one."""
    before = {line.number: line for line in desk.ticket.lines}
    changed = [line.number for line in ticket.lines if before.get(line.number) != line]
    there = {line.number for line in ticket.lines}
    if changed:
        chosen = changed[-1] if len(changed) == 1 or desk.chosen not in there else desk.chosen
    elif desk.chosen in there:
        chosen = desk.chosen
    else:
        chosen = ticket.lines[-1].number if ticket.lines else 0
    return replace(desk, ticket=ticket, chosen=chosen)


def choose(desk: Desk, number: int) -> Desk:
    """Choose a line."""
    return replace(desk, chosen=number) if desk.ticket.line(number) else desk


def step(desk: Desk, places: int) -> Desk:
    """Choose the line that many places below (above when negative), staying on the first or the last."""
    numbers = [line.number for line in desk.ticket.lines]
    if not numbers:
        return desk
    here = numbers.index(desk.chosen) if desk.chosen in numbers else len(numbers)
    return replace(desk, chosen=numbers[max(0, min(len(numbers) - 1, here + places))])


def put_aside(desk: Desk, fresh: Ticket) -> Desk:
    """Put the ticket in hand aside, unless nothing was ever on it, and take a fresh one."""
    aside = desk.aside if desk.ticket.blank else (*desk.aside, replace(desk.ticket, parked=True))
    return Desk(fresh, _in_order(aside))


def take_up(desk: Desk, nickname: int) -> Desk:
    """Take up a ticket that was put aside; the one in hand is put aside in its turn."""
    wanted = next((ticket for ticket in desk.aside if ticket.nickname == nickname), None)
    if wanted is None:
        return desk
    others = tuple(ticket for ticket in desk.aside if ticket is not wanted)
    if not desk.ticket.blank:
        others = (*others, replace(desk.ticket, parked=True))
    last = wanted.lines[-1].number if wanted.lines else 0
    return Desk(replace(wanted, parked=False), _in_order(others), last)


def clear_off(desk: Desk, fresh: Ticket) -> Desk:
    """Take the ticket in hand off the desk, because it became a sale."""
    return Desk(fresh, desk.aside)


def take_off(desk: Desk, nickname: int) -> Desk:
    """Take a ticket put aside off the desk, because it became a sale."""
    return replace(desk, aside=tuple(ticket for ticket in desk.aside if ticket.nickname != nickname))


def to_save(before: Desk, now: Desk) -> tuple[Ticket, ...]:
    """List what to save, or to forget when it is blank, so that what is kept follows what is seen."""
    was = {ticket.nickname: ticket for ticket in before.tickets}
    now_there = {ticket.nickname: ticket for ticket in now.tickets}
    changed = tuple(ticket for name, ticket in now_there.items() if was.get(name) != ticket)
    gone = tuple(
        replace(ticket, lines=(), removed=(), note="", parked=False)
        for name, ticket in was.items()
        if name not in now_there and not ticket.blank
    )
    return (*gone, *changed)


def _in_order(tickets: Iterable[Ticket]) -> tuple[Ticket, ...]:
    return tuple(sorted(tickets, key=lambda ticket: ticket.nickname))
