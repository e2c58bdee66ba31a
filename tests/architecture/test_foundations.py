"""The libraries that were chosen by measurement still behave as measured (docs/decisions 1 to 3)."""

import sys
from pathlib import Path

import pysqlite3
import pytest
from PySide6.QtCore import QObject, QTimer

from tests.architecture.source import ROOT

# Few enough that a library which does lose them is reported before the interpreter dies of it.
CALLS = 500
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there and cannot be lost")
def test_qt_calls_that_return_nothing_do_not_lose_a_reference_to_none() -> None:
    thing, timer = QObject(), QTimer()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("receipt")
        thing.blockSignals(False)
        timer.setInterval(1)
        timer.stop()
    assert sys.getrefcount(None) > before - CALLS // 10


def test_sqlite_is_new_enough_not_to_corrupt_a_journal_when_its_log_is_reset() -> None:
    assert pysqlite3.sqlite_version_info >= (3, 51, 3)


@pytest.mark.parametrize("lock", LOCKS, ids=[lock.name for lock in LOCKS])
def test_a_lock_names_hashes_and_no_place_to_download_from(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert [word for word in ("://", "--index", "--extra-index", "--find-links", "file:") if word in text] == []
    locked = [line for line in text.splitlines() if "==" in line]
    assert locked
    assert text.count("\n    --hash=sha256:") >= len(locked)


def test_what_is_tested_is_what_is_sold() -> None:
    run, check = ((ROOT / "requirements" / name).read_text(encoding="utf-8") for name in ("run.txt", "check.txt"))
    pins = {line for line in run.splitlines() if "==" in line}
    assert pins - set(check.splitlines()) == set()
