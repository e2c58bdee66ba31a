"""A journal of any release is read by this program: verified, opened, searched, rebuilt and sold in."""

from pathlib import Path
from shutil import copyfile

import pytest

from pos.domain.money import Money
from pos.domain.payment_facts import PaymentState
from pos.journal.rebuild import rebuild
from pos.journal.verify import verify
from tests.journal.booth import MAD, PLACE, Booth, HandClock, opened
from tests.journal.golden import KEPT, write

GOLDEN = sorted(KEPT.glob("*.sqlite"))
ENTRIES = 26


@pytest.fixture(params=GOLDEN, ids=[path.stem for path in GOLDEN])
def golden(request: pytest.FixtureRequest, path: Path) -> Path:
    copyfile(request.param, path)
    return path


def test_it_is_sound(golden: Path) -> None:
    verdict = verify(golden)
    assert verdict.wrong is None
    assert (verdict.sound, verdict.erased) == (ENTRIES, (6,))


def test_it_tells_what_it_told_then(golden: Path) -> None:
    with opened(golden) as journal:
        assert journal.place() == PLACE
        assert journal.grand_total() == Money(480_00, MAD)
        assert [person.name for person in journal.people()] == ["Amina Bennis"]
        assert len(journal.sales()) == 9
        assert [row.reprints for row in journal.sales("000001")] == [1]
        assert [payment.state for payment in journal.payments_of("ticket-9")] == [PaymentState.APPROVED]
        assert journal.stock_moves()
        assert journal.products()


def test_it_goes_on(golden: Path) -> None:
    clock = HandClock()
    clock.wait(24 * 60 * 60_000)
    with opened(golden, clock) as journal:
        booth = Booth(journal, tickets=100)
        booth.open_shift()
        booth.sell()
        booth.close_shift()
    assert verify(golden).sound == ENTRIES + 3
    assert rebuild(golden) == ENTRIES + 3
    assert verify(golden).wrong is None


def test_the_way_it_is_made_still_works(path: Path) -> None:
    write(path)
    verdict = verify(path)
    # The day that is played has grown since: what was kept of it then stays as it was.
    assert (verdict.wrong, verdict.sound >= ENTRIES) == (None, True)
