"""The simulated printer answers and prints as the command set says, in bytes written here by hand."""

import hashlib
import json
import socket
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulators.device_process import PATIENCE_SECONDS, Control
from tests.simulators.printer_process import PrinterProcess

VECTORS = json.loads(
    (Path(__file__).parents[1] / "devices/data/escpos_status_vectors.json").read_text(encoding="utf-8")
)
STATUS = VECTORS["status_observed"]
ALL_STATUSES = bytes.fromhex("10 04 01 10 04 02 10 04 03 10 04 04")
CLEAR = bytes.fromhex("10 14 08 01 03 14 01 06 02 08")
CUT = bytes.fromhex("1d 56 42 00")
ROW = bytes(range(72))


def picture(rows: int) -> bytes:
    return bytes.fromhex("1d 76 30 00 48 00") + struct.pack("<H", rows) + ROW * rows


@pytest.fixture
def watch(printer: PrinterProcess) -> Control:
    return printer.control(watching=True)


@pytest.fixture
def line(printer: PrinterProcess) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", printer.port), PATIENCE_SECONDS) as connection:
        yield connection


def heard(line: socket.socket, count: int) -> bytes:
    answer = b""
    while len(answer) < count:
        more = line.recv(count - len(answer))
        assert more
        answer += more
    return answer


def hung_up(line: socket.socket) -> bool:
    try:
        return line.recv(1) == b""
    except ConnectionError:
        return True


@pytest.mark.parametrize(
    ("faults", "expected"),
    [
        ([], "normal"),
        (["paper_low"], "paper near end"),
        (["paper_out"], "paper out"),
        (["cover_open"], "cover open"),
        (["paper_out", "paper_in"], "normal"),
        (["cover_open", "cover_closed"], "normal"),
    ],
)
def test_each_status_is_answered_with_the_published_bytes(
    printer: PrinterProcess, line: socket.socket, faults: list[str], expected: str
) -> None:
    for fault in faults:
        printer.do(fault)
    line.sendall(ALL_STATUSES)
    assert heard(line, 4).hex() == "".join(STATUS[expected].values())


def test_an_open_drawer_is_told_by_the_connector_s_pin(line: socket.socket, watch: Control) -> None:
    line.sendall(bytes.fromhex("1b 70 00 32 32"))
    watch.until("drawer", pin=0)
    line.sendall(bytes.fromhex("10 04 01"))
    assert heard(line, 1).hex() == STATUS["normal, drawer pin 3 low"]["DLE EOT 1"]


def test_a_closed_drawer_can_be_told_again(printer: PrinterProcess, line: socket.socket, watch: Control) -> None:
    line.sendall(bytes.fromhex("1b 70 01 32 32"))
    watch.until("drawer", pin=1)
    printer.do("close_drawer")
    line.sendall(bytes.fromhex("10 04 01"))
    assert heard(line, 1).hex() == STATUS["normal"]["DLE EOT 1"]


def test_a_picture_comes_out_as_it_was_sent_when_the_paper_is_cut(
    printer: PrinterProcess, line: socket.socket, watch: Control
) -> None:
    line.sendall(b"\x1b@" + picture(255) + picture(45) + CUT)
    paper = watch.until("paper")
    assert paper["complete"]
    assert (paper["width"], paper["rows"], paper["stray"]) == (576, 300, 0)
    assert paper["sha256"] == hashlib.sha256(ROW * 300).hexdigest()
    assert printer.papers() == [paper]


def test_the_picture_that_is_kept_shows_what_was_printed(
    printer: PrinterProcess, line: socket.socket, watch: Control
) -> None:
    line.sendall(picture(2) + bytes.fromhex("1b 64 01") + CUT)
    png = (printer.folder / watch.until("paper")["png"]).read_bytes()
    assert struct.unpack(">II", png[16:24]) == (576, 32)
    start = png.index(b"IDAT")
    rows = zlib.decompress(png[start + 4 : start + 4 + int.from_bytes(png[start - 4 : start], "big")])
    assert rows[:73] == b"\0" + bytes(dots ^ 0xFF for dots in ROW)
    assert rows[2 * 73 :] == (b"\0" + b"\xff" * 72) * 30


def test_bytes_that_are_no_command_are_counted_as_stray_letters(line: socket.socket, watch: Control) -> None:
    line.sendall(b"\x1b@TOTAL" + CUT)
    assert watch.until("paper")["stray"] == len("TOTAL")


