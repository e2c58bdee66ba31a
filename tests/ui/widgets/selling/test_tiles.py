from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from pos.domain.product import Motif, Pattern
from pos.ui.presenters.shown.tile import Tile
from pos.ui.widgets.selling.tiles import TileWall
from tests.ui.fingers import drag, tap, tap_twice

CLOTH = Pattern(Motif.STAR, ("#FFFFFF", "#000000", "#FF0000"))
MANY = 10_000


class Watched(TileWall):
    """A wall that tells what was painted again."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRect] = []

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(event.rect())
        super().paintEvent(event)


class Goods:
    """Makes tiles, and counts how many it had to make."""

    def __init__(self) -> None:
        self.made: set[int] = set()

    def tile(self, index: int) -> Tile:
        self.made.add(index)
        return Tile(str(index), f"Pièce {index}", f"{index} DH", CLOTH, gone=index == 3)


@pytest.fixture
def goods() -> Goods:
    return Goods()


@pytest.fixture
def wall(qtbot: QtBot, goods: Goods) -> Watched:
    wall = Watched()
    qtbot.addWidget(wall)
    wall.resize(886, 580)
    wall.show_tiles(MANY, goods.tile, {})
    with qtbot.waitExposed(wall):
        wall.show()
    wall.painted.clear()
    return wall


@pytest.fixture
def taken(wall: Watched) -> list[str]:
    taken: list[str] = []
    wall.taken.connect(taken.append)
    return taken


def middle(wall: TileWall, index: int) -> QPoint:
    return wall.box_of(index).center()


def test_of_ten_thousand_pieces_only_those_in_sight_are_made(wall: Watched, goods: Goods, qtbot: QtBot) -> None:
    assert goods.made == set(range(16))
    wall.verticalScrollBar().setValue(wall.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: bool(wall.painted))
    assert max(goods.made) == MANY - 1
    assert len(goods.made) <= 40


def test_a_tap_takes_the_piece_under_the_finger(wall: Watched, taken: list[str]) -> None:
    tap(wall.viewport(), middle(wall, 5))
    assert taken == ["5"]


def test_two_quick_taps_take_two(wall: Watched, taken: list[str]) -> None:
    tap_twice(wall.viewport(), middle(wall, 2))
    assert taken == ["2", "2"]


def test_a_tap_between_tiles_takes_nothing(wall: Watched, taken: list[str]) -> None:
    tap(wall.viewport(), wall.box_of(0).topRight() + QPoint(5, 5))
    assert taken == []


@pytest.mark.qt_log_ignore("not accepted by receiving widget")
def test_a_finger_that_drags_scrolls_and_takes_nothing(wall: Watched, taken: list[str], qtbot: QtBot) -> None:
    start = middle(wall, 9)
    drag(wall.viewport(), start, start - QPoint(0, 290))
    qtbot.waitUntil(lambda: wall.verticalScrollBar().value() > 0)
    assert taken == []


def test_a_new_badge_repaints_its_tile_alone(wall: Watched, qtbot: QtBot) -> None:
    wall.show_badges({"1": "2", "9999": "1"})
    qtbot.waitUntil(lambda: bool(wall.painted))
    assert wall.painted == [wall.box_of(1)]
    wall.painted.clear()
    wall.show_badges({"1": "2", "9999": "1"})
    QApplication.sendPostedEvents()
    assert wall.painted == []


@pytest.mark.parametrize(
    ("direction", "ahead"),
    [(Qt.LayoutDirection.LeftToRight, Qt.Key.Key_Right), (Qt.LayoutDirection.RightToLeft, Qt.Key.Key_Left)],
)
def test_arrows_walk_as_one_reads_and_enter_takes(
    wall: Watched, taken: list[str], direction: Qt.LayoutDirection, ahead: Qt.Key
) -> None:
    wall.setLayoutDirection(direction)
    wall.setFocus()
    for key in (ahead, ahead, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(wall, key)
    assert taken == ["6"]


def test_walking_brings_the_tile_into_sight(wall: Watched) -> None:
    wall.setFocus()
    for _ in range(10):
        QTest.keyClick(wall, Qt.Key.Key_Down)
    assert wall.viewport().rect().contains(wall.box_of(40))
    for _ in range(10):
        QTest.keyClick(wall, Qt.Key.Key_Up)
    assert wall.viewport().rect().contains(wall.box_of(0))


def test_the_first_piece_stands_where_reading_begins(wall: Watched) -> None:
    wall.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert wall.box_of(0).right() == wall.viewport().width() - 1
    assert wall.box_of(3).left() == 0


def test_an_empty_wall_is_silent(wall: Watched, taken: list[str]) -> None:
    nothing: Callable[[int], Tile] = Goods().tile
    wall.show_tiles(0, nothing, {})
    wall.setFocus()
    tap(wall.viewport(), QPoint(20, 20))
    QTest.keyClick(wall, Qt.Key.Key_Return)
    assert (taken, wall.count(), wall.verticalScrollBar().maximum()) == ([], 0, 0)
