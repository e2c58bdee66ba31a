"""The window is every terminal's: it shows this one's customer, and offers the faults that this one knows."""

import pytest
from pytestqt.qtbot import QtBot

from pos.simulators.concert_v2.faults import FAULTS
from pos.simulators.terminal.window.words import FAULTS as FAULT_WORDS
from pos.simulators.terminal.window.words import word
from tests.simulators.concert_v2.terminal_process import TerminalProcess
from tests.simulators.concert_v2.till import Till, read, request
from tests.simulators.panels import offered, panel_of

# The off-screen platform says so of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_card_is_charged_at_a_touch_and_only_what_can_go_wrong_here_is_offered(
    terminal: TerminalProcess, till: Till, qtbot: QtBot
) -> None:
    with panel_of(terminal, qtbot) as panel:
        till.hand_over(request(410_000, terminal.reference()))
        qtbot.waitUntil(lambda: panel.face.shown.words == word("present_card", "ar"))
        next(key for key in panel.cards if key.kind.name == "visa").click()
        qtbot.waitUntil(lambda: panel.face.shown.words == word("paid", "ar"))
        assert read(till.hear())["amount"] == "00410000"
        assert offered(panel) == {fault.name for fault in FAULTS}
        assert offered(panel) < set(FAULT_WORDS)
        assert panel.windowTitle() == f"{word('title', 'ar')} · Concert V2"
