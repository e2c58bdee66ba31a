"""The phone's window reads a code, pays it, and shows what the switch did; a person makes it fail there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.simulators.wallet.faults import FAULTS
from pos.simulators.wallet.window.panel import Panel
from pos.simulators.wallet.window.words import word
from pos.simulators.window.link import Link
from pos.simulators.window.tongues import NAMES
from tests.domain.test_merchant_code import MOROCCAN
from tests.simulators.wallet.switch_process import SwitchProcess

# The off-screen platform says so of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_person_scans_pays_and_makes_it_fail(qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> None:
    with SwitchProcess(tmp_path_factory.mktemp("phone"), "http://127.0.0.1:9") as switch:
        link = Link(switch.control_port)
        panel = Panel(link, "ar")
        qtbot.addWidget(panel)
        with qtbot.waitSignal(link.heard):
            panel.show()
        panel.code.setText("hello")
        QTest.keyClick(panel.code, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: panel.merchant.text() == word("unreadable", "ar"))
        QTest.mouseClick(panel.buttons["two_payments"], Qt.MouseButton.LeftButton)
        panel.code.setText(MOROCCAN)
        QTest.keyClick(panel.code, Qt.Key.Key_Return)
        qtbot.waitUntil(panel.typed.isVisible)
        panel.typed.setText("75,5")
        QTest.mouseClick(panel.buttons["pay"], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(panel.papers.text().splitlines()) == 2)
        assert switch.money() == {"": [75_50, 75_50]}
        for tongue in NAMES:
            assert all(word(fault.name, tongue) for fault in FAULTS)
        link.hang_up()
