"""The network driver and the simulated printer are two readings of one command set: they have to agree."""

import socket
import threading
from dataclasses import replace

import pytest

from pos.devices.printer.escpos_network import NetworkPrinter
from pos.ports.printer import PrinterState, PrintOutcome, PrintResult
from tests.devices.printer.printing import QUICK, ROWS, page_of, print_of
from tests.simulators.printer_process import PrinterProcess

PAGE = page_of(b"receipt", duplicate=False)
PRINTED = PrintResult(PrintOutcome.PRINTED, PrinterState.READY)


@pytest.fixture
def printer(simulated: PrinterProcess) -> NetworkPrinter:
    return NetworkPrinter("127.0.0.1", simulated.port, deadlines=QUICK)


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        ("on", PrinterState.READY),
        ("paper_low", PrinterState.PAPER_LOW),
        ("paper_out", PrinterState.PAPER_OUT),
        ("cover_open", PrinterState.COVER_OPEN),
        ("garbage_status", PrinterState.FAULT),
        ("off", PrinterState.OFF),
    ],
)
def test_the_printer_s_state_is_told(
    simulated: PrinterProcess, printer: NetworkPrinter, fault: str, state: PrinterState
) -> None:
    simulated.do(fault)
    assert printer.state() is state


def test_a_page_comes_out_whole_and_is_confirmed_after_it_was_cut(
    simulated: PrinterProcess, printer: NetworkPrinter
) -> None:
    assert printer.print(PAGE, kick_drawer=False) == PRINTED
    (paper,) = simulated.papers()
    assert paper["sha256"] == print_of(b"receipt", duplicate=False)
    assert paper["stray"] == 0
    assert simulated.events("drawer") == []


def test_the_drawer_opens_before_the_paper_comes(simulated: PrinterProcess, printer: NetworkPrinter) -> None:
    watch = simulated.control(watching=True)
    assert printer.print(PAGE, kick_drawer=True).drawer_kicked
    watch.until("drawer", pin=0)
    watch.until("rows")
    watch.until("paper")


@pytest.mark.parametrize(
    ("fault", "state"), [("paper_out", PrinterState.PAPER_OUT), ("cover_open", PrinterState.COVER_OPEN)]
)
def test_the_drawer_opens_even_if_no_paper_can_come(
    simulated: PrinterProcess, printer: NetworkPrinter, fault: str, state: PrinterState
) -> None:
    simulated.do(fault)
    assert printer.print(PAGE, kick_drawer=True) == PrintResult(PrintOutcome.NOT_PRINTED, state, drawer_kicked=True)
    assert len(simulated.events("drawer")) == 1
    assert simulated.events("paper") == []


def test_the_drawer_opens_without_a_paper(simulated: PrinterProcess, printer: NetworkPrinter) -> None:
    watch = simulated.control(watching=True)
    assert printer.kick_drawer() is PrinterState.READY
    watch.until("drawer", pin=0)


def test_a_printer_that_is_off_prints_nothing_and_opens_nothing(
    simulated: PrinterProcess, printer: NetworkPrinter
) -> None:
    simulated.do("off")
    assert printer.print(PAGE, kick_drawer=True) == PrintResult(PrintOutcome.NOT_PRINTED, PrinterState.OFF)
    assert printer.kick_drawer() is PrinterState.OFF


