"""A finished sale against the disk's own floor: what its commit costs beside a bare append and sync of 4 KiB.

Both sides take turns in one run, because this machine's disk is shared and its mood changes. Between sales the journal
sees to its room, as the till does while nobody waits. The sale is whole: a fact of three lines, its number, hash and
signature, its paper, its ticket dropped, what follows from it.
"""

import os
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter_ns

from benchmarks.stage.figures import Promise, judge, show, times
from benchmarks.stage.places import place
from pos.ports.journal import PaperJob
from pos.wire.head import sign_head
from tests.journal.booth import CARPET, CUPS, Booth, opened, sold

ROUNDS = 30
TURNS = 100
APPENDED = bytes(4096)
RECEIPT = bytes(2000)
SEED = bytes(32)


def measure(*, tiny: bool = False) -> None:
    """Take turns, print both distributions and their ratio, and end with an error above the budget."""
    appends: list[int] = []
    sales: list[int] = []
    rounds = 1 if tiny else ROUNDS
    with place() as folder:
        take_turns(folder, rounds, appends, sales)
    show("append 4 KiB and sync", appends)
    show("sale, committed", sales)
    starts = [part * TURNS for part in range(rounds)]
    ratios = [times(sales[start : start + TURNS], appends[start : start + TURNS], 0.99) for start in starts]
    print(f"  the same, median of {rounds} rounds: {median(ratios):.2f}")
    judge(Promise("p99 of a sale / p99 of an append", times(sales, appends, 0.99), aim=3, budget=8), tiny=tiny)


def take_turns(folder: Path, rounds: int, appends: list[int], sales: list[int]) -> None:
    """Time both sides, round by round, in nanoseconds."""
    file = os.open(folder / "appended", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    with opened(folder / "journal.sqlite") as journal:
        booth = Booth(journal)
        booth.found()
        shift = booth.open_shift()
        for _ in range(rounds):
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
