"""The simulator is a good child: it says where it listens, ends with its parent, and remembers when killed."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulators.device_process import PATIENCE_SECONDS
from tests.simulators.printer_process import PrinterProcess


def test_it_ends_when_its_standard_input_ends(tmp_path: Path) -> None:
    with PrinterProcess(tmp_path) as printer:
        process = printer.process
    assert process.returncode == 0


def test_what_it_did_outlives_it_and_papers_are_numbered_on(tmp_path: Path) -> None:
    with PrinterProcess(tmp_path) as printer:
        for number in (1, 2):
            watch = printer.control(watching=True)
            with socket.create_connection(("127.0.0.1", printer.port)) as line:
                line.sendall(b"\x1b@x\x1dV\x00")
                assert watch.until("paper")["number"] == number
            printer.kill()
            printer.start()
        assert [paper["png"] for paper in printer.papers()] == ["paper-0001.png", "paper-0002.png"]


def test_a_fault_is_written_down_with_its_values(tmp_path: Path) -> None:
    with PrinterProcess(tmp_path) as printer:
        printer.do("paper_out", after_rows=7)
        printer.do("paper_in")
        written = printer.events("fault")
    assert written == [
        {"event": "fault", "name": "paper_out", "after_rows": 7},
        {"event": "fault", "name": "paper_in"},
    ]


def test_its_condition_can_be_asked(printer: PrinterProcess) -> None:
    assert printer.do("status")["paper"]
    printer.do("paper_out")
    assert not printer.do("status")["paper"]


def test_everything_that_was_broken_is_put_right_at_once(printer: PrinterProcess) -> None:
    well = printer.do("status")
    for act in ("paper_low", "paper_out", "cover_open", "garbage_status", "lose_confirmation", "off"):
        printer.do(act)
    printer.do("slow", rows_per_second=10)
    assert printer.do("status") != well
    printer.do("mend")
    assert printer.do("status") == well


@pytest.mark.parametrize(
    "line",
    ["", "no json", "[]", '{"do": "explode"}', '{"do": "slow"}', '{"do": "paper", "number": 9}'],
)
def test_a_request_it_does_not_understand_is_refused_in_words_and_harms_nothing(tmp_path: Path, line: str) -> None:
    with PrinterProcess(tmp_path) as printer:
        control = printer.control()
        answer = control.ask(line)
        assert not answer["ok"]
        assert answer["why"]
        assert control.do("status")["power"]


def test_an_unknown_device_is_answered_with_the_known_ones() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "pos.simulators", "toaster"],
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert told.returncode == 2
    assert "printer" in told.stderr


def test_it_is_started_by_the_name_of_the_device(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pos.simulators", "printer", "--out", str(tmp_path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0
    assert '"port"' in done.stdout


def test_its_window_ends_with_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pos.simulators", "printer", "--window", "--language", "fr"]
    process = subprocess.Popen(
        [*command, "--out", str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert '"control"' in process.stdout.readline()
    # The window holds the same output: it ends only when both have ended.
    rest, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert rest == ""
    assert process.returncode == 0
