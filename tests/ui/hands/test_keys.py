from collections.abc import Callable
from itertools import count

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot
from typing_extensions import override

from pos.devices.scanner.wedge import WedgeDecoder
from pos.ui.hands import keys
from pos.ui.hands.keys import KeyWatch, meaning
from pos.ui.screens.screen import Screen
from tests.ui.fingers import scan

NONE, SHIFT, PAD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class Listening(Screen):
    """A screen with a field, that writes down what it hears."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    @override
    def hear(self, key: str) -> bool:
        self.heard.append(key)
        return True


@pytest.fixture
def screen(qtbot: QtBot) -> Listening:
    screen = Listening()
    watch = KeyWatch(WedgeDecoder(), screen)
    watch.scanned.connect(lambda text: screen.heard.append(f"scan {text}"))
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.windowHandle().installEventFilter(watch)
    screen.setFocus()
    return screen


def test_a_scan_comes_out_whole_and_no_key_of_it_is_heard(screen: Listening, qtbot: QtBot) -> None:
    scan(screen, "6111000000016")
    qtbot.waitUntil(lambda: bool(screen.heard))
    assert screen.heard == ["scan 6111000000016"]


def test_a_scan_never_lands_in_the_field_that_has_the_keyboard(screen: Listening, qtbot: QtBot) -> None:
    screen.field.setFocus()
    scan(screen, "6111000000016")
    qtbot.waitUntil(lambda: bool(screen.heard))
    assert (screen.heard, screen.field.text()) == (["scan 6111000000016"], "")


def test_a_hand_is_heard_in_its_order_after_a_blink(screen: Listening, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Plus):
        QTest.keyClick(screen.windowHandle(), key)
        qtbot.wait(keys.PATIENCE_MS + 20)
    qtbot.waitUntil(lambda: screen.heard == ["1", "2", "+"])


def test_a_hand_types_into_the_field_that_has_the_keyboard(screen: Listening, qtbot: QtBot) -> None:
    screen.field.setFocus()
    QTest.keyClick(screen.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: screen.field.text() == "a")
    assert screen.heard == []


@pytest.fixture
def busy(screen: Listening, monkeypatch: pytest.MonkeyPatch) -> Callable[[int, str], None]:
    """Press the key of a place in a scan on a screen that comes round to each of them a fifth of a second late."""
    heard_at = count(0, 200_000_000)
    monkeypatch.setattr(keys, "monotonic_ns", lambda: next(heard_at))

    def pressed(place: int, letter: str) -> None:
        event = press(Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter)), letter)
        event.setTimestamp(5_000 + 4 * place)
        QCoreApplication.sendEvent(screen.windowHandle(), event)

    return pressed


def test_a_scan_is_whole_although_the_screen_was_busy_in_its_middle(
    screen: Listening, busy: Callable[[int, str], None]
) -> None:
    for place, letter in enumerate("6111000000016\r"):
        busy(place, letter)
    assert screen.heard == ["scan 6111000000016"]


def test_keys_that_waited_for_a_busy_screen_are_heard_before_the_time_is_up(
    screen: Listening, busy: Callable[[int, str], None]
) -> None:
    watch = screen.findChild(KeyWatch)
    assert watch is not None
    busy(0, "6")
    (waiting,) = [timer for timer in watch.findChildren(QTimer) if timer.isActive()]
    waiting.timeout.emit()
    for place, letter in enumerate("111000000016\r", 1):
        busy(place, letter)
    assert screen.heard == ["scan 6111000000016"]


def test_escape_and_arrows_are_heard_at_once(screen: Listening) -> None:
    QTest.keyClick(screen.windowHandle(), Qt.Key.Key_Escape)
    QTest.keyClick(screen.windowHandle(), Qt.Key.Key_Up)
    assert screen.heard == [keys.ESCAPE, keys.UP]


def press(key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier = NONE, place: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, place, 0, 0, text)


@pytest.mark.parametrize(
    ("event", "named"),
    [
        (press(Qt.Key.Key_Return, "\r"), keys.ENTER),
        (press(Qt.Key.Key_Enter, "\r", PAD), keys.ENTER),
        (press(Qt.Key.Key_Backspace, "\b"), keys.ERASE),
        (press(Qt.Key.Key_5, "5"), "5"),
        (press(Qt.Key.Key_Comma, ","), ","),
        (press(Qt.Key.Key_C, "\x03", Qt.KeyboardModifier.ControlModifier), ""),
        (press(Qt.Key.Key_F1, ""), keys.HELP),
        (press(Qt.Key.Key_F7, ""), ""),
    ],
)
def test_a_key_is_named_by_what_it_means(event: QKeyEvent, named: str) -> None:
    assert meaning(event) == named


def test_figures_of_a_french_keyboard_count_without_shift(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_FIRST_FIGURE", 10)
    typed = [press(Qt.Key.Key_unknown, text, place=10 + place) for place, text in enumerate("&é\"'(-è_çà")]
    assert "".join(map(meaning, typed)) == "1234567890"
    assert meaning(press(Qt.Key.Key_Minus, "-", PAD, place=15)) == "-"
    assert meaning(press(Qt.Key.Key_1, "1", SHIFT, place=10)) == "1"
