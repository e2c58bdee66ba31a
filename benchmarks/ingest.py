"""Orders taken in by central against the database alone: from the first batch sent to the last row projected.

Tills' batches of orders of four lines come one after the other over loopback HTTP to a central in a process of its
own, as tills bring them: verified, made durable, held exactly once, and projected with the totals of the day. The
reference then puts the very same rows into the same empty tables on one connection, a part of them in each of as many
commits as there were batches, and nothing else: by COPY on PostgreSQL, by `executemany` on SQLite. Both sync each
commit.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter_ns, sleep

from sqlalchemy import Table, create_engine, func, select, text

from benchmarks.stage.expected import expected
from benchmarks.stage.figures import Promise, judge
from benchmarks.stage.orders import LINES, Orders, orders
from benchmarks.stage.places import place
from pos.central.database import Database, open_database, sqlite_address
from pos.central.migrations.up_to_date import bring_up_to_date
from pos.central.projected import PROJECTED, sales
from pos.central.projection.bulk import put_rows
from pos.central.projection.sheet import Row
from pos.central.tables import batches, branches
from pos.sync.link import HttpLink
from pos.wire.reply import Held
from tests.central.postgres import address, postgres
from tests.central.process import CentralProcess
from tests.central.tills import enrol

COUNT, TILLS, ROUNDS = 6_000, 6, 3
_TINY = 12
_NS = 1_000_000_000
_LOOK_SECONDS = 0.002

Rows = dict[Table, list[Row]]


@dataclass(slots=True)
class Speeds:
    """Orders a second: acknowledged, projected too, and the same rows put into bare tables."""

    acknowledged: list[float] = field(default_factory=list)
    projected: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    def show(self, name: str, reference: str) -> None:
        """Print the median of each."""
        for what, speeds in (
            ("acknowledged, durable", self.acknowledged),
            ("projected with totals", self.projected),
            (f"bare {reference}", self.bare),
        ):
            each = " ".join(f"{speed:.0f}" for speed in sorted(speeds))
            print(f"  {name:10} {what:22} {median(speeds):8.0f} orders/s of {each}")

    @property
    def ratio(self) -> float:
        """How many times faster the bare database is."""
        return median(bare / ours for bare, ours in zip(self.bare, self.projected, strict=True))


def measure(*, tiny: bool = False) -> None:
    """Take turns on both databases, print each figure, and judge the ratios."""
    sent = orders(_TINY if tiny else COUNT, TILLS)
    wire = sum(map(len, sent.batches)) // sent.count
    print(f"  {sent.count} orders of {LINES} lines, {TILLS} tills, {len(sent.batches)} batches: {wire} bytes an order")
    rounds = 1 if tiny else ROUNDS
    with place() as folder:
        files = count()
        on_sqlite = _compare(sent, rounds, folder, lambda: sqlite_address(folder / f"{next(files)}.sqlite"))
        on_sqlite.show("SQLite", "executemany")
        promises = [Promise("SQLite: bare executemany / ours", on_sqlite.ratio, aim=1 / 0.6, budget=12)]
        if not tiny:
            with postgres() as server:
                on_server = _compare(sent, rounds, folder, lambda: _made(server))
            on_server.show("PostgreSQL", "COPY")
            promises.append(Promise("PostgreSQL: bare COPY / ours", on_server.ratio, aim=1 / 0.5, budget=12))
    judge(*promises, tiny=tiny)


def _made(server: str) -> str:
    """Make another database on the server; gives its address."""
    engine = create_engine(address(server, "postgres").replace("postgresql", "postgresql+psycopg", 1))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        number = connection.execute(text("SELECT count(*) FROM pg_database")).scalar_one()
        connection.execute(text(f"CREATE DATABASE central_{number}"))
    engine.dispose()
    return address(server, f"central_{number}")


def _compare(sent: Orders, rounds: int, folder: Path, fresh: Callable[[], str]) -> Speeds:
    """Send everything to a fresh central, then its rows to a bare database, in turns."""
    speeds = Speeds()
    for _ in range(rounds):
        with _opened(fresh()) as ours, _opened(fresh()) as bare:
            for database in (ours, bare):
                enrol(database, *sent.tills)
            _take_in(sent, ours, folder, speeds)
            rows = _rows(ours)
            with bare.writing.begin() as connection:
                put_rows(connection, branches, rows.pop(branches))
            start = perf_counter_ns()
            _put(bare, rows, len(sent.batches))
            speeds.bare.append(sent.count * _NS / (perf_counter_ns() - start))
    return speeds


@contextmanager
def _opened(where: str) -> Iterator[Database]:
    database = open_database(where)
    bring_up_to_date(database)
    yield database
    database.close()


def _take_in(sent: Orders, database: Database, folder: Path, speeds: Speeds) -> None:
    """Bring every batch to a central on that database, and wait until it has projected them."""
    where = database.writing.url.render_as_string(hide_password=False).replace("+psycopg", "").replace("+pysqlite", "")
    central = CentralProcess(folder, "--database", where)
    link = HttpLink(central.address)
    start = perf_counter_ns()
    for batch in sent.batches:
        expected(Held, link.deliver(batch))
    speeds.acknowledged.append(sent.count * _NS / (perf_counter_ns() - start))
    while _behind(database):
        sleep(_LOOK_SECONDS)
    speeds.projected.append(sent.count * _NS / (perf_counter_ns() - start))
    link.close()
    central.ends()
    with database.reading.connect() as connection:
        held = connection.execute(select(func.count()).select_from(sales)).scalar_one()
    if held != sent.count:
        message = f"{held} orders are held, where {sent.count} were sent"
        raise ValueError(message)


def _behind(database: Database) -> bool:
    waiting = select(branches.c.till).where(branches.c.projected < branches.c.number).limit(1)
    with database.reading.connect() as connection:
        return connection.execute(waiting).first() is not None


def _rows(database: Database) -> Rows:
    with database.reading.connect() as connection:
        return {
            table: [tuple(row) for row in connection.execute(select(table))]
            for table in (branches, batches, *PROJECTED)
        }


def _put(database: Database, rows: Rows, commits: int) -> None:
    for part in range(commits):
        with database.writing.begin() as connection:
            for table, all_of_it in rows.items():
                put_rows(connection, table, _part(all_of_it, part, commits))


def _part(rows: Sequence[Row], part: int, parts: int) -> Sequence[Row]:
    return rows[len(rows) * part // parts : len(rows) * (part + 1) // parts]
