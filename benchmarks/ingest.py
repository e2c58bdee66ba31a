"""Orders taken in by central against the database alone: from the first batch sent to the last row projected.

Tills' batches of orders of four lines come one after the other over loopback HTTP to a central that runs by itself, as
tills bring them: verified, made durable, held exactly once, and projected with the totals of the day. As many of other
tills came before, untimed. The reference then puts the very same rows into the same tables on one connection, after
those of the other tills, a part of them in each of as many commits as there were batches, and nothing else: by COPY on
PostgreSQL, by `executemany` on SQLite. It syncs each commit; ours syncs each that is acknowledged.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter_ns, process_time_ns

from sqlalchemy import Table, create_engine, select, text

from benchmarks.stage.figures import Promise, judge
from benchmarks.stage.orders import LINES, Orders, live, orders
from benchmarks.stage.places import place
from benchmarks.stage.taking_in import EARLIER, opened, take_in
from pos.central.database import Database, sqlite_address
from pos.central.projected import PROJECTED
from pos.central.projection.bulk import put_rows
from pos.central.projection.sheet import Row
from pos.central.tables import batches, branches
from tests.central.postgres import address, postgres
from tests.central.tills import enrol, stand

COUNT, TILLS, ROUNDS = 6_000, 6, 3
OWN, PIECES_OF_BOOTH = 300, 35
_BESIDE = "B13"
"""The booth of the tills that came before."""

_TINY = 12
_NS = 1_000_000_000

Rows = dict[Table, list[Row]]


@dataclass(slots=True)
class Speeds:
    """Orders a second: acknowledged, projected too, and the same rows put into bare tables.

    And nanoseconds of a processor an order: of central, of its clerks, and of whoever puts the rows into bare tables.
    """

    acknowledged: list[float] = field(default_factory=list)
    projected: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    central: list[float] = field(default_factory=list)
    clerks: list[float] = field(default_factory=list)
    putting: list[float] = field(default_factory=list)

    def show(self, name: str, reference: str) -> None:
        """Print the median of each."""
        for what, speeds in (
            ("acknowledged, durable", self.acknowledged),
            ("projected with totals", self.projected),
            (f"bare {reference}", self.bare),
        ):
            each = " ".join(f"{speed:.0f}" for speed in sorted(speeds))
            print(f"  {name:10} {what:22} {median(speeds):8.0f} orders/s of {each}")
        central, clerks, putting = (median(each) / 1_000 for each in (self.central, self.clerks, self.putting))
        took = f"central {central:.0f}, its clerks {clerks:.0f}, who put the bare rows {putting:.0f}"
        print(f"  {name:10} µs of a processor an order: {took}")

    @property
    def ratio(self) -> float:
        """How many times faster the bare database is."""
        return median(bare / ours for bare, ours in zip(self.bare, self.projected, strict=True))


def measure(*, tiny: bool = False) -> None:
    """Take turns on both databases, print each figure, and judge the ratios."""
    sent = orders(_TINY if tiny else COUNT, TILLS)
    before = orders(_TINY if tiny else EARLIER, TILLS, named="earlier")
    wire = sum(map(len, sent.batches)) // sent.count
    print(f"  {sent.count} orders of {LINES} lines, {TILLS} tills, {len(sent.batches)} batches: {wire} bytes an order")
    on_wire = _on_wire(tiny=tiny)
    rounds = 1 if tiny else ROUNDS
    with place() as folder:
        files = count()
        on_sqlite = _compare((before, sent), rounds, folder, lambda: sqlite_address(folder / f"{next(files)}.sqlite"))
        on_sqlite.show("SQLite", "executemany")
        promises = [on_wire, Promise("SQLite: bare executemany / ours", on_sqlite.ratio, aim=1 / 0.6, budget=8)]
        if not tiny:
            with postgres() as server:
                on_server = _compare((before, sent), rounds, folder, lambda: _made(server))
            on_server.show("PostgreSQL", "COPY")
            promises.append(Promise("PostgreSQL: bare COPY / ours", on_server.ratio, aim=1 / 0.5, budget=5))
    judge(*promises, tiny=tiny)


def _on_wire(*, tiny: bool) -> Promise:
    """Print what an order of a booth that sells its own pieces takes, in a long batch and alone."""
    own = orders(_TINY if tiny else OWN, 1, PIECES_OF_BOOTH)
    alone = live(own)
    wire = sum(map(len, own.batches)) / own.count
    print(f"  a booth's own {PIECES_OF_BOOTH} pieces: {wire:.0f} bytes an order, {len(alone[0])} for one sent alone")
    return Promise("bytes an order of a booth", wire, aim=80, budget=80)


def _made(server: str) -> str:
    """Make another database on the server; gives its address."""
    engine = create_engine(address(server, "postgres").replace("postgresql", "postgresql+psycopg", 1))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        number = connection.execute(text("SELECT count(*) FROM pg_database")).scalar_one()
        connection.execute(text(f"CREATE DATABASE central_{number}"))
    engine.dispose()
    return address(server, f"central_{number}")


def _compare(both: tuple[Orders, Orders], rounds: int, folder: Path, fresh: Callable[[], str]) -> Speeds:
    """Send everything to a fresh central, then its rows to a bare database, in turns."""
    speeds = Speeds()
    before, sent = both
    for _ in range(rounds):
        with opened(fresh()) as ours, opened(fresh()) as bare:
            for database in (ours, bare):
                enrol(database, *sent.tills)
                for till in before.tills:
                    stand(database, till, _BESIDE)
            taken = take_in(sent, before, ours, folder)
            speeds.acknowledged.append(sent.count * _NS / taken.acknowledged)
            speeds.projected.append(sent.count * _NS / taken.projected)
            speeds.central.append(taken.central / sent.count)
            speeds.clerks.append(taken.clerks / sent.count)
            rows = _rows(ours)
            _put(bare, {branches: rows.pop(branches)}, 1)
            of_before = {_BESIDE, *(till.id for till in before.tills)}
            _put(
                bare,
                {table: [row for row in all_of_it if of_before & set(row)] for table, all_of_it in rows.items()},
                1,
            )
            rows = {table: [row for row in all_of_it if not of_before & set(row)] for table, all_of_it in rows.items()}
            start, began = perf_counter_ns(), process_time_ns()
            _put(bare, rows, len(sent.batches))
            speeds.putting.append((process_time_ns() - began) / sent.count)
            speeds.bare.append(sent.count * _NS / (perf_counter_ns() - start))
    return speeds


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
