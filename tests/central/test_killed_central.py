"""A central that is killed while it takes batches has kept what it acknowledged, and takes the rest when it is back."""

import threading
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from pos.central.projected import facts
from pos.central.projection.projector import Projector
from pos.sync.link import HttpLink
from pos.wire.enrolment import NotEnrolled, SignedGrant
from pos.wire.reply import Reply
from pos.wiring.central import open_central
from tests.central.process import CentralProcess
from tests.central.reading import rows
from tests.central.tills import Till, enrol, held_entries
from tests.sync.draining import DidNotDrain, drain


@dataclass
class Killing:
    """A link that kills central while its n-th batch is on the way."""

    real: HttpLink
    central: CentralProcess
    left: int
    killer: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self.killer = threading.Thread(target=self.central.is_killed)

    def deliver(self, batch: bytes) -> Reply:
        self.left -= 1
        if self.left == 0:
            self.killer.start()
        return self.real.deliver(batch)

    def enrol(self, request: bytes) -> SignedGrant | NotEnrolled:
        return self.real.enrol(request)


def test_nothing_acknowledged_is_lost_and_nothing_is_there_twice(tmp_path: Path) -> None:
    services = open_central(tmp_path)
    till = Till().founded().sign_in(400)
    enrol(services.database, till)
    services.database.close()
    central_key = services.key.public
    for kills_at in (3, 5):
        central = CentralProcess(tmp_path)
        link = HttpLink(central.address)
        state = replace(till.exchange(), central=central_key, most=7, next=held(till) + 1)
        killing = Killing(link, central, kills_at)
        with suppress(DidNotDrain):
            drain(till, killing, state, tries=30)
        killing.killer.join()
        link.close()
    central = CentralProcess(tmp_path)
    link = HttpLink(central.address)
    told = drain(till, link, replace(till.exchange(), central=central_key))
    link.close()
    assert central.ends() == 0
    assert told[-1].trouble is None
    services = open_central(tmp_path)
    assert [data for _, _, data in held_entries(services.database, till.id)] == till.outbox.entries
    Projector(services.database).run()
    assert len(rows(services.database, facts)) == 401
    services.database.close()


def held(till: Till) -> int:
    kept = till.outbox.acknowledged()
    return 0 if kept is None else kept.acknowledgement.head.number
