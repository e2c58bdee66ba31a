"""The window of a simulated card terminal, in front of a test."""

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from pos.simulators.terminal.window.panel import Panel
from pos.simulators.window.link import Link
from pos.simulators.window.look import letters
from tests.simulators.final_process import FinalProcess


@contextmanager
def panel_of(terminal: FinalProcess, qtbot: QtBot) -> Iterator[Panel]:
    """Open it, in Arabic, for a person who is the customer."""
    terminal.do("by_hand")
    link = Link(terminal.control_port)
    window = Panel(link, "ar")
    window.setFont(letters())
    qtbot.addWidget(window)
    with qtbot.waitSignal(link.heard):
        window.show()
    yield window
    link.hang_up()


def offered(panel: Panel) -> set[str]:
    """Tell the faults whose buttons can be seen."""
    return {name for name, button in panel.mishaps.buttons.items() if not button.isHidden()}
