"""What only a server does: several at once, and parts of a table."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from pos.central.database import Database
from pos.central.inbox.intake import Intake
from pos.central.projected import PARTITIONS, facts
from pos.central.projection.projector import Overtaken, Projector
from pos.wire.reply import Held
from tests.central.reading import everything, rows, total
from tests.central.tills import CENTRAL, enrol, held_entries
from tests.central.trade import TradingTill, trading
from tests.fakes.devices import SteadyClock


@pytest.fixture
def known(on_postgresql: Database) -> list[TradingTill]:
    known = [trading(f"till-{count}").traded(2) for count in range(12)]
    enrol(on_postgresql, *known)
    return known


def test_the_same_batches_from_four_couriers_at_once_are_held_once(
    known: list[TradingTill], on_postgresql: Database
) -> None:
    def bring(order: int) -> list[object]:
        intake = Intake(on_postgresql, CENTRAL, SteadyClock())
        mine = known if order % 2 else known[::-1]
        pieces = [till.batch(first, 5) for till in mine for first in (1, 4)]
        return [reply for place in range(0, len(pieces), 6) for reply in intake.take(pieces[place : place + 6])]

    with ThreadPoolExecutor(4) as pool:
        replies = [reply for some in pool.map(bring, range(4)) for reply in some]
    assert all(isinstance(reply, Held) for reply in replies)
    for till in known:
        assert [data for _, _, data in held_entries(on_postgresql, till.id)] == till.outbox.entries


def test_two_that_project_share_the_work_and_count_everything_once(
    known: list[TradingTill], on_postgresql: Database
) -> None:
    intake = Intake(on_postgresql, CENTRAL, SteadyClock())

    def work(_: int) -> None:
        projector = Projector(on_postgresql)
        for till in known:
            intake.take([till.batch()])
            try:
                projector.step()
            except Overtaken:
                continue
        projector.run()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    assert len(rows(on_postgresql, facts)) == sum(till.head.number for till in known)
    assert total(on_postgresql, "day")[""][0] == 12 * 4
    before = everything(on_postgresql)
    Projector(on_postgresql).begin_anew()
    Projector(on_postgresql).run()
    assert everything(on_postgresql) == before


def test_facts_lie_in_parts_by_their_till(known: list[TradingTill], on_postgresql: Database) -> None:
    Intake(on_postgresql, CENTRAL, SteadyClock()).take([till.batch() for till in known])
    Projector(on_postgresql).run()
    with on_postgresql.reading.connect() as connection:
        parts = connection.execute(text("SELECT DISTINCT till, tableoid::regclass::text FROM facts")).all()
    assert len(parts) == len(known)
    assert 1 < len({part for _, part in parts}) <= PARTITIONS
