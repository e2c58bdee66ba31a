from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot
from typing_extensions import override

from pos.ui.presenters.shown.ticket_rows import TicketRow
from pos.ui.widgets.selling.ticket_list import TicketList
from tests.ui.fingers import tap


class Watched(TicketList):
    """A list that tells what was painted again."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRect] = []

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(event.rect())
        super().paintEvent(event)


def row(number: int, *, chosen: bool = False) -> TicketRow:
    return TicketRow(number, f"Pièce {number}", "par Aïcha", "95,00", "1", None, chosen=chosen)


@pytest.fixture
def lines(qtbot: QtBot) -> Watched:
    lines = Watched()
    qtbot.addWidget(lines)
    lines.resize(470, 430)
    lines.show_rows((row(1), row(2), row(3)))
    with qtbot.waitExposed(lines):
        lines.show()
    lines.painted.clear()
    return lines


@pytest.fixture
def repainted(lines: Watched, qtbot: QtBot) -> Callable[[tuple[TicketRow, ...]], list[QRect]]:
    """Show rows, and tell what was painted for it."""

    def show(rows: tuple[TicketRow, ...]) -> list[QRect]:
        lines.painted.clear()
        lines.show_rows(rows)
        qtbot.waitUntil(lambda: bool(lines.painted))
        return lines.painted

    return show


Repainted = Callable[[tuple[TicketRow, ...]], list[QRect]]


def test_only_the_line_that_changed_is_repainted(lines: Watched, repainted: Repainted) -> None:
    changed = replace(row(2), figure="190,00")
    assert repainted((row(1), changed, row(3))) == [lines.box_of(1)]


def test_a_line_that_is_added_is_painted_alone(lines: Watched, repainted: Repainted) -> None:
    assert repainted((row(1), row(2), row(3), row(4))) == [lines.box_of(3)]


def test_the_same_rows_paint_nothing(lines: Watched, qtbot: QtBot) -> None:
    lines.show_rows((row(1), row(2), row(3)))
    qtbot.wait(10)
    assert lines.painted == []


def test_the_chosen_line_comes_into_sight(lines: Watched) -> None:
    rows = tuple(row(number) for number in range(1, 30))
    lines.show_rows((*rows[:-1], replace(rows[-1], chosen=True)))
    assert lines.viewport().rect().contains(lines.box_of(28))
    lines.show_rows((replace(rows[0], chosen=True), *rows[1:]))
    assert lines.viewport().rect().contains(lines.box_of(0))


def test_touching_a_line_tells_its_number(lines: Watched) -> None:
    touched: list[int] = []
    lines.chosen.connect(touched.append)
    lines.show_rows((row(7), row(9), replace(row(0), typed=True)))
    tap(lines.viewport(), lines.box_of(1).center())
    tap(lines.viewport(), lines.box_of(2).center())
    tap(lines.viewport(), lines.box_of(4).center())
    assert touched == [9]


def test_the_line_in_hand_stays_in_sight_where_room_is_taken_away(lines: Watched) -> None:
    lines.show_rows(tuple(row(number, chosen=number == 5) for number in range(1, 8)))
    lines.resize(470, 160)
    assert lines.viewport().rect().contains(lines.box_of(4))
