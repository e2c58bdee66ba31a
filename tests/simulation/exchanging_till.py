"""A till that sells and exchanges as in earnest, in a process of its own, to be killed at any moment.

Run as `python -m tests.simulation.exchanging_till FOLDER ADDRESS REST-MS [MOMENT COUNT]`: for each line it reads it
sells once and says `sold SERIES`; it says `held NUMBER WAITING` whenever its exchange tells how it stands. With a
moment it kills itself there, the so manieth time.
"""

import os
import signal
import sys
from collections.abc import Callable
from enum import StrEnum
from itertools import count
from pathlib import Path
from unittest.mock import patch

from pos.domain.names import Language
from pos.domain.permissions import Role
from pos.domain.product import Product
from pos.domain.sale import Counter
from pos.journal.outbox import SqliteOutbox
from pos.journal.unit import SqliteUnitOfWork
from pos.usecases.exchange import machine
from pos.usecases.exchange.steps import Standing
from pos.usecases.finish_sale import FinishSale, SaleDone, finish_sale
from pos.wire.reply import Held
from pos.wiring.exchange import start_exchange
from pos.wiring.folders import TillFolders
from pos.wiring.parts import Parts, open_parts
from tests.fakes.devices import PlainPaper
from tests.fakes.stall import BOWL, LAMP, PARTIES, RUG, TREATMENTS, cash, cost, ticket_of

GOODS = ((BOWL,), (LAMP, BOWL), (RUG, BOWL, LAMP))

really_commit = SqliteUnitOfWork.commit
really_acknowledge = SqliteOutbox.acknowledge


class Moment(StrEnum):
    """A commit of the till, and the side of it on which it dies."""

    BEFORE_SALE = "before-sale"
    AFTER_SALE = "after-sale"
    BEFORE_RECEIPT = "before-receipt"
    AFTER_RECEIPT = "after-receipt"


def main(folder: Path, address: str, rest_ms: int, dying: Callable[[Moment], None]) -> None:
    parts = open_parts(TillFolders(folder))

    def commit(work: SqliteUnitOfWork) -> None:
        dying(Moment.BEFORE_SALE)
        really_commit(work)
        dying(Moment.AFTER_SALE)

    def acknowledge(outbox: SqliteOutbox, held: Held) -> None:
        dying(Moment.BEFORE_RECEIPT)
        really_acknowledge(outbox, held)
        dying(Moment.AFTER_RECEIPT)

    with (
        patch.object(machine, "FIRST_REST_MS", rest_ms),
        patch.object(SqliteUnitOfWork, "commit", commit),
        patch.object(SqliteOutbox, "acknowledge", acknowledge),
    ):
        exchange = start_exchange(parts.journal, parts.key, hear, address)
        assert exchange is not None
        parts.journal.hear_appends(exchange.loop.nudge)
        for number, _ in enumerate(sys.stdin):
            done = sell(parts, GOODS[number % len(GOODS)])
            say(f"sold {done.fact.series} {done.number}")
        exchange.stop(5_000)
    parts.close()


def sell(parts: Parts, goods: tuple[Product, ...]) -> SaleDone:
    """Sell for cash."""
    shift = parts.journal.open_shift()
    assert shift is not None
    ticket = ticket_of(*goods, key=parts.ids.short())
    done = finish_sale(
        FinishSale(ticket, (cash(cost(ticket)),), Counter(shift.number, "amina", (Language.FR,)), Role.MANAGER),
        journal=parts.journal,
        treatments=TREATMENTS,
        parties=PARTIES,
        key=parts.key,
        paper=PlainPaper(),
    )
    assert isinstance(done, SaleDone)
    return done


def hear(standing: Standing) -> None:
    say(f"held {standing.held} {standing.waiting}")


def say(words: str) -> None:
    os.write(sys.stdout.fileno(), f"{words}\n".encode())


def dying_at(moment: str, number: int) -> Callable[[Moment], None]:
    """Make what dies when a moment comes for the so manieth time."""
    came = count(1)

    def look(now: Moment) -> None:
        if now == moment and next(came) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return look


if __name__ == "__main__":
    words = [*sys.argv[4:], "", "0"]
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), dying_at(words[0], int(words[1])))
