"""Through a network that cuts, flips, loses and doubles, a till drains and central holds each entry once."""

from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path
from random import Random  # noqa: TID251 -- seeded, so that a red run is red again
from urllib.parse import urlsplit

import pytest

from pos.central.database import Database, open_database, sqlite_address
from pos.central.migrations.up_to_date import bring_up_to_date
from pos.sync.link import HttpLink
from tests.central.served import served, services_on
from tests.central.tills import Till, enrol, held_entries
from tests.fakes.devices import SteadyClock
from tests.sync.draining import drain
from tests.sync.proxy import Fault, bad_network


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(sqlite_address(tmp_path / "central.sqlite"))
    bring_up_to_date(opened)
    yield opened
    opened.close()


def test_a_till_drains_through_every_fault(database: Database) -> None:
    till = Till().founded().sign_in(300)
    enrol(database, till)
    chance = Random(7)
    faults = [*Fault, *chance.choices(list(Fault), k=50)]
    with served(services_on(database, SteadyClock())) as address:
        port = urlsplit(address).port
        assert port is not None
        with bad_network(port, chain(faults, repeat(Fault.NONE)), chance) as (bad_address, met):
            while len(met) < len(faults):
                link = HttpLink(bad_address)
                assert drain(till, link)[-1].trouble is None
                link.close()
                till.sign_in(5)
    assert {*Fault} == {*met}
    assert [data for _, _, data in held_entries(database, till.id)] == till.outbox.entries[:-5]
