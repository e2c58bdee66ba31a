"""A till in its own folder is enrolled at a central in its own process, and all it ever sold arrives there."""

import threading
from pathlib import Path

from pos.central.projected import facts, sales
from pos.central.projection.projector import Projector
from pos.domain.names import Names
from pos.sync.link import HttpLink
from pos.usecases.enrol_till import Enrolled, EnrolTill, enrol_till
from pos.usecases.exchange.steps import Standing
from pos.wire.enrol_code import code_text
from pos.wire.reply import Acknowledgement, Held
from pos.wire.supply import read_request
from pos.wiring.central import open_central
from pos.wiring.exchange import TillShelf, start_exchange
from pos.wiring.folders import TillFolders
from pos.wiring.parts import Parts, open_parts
from tests.central.process import CentralProcess
from tests.central.reading import rows
from tests.fakes.stall import PLACE
from tests.journal.booth import Booth

SECRET = bytes(range(16))


def a_central(data: Path) -> None:
    """Set a fair up with one booth and one code."""
    services = open_central(data)
    services.registry.create_fair(PLACE, "fair")
    services.registry.add_booth("FES26", "B12", Names(fr="Stand 12"))
    services.registry.add_code("FES26", "B12", SECRET)
    services.database.close()


def test_a_till_that_began_alone_is_enrolled_and_drains(tmp_path: Path) -> None:
    a_central(tmp_path / "central")
    parts = open_parts(TillFolders(tmp_path / "till"))
    booth = Booth(parts.journal)
    booth.found()
    booth.open_shift()
    booth.sell()
    assert start_exchange(parts.journal, parts.key, lambda _: None) is None
    central = CentralProcess(tmp_path / "central")
    enrolled = enrol_at(parts, central.address)
    booth.sell()
    done = threading.Event()

    def hear(standing: Standing) -> None:
        if standing == Standing(booth_head(parts), 0):
            done.set()

    exchange = start_exchange(parts.journal, parts.key, hear)
    assert exchange is not None
    assert done.wait(20)
    done.clear()
    booth.sell()
    exchange.loop.nudge()
    assert done.wait(20)
    exchange.stop(5_000)
    expected = booth_head(parts)
    till = enrolled.grant.till
    parts.close()
    assert central.ends() == 0
    services = open_central(tmp_path / "central")
    Projector(services.database).run()
    assert [row[0] for row in rows(services.database, facts)] == [till] * expected
    assert [row[5] for row in rows(services.database, sales)] == [
        "SIAM26-B12-T1.1-000001",
        "FES26-B12-T1.2-000001",
        "FES26-B12-T1.2-000002",
    ]
    services.database.close()


def enrol_at(parts: Parts, address: str) -> Enrolled:
    link = HttpLink(address)
    request = EnrolTill(code_text(SECRET), address)
    enrolled = enrol_till(request, journal=parts.journal, key=parts.key, link=link, program="0.1.0")
    link.close()
    assert isinstance(enrolled, Enrolled)
    return enrolled


def booth_head(parts: Parts) -> int:
    head = parts.journal.head()
    assert head is not None
    return head.number


def test_the_catalogue_is_asked_for_as_the_history_that_central_holds_though_more_was_written_since(
    tmp_path: Path,
) -> None:
    parts = open_parts(TillFolders(tmp_path))
    Booth(parts.journal).found()
    held = parts.journal.head()
    assert held is not None
    parts.journal.acknowledge(Held(Acknowledgement(held, 1, 1), bytes(64)))
    Booth(parts.journal).open_shift()
    _, question = TillShelf(parts.journal, parts.key, lambda: None).question()
    asked = read_request(question)
    parts.close()
    assert (asked.number, bytes.fromhex(asked.hash)) == (held.number, held.hash)
