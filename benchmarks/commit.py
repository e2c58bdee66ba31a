"""A finished sale against the disk's own floor: what its commit costs beside a bare append and sync of 4 KiB.

Both sides take turns in one run, because this machine's disk is shared and its mood changes. Between sales the journal
sees to its room, as the till does while nobody waits. The sale is whole: a fact of three lines, its number, hash and
signature, its paper, its ticket dropped, what follows from it.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter_ns

from pos.ports.journal import PaperJob
from pos.wire.head import sign_head
from tests.journal.booth import CARPET, CUPS, Booth, opened, sold

ROUNDS = 30
TURNS = 100
APPENDED = bytes(4096)
RECEIPT = bytes(2000)
SEED = bytes(32)
RATIO_AT_MOST = 8
"""The slowest sale in a hundred may cost this many of the slowest appends in a hundred; three is the aim."""


def measure() -> None:
    """Take turns, print both distributions and their ratio, and end with an error above the budget."""
    appends: list[int] = []
    sales: list[int] = []
    folder = Path(__file__).resolve().parents[1] / "build"
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=folder) as place:
        take_turns(Path(place), appends, sales)
    show("append 4 KiB and sync", appends)
    show("sale, committed", sales)
    rounds = [part * TURNS for part in range(ROUNDS)]
    ratios = [times(sales[start : start + TURNS], appends[start : start + TURNS]) for start in rounds]
    ratio = times(sales, appends)
    print(f"  p99 of a sale / p99 of an append: {ratio:.2f} (median of {ROUNDS} rounds: {median(ratios):.2f})")
    if ratio > RATIO_AT_MOST:
        sys.exit(f"a sale may cost {RATIO_AT_MOST} times a bare append at most")


def take_turns(place: Path, appends: list[int], sales: list[int]) -> None:
    """Time both sides, round by round, in nanoseconds."""
    file = os.open(place / "appended", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    with opened(place / "journal.sqlite") as journal:
        booth = Booth(journal)
        booth.found()
        shift = booth.open_shift()
        for _ in range(ROUNDS):
            appends.extend(timed_append(file) for _ in range(TURNS))
            sales.extend(timed_sale(booth, shift) for _ in range(TURNS))
    os.close(file)


def timed_append(file: int) -> int:
    """Append and sync."""
    start = perf_counter_ns()
    os.write(file, APPENDED)
    os.fsync(file)
    return perf_counter_ns() - start


def timed_sale(booth: Booth, shift: int) -> int:
    """Finish a ticket that is ready to be paid."""
    journal, ticket = booth.journal, booth.ticket(CUPS, CARPET, CUPS)
    booth.save(ticket)
    sale = sold(ticket, shift)
    journal.ready()
    start = perf_counter_ns()
    with journal.unit_of_work() as work:
        recorded = work.append(replace(sale, series=work.next_series()))
        signature = sign_head(SEED, recorded.head)
        work.queue_paper(PaperJob(recorded.entry.number, "receipt", RECEIPT + signature))
        work.drop_ticket(ticket.nickname)
        work.commit()
    return perf_counter_ns() - start


def times(one: list[int], other: list[int]) -> float:
    """Compare the slowest in a hundred."""
    return at(one, 0.99) / at(other, 0.99)


def at(measured: list[int], part: float) -> int:
    """Give the measure below which that part of them lies."""
    return sorted(measured)[int(len(measured) * part)]


def show(name: str, measured: list[int]) -> None:
    """Print a distribution, in milliseconds."""
    parts = {"p50": 0.5, "p90": 0.9, "p99": 0.99, "p99.9": 0.999, "max": 1 - 1e-9}
    line = "  ".join(f"{label} {at(measured, part) / 1e6:.3f}" for label, part in parts.items())
    print(f"  {name:22} {line} ms ({len(measured)})")
