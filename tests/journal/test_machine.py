"""Whatever a till does, in whatever order, with crashes and a full disk in between: the journal agrees with a list.

The list is the oracle: what was committed, in order. After every step the numbers have no gap, neither the journal's
nor the papers', open tickets are those that were saved, and what is derived follows from the facts.
"""

from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from typing_extensions import override

from pos.domain.ticket import Ticket
from pos.journal import reserve
from pos.journal.verify import verify
from pos.ports.journal import JournalUnavailable
from pos.ports.print_queue import JobState
from pos.words.codes import Code
from tests.journal.booth import CARPET, CUPS, Booth, HandClock, a_ticket, opened
from tests.journal.test_reserve import Quota
from tests.simulation.memory import memory_folder
from tests.simulation.recording_disk import RecordingDisk

NICKNAMES = st.integers(1, 4)


@dataclass
class Expected:
    """The oracle: what must be there."""

    facts: int = 0
    papers: int = 0
    sales: list[int] = field(default_factory=list)
    tickets: dict[int, Ticket] = field(default_factory=dict)
    shift: int = 0
    closings: int = 0
    waiting: int = 0
    back: set[int] = field(default_factory=set)


class Till(RuleBasedStateMachine):
    """A till on a disk that can be full."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = memory_folder()
        self.path = Path(self.folder.name) / "journal.sqlite"
        self.disk, self.clock, self.count = RecordingDisk(), HandClock(), 0
        self.patch = patch.multiple(reserve, _PAGES=8, _FRAMES=24, _EMPTY_LOG_AT=12, _LOG=48)
        self.patch.start()
        self.on_disk = self.disk.in_place()
        self.on_disk.__enter__()
        self.expected = Expected()

    @initialize()
    def found(self) -> None:
        self.journal = opened(self.path, self.clock)
        self.booth.found()
        self.expected.facts = 2

    @property
    def booth(self) -> Booth:
        return Booth(self.journal)

    @rule(nickname=NICKNAMES, carpet=st.booleans())
    def save_ticket(self, nickname: int, carpet: bool) -> None:
        self.count += 1
        ticket = a_ticket(50 * self.count + nickname - 1, *([CARPET] if carpet else [CUPS, CUPS]))
        self.booth.save(ticket)
        self.expected.tickets[ticket.nickname] = ticket

    @rule(nickname=NICKNAMES)
    def drop_ticket(self, nickname: int) -> None:
        with self.journal.unit_of_work() as work:
            work.drop_ticket(nickname)
            work.commit()
        self.expected.tickets.pop(nickname, None)

    @precondition(lambda till: not till.expected.shift)
    @rule()
    def open_shift(self) -> None:
        self.expected.facts += 1
        self.expected.shift = self.booth.open_shift()

    @precondition(lambda till: till.expected.shift and till.expected.tickets)
    @rule()
    def finish_sale(self) -> None:
        nickname, ticket = next(iter(self.expected.tickets.items()))
        number = self.booth.finish_alone(ticket)
        del self.expected.tickets[nickname]
        self.expected.facts += 1
        self.expected.papers += 1
        self.expected.waiting += 1
        self.expected.sales.append(number)

    @precondition(lambda till: till.expected.shift and till.expected.tickets)
    @rule()
    def give_a_sale_up(self) -> None:
        with self.journal.unit_of_work() as work:
            self.booth.finish(work, next(iter(self.expected.tickets.values())))

    @precondition(lambda till: till.expected.shift and till.expected.tickets)
    @rule(room=st.integers(0, 10_000))
    def finish_a_sale_on_a_full_disk(self, room: int) -> None:
        quota = Quota(room)
        quota.sizes = {}
        self.disk.judge = quota
        ticket = next(iter(self.expected.tickets.values()))
        with pytest.raises(JournalUnavailable, match=Code.DISK_FULL):
            self.booth.finish_alone(ticket)
        self.disk.judge = lambda _: 0

    @precondition(lambda till: till.expected.shift and set(till.expected.sales) - till.expected.back)
    @rule()
    def refund(self) -> None:
        sale = min(set(self.expected.sales) - self.expected.back)
        self.booth.refund(sale)
        self.expected.back.add(sale)
        self.expected.facts += 1
        self.expected.papers += 1

    @precondition(lambda till: till.expected.shift)
    @rule()
    def close_shift(self) -> None:
        self.booth.close_shift()
        self.expected.facts += 1
        self.expected.shift = 0
        self.expected.closings += 1

    @rule(state=st.sampled_from(JobState))
    def print_a_paper(self, state: JobState) -> None:
        paper = self.journal.next()
        if paper is not None:
            self.journal.mark(paper.job, state)
            self.expected.waiting -= state in {JobState.PRINTED, JobState.SET_ASIDE}

    @rule()
    def see_to_the_room(self) -> None:
        assert self.journal.ready() is None

    @rule()
    def crash(self) -> None:
        """End in the middle of a step, and start again."""
        with self.journal.unit_of_work() as work:
            work.save_ticket(a_ticket(1))
            self.journal.close()
        self.journal = opened(self.path, self.clock)

    @invariant()
    def the_journal_agrees_with_the_list(self) -> None:
        if not self.expected.facts:
            return
        numbers = [entry.number for entry in self.journal.entries(1)]
        assert numbers == list(range(1, self.expected.facts + 1))
        series = [int(row.series.rpartition("-")[2]) for row in self.journal.sales(limit=10_000)]
        assert series == list(range(self.expected.papers, 0, -1))
        assert {ticket.nickname: ticket for ticket in self.journal.open_tickets()} == self.expected.tickets
        assert self.journal.waiting() == self.expected.waiting
        shift = self.journal.open_shift()
        assert (0 if shift is None else shift.number) == self.expected.shift

    @override
    def teardown(self) -> None:
        if self.expected.facts:
            self.journal.close()
            verdict = verify(self.path)
            assert verdict.wrong is None
            assert verdict.sound == self.expected.facts
        self.on_disk.__exit__(None, None, None)
        self.patch.stop()
        self.folder.cleanup()


Till.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestTill = Till.TestCase
