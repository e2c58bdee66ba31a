"""Qt's kinds of objects become known on the screen's thread; who draws on another one waits for that, and no more."""

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.typeset.kinds import await_kinds
from pos.ui.lanes.kinds import KindsOfQt


@pytest.fixture
def kinds(qapp: QApplication) -> Iterator[KindsOfQt]:
    kinds = KindsOfQt(qapp)
    yield kinds
    kinds.stop()
    kinds.deleteLater()


@pytest.fixture
def drawing(kinds: KindsOfQt) -> threading.Thread:
    """Give a thread that wants to draw and, a moment later, still does not."""
    drawing = threading.Thread(target=await_kinds, daemon=True)
    drawing.start()
    drawing.join(0.05)
    assert drawing.is_alive()
    return drawing


def test_another_thread_draws_once_all_kinds_are_known(
    kinds: KindsOfQt, drawing: threading.Thread, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(kinds.known):
        kinds.begin()
    drawing.join(10)
    assert not drawing.is_alive()


def test_a_window_that_closes_before_they_are_known_holds_nobody_up(
    kinds: KindsOfQt, drawing: threading.Thread
) -> None:
    kinds.stop()
    drawing.join(10)
    assert not drawing.is_alive()


def test_nobody_is_held_up_where_there_is_no_screen() -> None:
    asked = "from pos.typeset.kinds import await_kinds; await_kinds(); print('drawn')"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "drawn\n"
