"""The window is every terminal's: it shows this one's customer, and offers the faults that this one knows."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from pos.simulators.caisse_ap.faults import FAULTS
from pos.simulators.terminal.window.panel import Panel
from pos.simulators.terminal.window.words import FAULTS as FAULT_WORDS
from pos.simulators.terminal.window.words import word
from tests.simulators.caisse_ap.terminal_process import TerminalProcess
from tests.simulators.caisse_ap.till import Till, fields_of, request
from tests.simulators.panels import offered, panel_of

# The off-screen platform says so of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def panel(terminal: TerminalProcess, qtbot: QtBot) -> Iterator[Panel]:
    with panel_of(terminal, qtbot) as window:
        yield window


def test_a_card_is_charged_at_a_touch_and_its_slip_shown(
    terminal: TerminalProcess, till: Till, panel: Panel, qtbot: QtBot
) -> None:
    till.say(request(410_000, terminal.reference()))
    qtbot.waitUntil(lambda: panel.face.shown.words == word("present_card", "ar"))
    next(key for key in panel.cards if key.kind.name == "visa").click()
    qtbot.waitUntil(lambda: panel.face.shown.words == word("paid", "ar"))
    assert dict(fields_of(till.until_hung_up().decode()))["CB"] == "410000"
    qtbot.waitUntil(lambda: bool(panel.paper.slips) and "MONTANT: 4100.00 MAD" in panel.paper.slips[-1])


def test_only_what_can_go_wrong_with_this_terminal_is_offered(panel: Panel) -> None:
    assert offered(panel) == {fault.name for fault in FAULTS}
    assert offered(panel) < set(FAULT_WORDS)
    assert panel.windowTitle() == f"{word('title', 'ar')} · Caisse-AP"
