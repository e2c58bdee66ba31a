"""Python's garbage is collected between two touches, and what stands all day is gone through once."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from pos.wiring.litter import Sweeper

TURNS_A_MINUTE = 30


@pytest.fixture
def turn(qapp: QApplication) -> Iterator[QTimer]:
    there = QObject()
    yield Sweeper(there).findChildren(QTimer)[0]
    gc.unfreeze()
    gc.enable()


class Knot:
    """Something that only the collector takes away."""

    def __init__(self) -> None:
        self.own = self


def test_a_knot_is_gone_after_the_next_turn(turn: QTimer) -> None:
    Knot()
    turn.timeout.emit()
    assert not any(isinstance(known, Knot) for known in gc.get_objects())


def test_after_a_minute_what_stands_is_left_alone_and_what_is_new_is_not(turn: QTimer) -> None:
    for _ in range(TURNS_A_MINUTE):
        turn.timeout.emit()
    assert gc.get_freeze_count() > 0
    Knot()
    turn.timeout.emit()
    assert not any(isinstance(known, Knot) for known in gc.get_objects())
