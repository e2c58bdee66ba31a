"""The power-loss simulation finds nothing wrong with the till, and does find what is wrong when it is planted."""

from collections.abc import Iterator
from itertools import islice
from math import inf
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest

from pos.journal import database
from pos.journal.unit import SqliteUnitOfWork
from pos.ports.journal import PaperJob
from tests.simulation.crash import Disk, Loss
from tests.simulation.memory import memory_folder
from tests.simulation.power_loss import JOURNAL, PowerLoss, Recording, cuts, record_day
from tests.simulation.recording_disk import Delete, Said, Sync, Truncate, Write


@pytest.fixture(scope="module")
def day() -> Recording:
    with memory_folder() as folder:
        return record_day(Path(folder))


@pytest.fixture
def images() -> Iterator[Path]:
    with memory_folder() as folder:
        yield Path(folder)


def test_a_power_cut_anywhere_in_a_day_loses_nothing_that_was_said(day: Recording, images: Path) -> None:
    loss = PowerLoss(day, Random(20260516), images)
    for _ in range(2):
        loss.cut_once_everywhere(inf)
    assert loss.wrong == []
    assert loss.images > len(day.states) * 10


def test_a_journal_that_does_not_sync_each_commit_is_caught(images: Path) -> None:
    careless = tuple(setting.replace("FULL", "NORMAL") for setting in database.SETTINGS)
    assert careless != database.SETTINGS
    with patch.object(database, "SETTINGS", careless), memory_folder() as folder:
        day = record_day(Path(folder))
    loss = PowerLoss(day, Random(1), images)
    loss.cut_once_everywhere(inf)
    assert any("lost what was acknowledged" in fault for fault in loss.wrong)


def test_a_till_that_speaks_before_it_has_written_is_caught(day: Recording, images: Path) -> None:
    rash = [Said(step.step + 1) if isinstance(step, Said) else step for step in day.operations]
    loss = PowerLoss(Recording(rash, day.states), Random(1), images)
    loss.cut_once_everywhere(inf)
    assert loss.wrong


def test_a_sale_that_is_written_in_two_halves_is_caught(images: Path) -> None:
    really_queue = SqliteUnitOfWork.queue_paper

    def queue_later(work: SqliteUnitOfWork, job: PaperJob) -> int:
        work.commit()
        work._over = False  # noqa: SLF001 -- the planted fault
        work._connection.execute("BEGIN")  # noqa: SLF001 -- the planted fault
        return really_queue(work, job)

    with patch.object(SqliteUnitOfWork, "queue_paper", queue_later), memory_folder() as folder:
        day = record_day(Path(folder))
    loss = PowerLoss(day, Random(1), images)
    loss.cut_once_everywhere(inf)
    assert any("never was" in fault for fault in loss.wrong)


def test_the_same_seed_leaves_the_same_images(day: Recording) -> None:
    def some() -> list[object]:
        return list(islice(cuts(day, {}, Random(7), from_step=-1), 200))

    assert some() == some()


def test_production_s_own_writes_and_syncs_are_seen(day: Recording) -> None:
    synced = {operation.file for operation in day.operations if isinstance(operation, Sync)}
    written = {operation.file for operation in day.operations if isinstance(operation, Write)}
    assert {JOURNAL, f"{JOURNAL}-wal"} <= synced & written
    assert sum(isinstance(operation, Said) for operation in day.operations) > len(day.states) - 1


def test_only_what_was_synced_is_sure() -> None:
    disk = Disk({}, 0)
    for operation in (Write("a", 0, b"old!"), Sync("a"), Write("a", 0, b"new!"), Truncate("a", 2)):
        disk.take(operation)
    assert disk.after_power_cut(Loss.ALL, Random(1)) == {"a": b"old!"}
    assert disk.after_power_cut(Loss.NOTHING, Random(1)) == {"a": b"ne"}
    some = {disk.after_power_cut(Loss.SOME_WRITES, Random(seed))["a"] for seed in range(50)}
    assert some == {b"old!", b"new!", b"ol", b"ne"}


def test_a_write_is_torn_between_sectors_only() -> None:
    disk = Disk({"a": b"o" * 1024}, 0)
    disk.take(Write("a", 256, b"n" * 512))
    left = {disk.after_power_cut(Loss.SOME_SECTORS, Random(seed))["a"] for seed in range(50)}
    first, second = b"o" * 256 + b"n" * 256, b"n" * 256 + b"o" * 256
    assert left == {before + after for before in (b"o" * 512, first) for after in (b"o" * 512, second)}


def test_a_file_that_was_deleted_without_syncing_its_folder_can_come_back() -> None:
    disk = Disk({"a": b"x", "b": b"y"}, 0)
    disk.take(Delete("a", surely=True))
    disk.take(Delete("b", surely=False))
    left = [disk.after_power_cut(Loss.SOME_WRITES, Random(seed)) for seed in range(20)]
    assert {} in left
    assert {"b": b"y"} in left
