"""The printer's window shows what its control port tells, in three languages, and each button does what it says."""

import socket
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.simulators.printer.window.panel import Panel
from pos.simulators.printer.window.switches import SWITCHES, Switch
from pos.simulators.printer.window.words import word
from pos.simulators.window.link import Link
from pos.simulators.window.look import letters
from pos.simulators.window.tongues import NAMES, Tongue
from tests.simulators.device_process import PATIENCE_SECONDS
from tests.simulators.printer_process import PrinterProcess

# The off-screen platform says so of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

PICTURE = b"\x1b@\x1dv0\x00\x48\x00\x64\x00" + b"\xaa" * 7_200


@pytest.fixture
def panel(printer: PrinterProcess, qtbot: QtBot) -> Iterator[Panel]:
    link = Link(printer.control_port)
    window = Panel(link, "ar")
    window.setFont(letters())
    qtbot.addWidget(window)
    with qtbot.waitSignal(link.heard):
        window.show()
    yield window
    link.hang_up()


def send(printer: PrinterProcess, data: bytes) -> None:
    with socket.create_connection(("127.0.0.1", printer.port), PATIENCE_SECONDS) as line:
        line.sendall(data)


def test_the_paper_comes_row_by_row_and_is_cut(printer: PrinterProcess, panel: Panel, qtbot: QtBot) -> None:
    send(printer, PICTURE)
    qtbot.waitUntil(lambda: panel.stage.growing_rows == 100)
    send(printer, b"\x1dV\x00")
    qtbot.waitUntil(lambda: panel.stage.paper_count == 1)
    assert panel.stage.growing_rows == 0


def test_the_dots_are_painted_above_the_slot(printer: PrinterProcess, panel: Panel, qtbot: QtBot) -> None:
    before = panel.stage.grab().toImage()
    send(printer, PICTURE.replace(b"\xaa", b"\xff"))
    qtbot.waitUntil(lambda: panel.stage.growing_rows == 100)
    after = panel.stage.grab().toImage()
    middle, above = panel.stage.width() // 2, panel.stage.height() - 70
    assert after.pixelColor(middle, above) != before.pixelColor(middle, above)
    assert after.pixelColor(middle, above).lightness() < 60


def test_the_drawer_pops_open_and_a_touch_closes_it(printer: PrinterProcess, panel: Panel, qtbot: QtBot) -> None:
    send(printer, b"\x1bp\x002\x32")
    qtbot.waitUntil(lambda: panel.drawer.is_open)
    QTest.mouseClick(panel.drawer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.drawer.is_open)
    assert not printer.do("status")["drawer_open"]


@pytest.mark.parametrize("switch", SWITCHES, ids=[switch.key for switch in SWITCHES])
def test_each_button_breaks_what_it_says_and_mending_puts_it_right(
    printer: PrinterProcess, panel: Panel, qtbot: QtBot, switch: Switch
) -> None:
    button = panel.buttons[switch.key]
    well = printer.do("status")
    assert button.text() == word(switch.well.word, "ar")
    button.click()
    qtbot.waitUntil(lambda: button.text() == word(switch.wrong.word, "ar"))
    assert printer.do("status")[switch.key] != well[switch.key]
    panel.buttons["mend"].click()
    qtbot.waitUntil(lambda: button.text() == word(switch.well.word, "ar"))
    assert printer.do("status") == well


@pytest.mark.parametrize(
    ("fault", "said"),
    [("off", "is_off"), ("paper_out", "no_paper"), ("cover_open", "is_open"), ("paper_low", "is_low")],
)
def test_the_state_is_said_in_words(printer: PrinterProcess, panel: Panel, qtbot: QtBot, fault: str, said: str) -> None:
    assert word("ready", "ar") in panel.state.text()
    printer.do(fault)
    qtbot.waitUntil(lambda: word(said, "ar") in panel.state.text())


@pytest.mark.parametrize("tongue", NAMES)
def test_the_language_changes_at_once_with_its_direction(panel: Panel, qtbot: QtBot, tongue: Tongue) -> None:
    panel.speak(tongue)
    rightwards = tongue != "ar"
    assert panel.buttons["mend"].text() == word("mend", tongue)
    assert (panel.layoutDirection() == Qt.LayoutDirection.LeftToRight) is rightwards
    qtbot.waitUntil(lambda: (panel.buttons["power"].x() < panel.buttons["paper"].x()) is rightwards)


def test_the_window_closes_when_the_printer_s_process_ends(printer: PrinterProcess, panel: Panel, qtbot: QtBot) -> None:
    printer.kill()
    qtbot.waitUntil(lambda: not panel.isVisible())
