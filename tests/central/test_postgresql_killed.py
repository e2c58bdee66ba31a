"""PostgreSQL is killed while it commits what tills bring: nothing acknowledged is lost, and nothing is there twice.

The server syncs its disk as it does in earnest, and dies as by a power cut, again and again, before a commit reaches it
or before anybody hears that it did.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

import psycopg
import pytest
from sqlalchemy import PoolProxiedConnection

from pos.central.database import Database
from pos.central.projected import facts
from pos.central.projection.projector import Projector
from pos.sync.link import HttpLink
from pos.usecases.exchange.machine import Exchange
from pos.wire.reply import Held
from tests.central.postgres import new_database, postgres, restart
from tests.central.reading import everything, rows
from tests.central.served import served, services_on
from tests.central.tills import enrol, held_entries
from tests.central.trade import TradingTill, trading
from tests.fakes.devices import SteadyClock
from tests.sync.draining import drain

_TRIES = 20_000
"""While a server starts again, a till without rests is told many times to come again."""


class Dies(Enum):
    """When the server dies, seen from a commit."""

    BEFORE = "before it takes the commit"
    AFTER = "after the commit, before it says so"


@dataclass
class Killer:
    """Stands between central and its server, and kills it at some of its commits."""

    database: Database
    folder: str
    plan: dict[int, Dies]
    commits: int = 0
    killed: list[Dies] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._really = self.database.writing.dialect.do_commit

    def commit(self, connection: PoolProxiedConnection) -> None:
        """Commit in the place of SQLAlchemy's dialect."""
        with self._lock:
            self.commits += 1
            dies = self.plan.get(self.commits)
            if dies is Dies.BEFORE:
                self._kill(dies)
            self._really(connection)
            if dies is Dies.AFTER:
                self._kill(dies)
                raise psycopg.OperationalError("the server went away while it answered")

    def _kill(self, dies: Dies) -> None:
        restart(self.folder)
        self.killed.append(dies)


@pytest.fixture
def killed_often(monkeypatch: pytest.MonkeyPatch) -> Iterator[Killer]:
    """Give a central on a server that lasts, and dies at some of the first commits."""
    # A server that its owner told to be hasty must not lose what central vouched for.
    with postgres("-c", "synchronous_commit=off") as folder:
        database = new_database(folder, "central")
        plan = {2: Dies.BEFORE, 4: Dies.AFTER, 5: Dies.BEFORE, 7: Dies.AFTER}
        killer = Killer(database, folder, plan)
        monkeypatch.setattr(database.writing.dialect, "do_commit", killer.commit)
        yield killer
        database.close()


def test_what_was_acknowledged_is_there_once_however_the_server_dies(killed_often: Killer) -> None:
    database = killed_often.database
    till = trading()
    for _ in range(6):
        till.traded()
    enrol(database, till)
    acknowledged = _drained(database, till)
    assert killed_often.killed == list(killed_often.plan.values())
    assert acknowledged == till.head.number
    assert [data for _, _, data in held_entries(database, till.id)] == till.outbox.entries
    Projector(database).run()
    assert len(rows(database, facts)) == till.head.number
    projected = everything(database)
    Projector(database).begin_anew()
    Projector(database).run()
    assert everything(database) == projected


def _drained(database: Database, till: TradingTill) -> int:
    """Let a till bring all it has, a few entries at once; gives how far central vouches for holding it."""
    with served(services_on(database, SteadyClock())) as address:
        link = HttpLink(address)
        drain(till, link, _few_at_once(till), tries=_TRIES)
        link.close()
    kept = till.outbox.acknowledged()
    assert isinstance(kept, Held)
    return kept.acknowledgement.head.number


def _few_at_once(till: TradingTill) -> Exchange:
    return replace(till.exchange(), most=3)
