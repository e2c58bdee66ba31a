"""The printing thread against the real simulated printer: whatever breaks, each paper comes out once or is marked."""

import threading
from collections import Counter
from collections.abc import Iterator

import pytest

from pos.devices.printer import drain
from pos.devices.printer.escpos_network import NetworkPrinter
from pos.devices.printer.spooler import Spooler
from pos.ports.print_queue import JobState
from pos.ports.printer import PrinterNews, PrinterState
from tests.devices.printer.printing import QUICK, ROWS, Ears, MemoryQueue, judge, page_of
from tests.simulators.printer_process import PrinterProcess

READY = PrinterState.READY


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drain, "WAITS_MS", (20, 40))


@pytest.fixture
def queue() -> MemoryQueue:
    return MemoryQueue()


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def spooler(simulated: PrinterProcess, queue: MemoryQueue, ears: Ears) -> Iterator[Spooler]:
    printer = NetworkPrinter("127.0.0.1", simulated.port, deadlines=QUICK)
    thread = Spooler(queue, printer, page_of, ears)
    thread.start()
    yield thread
    thread.stop()


def test_what_is_queued_is_printed_once_in_order(
    simulated: PrinterProcess, queue: MemoryQueue, spooler: Spooler
) -> None:
    documents = [b"one", b"two", b"three"]
    for document in documents:
        queue.put(document, kick_drawer=True)
        spooler.poke()
    queue.until_printed()
    assert judge(simulated, documents) == Counter({(document, False): 1 for document in documents})
    assert len(simulated.events("drawer")) == len(documents)


def test_a_printer_that_is_off_at_the_start_prints_when_it_is_switched_on(
    simulated: PrinterProcess, queue: MemoryQueue, ears: Ears
) -> None:
    simulated.do("off")
    queue.put(b"one", kick_drawer=True)
    thread = Spooler(queue, NetworkPrinter("127.0.0.1", simulated.port, deadlines=QUICK), page_of, ears)
    thread.start()
    ears.until(PrinterNews(PrinterState.OFF, 1))
    simulated.do("on")
    queue.until_printed()
    thread.stop()
    assert judge(simulated, [b"one"]) == Counter({(b"one", False): 1})
    assert not simulated.events("drawer"), "the customer left while the printer was off"
    ears.until(PrinterNews(READY, 0))


def test_a_roll_that_is_missing_is_waited_for_while_the_drawer_opens_at_once(
    simulated: PrinterProcess, queue: MemoryQueue, ears: Ears, spooler: Spooler
) -> None:
    watch = simulated.control(watching=True)
    simulated.do("paper_out")
    queue.put(b"one", kick_drawer=True)
    spooler.poke()
    watch.until("drawer")
    ears.until(PrinterNews(PrinterState.PAPER_OUT, 1))
    simulated.do("paper_in")
    queue.until_printed()
    assert judge(simulated, [b"one"]) == Counter({(b"one", False): 1})
    assert len(simulated.events("drawer")) == 1


