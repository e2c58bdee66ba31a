"""A person's name lies sealed beside the facts, and can be forgotten without breaking the chain."""

from pathlib import Path

from pos.domain.facts import PersonAdded
from pos.domain.permissions import Role
from pos.journal.database import dbapi
from pos.journal.store import SqliteJournal, open_journal
from pos.journal.verify import verify
from pos.ports.journal import Somebody
from tests.journal.booth import TILL, Booth, HandClock, opened

NAME = "Amina Bennis"


def commitment_in(journal: SqliteJournal) -> str:
    (added,) = [entry.fact for entry in journal.entries(1) if isinstance(entry.fact, PersonAdded)]
    return added.name


def test_a_name_is_readable_by_its_device_and_nowhere_in_the_clear(booth: Booth, path: Path) -> None:
    assert booth.journal.people() == (Somebody("amina", Role.MANAGER, NAME),)
    for file in path.parent.iterdir():
        assert NAME.encode() not in file.read_bytes()


def test_a_name_is_gone_with_its_bytes_when_it_was_erased(booth: Booth, path: Path) -> None:
    connection = dbapi.connect(path)
    ((salt, sealed),) = connection.execute("SELECT salt, sealed FROM names").fetchall()
    connection.close()
    booth.journal.erase(commitment_in(booth.journal))
    assert booth.journal.people() == (Somebody("amina", Role.MANAGER, ""),)
    for file in path.parent.iterdir():
        assert salt not in file.read_bytes()
        assert sealed not in file.read_bytes()


def test_verifying_says_erased_and_finds_nothing_wrong(path: Path) -> None:
    with opened(path) as journal:
        Booth(journal).found()
        assert verify(path).erased == ()
        journal.erase(commitment_in(journal))
    verdict = verify(path)
    assert (verdict.wrong, verdict.erased) == (None, (2,))


def test_erasing_what_is_erased_changes_nothing(booth: Booth) -> None:
    booth.journal.erase(commitment_in(booth.journal))
    booth.journal.erase(commitment_in(booth.journal))
    assert booth.journal.people()[0].name == ""


def test_another_device_cannot_read_a_name(path: Path) -> None:
    with opened(path) as journal:
        Booth(journal).found()
    with open_journal(path, clock=HandClock(), secrets=bytes(32), till_id=TILL) as journal:
        assert journal.people() == (Somebody("amina", Role.MANAGER, ""),)


def test_a_name_that_was_exchanged_for_another_is_not_shown(path: Path) -> None:
    with opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        with journal.unit_of_work() as work:
            work.append(PersonAdded("said", Role.CASHIER, work.keep_name("said", "Saïd Amrani")))
            work.commit()
    connection = dbapi.connect(path, isolation_level=None)
    (one, other) = connection.execute("SELECT commitment, salt, sealed FROM names").fetchall()
    for (commitment, _, _), (_, salt, sealed) in ((one, other), (other, one)):
        connection.execute("UPDATE names SET salt = ?, sealed = ? WHERE commitment = ?", (salt, sealed, commitment))
    connection.close()
    with opened(path) as journal:
        assert {person.name for person in journal.people()} == {""}


def test_the_same_name_twice_leaves_two_different_commitments(booth: Booth) -> None:
    with booth.journal.unit_of_work() as work:
        assert work.keep_name("a", NAME) != work.keep_name("b", NAME)
