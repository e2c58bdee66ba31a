"""Orders brought to a central in a process of its own, over loopback HTTP, until the last of them is projected."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter_ns, sleep

from sqlalchemy import func, select

from benchmarks.stage.expected import expected
from benchmarks.stage.orders import Orders
from benchmarks.stage.processor import processor_ns
from pos.central.database import Database, open_database
from pos.central.migrations.up_to_date import bring_up_to_date
from pos.central.projected import sales
from pos.sync.link import HttpLink
from pos.wire.reply import Held
from tests.central.process import CentralProcess

EARLIER = 6_000
"""So many orders before those that are timed: with them a central called for its clerks."""

_LOOK_SECONDS = 0.005
_BEHIND = "SELECT 1 FROM branches WHERE projected < number LIMIT 1"


@contextmanager
def opened(where: str) -> Iterator[Database]:
    """Open an empty central's database at an address, its tables made."""
    database = open_database(where)
    bring_up_to_date(database)
    yield database
    database.close()


@dataclass(frozen=True, slots=True)
class Taken:
    """After how many nanoseconds all was acknowledged, and all projected; what of a processor that took, in ns too."""

    acknowledged: int
    projected: int
    central: int
    clerks: int


def take_in(sent: Orders, before: Orders, database: Database, folder: Path) -> Taken:
    """Bring every batch to a central that had others before."""
    where = database.writing.url.render_as_string(hide_password=False).replace("+psycopg", "").replace("+pysqlite", "")
    central = CentralProcess(folder, "--database", where)
    link = HttpLink(central.address)
    _bring(before, link, database)
    idle = processor_ns(central.process_id)
    acknowledged, projected = _bring(sent, link, database)
    took = [then - at_first for then, at_first in zip(processor_ns(central.process_id), idle, strict=True)]
    link.close()
    central.ends()
    with database.reading.connect() as connection:
        held = connection.execute(select(func.count()).select_from(sales)).scalar_one()
    if held != sent.count + before.count:
        message = f"{held} orders are held, where {sent.count + before.count} were sent"
        raise ValueError(message)
    return Taken(acknowledged, projected, *took)


def _bring(sent: Orders, link: HttpLink, database: Database) -> tuple[int, int]:
    start = perf_counter_ns()
    for batch in sent.batches:
        expected(Held, link.deliver(batch))
    acknowledged = perf_counter_ns() - start
    with database.reading.connect() as connection:
        while connection.exec_driver_sql(_BEHIND).first() is not None:
            connection.rollback()
            sleep(_LOOK_SECONDS)
    return acknowledged, perf_counter_ns() - start
