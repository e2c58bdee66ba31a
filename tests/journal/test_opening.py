"""A journal that is damaged, foreign, newer or missing is not opened, stays as it is, and is never begun anew."""

from pathlib import Path

import pytest

from pos.journal import opening
from pos.journal.database import dbapi
from pos.journal.opening import open_checked
from pos.journal.schema import VERSION
from pos.ports.journal import JournalUnavailable
from pos.words.codes import Code
from tests.journal.booth import KEY, TILL, Booth, HandClock, opened


@pytest.fixture
def closed(path: Path) -> Path:
    """Give the file of a journal with some sales that nobody has open."""
    with opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        booth.open_shift()
        for _ in range(40):
            booth.sell()
    return path


def tampered(path: Path, *statements: str) -> bytes:
    """Change the file behind the program's back; gives its bytes."""
    connection = dbapi.connect(path, isolation_level=None)
    for statement in ("DROP TRIGGER entries_never_change", "DROP TRIGGER entries_never_go", *statements):
        connection.execute(statement)
    connection.close()
    return path.read_bytes()


def code_at_opening(path: Path) -> str:
    with pytest.raises(JournalUnavailable) as caught:
        opened(path)
    return caught.value.code


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entries SET bytes = substr(bytes, 1, 10) WHERE number = 43",
        "UPDATE entries SET hash = zeroblob(32) WHERE number = 20",
        "DELETE FROM entries WHERE number = 30",
        "UPDATE entries SET epoch = 2 WHERE number = 43",
        "ALTER TABLE entries RENAME TO something_else",
    ],
)
def test_damage_near_the_end_is_noticed_at_once(damage: str, closed: Path) -> None:
    before = tampered(closed, damage)
    assert code_at_opening(closed) == Code.JOURNAL_DAMAGED
    assert closed.read_bytes() == before


@pytest.mark.parametrize("garbage", [b"", b"not a database at all" * 500])
def test_a_journal_overwritten_by_something_else_is_not_begun_anew(garbage: bytes, closed: Path) -> None:
    closed.write_bytes(garbage)
    assert code_at_opening(closed) == Code.JOURNAL_DAMAGED
    assert closed.read_bytes() == garbage


def test_a_log_that_was_left_stays_beside_a_journal_that_cannot_be_opened(closed: Path) -> None:
    log = closed.with_name(closed.name + "-wal")
    connection = dbapi.connect(closed, isolation_level=None)
    connection.execute("DROP TRIGGER entries_never_change")
    connection.execute("UPDATE entries SET hash = zeroblob(32)")
    left = closed.read_bytes(), log.read_bytes()
    connection.close()
    closed.write_bytes(left[0])
    log.write_bytes(left[1])
    assert code_at_opening(closed) == Code.JOURNAL_DAMAGED
    assert (closed.read_bytes(), log.read_bytes()) == left


def test_another_program_s_database_is_left_alone(path: Path) -> None:
    connection = dbapi.connect(path)
    connection.execute("CREATE TABLE songs (title)")
    connection.close()
    before = path.read_bytes()
    assert code_at_opening(path) == Code.JOURNAL_DAMAGED
    assert path.read_bytes() == before


def test_a_journal_of_a_newer_program_is_refused(closed: Path) -> None:
    before = tampered(closed, f"PRAGMA user_version = {VERSION + 1}")
    assert code_at_opening(closed) == Code.JOURNAL_NEWER
    assert closed.read_bytes() == before


def test_a_missing_journal_is_missed(closed: Path) -> None:
    closed.unlink()
    assert code_at_opening(closed) == Code.JOURNAL_MISSING
    assert not closed.exists()


def test_a_journal_of_another_till_is_refused(closed: Path) -> None:
    with pytest.raises(JournalUnavailable) as caught:
        opening_as("t-other", closed)
    assert (caught.value.code, caught.value.detail) == (Code.JOURNAL_OF_ANOTHER_TILL, TILL)


def opening_as(till: str, path: Path) -> None:
    from pos.journal.store import open_journal

    open_journal(path, clock=HandClock(), secrets=KEY, till_id=till).close()


def test_a_second_program_does_not_get_an_open_journal(closed: Path) -> None:
    with opened(closed):
        assert code_at_opening(closed) == Code.JOURNAL_LOCKED
    opened(closed).close()


def test_a_refused_journal_can_be_opened_when_it_is_whole_again(closed: Path) -> None:
    whole = closed.read_bytes()
    tampered(closed, "DELETE FROM entries WHERE number = 30")
    assert code_at_opening(closed) == Code.JOURNAL_DAMAGED
    closed.write_bytes(whole)
    opened(closed).close()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert code_at_opening(tmp_path / "nowhere" / "journal.sqlite") == Code.DISK_FAILS


def test_an_engine_with_the_known_fault_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "OLDEST_SQLITE", (99,))
    with pytest.raises(JournalUnavailable, match=Code.ENGINE_TOO_OLD):
        open_checked(path, TILL)
    assert not path.exists()


def test_an_entry_that_rotted_in_the_middle_is_damage_when_it_is_read(closed: Path) -> None:
    tampered(closed, "UPDATE entries SET bytes = substr(bytes, 1, 10) WHERE number = 5")
    with opened(closed) as journal:
        with pytest.raises(JournalUnavailable, match=Code.JOURNAL_DAMAGED):
            journal.entry(5)
        assert journal.entry(6) is not None


def test_a_fact_can_be_neither_changed_nor_deleted_nor_slipped_in(closed: Path) -> None:
    connection = dbapi.connect(closed, isolation_level=None)
    for attempt in (
        "UPDATE entries SET kind = 'x' WHERE number = 1",
        "DELETE FROM entries WHERE number = 43",
        "INSERT INTO entries SELECT number + 2, epoch, kind, bytes, hash FROM entries WHERE number = 43",
        "INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE number = 1",
    ):
        with pytest.raises(dbapi.IntegrityError, match="fact"):
            connection.execute(attempt)
    connection.close()
