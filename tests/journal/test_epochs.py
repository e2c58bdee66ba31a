"""A till that was enrolled goes on in the same journal: a new epoch, its place from central, nothing lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.facts import ClockJumped, TillFounded
from pos.journal.rebuild import rebuild
from pos.journal.store import SqliteJournal
from pos.journal.verdict import Fault
from pos.journal.verify import verify
from pos.wire.entry import Entry
from tests.journal.booth import PLACE, Booth, HandClock, opened
from tests.journal.forgery import forged

GRANTED = TillFounded(replace(PLACE, booth="C3"), "00" * 32, "0.1.0", 5, "fair", "{}")


def test_a_till_enrolled_in_the_middle_of_a_shift_closes_it_as_ever(booth: Booth, journal: SqliteJournal) -> None:
    booth.sell()
    booth.append(GRANTED)
    booth.sell()
    booth.close_shift()
    assert [row.series for row in journal.sales()] == ["SIAM26-C3-T1.5-000001", "SIAM26-B12-T1.1-000001"]
    assert journal.place() == GRANTED.place
    total = journal.grand_total()
    assert total is not None
    assert total.minor == sum(row.total.minor for row in journal.sales())


def test_its_journal_is_sound_and_can_be_rebuilt(path: Path) -> None:
    with opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        booth.append(GRANTED, replace(GRANTED, epoch=0), replace(GRANTED, epoch=9))
        assert [entry.epoch for entry in journal.entries(1)] == [1, 1, 5, 6, 9]
    assert verify(path).wrong is None
    assert rebuild(path) == 5
    assert verify(path).wrong is None


@pytest.mark.parametrize("epoch", [1, 5])
def test_an_epoch_that_was_there_already_does_not_begin_again(booth: Booth, epoch: int) -> None:
    booth.append(GRANTED)
    with pytest.raises(ValueError, match=f"epoch {epoch} cannot begin after epoch 5"):
        booth.append(replace(GRANTED, epoch=epoch))


def test_an_epoch_that_central_did_not_give_is_found(path: Path) -> None:
    with opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        booth.append(GRANTED)

    def another(entry: Entry) -> Entry:
        return replace(entry, epoch=6) if entry.epoch == GRANTED.epoch else entry

    forged(path, another)
    wrong = verify(path).wrong
    assert wrong is not None
    assert (wrong.number, wrong.fault) == (3, Fault.EPOCH_WRONG)


def test_a_jump_of_the_clock_is_told_in_the_new_epoch_and_not_in_the_old(
    booth: Booth, journal: SqliteJournal, clock: HandClock
) -> None:
    clock.utc_ms += 86_400_000
    booth.append(GRANTED)
    newest = list(journal.entries(4))
    assert [(entry.epoch, type(entry.fact)) for entry in newest] == [(5, TillFounded), (5, ClockJumped)]
