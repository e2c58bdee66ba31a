"""What central lacks of a till is written down until it came, and when it last heard of it."""

from dataclasses import replace

import pytest
from sqlalchemy import Row, select

from pos.central.database import Database
from pos.central.inbox.intake import HEARD_WITHIN_MS, Intake
from pos.central.tables import tills
from pos.wire.batch import read_batch, write_batch
from tests.central.tills import CENTRAL, Till, enrol
from tests.journal.booth import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def till(database: Database) -> Till:
    till = Till().founded().sign_in(9)
    enrol(database, till)
    return till


@pytest.fixture
def door(database: Database, clock: HandClock) -> Intake:
    return Intake(database, CENTRAL, clock)


def row(database: Database) -> Row[tuple[object, ...]]:
    with database.reading.connect() as connection:
        return connection.execute(select(tills)).one()


def lacks(database: Database) -> tuple[int | None, int | None, int | None]:
    found = row(database)
    return found.lacks_after, found.lacks_until, found.lacks_since_ms


def test_entries_that_lack_are_known_from_the_head_alone_until_they_came(
    database: Database, door: Intake, till: Till, clock: HandClock
) -> None:
    since_ms = clock.utc_ms
    door.take([till.batch(1, 2), till.batch(5, 2)])
    assert lacks(database) == (2, 6, since_ms)
    clock.wait(1_000)
    door.take([till.batch(5, 2)])
    assert lacks(database) == (2, 6, since_ms)
    door.take([till.batch(3, 2)])
    assert lacks(database) == (2, 6, since_ms)
    door.take([till.batch(5, 3)])
    assert lacks(database) == (None, None, None)


def test_more_that_lacks_is_written_down_anew(database: Database, door: Intake, till: Till, clock: HandClock) -> None:
    door.take([till.batch(5, 2)])
    clock.wait(1_000)
    door.take([till.batch(7, 3)])
    assert lacks(database) == (0, 9, clock.utc_ms)


def test_when_a_till_was_heard_is_known_within_a_minute(
    database: Database, door: Intake, till: Till, clock: HandClock
) -> None:
    first_ms = clock.utc_ms
    door.take([till.batch()])
    clock.wait(HEARD_WITHIN_MS - 1)
    door.take([till.batch(11)])
    assert row(database).heard_ms == first_ms
    clock.wait(1)
    door.take([till.batch(11)])
    assert row(database).heard_ms == clock.utc_ms


def test_what_is_not_signed_by_the_till_is_not_heard_of_it(database: Database, door: Intake, till: Till) -> None:
    batch = read_batch(till.batch(9))
    door.take([write_batch(replace(batch, signature=bytes(64)))])
    assert (row(database).heard_ms, lacks(database)) == (0, (None, None, None))