def test_paper_that_ends_in_the_middle_is_unsure_and_its_rest_does_not_come_out_later(
    simulated: PrinterProcess, printer: NetworkPrinter
) -> None:
    simulated.do("paper_out", after_rows=ROWS // 2)
    assert printer.print(PAGE, kick_drawer=False) == PrintResult(PrintOutcome.UNSURE, PrinterState.PAPER_OUT)
    simulated.do("paper_in")
    assert printer.print(PAGE, kick_drawer=False) == PRINTED
    assert [(paper["complete"], paper["rows"]) for paper in simulated.events("paper")] == [
        (False, ROWS // 2),
        (True, ROWS),
    ]


@pytest.mark.parametrize("after_bytes", [60, 1_000, 20_000])
def test_a_connection_cut_in_the_middle_is_unsure_and_the_next_page_is_clean(
    simulated: PrinterProcess, printer: NetworkPrinter, after_bytes: int
) -> None:
    simulated.do("cut_in_middle", after_bytes=after_bytes)
    assert printer.print(PAGE, kick_drawer=False).outcome is PrintOutcome.UNSURE
    assert printer.print(PAGE, kick_drawer=False) == PRINTED
    (paper,) = simulated.papers()
    assert paper["sha256"] == print_of(b"receipt", duplicate=False)


def test_a_connection_cut_before_the_page_is_surely_not_printed(
    simulated: PrinterProcess, printer: NetworkPrinter
) -> None:
    simulated.do("cut_in_middle", after_bytes=12)
    assert printer.print(PAGE, kick_drawer=False).outcome is PrintOutcome.NOT_PRINTED
    assert simulated.events("paper") == []


def test_a_lost_confirmation_is_unsure_although_the_paper_came_out(
    simulated: PrinterProcess, printer: NetworkPrinter
) -> None:
    simulated.do("lose_confirmation")
    assert printer.print(PAGE, kick_drawer=False) == PrintResult(PrintOutcome.UNSURE, PrinterState.READY)
    assert len(simulated.papers()) == 1


def test_a_slow_printer_is_waited_for_as_long_as_its_paper_takes(simulated: PrinterProcess) -> None:
    patient = NetworkPrinter("127.0.0.1", simulated.port, deadlines=replace(QUICK, rows_per_second=100))
    simulated.do("slow", rows_per_second=500)
    assert patient.print(PAGE, kick_drawer=False) == PRINTED


def test_a_printer_that_takes_the_call_and_says_nothing_is_at_fault() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        printer = NetworkPrinter("127.0.0.1", silent.getsockname()[1], deadlines=QUICK)
        assert printer.state() is PrinterState.FAULT


def test_a_printer_without_echo_is_believed_by_its_sensor_and_not_asked_for_an_echo_again() -> None:
    heard: list[bytes] = []

    def play(server: socket.socket) -> None:
        for _ in range(2):
            line, _ = server.accept()
            job = b""
            with line:
                line.sendall(b"\x16\x12\x12\x12")
                while b"\x1dr\x01" not in job:
                    job += line.recv(65_536)
                line.sendall(b"\x00")
                while more := line.recv(65_536):
                    job += more
            heard.append(job)

    with socket.create_server(("127.0.0.1", 0)) as server:
        player = threading.Thread(target=play, args=(server,))
        player.start()
        printer = NetworkPrinter("127.0.0.1", server.getsockname()[1], deadlines=QUICK)
        assert [printer.print(PAGE, kick_drawer=False) for _ in range(2)] == [PRINTED, PRINTED]
        player.join()
    assert [b"\x1d(H" in job for job in heard] == [True, False]


def test_the_echo_of_another_job_confirms_nothing() -> None:
    def play(server: socket.socket) -> None:
        line, _ = server.accept()
        with line:
            line.sendall(b"\x16\x12\x12\x12")
            job = b""
            while b"\x1d(H" not in job:
                job += line.recv(65_536)
            line.sendall(b"\x37\x22????\x00")
            while line.recv(65_536):
                pass

    with socket.create_server(("127.0.0.1", 0)) as server:
        player = threading.Thread(target=play, args=(server,))
        player.start()
        printer = NetworkPrinter("127.0.0.1", server.getsockname()[1], deadlines=QUICK)
        assert printer.print(PAGE, kick_drawer=False).outcome is PrintOutcome.UNSURE
        player.join()


def test_jobs_of_several_threads_do_not_mix(simulated: PrinterProcess, printer: NetworkPrinter) -> None:
    documents = [b"one", b"two", b"three"]
    threads = [
        threading.Thread(target=printer.print, args=(page_of(document, False),), kwargs={"kick_drawer": False})
        for document in documents
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {paper["sha256"] for paper in simulated.papers()} == {print_of(one, duplicate=False) for one in documents}
