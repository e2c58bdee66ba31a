"""A file of an older program gains what it lacks, one of none is refused in words, and no table changes unnoticed."""

from hashlib import sha256
from pathlib import Path
from shutil import copyfile

import pytest

from pos.domain.payment_facts import PaymentState
from pos.journal import schema
from pos.journal.database import dbapi
from pos.journal.schema import DERIVED, VERSION
from pos.journal.verify import verify
from pos.ports.journal import JournalUnavailable
from tests.journal.booth import opened
from tests.journal.golden import KEPT

TABLES = "2a1801d865ff624cc9eb0cca755c7cc25d8071726c670ccadbff2935317a81de"
"""SHA-256 of the SQL that makes a file of this version."""

OF_CARDS = ("payments", "payment_facts", "attempts", "tendered", "settlements")


def aged(path: Path, *statements: str) -> None:
    """Make of a kept journal one that an older program left."""
    copyfile(KEPT / "0.1.0.sqlite", path)
    connection = dbapi.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_change_of_a_table_raises_the_version_and_says_how_older_files_get_it() -> None:
    made: list[str] = []

    class Pen:
        def execute(self, statement: str) -> None:
            made.append(statement)

    schema.create(Pen())  # type: ignore[arg-type]
    digest = sha256("\n".join(made).encode()).hexdigest()
    assert digest == TABLES, "a table changed: raise VERSION, add its step to growth, then write this down"


def test_a_journal_made_before_cards_knows_their_payments_once_it_is_opened(path: Path) -> None:
    gone = [f"DROP TABLE {table}" for table in OF_CARDS]
    aged(path, "DROP TABLE IF EXISTS exchange", *gone, "PRAGMA user_version = 1")
    with opened(path) as journal:
        assert [payment.state for payment in journal.payments_of("ticket-9")] == [PaymentState.APPROVED]
        assert (journal.open_payments(), journal.uncounted_payments()) == ((), ())
        assert [row.reprints for row in journal.sales("000001")] == [1]
    assert verify(path).wrong is None


def test_a_journal_without_any_derived_table_gains_them_all(path: Path) -> None:
    gone = [f"DROP TABLE IF EXISTS {table}" for table in (*DERIVED, "history")]
    aged(path, "DROP TABLE IF EXISTS exchange", *gone, "PRAGMA user_version = 1")
    with opened(path) as journal:
        assert (journal.open_shift(), len(journal.people())) == (None, 1)
    assert verify(path).wrong is None


@pytest.mark.parametrize(("version", "code"), [(0, "JRN-302"), (VERSION + 1, "JRN-303")])
def test_a_file_of_no_version_or_of_a_later_one_is_refused_and_stays_as_it_was(
    path: Path, version: int, code: str
) -> None:
    aged(path, f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    with pytest.raises(JournalUnavailable) as refused:
        opened(path)
    assert (refused.value.code, path.read_bytes()) == (code, before)
