"""A desk that is opened for the first time stands at its door, with nothing in its journal."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.domain.names import Language
from pos.ui.desk.door_screen import ADDRESS, DoorScreen
from pos.wiring.desk import OpenDesk
from pos.wiring.folders import TillFolders


def test_a_new_desk_asks_for_its_code_at_the_central_it_was_told(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    desk = OpenDesk(qapp, TillFolders(tmp_path / "desk"), "http://127.0.0.1:8470", Language.FR)
    desk.day.window.show()
    front = desk.day.window.screen_in_front()
    assert isinstance(front, DoorScreen)
    qtbot.waitUntil(lambda: front.enrolling.field(ADDRESS).text() == "http://127.0.0.1:8470")
    assert desk.parts.parts.journal.head() is None
    desk.close()