def test_a_roll_that_ends_in_the_middle_gives_a_torn_paper_and_a_whole_one_with_the_mark(
    simulated: PrinterProcess, queue: MemoryQueue, ears: Ears, spooler: Spooler
) -> None:
    simulated.do("paper_out", after_rows=ROWS // 3)
    queue.put(b"one", kick_drawer=True)
    spooler.poke()
    ears.until(PrinterNews(PrinterState.PAPER_OUT, 1))
    simulated.do("paper_in")
    queue.until_printed()
    assert judge(simulated, [b"one"]) == Counter({(b"one", True): 1})
    assert len(simulated.events("drawer")) == 1


@pytest.mark.parametrize("after_bytes", [30, 5_000])
def test_a_cable_cut_in_the_middle_gives_a_whole_paper_in_the_end(
    simulated: PrinterProcess, queue: MemoryQueue, spooler: Spooler, after_bytes: int
) -> None:
    queue.put(b"before")
    spooler.poke()
    queue.until_printed()
    simulated.do("cut_in_middle", after_bytes=after_bytes)
    queue.put(b"one", kick_drawer=True)
    queue.put(b"two")
    spooler.poke()
    queue.until_printed()
    came_out = judge(simulated, [b"before", b"one", b"two"])
    assert came_out[b"one", False] + came_out[b"one", True] == 1
    assert came_out[b"two", False] == 1
    assert len(simulated.events("drawer")) <= 1


def test_a_lost_confirmation_gives_a_second_paper_with_the_mark(
    simulated: PrinterProcess, queue: MemoryQueue, spooler: Spooler
) -> None:
    simulated.do("lose_confirmation")
    queue.put(b"one", kick_drawer=True)
    spooler.poke()
    queue.until_printed()
    assert judge(simulated, [b"one"]) == Counter({(b"one", False): 1, (b"one", True): 1})
    assert len(simulated.events("drawer")) == 1


def test_a_printer_that_never_confirms_stops_until_a_person_looked(
    simulated: PrinterProcess, queue: MemoryQueue, ears: Ears, spooler: Spooler
) -> None:
    simulated.do("lose_confirmation", papers=drain.UNSURE_MOST)
    queue.put(b"one")
    spooler.poke()
    ears.until(PrinterNews(READY, 1, needs_person=True))
    assert len(simulated.papers()) == drain.UNSURE_MOST
    spooler.try_again()
    queue.until_printed()
    assert judge(simulated, [b"one"])[b"one", True] == drain.UNSURE_MOST


def test_a_printer_killed_during_a_job_and_started_again_gives_the_paper_with_the_mark(
    simulated: PrinterProcess, queue: MemoryQueue, spooler: Spooler
) -> None:
    watch = simulated.control(watching=True)
    simulated.do("slow", rows_per_second=500)
    queue.put(b"one", kick_drawer=True)
    spooler.poke()
    watch.until("rows")
    simulated.kill()
    queue.until(lambda: (1, JobState.UNSURE) in queue.marks)
    simulated.start()
    queue.until_printed()
    assert judge(simulated, [b"one"]) == Counter({(b"one", True): 1})
    assert len(simulated.events("drawer")) == 1


def test_a_till_that_stopped_during_a_job_prints_it_with_the_mark_at_the_next_start(
    simulated: PrinterProcess, queue: MemoryQueue, ears: Ears
) -> None:
    queue.put(b"one", kick_drawer=True, state=JobState.SENDING)
    thread = Spooler(queue, NetworkPrinter("127.0.0.1", simulated.port, deadlines=QUICK), page_of, ears)
    thread.start()
    queue.until_printed()
    thread.stop()
    assert judge(simulated, [b"one"]) == Counter({(b"one", True): 1})
    assert simulated.events("drawer") == []


def test_a_bad_day_leaves_every_paper_whole_once_or_marked(
    simulated: PrinterProcess, queue: MemoryQueue, ears: Ears, spooler: Spooler
) -> None:
    documents = [b"sale %d" % number for number in range(12)]
    mishaps: list[dict[str, int | str]] = [
        {"act": "cut_in_middle", "after_bytes": 3_000},
        {"act": "lose_confirmation"},
        {"act": "off"},
        {"act": "on"},
        {"act": "paper_out", "after_rows": 100},
        {"act": "paper_in"},
        {"act": "garbage_status"},
        {"act": "garbage_status", "on": 0},
        {"act": "cover_open"},
        {"act": "cover_closed"},
        {"act": "cut_in_middle", "after_bytes": 22_000},
        {"act": "slow", "rows_per_second": 5_000},
    ]
    for document, mishap in zip(documents, mishaps, strict=True):
        queue.put(document, kick_drawer=True)
        spooler.poke()
        simulated.do(**mishap)  # type: ignore[arg-type]
        if ears.heard[-1:] and ears.heard[-1].needs_person:
            spooler.try_again()
    simulated.do("mend")
    spooler.try_again()
    queue.until_printed()
    judge(simulated, documents)
    assert len(simulated.events("drawer")) <= len(documents)


def test_it_stops_at_once_while_it_waits_for_a_printer(
    simulated: PrinterProcess, queue: MemoryQueue, ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drain, "WAITS_MS", (600_000,))
    simulated.do("off")
    queue.put(b"one")
    thread = Spooler(queue, NetworkPrinter("127.0.0.1", simulated.port, deadlines=QUICK), page_of, ears)
    thread.start()
    ears.until(PrinterNews(PrinterState.OFF, 1))
    thread.stop()
    assert not any(running.name == "printing" for running in threading.enumerate())
    assert queue.papers[1].state is JobState.QUEUED


def test_a_new_paper_wakes_it_however_long_it_meant_to_wait(
    simulated: PrinterProcess, queue: MemoryQueue, ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drain, "WAITS_MS", (600_000,))
    simulated.do("off")
    queue.put(b"one")
    thread = Spooler(queue, NetworkPrinter("127.0.0.1", simulated.port, deadlines=QUICK), page_of, ears)
    thread.start()
    ears.until(PrinterNews(PrinterState.OFF, 1))
    simulated.do("on")
    queue.put(b"two")
    thread.poke()
    queue.until_printed()
    thread.stop()
    judge(simulated, [b"one", b"two"])


def test_a_bug_of_ours_does_not_end_printing(
    simulated: PrinterProcess, queue: MemoryQueue, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stumbled = threading.Event()

    def tell(_: PrinterNews) -> None:
        if not stumbled.is_set():
            stumbled.set()
            raise ValueError("a listener's bug")

    monkeypatch.setattr("pos.devices.printer.spooler.IDLE_LOOK_MS", 20)
    queue.put(b"one")
    thread = Spooler(queue, NetworkPrinter("127.0.0.1", simulated.port, deadlines=QUICK), page_of, tell)
    thread.start()
    queue.until_printed()
    thread.stop()
    assert stumbled.is_set()
    assert "printing stumbled" in caplog.text
    judge(simulated, [b"one"])


def test_nothing_is_printed_after_it_was_stopped(simulated: PrinterProcess, queue: MemoryQueue, ears: Ears) -> None:
    thread = Spooler(queue, NetworkPrinter("127.0.0.1", simulated.port, deadlines=QUICK), page_of, ears)
    thread.start()
    ears.until(PrinterNews(READY, 0))
    thread.stop()
    queue.put(b"one")
    thread.poke()
    assert simulated.papers() == []
