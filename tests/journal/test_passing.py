"""A clock that was moved leaves a fact, and order never depends on it."""

from pathlib import Path

import pytest

from pos.domain.facts import ClockJumped, DrawerOpened
from pos.journal.store import SqliteJournal
from tests.journal.booth import Booth, HandClock, opened

MINUTE = 60_000


def jumps(journal: SqliteJournal) -> list[int]:
    return [entry.fact.seconds for entry in journal.entries(1) if isinstance(entry.fact, ClockJumped)]


@pytest.mark.parametrize(
    ("moved", "seconds"), [(90_000, 90), (-61_999, -61), (86_400_000, 86_400), (-(10**12), -(10**9))]
)
def test_a_clock_that_was_moved_is_a_fact_before_the_next_one(
    moved: int, seconds: int, booth: Booth, journal: SqliteJournal, clock: HandClock
) -> None:
    clock.wait(5 * MINUTE)
    clock.utc_ms += moved
    booth.append(DrawerOpened(3, "amina"))
    assert jumps(journal) == [seconds]
    assert [type(entry.fact) for entry in journal.entries(4)] == [ClockJumped, DrawerOpened]


def test_a_jump_is_told_once(booth: Booth, journal: SqliteJournal, clock: HandClock) -> None:
    clock.utc_ms -= 10 * MINUTE
    booth.append(*[DrawerOpened(3, "amina")] * 2)
    booth.append(DrawerOpened(3, "amina"))
    assert jumps(journal) == [-600]


def test_a_jump_is_not_forgotten_with_a_step_that_was_given_up(
    booth: Booth, journal: SqliteJournal, clock: HandClock
) -> None:
    clock.utc_ms += 10 * MINUTE
    with journal.unit_of_work() as work:
        work.append(DrawerOpened(3, "amina"))
    booth.append(DrawerOpened(3, "amina"))
    assert jumps(journal) == [600]


@pytest.mark.parametrize("moved", [0, MINUTE, -MINUTE])
def test_time_that_passes_and_small_corrections_are_no_jump(
    moved: int, booth: Booth, journal: SqliteJournal, clock: HandClock
) -> None:
    for _ in range(3):
        clock.wait(8 * 60 * MINUTE)
        clock.utc_ms += moved
        booth.append(DrawerOpened(3, "amina"))
    assert jumps(journal) == []


def test_a_clock_set_back_while_the_till_was_off_is_seen(path: Path, clock: HandClock) -> None:
    clock.wait(60 * MINUTE)
    with opened(path, clock) as journal:
        Booth(journal).found()
    clock.utc_ms -= 30 * MINUTE
    clock.steady = 0
    with opened(path, clock) as journal:
        booth = Booth(journal)
        booth.open_shift()
        assert jumps(journal) == [-1800]
        booth.append(DrawerOpened(3, "amina"))
        assert jumps(journal) == [-1800]


def test_a_journal_begins_with_its_founding_even_when_the_clock_jumps(journal: SqliteJournal, clock: HandClock) -> None:
    clock.utc_ms += 10 * MINUTE
    Booth(journal).found()
    assert jumps(journal) == []