def test_the_end_of_the_job_is_confirmed_after_the_paper_was_cut(printer: PrinterProcess, line: socket.socket) -> None:
    line.sendall(picture(30) + CUT + bytes.fromhex("1d 72 01") + b"\x1d(H\x06\x00\x30\x30A1b2")
    assert heard(line, 8) == b"\x00\x37\x22A1b2\x00"
    assert len(printer.papers()) == 1


def test_without_paper_nothing_is_confirmed_until_there_is_paper_again(
    printer: PrinterProcess, line: socket.socket, watch: Control
) -> None:
    printer.do("paper_out", after_rows=10)
    line.sendall(picture(30) + CUT + bytes.fromhex("1d 72 01"))
    watch.until("roll_ended")
    line.sendall(bytes.fromhex("10 04 04"))
    assert heard(line, 1).hex() == STATUS["paper out"]["DLE EOT 4"]
    assert printer.papers() == []
    printer.do("paper_in")
    assert heard(line, 1) == b"\x00"
    assert printer.papers()[0]["rows"] == 30


def test_the_drawer_opens_at_once_even_without_paper(
    printer: PrinterProcess, line: socket.socket, watch: Control
) -> None:
    printer.do("paper_out")
    line.sendall(picture(30) + bytes.fromhex("10 14 01 00 01"))
    assert watch.until("drawer")["pin"] == 0


def test_a_cut_connection_leaves_the_printer_waiting_for_the_rest_of_the_picture_until_it_is_cleared(
    printer: PrinterProcess, line: socket.socket, watch: Control
) -> None:
    printer.do("cut_in_middle", after_bytes=8 + 10 * len(ROW))
    line.sendall(picture(100))
    watch.until("rows")
    assert hung_up(line)
    with socket.create_connection(("127.0.0.1", printer.port), PATIENCE_SECONDS) as again:
        again.sendall(b"\x1b@" + CUT + CLEAR)
        assert heard(again, 3) == b"\x37\x25\x00"
        again.sendall(b"\x1b@" + picture(5) + CUT)
        torn, whole = watch.until("paper"), watch.until("paper")
    assert not torn["complete"]
    assert torn["rows"] == 10
    assert whole["complete"]
    assert whole["rows"] == 5


def test_a_status_is_answered_even_where_a_picture_is_expected(line: socket.socket) -> None:
    line.sendall(picture(2)[:-20] + bytes.fromhex("10 04 02"))
    assert heard(line, 1).hex() == "12"


def test_one_talk_at_a_time_the_second_waits(printer: PrinterProcess, line: socket.socket) -> None:
    line.sendall(b"\x10\x04\x01")
    heard(line, 1)
    with socket.create_connection(("127.0.0.1", printer.port), PATIENCE_SECONDS) as second:
        second.sendall(b"\x10\x04\x02")
        line.sendall(b"\x10\x04\x03")
        heard(line, 1)
        line.close()
        assert heard(second, 1).hex() == "12"


def test_a_lost_confirmation_is_lost_for_one_paper(printer: PrinterProcess, line: socket.socket) -> None:
    printer.do("lose_confirmation")
    job = picture(5) + CUT + bytes.fromhex("1d 72 01")
    line.sendall(job + b"\x10\x04\x02")
    assert heard(line, 1) == b"\x12"
    line.sendall(job)
    assert heard(line, 1) == b"\x00"
    assert len(printer.papers()) == 2


def test_garbage_is_no_status(printer: PrinterProcess, line: socket.socket) -> None:
    printer.do("garbage_status")
    line.sendall(ALL_STATUSES)
    assert all(byte & 0x93 != 0x12 for byte in heard(line, 4))


def test_switched_off_it_refuses_and_switched_on_it_answers_on_the_same_port(
    printer: PrinterProcess, line: socket.socket
) -> None:
    line.sendall(b"\x10\x04\x02")
    heard(line, 1)
    printer.do("off")
    with pytest.raises(ConnectionError):
        socket.create_connection(("127.0.0.1", printer.port), PATIENCE_SECONDS)
    printer.do("on")
    with socket.create_connection(("127.0.0.1", printer.port), PATIENCE_SECONDS) as again:
        again.sendall(b"\x10\x04\x02")
        assert heard(again, 1).hex() == "12"
