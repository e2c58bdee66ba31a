"""The rules of the print queue, with a printer that answers as it is told."""

import logging
from collections import deque

import pytest

from pos.devices.printer.drain import AT_ONCE, IDLE_LOOK_MS, UNSURE_MOST, WAITS_MS, Drain
from pos.ports.print_queue import JobState
from pos.ports.printer import PrinterNews, PrinterState, PrintOutcome, PrintResult, Raster
from tests.devices.printer.printing import MemoryQueue, page_of

READY, OFF, PAPER_OUT = PrinterState.READY, PrinterState.OFF, PrinterState.PAPER_OUT
PRINTED = PrintResult(PrintOutcome.PRINTED, READY)
NOT_PRINTED = PrintResult(PrintOutcome.NOT_PRINTED, PAPER_OUT)
UNSURE = PrintResult(PrintOutcome.UNSURE, READY)


class ToldPrinter:
    """Gives the results laid out for it, and remembers what it was asked."""

    def __init__(self) -> None:
        self.how = READY
        self.results: deque[PrintResult] = deque()
        self.pages: list[Raster] = []
        self.kicks: list[bool] = []
        self.looks = 0

    def state(self) -> PrinterState:
        self.looks += 1
        return self.how

    def print(self, page: Raster, *, kick_drawer: bool) -> PrintResult:
        self.pages.append(page)
        self.kicks.append(kick_drawer)
        result = self.results.popleft() if self.results else PRINTED
        return PrintResult(
            result.outcome, result.state, result.drawer_kicked or (kick_drawer and result != NOT_REACHED)
        )

    def kick_drawer(self) -> PrinterState:
        raise AssertionError("the queue opens the drawer with its paper")


NOT_REACHED = PrintResult(PrintOutcome.NOT_PRINTED, OFF)


class Bench:
    """A drain between a queue and a printer."""

    def __init__(self) -> None:
        self.queue = MemoryQueue()
        self.printer = ToldPrinter()
        self.news: list[PrinterNews] = []
        self.drain = self.restarted()

    def restarted(self) -> Drain:
        self.drain = Drain(self.queue, self.printer, page_of, self.news.append)
        return self.drain

    def turns(self, count: int) -> list[int]:
        return [self.drain.turn() for _ in range(count)]

    @property
    def states(self) -> list[JobState]:
        return [state for _, state in self.queue.marks]


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_papers_are_printed_oldest_first_and_marked_before_the_first_byte(bench: Bench) -> None:
    bench.queue.put(b"one")
    bench.queue.put(b"two")
    assert bench.turns(2) == [AT_ONCE, AT_ONCE]
    assert bench.printer.pages == [page_of(b"one", False), page_of(b"two", False)]
    assert bench.states == [JobState.SENDING, JobState.PRINTED] * 2


def test_a_paper_is_not_sent_when_that_cannot_be_written_down_first(bench: Bench) -> None:
    bench.queue.put(b"one")
    bench.queue.failing = {JobState.SENDING}
    assert bench.turns(2) == [*WAITS_MS[:2]]
    assert bench.printer.pages == []
    bench.queue.failing = set()
    bench.turns(1)
    assert bench.printer.pages == [page_of(b"one", False)]


def test_a_confirmed_paper_is_never_printed_twice_even_if_the_disk_is_full_afterwards(bench: Bench) -> None:
    bench.queue.put(b"one")
    bench.queue.failing = {JobState.PRINTED}
    bench.turns(3)
    bench.queue.failing = set()
    bench.turns(2)
    assert len(bench.printer.pages) == 1
    assert bench.states[-1] is JobState.PRINTED


def test_a_paper_surely_not_printed_is_tried_again_without_the_mark_of_a_duplicate(bench: Bench) -> None:
    bench.queue.put(b"one")
    bench.printer.results = deque([NOT_PRINTED])
    bench.turns(2)
    assert bench.printer.pages == [page_of(b"one", False)] * 2


def test_a_paper_cut_off_in_the_middle_is_printed_again_as_a_duplicate(bench: Bench) -> None:
    bench.queue.put(b"one")
    bench.printer.results = deque([UNSURE])
    bench.turns(2)
    assert bench.printer.pages == [page_of(b"one", False), page_of(b"one", True)]


def test_a_duplicate_stays_one_when_its_next_sending_fails_before_the_first_dot(bench: Bench) -> None:
    bench.queue.put(b"one")
    bench.printer.results = deque([UNSURE, NOT_PRINTED])
    bench.turns(2)
    bench.restarted()
    bench.turns(1)
    assert bench.printer.pages[-1] == page_of(b"one", True)


@pytest.mark.parametrize("state", [JobState.SENDING, JobState.UNSURE])
def test_a_paper_that_an_earlier_run_was_sending_is_printed_as_a_duplicate(bench: Bench, state: JobState) -> None:
    bench.queue.put(b"one", state=state)
    bench.turns(1)
    assert bench.printer.pages == [page_of(b"one", True)]


