"""Yesterday at the demonstration fair follows from its seed, and is a real till's day."""

from dataclasses import replace
from pathlib import Path

from pos.domain.facts import SaleFinished, ShiftClosed, TillFounded
from pos.journal.verify import verify
from pos.wiring.demo.central import open_past
from pos.wiring.demo.fair import PLACE, demo_fair
from pos.wiring.demo.past_day import PastTill
from pos.wiring.folders import TillFolders

SHORT = 1


def play(folder: Path) -> list[object]:
    fair = demo_fair()
    booth = fair.booths[0]
    parts, clock = open_past(TillFolders(folder))
    place = replace(PLACE, booth=booth.code, till="T1")
    PastTill(SHORT, booth, fair, parts, clock).play(TillFounded(place, parts.key.public.hex(), "0.1.0"))
    facts: list[object] = []
    for entry in parts.journal.entries(1):
        match entry.fact:
            case SaleFinished() as sale:
                facts.append((sale.total, [line.names for line in sale.lines], entry.utc_ms))
                assert {line.seller for line in sale.lines} <= set(booth.sellers)
            case ShiftClosed() as closed:
                facts.append((closed.figures.expected, closed.counted.total))
            case _:
                pass
    parts.close()
    assert verify(parts.folders.journal).wrong is None
    return facts


def test_the_day_is_the_same_each_time_and_the_drawer_is_short_where_it_should_be(tmp_path: Path) -> None:
    first = play(tmp_path / "first")
    assert first == play(tmp_path / "second")
    *sales, closing = first
    assert len(sales) > 10
    assert isinstance(closing, tuple)
    expected, counted = closing
    assert expected.minor - counted.minor == 20_00
