"""What is derived can be thrown away: rebuilt from the facts it is what it was."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.facts import SettingChanged
from pos.domain.money import Money, zero
from pos.domain.payment_facts import (
    AnswerOrphaned,
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
    TerminalSettled,
)
from pos.domain.tender import Means, Tender
from pos.journal.database import open_reader
from pos.journal.rebuild import rebuild
from pos.journal.schema import DERIVED
from pos.journal.verify import verify
from pos.ports.journal import JournalUnavailable
from pos.words.codes import Code
from tests.journal.booth import MAD, Booth, a_ticket, opened, sold
from tests.journal.forgery import changed, good_journal

TPE = TerminalLabel("tpe-1", "naps")


@pytest.fixture
def good(path: Path) -> Path:
    """Give a day with a bit of everything, and a payment by card after it (entries 12 to 15)."""
    good_journal(path)
    asked = PaymentRequested(9, "amina", a_ticket(99).key, PaymentKind.SALE, Means.CARD, Money(60_00, MAD), TPE)
    tender = Tender(Means.CARD, Money(60_00, MAD), Money(60_00, MAD), zero(MAD), payment=12)
    with opened(path) as journal:
        booth = Booth(journal)
        approved = PaymentMoved(12, 1, PaymentState.APPROVED, Source.ANSWER, Money(60_00, MAD))
        booth.append(asked, PaymentAttempted(12, 1, "000001"), approved, TerminalSettled(9, "amina", TPE, ()))
        booth.append(replace(sold(a_ticket(99), 9), series="SIAM26-B12-T1.1-000006", tenders=(tender,)))
        booth.append(AnswerOrphaned(TPE, "000001", "approved", Money(60_00, MAD), request=12))
        booth.append(SettingChanged("paper_dots", "384", "amina"))
    return path


def derived(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(open_reader(path)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()  # noqa: S608 -- our own names
            for table in DERIVED
        }


def test_what_is_rebuilt_is_what_grew_with_the_facts(good: Path) -> None:
    grown = derived(good)
    assert all(grown[table] for table in DERIVED if table not in {"reprints", "pieces"})
    assert rebuild(good) == 18
    assert derived(good) == grown


@pytest.mark.parametrize("table", sorted(DERIVED))
def test_a_spoilt_table_is_whole_again(table: str, good: Path) -> None:
    grown = derived(good)
    changed(good, f"DELETE FROM {table}")  # noqa: S608 -- our own names
    rebuild(good)
    assert derived(good) == grown
    assert verify(good).wrong is None


def test_the_search_finds_everything_after_a_rebuild(good: Path) -> None:
    with opened(good) as journal:
        before = journal.sales("gobelet")
        assert len(before) == 6
    rebuild(good)
    with opened(good) as journal:
        assert journal.sales("gobelet") == before


def test_a_journal_in_use_is_not_rebuilt(good: Path) -> None:
    with opened(good), pytest.raises(JournalUnavailable, match=Code.JOURNAL_LOCKED):
        rebuild(good)


def test_a_rebuild_that_fails_leaves_everything_as_it_was(good: Path) -> None:
    changed(good, "UPDATE entries SET bytes = substr(bytes, 1, 10) WHERE number = 9")
    grown = derived(good)
    with pytest.raises(JournalUnavailable, match=Code.JOURNAL_DAMAGED):
        rebuild(good)
    assert derived(good) == grown
