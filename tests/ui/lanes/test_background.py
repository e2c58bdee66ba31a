import threading
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from pos.ports.journal import JournalUnavailable
from pos.ports.keys import DeviceUnavailable
from pos.ui.lanes.background import ShortLane
from pos.words.codes import Code


class Ears:
    """What came back, in order, and on which thread."""

    def __init__(self) -> None:
        self.heard: list[object] = []
        self.threads: set[str] = set()

    def hear(self, what: object) -> None:
        self.heard.append(what)
        self.threads.add(threading.current_thread().name)


@pytest.fixture
def bugs() -> list[BaseException]:
    return []


@pytest.fixture
def lane(qtbot: QtBot, bugs: list[BaseException]) -> Iterator[ShortLane]:
    lane = ShortLane(bugs.append)
    yield lane
    lane.close()


def test_work_is_done_in_order_off_the_screens_thread_and_told_on_it(lane: ShortLane, qtbot: QtBot) -> None:
    ears, worked = Ears(), list[str]()

    def work(number: int) -> int:
        worked.append(threading.current_thread().name)
        return number

    for number in range(3):
        lane.run(partial(work, number), ears.hear, ears.hear)
    qtbot.waitUntil(lambda: len(ears.heard) == 3)
    assert ears.heard == [0, 1, 2]
    assert ears.threads == {threading.current_thread().name}
    assert threading.current_thread().name not in worked


def test_what_waits_for_an_answer_is_let_go_of_on_the_screens_thread(lane: ShortLane, qtbot: QtBot) -> None:
    ears, gone = Ears(), list[str]()
    weakref.finalize(ears, lambda: gone.append(threading.current_thread().name))
    heard = ears.heard
    lane.run(lambda: 1, ears.hear, ears.hear)
    del ears
    qtbot.waitUntil(lambda: heard == [1])
    lane.run(lambda: 2, heard.append, heard.append)
    qtbot.waitUntil(lambda: heard == [1, 2])
    assert gone == [threading.current_thread().name]


@pytest.mark.parametrize("failure", [JournalUnavailable("JRN-301"), DeviceUnavailable("DEV-703", "")])
def test_a_failure_of_the_world_is_told_by_its_code(
    lane: ShortLane, qtbot: QtBot, bugs: list[BaseException], failure: Exception
) -> None:
    ears = Ears()

    def fail() -> None:
        raise failure

    lane.run(fail, lambda _: None, ears.hear)
    qtbot.waitUntil(lambda: bool(ears.heard))
    assert [str(code) for code in ears.heard] == [failure.args[0]]
    assert bugs == []


def test_a_mistake_of_ours_is_reported_and_the_lane_goes_on(
    lane: ShortLane, qtbot: QtBot, bugs: list[BaseException]
) -> None:
    ears = Ears()
    lane.run(lambda: 1 // 0, ears.hear, ears.hear)
    lane.run(lambda: "on", ears.hear, ears.hear)
    qtbot.waitUntil(lambda: len(ears.heard) == 2)
    assert ears.heard == [Code.UNEXPECTED, "on"]
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]


def test_closing_finishes_what_was_asked_and_tells_nobody(qtbot: QtBot) -> None:
    lane, done, ears = ShortLane(lambda _: None), list[int](), Ears()
    lane.run(lambda: QThread.msleep(20), ears.hear, ears.hear)
    lane.run(lambda: done.append(1), ears.hear, ears.hear)
    lane.close()
    assert (done, ears.heard) == ([1], [])
