"""The journal keeps what was committed, numbers it without gaps, and answers from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.domain.money import Money
from pos.journal.store import SqliteJournal
from tests.journal.booth import CARPET, CUPS, MAD, PLACE, Booth, opened


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with opened(tmp_path / "journal.sqlite") as journal:
        yield journal


@pytest.fixture
def booth(journal: SqliteJournal) -> Booth:
    booth = Booth(journal)
    booth.found()
    booth.open_shift()
    return booth


def test_an_empty_journal_answers_that_it_knows_nothing(journal: SqliteJournal) -> None:
    assert (journal.head(), journal.place(), journal.open_shift(), journal.grand_total()) == (None,) * 4
    assert (journal.people(), journal.sales(), list(journal.entries(1))) == ((), (), [])


def test_a_day_at_the_booth_is_remembered_after_closing_and_opening_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        booth.open_shift()
        first = booth.sell(CUPS, CARPET)
        booth.sell(CUPS)
        booth.refund(first, line=2)
        booth.close_shift()
    with opened(path) as journal:
        assert [entry.number for entry in journal.entries(1)] == [1, 2, 3, 4, 5, 6, 7]
        assert journal.place() == PLACE
        assert journal.grand_total() == Money(120_00, MAD)
        assert journal.open_shift() is None
        assert journal.stock_moves() == {"carpet-17": 0, "cups": 2000}
        assert journal.sold_pieces() == frozenset()
        assert [row.series for row in journal.sales()] == [f"SIAM26-B12-T1.1-00000{count}" for count in (3, 2, 1)]
        assert [person.name for person in journal.people()] == ["Amina Bennis"]


def test_what_is_not_committed_never_happened(booth: Booth, journal: SqliteJournal) -> None:
    ticket = booth.ticket()
    with journal.unit_of_work() as work:
        booth.finish(work, ticket)
    assert journal.sales() == ()
    assert journal.waiting() == 0
    with journal.unit_of_work() as work:
        assert work.next_series() == "SIAM26-B12-T1.1-000001"
