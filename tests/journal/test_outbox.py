"""What central holds is kept in the journal's file, and a file of before learns to keep it."""

from pathlib import Path
from shutil import copyfile

import pytest

from pos.journal.database import dbapi
from pos.journal.verify import verify
from pos.wire.reply import Acknowledgement, Held
from tests.journal.booth import Booth, opened
from tests.journal.golden import KEPT


def test_what_central_holds_is_still_known_after_a_restart(path: Path) -> None:
    with opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        head = journal.head()
        assert head is not None
        held = Held(Acknowledgement(head, 1, 2), bytes(64))
        journal.acknowledge(held)
    with opened(path) as journal:
        assert journal.acknowledged() == held
    assert verify(path).wrong is None


def test_not_even_the_database_lets_it_go_back(path: Path) -> None:
    with opened(path) as journal:
        Booth(journal).found()
        head = journal.head()
        assert head is not None
        journal.acknowledge(Held(Acknowledgement(head, 1, 2), bytes(64)))
    connection = dbapi.connect(path, isolation_level=None)
    with pytest.raises(dbapi.IntegrityError, match="never becomes less"):
        connection.execute("UPDATE exchange SET acknowledged = 1")
    connection.close()


def test_a_journal_of_the_first_version_learns_it_and_keeps_its_entries(path: Path) -> None:
    copyfile(KEPT / "0.1.0.sqlite", path)
    connection = dbapi.connect(path, isolation_level=None)
    if connection.execute("PRAGMA user_version").fetchone() != (1,):
        connection.execute("DROP TABLE exchange")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    with opened(path) as journal:
        assert journal.acknowledged() is None
        tail = journal.tail(1, 5, 1 << 20)
        assert tail is not None
        journal.acknowledge(Held(Acknowledgement(tail.head, 1, 5), bytes(64)))
        assert journal.acknowledged() is not None
    assert verify(path).wrong is None
