"""Verify a journal from its bytes: everything is reckoned again, nothing that the file says of itself is believed.

The file is opened so that it cannot be written, and where no log lies beside it, so that not even a trace is left.
What is derived is derived again into a scratch file and compared. Reading is entry by entry: ten years take the
memory of a day.
"""

from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from pos.domain.facts import PersonAdded
from pos.journal.audit import Audit
from pos.journal.database import Connection, attach, dbapi, open_scratch
from pos.journal.failures import UNREADABLE, unavailable
from pos.journal.projection import project
from pos.journal.schema import APPLICATION_ID, DERIVED, VERSION, create_derived
from pos.journal.verdict import Fault, Found, Verdict, Wrong
from pos.wire.entry import GENESIS, Entry, kind_of, link, read_entry
from pos.wire.head import Head
from pos.words.codes import Code

_ENTRIES = "SELECT number, epoch, kind, bytes, hash FROM kept.entries ORDER BY number"
_HAS_NAME = "SELECT 1 FROM kept.names WHERE commitment = ?"
_HOW_MANY = "SELECT coalesce(max(number), 0) FROM kept.entries"
_ENTRIES_A_STEP = 500

Watch = Callable[[int, int], bool]
"""Told, now and then, how many entries of how many were read; answers whether to go on."""


def to_the_end(_read: int, _of: int) -> bool:
    """Watch a verification without ever giving it up."""
    return True


def verify(path: Path, watch: Watch = to_the_end) -> Verdict:
    """Verify the journal at `path` and name the first thing that is wrong with it, if anything is.

    The journal may be in use: it is read as it stood when the reading began. Raises `JournalUnavailable` when the
    file cannot be read at all.
    """
    with TemporaryDirectory() as folder:
        scratch = open_scratch(Path(folder) / "scratch.sqlite")
        try:
            return _Verification(scratch, path, watch).verdict()
        finally:
            scratch.close()


class _Verification:
    """One reading of one journal; `scratch` holds what is derived again, with the journal attached as `kept`."""

    def __init__(self, scratch: Connection, path: Path, watch: Watch) -> None:
        self._scratch = scratch
        self._path = path
        self._watch = watch
        self._stopped = False
        self._audit = Audit()
        self._head = Head("", 0, 0, GENESIS)
        self._erased: list[int] = []

    def verdict(self) -> Verdict:
        """Read it all, or up to the first fault."""
        wrong = self._first_fault()
        head = self._head if self._head.number else None
        return Verdict(self._head.number, head, wrong, tuple(self._erased), self._stopped)

    def _first_fault(self) -> Wrong | None:
        at = 0
        try:
            self._look()
            # One transaction, one view of the journal: a sale made meanwhile is neither read nor compared.
            self._scratch.execute("BEGIN")
            (whole,) = self._scratch.execute(_HOW_MANY).fetchone()
            at = 1
            for row in self._scratch.execute(_ENTRIES):
                self._take(*row)
                at = self._head.number + 1
                if at % _ENTRIES_A_STEP == 0 and not self._watch(self._head.number, whole):
                    self._stopped = True
                    return None
            at = 0
            self._compare()
        except Found as found:
            return Wrong(at, found.fault, found.detail)
        except (dbapi.DatabaseError, *UNREADABLE) as error:
            # What SQLite has no word for (a table that is not there) is damage too, here where nobody else writes.
            failure = unavailable(error)
            if failure is not None and failure.code != Code.JOURNAL_DAMAGED:
                raise failure from error
            return Wrong(at, Fault.FILE_DAMAGED, str(error))
        return None

    def _look(self) -> None:
        attach(self._scratch, self._path)
        (application,) = self._scratch.execute("PRAGMA kept.application_id").fetchone()
        if application != APPLICATION_ID:
            raise Found(Fault.NOT_A_JOURNAL, "another kind of file")
        create_derived(self._scratch)

    def _take(self, number: int, epoch: int, kind: str, data: bytes, hash_: bytes) -> None:
        before = self._head
        if number != before.number + 1:
            raise Found(Fault.NUMBER_MISSING, f"entry {number} stands there")
        if hash_ != link(before.hash, data):
            raise Found(Fault.CHAIN_BROKEN)
        try:
            entry = read_entry(data)
        except ValueError as error:
            raise Found(Fault.UNREADABLE, str(error)) from error
        if (number, epoch, kind) != (entry.number, entry.epoch, kind_of(entry.fact)):
            raise Found(Fault.LABEL_DIFFERS, f"{number}, {epoch}, {kind}")
        self._audit.take(entry)
        self._derive(entry)
        self._head = Head(entry.till, epoch, number, hash_)

    def _derive(self, entry: Entry) -> None:
        try:
            project(self._scratch, entry)
        except (ValueError, LookupError, dbapi.IntegrityError) as error:
            raise Found(Fault.POINTS_NOWHERE, str(error)) from error
        if isinstance(entry.fact, PersonAdded):
            name = self._scratch.execute(_HAS_NAME, (entry.fact.name,)).fetchone()
            if name is None:
                self._erased.append(entry.number)

    def _compare(self) -> None:
        for table in DERIVED:
            if self._lacks(table):
                continue
            for reckoned, kept in zip_longest(self._rows("main", table), self._rows("kept", table)):
                if reckoned != kept:
                    raise Found(Fault.DERIVED_DIFFERS, f"{table}: {kept} where the facts say {reckoned}")
        (structure,) = self._scratch.execute("PRAGMA kept.integrity_check(1)").fetchone()
        if structure != "ok":
            raise Found(Fault.FILE_DAMAGED, structure)

    def _lacks(self, table: str) -> bool:
        """Tell whether an older program left the file without a table: it gains it when it is opened next."""
        (version,) = self._scratch.execute("PRAGMA kept.user_version").fetchone()
        there = self._scratch.execute("SELECT 1 FROM kept.sqlite_master WHERE name = ?", (table,)).fetchone()
        return int(version) < VERSION and there is None

    def _rows(self, where: str, table: str) -> Iterator[tuple[object, ...]]:
        yield from self._scratch.execute(f"SELECT * FROM {where}.{table} ORDER BY 1")  # noqa: S608 -- our own
