"""A day at a till as a list of steps, each of which asks the journal for one commit and is then acknowledged.

A step looks nothing up in memory that a restart would lose, so a day that was cut off goes on from any step. After
each step the state of the journal is summed up; what a crash leaves must be one of these states, whole.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from pos.domain.facts import CashMoved, DrawerOpened, PaperReprinted, PersonAdded, PersonRemoved, TicketCancelled
from pos.domain.money import Money
from pos.domain.payment_facts import PaymentState, Source
from pos.domain.permissions import Role
from pos.journal import schema
from pos.journal.database import Connection, open_reader
from pos.journal.store import SqliteJournal
from pos.ports.print_queue import JobState
from tests.journal.booth import CARPET, CUPS, MAD, Booth, a_ticket
from tests.simulation.card_day import (
    Step,
    approve_and_finish,
    ask,
    ask_back,
    attempt,
    back,
    finish_paid,
    give_back,
    hear,
    settle,
    shift_of,
)


def save(count: int) -> Step:
    return lambda booth: booth.save(a_ticket(count, CUPS, *([CARPET] if count == 1 else [])))


def finish(count: int) -> Step:
    return lambda booth: booth.finish_alone(a_ticket(count, CUPS, *([CARPET] if count == 1 else [])))


def mark(job: int, state: JobState) -> Step:
    return lambda booth: booth.journal.mark(job, state)


def refund_the_first(booth: Booth) -> None:
    oldest = booth.journal.sales(limit=1000)[-1]
    booth.refund(oldest.number, line=2)


def reprint_the_first(booth: Booth) -> None:
    booth.append(PaperReprinted(booth.journal.sales(limit=1000)[-1].number, 1, "amina"))


def move_cash(booth: Booth) -> None:
    booth.append(CashMoved(shift_of(booth), "amina", Money(-50_00, MAD), "tea"))


def open_the_drawer_twice(booth: Booth) -> None:
    booth.append(*[DrawerOpened(shift_of(booth), "amina")] * 2)


def hire(booth: Booth) -> None:
    with booth.journal.unit_of_work() as work:
        work.append(PersonAdded("said", Role.CASHIER, work.keep_name("said", "Saïd Amrani"), "amina"))
        work.commit()


def let_go(booth: Booth) -> None:
    booth.append(PersonRemoved("said", "amina"))


def forget(booth: Booth) -> None:
    for entry in booth.journal.entries(1):
        if isinstance(entry.fact, PersonAdded) and entry.fact.person == "said":
            booth.journal.erase(entry.fact.name)


def cancel(count: int) -> Step:
    ticket = a_ticket(count)

    def step(booth: Booth) -> None:
        with booth.journal.unit_of_work() as work:
            work.append(TicketCancelled(shift_of(booth), "amina", ticket.nickname, (), ticket=ticket.key))
            work.drop_ticket(ticket.nickname)
            work.commit()

    return step


def see_to_the_room(booth: Booth) -> None:
    assert booth.journal.ready() is None


def search(booth: Booth) -> None:
    assert booth.journal.sales("gobelet")


NINE, TEN, ELEVEN = (a_ticket(count).key for count in (9, 10, 11))

# One card is found to have paid after a while, one pays at once and is given back, one is unknown over a closing.
CARDS: tuple[Step, ...] = (
    *(save(9), ask(9), attempt(NINE), hear(NINE, PaymentState.UNKNOWN, Source.RESTART), save(10), ask(10)),
    *(attempt(TEN), hear(TEN, PaymentState.APPROVED_UNCONFIRMED), approve_and_finish(10)),
    *(hear(NINE, PaymentState.APPROVED, Source.OPERATOR), finish_paid(9), ask_back(10), attempt(back(10))),
    *(give_back(10), save(11), ask(11), attempt(ELEVEN), hear(ELEVEN, PaymentState.UNKNOWN), settle),
)

DAY: tuple[Step, ...] = (
    Booth.found,
    Booth.open_shift,
    *(save(1), finish(1), mark(1, JobState.SENDING), mark(1, JobState.PRINTED)),
    *(save(2), finish(2), mark(2, JobState.SENDING), hire, save(3), finish(3)),
    *(refund_the_first, move_cash, search, mark(2, JobState.PRINTED)),
    *(open_the_drawer_twice, save(4), save(5), finish(5), cancel(4)),
    *(save(6), finish(6), reprint_the_first, let_go, forget, save(7), Booth.close_shift),
    *(Booth.open_shift, finish(7), save(8), search, *CARDS, see_to_the_room, finish(8), Booth.close_shift),
    *(Booth.open_shift, hear(ELEVEN, PaymentState.NOT_CHARGED, Source.OPERATOR), finish(11), Booth.close_shift),
)

SUMMED_UP = {
    "entries": "SELECT number, epoch, kind, hash FROM entries ORDER BY 1",
    **{table: f"SELECT * FROM {table} ORDER BY 1" for table in schema.DERIVED},  # noqa: S608 -- our own names
    "tickets": "SELECT * FROM tickets ORDER BY 1",
    "names": "SELECT * FROM names ORDER BY 1",
    "products": "SELECT * FROM products ORDER BY 1",
    "parties": "SELECT * FROM parties ORDER BY 1, 2",
    "exchange": "SELECT * FROM exchange",
    # A paper that was being sent becomes unsure when the journal is opened again.
    "papers": "SELECT job, of, kind, document, replace(state, 'unsure', 'sending'), attempts FROM papers ORDER BY 1",
}


def sum_up(connection: Connection) -> bytes:
    """Reduce all that must survive to one digest."""
    digest = hashlib.sha256()
    for question in SUMMED_UP.values():
        digest.update(repr(connection.execute(question).fetchall()).encode())
    return digest.digest()


def state_of(path: Path) -> bytes:
    """Sum up the journal at `path`."""
    connection = open_reader(path)
    try:
        return sum_up(connection)
    finally:
        connection.close()


def play(journal: SqliteJournal, first: int, last: int, said: Callable[[int], None]) -> None:
    """Play some steps of the day, counted from 1, and tell each one that is done."""
    booth = Booth(journal)
    for count in range(first, last + 1):
        DAY[count - 1](booth)
        said(count)
