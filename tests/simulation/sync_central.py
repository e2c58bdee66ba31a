"""The central of the simulated world: the real intake and projection on a real file, killed at any commit."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from enum import Enum
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, event, func, select

from pos.central.database import Database, open_database, sqlite_address
from pos.central.inbox.intake import Intake
from pos.central.migrations.up_to_date import bring_up_to_date
from pos.central.projection.projector import Projector
from pos.central.registry import Registry
from pos.central.tables import batches
from pos.domain.names import Names
from pos.journal.database import dbapi
from pos.ports.clock import Clock
from pos.wire.canonical import canonical
from pos.wire.enrol_code import code_name, proof_of_code
from pos.wire.enrolment import EnrolmentRequest, Grant, SignedGrant, proven_grant
from pos.wire.reply import Reply
from pos.wire.statement import Statement
from tests.central.tills import CENTRAL, NamedKey
from tests.fakes.stall import PLACE
from tests.simulation.memory import memory_folder


class Crash(Enum):
    """When central is killed: before what it does is durable, or after that and before anybody hears of it."""

    NEVER = "never"
    BEFORE = "before"
    AFTER = "after"


class Killed(Exception):
    """Central is gone, at a commit or not; nobody was answered."""

    def __init__(self, at: Crash) -> None:
        super().__init__(at)
        self.at = at


@cache
def empty_central() -> bytes:
    """Make the file of a central in which nothing happened yet, once, because making it takes a while."""
    with memory_folder() as folder:
        file = Path(folder) / "empty.sqlite"
        database = open_database(sqlite_address(file))
        bring_up_to_date(database)
        database.close()
        return file.read_bytes()


class SimCentral:
    """Opened again after each death from what the file says; `booths` says where a key's till stands, if elsewhere."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._file = folder / "central.sqlite"
        self._backup = folder / "backup.sqlite"
        self._clock = clock
        self._codes = 0
        self.booths: dict[str, str] = {}
        self._file.write_bytes(empty_central())
        self.database = self._open()
        registry = self._registry()
        registry.create_fair(PLACE, "fair")
        registry.add_booth(PLACE.fair, PLACE.booth, Names())

    def take(self, deliveries: Sequence[bytes], crash: Crash) -> list[Reply]:
        """Take batches in, in one commit; raises `Killed`."""
        with self._dying(crash):
            return Intake(self.database, CENTRAL, self._clock).take(deliveries)

    def project(self, crash: Crash) -> int:
        """Project a stretch; raises `Killed`."""
        with self._dying(crash):
            return Projector(self.database).step()

    def enrol(self, key: NamedKey, epoch: int) -> Grant:
        """Enrol a till as a person does, with a code of its own."""
        self._codes += 1
        secret = self._codes.to_bytes(16, "big")
        registry = self._registry()
        registry.add_code(PLACE.fair, self.booths.get(key.name, PLACE.booth), secret)
        asked = EnrolmentRequest(code_name(secret), key.public.hex(), epoch, "http://central", "0.1.0")
        signature = key.vouch(Statement.ENROLMENT, asked.said).hex()
        asked = replace(asked, signature=signature, proof=proof_of_code(secret, canonical(asked.said)))
        answer = registry.enrol(canonical(asked))
        assert isinstance(answer, SignedGrant), answer
        grant = proven_grant(answer, asked, secret)
        assert grant is not None
        return grant

    def back_up(self) -> None:
        """Copy the database as a careful person does: all of it, at one moment."""
        self._backup.unlink(missing_ok=True)
        with closing(dbapi.connect(self._file, isolation_level=None)) as connection:
            connection.execute("VACUUM INTO ?", (str(self._backup),))

    def restore(self) -> bool:
        """Put the backup in the place of the database, if there is one; tells whether it forgot batches by that."""
        if not self._backup.exists():
            return False
        held = self._batches()
        self.database.close()
        for beside in ("-wal", "-shm"):
            self._file.with_name(self._file.name + beside).unlink(missing_ok=True)
        shutil.copy(self._backup, self._file)
        self.database = self._open()
        return self._batches() < held

    def close(self) -> None:
        self.database.close()

    def _batches(self) -> int:
        with self.database.reading.connect() as connection:
            return connection.execute(select(func.count()).select_from(batches)).scalar_one()

    def _open(self) -> Database:
        return open_database(sqlite_address(self._file))

    def _registry(self) -> Registry:
        return Registry(self.database, CENTRAL, self._clock)

    @contextmanager
    def _dying(self, crash: Crash) -> Iterator[None]:
        committing = False

        def before(_: Connection) -> None:
            nonlocal committing
            committing = True
            if crash is Crash.BEFORE:
                raise Killed(crash)

        if crash is not Crash.NEVER:
            for engine in (self.database.writing, self.database.deriving):
                event.listen(engine, "commit", before)
        with suppress(Killed):
            yield
        if crash is not Crash.NEVER:
            self.database.close()
            self.database = self._open()
            raise Killed(crash if committing else Crash.NEVER)
