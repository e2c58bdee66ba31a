"""What was refused at central's doors is counted, so that an organizer sees that somebody tries.

Counting costs memory for a bounded number of cases and is written down behind the answers: whoever knocks a thousand
times a second makes no thousand commits. A name that nobody has is not kept: it is whatever a stranger typed.
"""

import threading
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, insert, select, update

from pos.central.database import Database
from pos.central.tables import accounts, refusals, tills
from pos.ports.clock import Clock

K = TypeVar("K")

CASES_MOST = 1_000
"""Different cases between two writings; what comes on top is counted as nobody's."""

_NAME_MOST = 200

Case = tuple[str, str, str]
"""The door, why, and whose it is said to be."""


@dataclass(slots=True)
class _Count:
    count: int
    first_ms: int
    last_ms: int


class Refusals:
    """Counts from any thread; `write` is called now and then, and before anybody looks."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Keep where to write it down."""
        self._database = database
        self._clock = clock
        self._counts: dict[Case, _Count] = {}
        self._lock = threading.Lock()

    def note(self, door: str, why: str, whose: str = "") -> None:
        """Count that something was refused; `whose` is a till or an account, as far as anybody can tell."""
        now_ms = self._clock.now().utc_ms
        case = (door, why, whose[:_NAME_MOST].replace("\0", ""))
        with self._lock:
            if case not in self._counts and len(self._counts) >= CASES_MOST:
                case = (door, why, "")
            known = self._counts.setdefault(case, _Count(0, now_ms, now_ms))
            known.count += 1
            known.last_ms = now_ms

    def write(self) -> None:
        """Write down what was counted; when the database fails it stays counted, and its error goes up."""
        with self._lock:
            counts = dict(self._counts)
            self._counts.clear()
        if not counts:
            return
        try:
            with self._database.writing.begin() as connection:
                for case, count in _of_known(connection, counts).items():
                    _add(connection, case, count)
        except BaseException:
            with self._lock:
                for said, count in counts.items():
                    _put(self._counts, said, count)
            raise


def _of_known(connection: Connection, counts: dict[Case, _Count]) -> dict[tuple[str, str, str, str], _Count]:
    """Find the fair of everybody who is named and known; all others are nobody."""
    names = sorted({whose for _, _, whose in counts if whose})
    fairs: dict[str, str] = {}
    for name, fair in ((tills.c.till, tills.c.fair), (accounts.c.name, accounts.c.fair)):
        fairs.update({row[0]: row[1] for row in connection.execute(select(name, fair).where(name.in_(names)))})
    known: dict[tuple[str, str, str, str], _Count] = {}
    for (door, why, whose), count in sorted(counts.items()):
        _put(known, (door, why, whose if whose in fairs else "", fairs.get(whose, "")), count)
    return known


def _put(counts: dict[K, _Count], case: K, more: _Count) -> None:
    known = counts.setdefault(case, _Count(0, more.first_ms, more.last_ms))
    known.count += more.count
    known.first_ms = min(known.first_ms, more.first_ms)
    known.last_ms = max(known.last_ms, more.last_ms)


def _add(connection: Connection, case: tuple[str, str, str, str], more: _Count) -> None:
    door, why, whose, fair = case
    of = (refusals.c.door == door) & (refusals.c.why == why) & (refusals.c.whose == whose)
    added = update(refusals).where(of).values(count=refusals.c.count + more.count, last_ms=more.last_ms, fair=fair)
    if connection.execute(added).rowcount == 0:
        about = {"door": door, "why": why, "whose": whose, "fair": fair}
        counted = {"count": more.count, "first_ms": more.first_ms, "last_ms": more.last_ms}
        connection.execute(insert(refusals).values(**about, **counted))
