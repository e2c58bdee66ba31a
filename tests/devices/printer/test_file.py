"""A folder is a printer that never runs out of paper, and says so when it cannot be written."""

from pathlib import Path

from pos.devices.printer.file import FilePrinter
from pos.ports.printer import PrinterState, PrintOutcome
from pos.simulators.printer.stream import Command, Rows, Stream
from tests.devices.printer.printing import page_of


def test_a_page_is_a_file_that_a_printer_would_understand(tmp_path: Path) -> None:
    page = page_of(b"one", duplicate=False)
    result = FilePrinter(tmp_path / "papers").print(page, kick_drawer=True)
    assert (result.outcome, result.state, result.drawer_kicked) == (
        PrintOutcome.PRINTED,
        PrinterState.READY,
        True,
    )
    _, buffered = Stream().feed((tmp_path / "papers/paper-000001.escpos").read_bytes())
    assert b"".join(item.bits for item in buffered if isinstance(item, Rows)) == page.bits
    assert [item.code[:2] for item in buffered if isinstance(item, Command)] == [b"\x1bp", b"\x1b@", b"\x1dV"]


def test_pages_are_numbered_on_after_a_restart(tmp_path: Path) -> None:
    for document in (b"one", b"two"):
        FilePrinter(tmp_path).print(page_of(document, duplicate=False), kick_drawer=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["paper-000001.escpos", "paper-000002.escpos"]


def test_the_drawer_alone_is_written_down_too(tmp_path: Path) -> None:
    assert FilePrinter(tmp_path).kick_drawer() is PrinterState.READY
    assert [path.name for path in tmp_path.iterdir()] == ["drawer-000001.escpos"]


def test_a_folder_that_cannot_be_written_is_a_printer_that_is_off(tmp_path: Path) -> None:
    (tmp_path / "papers").write_text("a file in the way", encoding="ascii")
    printer = FilePrinter(tmp_path / "papers")
    assert printer.state() is PrinterState.OFF
    assert printer.kick_drawer() is PrinterState.OFF
    result = printer.print(page_of(b"one", duplicate=False), kick_drawer=True)
    assert (result.outcome, result.drawer_kicked) == (PrintOutcome.NOT_PRINTED, False)