def test_a_printer_that_is_off_is_waited_for_longer_and_longer_without_touching_the_queue(bench: Bench) -> None:
    bench.queue.put(b"one")
    bench.printer.how = OFF
    assert bench.turns(7) == [500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]
    assert bench.queue.marks == []
    bench.printer.how = READY
    assert bench.turns(1) == [AT_ONCE]


def test_waiting_starts_short_again_after_a_paper_came_out(bench: Bench) -> None:
    bench.queue.put(b"one")
    bench.printer.how = OFF
    bench.turns(5)
    bench.printer.how = READY
    bench.turns(1)
    bench.queue.put(b"two")
    bench.printer.results = deque([NOT_PRINTED])
    assert bench.turns(1) == [WAITS_MS[0]]


def test_the_drawer_opens_once_though_the_paper_takes_three_sendings(bench: Bench) -> None:
    bench.queue.put(b"one", kick_drawer=True)
    bench.printer.results = deque([NOT_PRINTED, UNSURE])
    bench.turns(3)
    assert bench.printer.kicks == [True, False, False]


def test_the_drawer_opens_for_a_paper_that_has_to_wait_for_a_new_roll(bench: Bench) -> None:
    bench.queue.put(b"one", kick_drawer=True)
    bench.printer.how = PAPER_OUT
    bench.printer.results = deque([NOT_PRINTED])
    bench.turns(3)
    assert bench.printer.kicks == [True]
    bench.printer.how = READY
    bench.turns(1)
    assert bench.printer.kicks == [True, False]


def test_a_drawer_that_could_not_be_reached_opens_with_the_next_sending(bench: Bench) -> None:
    bench.queue.put(b"one", kick_drawer=True)
    bench.printer.results = deque([NOT_REACHED])
    bench.turns(2)
    assert bench.printer.kicks == [True, True]


def test_a_drawer_does_not_open_by_itself_after_a_restart(bench: Bench) -> None:
    bench.queue.put(b"one", kick_drawer=True, state=JobState.SENDING)
    bench.turns(1)
    assert bench.printer.kicks == [False]


def test_a_paper_that_cannot_be_laid_out_is_set_aside_and_the_next_ones_go_on(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    def render(document: bytes, duplicate: bool) -> Raster:
        if document == b"bad":
            raise KeyError("no such block")
        return page_of(document, duplicate)

    bench.queue.put(b"bad")
    bench.queue.put(b"good")
    drain = Drain(bench.queue, bench.printer, render, bench.news.append)
    with caplog.at_level(logging.ERROR):
        assert [drain.turn(), drain.turn()] == [AT_ONCE, AT_ONCE]
    assert bench.printer.pages == [page_of(b"good", False)]
    assert bench.states[0] is JobState.SET_ASIDE
    assert "set aside" in caplog.text


def test_a_printer_that_never_confirms_does_not_waste_the_roll_but_waits_for_a_person(bench: Bench) -> None:
    bench.queue.put(b"one")
    bench.printer.results = deque([UNSURE] * (UNSURE_MOST + 1))
    bench.turns(UNSURE_MOST + 3)
    assert len(bench.printer.pages) == UNSURE_MOST
    assert bench.news[-1] == PrinterNews(READY, 1, needs_person=True)
    bench.drain.person_looked()
    bench.turns(2)
    assert len(bench.printer.pages) == UNSURE_MOST + 2
    assert bench.news[-1] == PrinterNews(READY, 0)


def test_the_news_are_told_when_they_change_and_only_then(bench: Bench) -> None:
    bench.turns(3)
    bench.printer.how = OFF
    bench.turns(2)
    bench.queue.put(b"one")
    bench.turns(1)
    bench.printer.how = READY
    bench.turns(2)
    assert bench.news == [
        PrinterNews(READY, 0),
        PrinterNews(OFF, 0),
        PrinterNews(OFF, 1),
        PrinterNews(READY, 0),
    ]


def test_an_idle_printer_is_looked_at_now_and_then_but_not_right_after_it_printed(bench: Bench) -> None:
    bench.queue.put(b"one")
    assert bench.turns(3) == [AT_ONCE, IDLE_LOOK_MS, IDLE_LOOK_MS]
    assert bench.printer.looks == 2


def test_no_drawer_opens_for_sales_whose_customers_left_while_the_printer_was_off(bench: Bench) -> None:
    bench.printer.how = OFF
    bench.queue.put(b"one", kick_drawer=True)
    bench.turns(2)
    bench.queue.put(b"two", kick_drawer=True)
    bench.printer.how = READY
    bench.turns(2)
    bench.queue.put(b"three", kick_drawer=True)
    bench.turns(1)
    assert bench.printer.kicks == [False, False, True]
