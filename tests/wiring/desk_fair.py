"""A fair with a central that answers over HTTP, tills with journals of their own, and an organizer's desk."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pos.central.api.services import Services
from pos.central.database import open_database, sqlite_address
from pos.central.migrations.up_to_date import bring_up_to_date
from pos.central.projection.projector import Projector
from pos.devices.clock.system import SystemClock
from pos.domain.facts import RefundFinished, SaleFinished, ShiftClosed, ShiftOpened
from pos.domain.money import zero
from pos.domain.names import Names
from pos.domain.refusals import Refused
from pos.domain.shift import figures
from pos.sync.link import HttpLink
from pos.usecases.enrol_till import Enrolled, EnrolTill, enrol_till
from pos.wire.enrol_code import code_text
from pos.wiring.desk import DeskParts
from pos.wiring.exchange import start_exchange
from pos.wiring.folders import TillFolders
from pos.wiring.parts import Parts, open_parts
from tests.central.served import served, services_on
from tests.fakes.stall import PLACE
from tests.journal.booth import MAD, Booth, count_of_cash

ACCOUNT, PASSWORD = "nadia", "le tapis de Taznakht"
BOOTHS = ("B12", "B13", "B14")


@dataclass
class FairTill:
    """A till of a booth: its parts, and a hand that trades at its journal."""

    parts: Parts
    booth: Booth
    till: str

    def close_shift(self, day: date, missing: int = 0) -> None:
        """Count the drawer with so many minor units missing, and close."""
        journal = self.parts.journal
        shift = journal.open_shift()
        assert shift is not None
        sums = figures(shift.opened, [entry.fact for entry in journal.entries(shift.number)], zero(MAD))
        counted = count_of_cash(sums.expected.minor - missing)
        with journal.unit_of_work() as work:
            short = counted.total - sums.expected
            work.append(ShiftClosed(shift.number, work.next_z(), "amina", day, sums, counted, short))
            work.commit()

    def sell_late(self, shift: int) -> None:
        """Sell into a shift that was closed: what a till that was cut off in the middle sends in the end."""
        with self.parts.journal.unit_of_work() as work:
            self.booth.finish(work, self.booth.ticket(), shift)
            work.commit()

    def traded(self) -> int:
        """Say what the journal's papers of its newest shift come to, in minor units."""
        facts = [entry.fact for entry in self.parts.journal.entries(1)]
        opened = max(number for number, fact in enumerate(facts, 1) if isinstance(fact, ShiftOpened))
        sold = sum(f.total.minor for f in facts if isinstance(f, SaleFinished) and f.shift == opened)
        return sold - sum(f.total.minor for f in facts if isinstance(f, RefundFinished) and f.shift == opened)


@dataclass
class DeskFair:
    """Central's parts and address, and where tills keep their things."""

    services: Services
    address: str
    root: Path
    tills: list[FairTill] = field(default_factory=list)
    days: int = 0

    def till(self, booth: str, day: date) -> FairTill:
        """Enrol a till in a booth, and open its shift."""
        parts = open_parts(TillFolders(self.root / f"till-{self.days}-{len(self.tills)}"))
        secret = parts.ids.secret(16)
        self.services.registry.add_code(PLACE.fair, booth, secret)
        link = HttpLink(self.address)
        request = EnrolTill(code_text(secret), self.address)
        done = enrol_till(request, journal=parts.journal, key=parts.key, link=link, program="0.1.0")
        link.close()
        assert isinstance(done, Enrolled)
        hand = Booth(parts.journal)
        hand.append(done.founding, ShiftOpened("amina", day, count_of_cash(500_00)))
        till = FairTill(parts, hand, done.grant.till)
        self.tills.append(till)
        return till

    def begin_another_day(self) -> None:
        """Let the tills of the day before be."""
        self.days += 1
        for till in self.tills:
            till.parts.close()
        self.tills.clear()

    def send(self, *parts: Parts) -> None:
        """Let journals arrive at central to their last entry, and wait until they are projected."""
        for one in parts or tuple(till.parts for till in self.tills):
            drain(one)
        Projector(self.services.database).run()

    def desk(self) -> DeskParts:
        """Enrol a desk, and let the organizer in."""
        parts = open_parts(TillFolders(self.root / "desk"))
        secret = parts.ids.secret(16)
        self.services.registry.add_desk_code(PLACE.fair, secret)
        desk = DeskParts(parts, self.address)
        place = desk.enrol(EnrolTill(code_text(secret), self.address))
        assert not isinstance(place, Refused)
        assert desk.sign_in(ACCOUNT, PASSWORD) == ACCOUNT
        return desk


def drain(parts: Parts) -> None:
    """Send a journal to its last entry."""
    sent = threading.Event()
    exchange = start_exchange(parts.journal, parts.key, lambda standing: None if standing.waiting else sent.set())
    assert exchange is not None
    assert sent.wait(20)
    exchange.stop(5_000)


@contextmanager
def a_fair(root: Path) -> Iterator[DeskFair]:
    """Set a fair up with three booths and one organizer, and answer for a while."""
    database = open_database(sqlite_address(root / "central.sqlite"))
    bring_up_to_date(database)
    services = services_on(database, SystemClock())
    services.registry.create_fair(PLACE, "fair")
    for booth in BOOTHS:
        services.registry.add_booth(PLACE.fair, booth, Names(f"رواق {booth}", f"Stand {booth}", f"Booth {booth}"))
    services.accounts.add(ACCOUNT, PASSWORD, PLACE.fair)
    with served(services) as address:
        fair = DeskFair(services, address, root)
        yield fair
        fair.begin_another_day()
    database.close()
