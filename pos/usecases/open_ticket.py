"""A fresh ticket is laid on the counter, with a small number to call it by and a key of its own."""

from collections.abc import Iterable
from itertools import count

from pos.domain.money import Currency
from pos.domain.ticket import Ticket
from pos.domain.values import dataclass
from pos.ports.ids import Ids


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """The nicknames of the tickets that lie open, and the currency of the fair."""

    taken: Iterable[int]
    currency: Currency


def open_ticket(request: OpenTicket, *, ids: Ids) -> Ticket:
    """Open a ticket under the smallest free nickname. It is kept nowhere until something is on it."""
    taken = frozenset(request.taken)
    nickname = next(free for free in count(1) if free not in taken)
    return Ticket(nickname, request.currency, key=ids.short())
