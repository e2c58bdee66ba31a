import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pos.ui.hands.taps import TapWatch
from pos.ui.widgets.kit.button import Button, Kind
from tests.ui.fingers import first_tap, second_tap, tap, tap_twice


class Counter(QWidget):
    """Two buttons and a field, and how often each button was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.one, self.other, self.field = Button(Kind.KEY), Button(Kind.KEY), QLineEdit()
        self.once = Button(Kind.PRIMARY)
        row = QHBoxLayout(self)
        for name in ("one", "other", "once"):
            button: Button = getattr(self, name)
            button.clicked.connect(lambda _checked=False, told=name: self.pressed.append(told))
            row.addWidget(button)
        row.addWidget(self.field)


@pytest.fixture
def counter(qtbot: QtBot) -> Counter:
    counter = Counter()
    qtbot.addWidget(counter)
    with qtbot.waitActive(counter):
        counter.show()
        counter.activateWindow()
    counter.windowHandle().installEventFilter(TapWatch(counter))
    return counter


def test_keys_take_both_of_two_quick_taps(counter: Counter) -> None:
    tap_twice(counter.one)
    assert counter.pressed == ["one", "one"]


def test_the_primary_takes_one_of_two_quick_taps(counter: Counter) -> None:
    tap_twice(counter.once)
    assert counter.pressed == ["once"]


def test_a_second_tap_is_not_meant_for_what_came_under_the_finger(counter: Counter) -> None:
    counter.one.clicked.connect(counter.one.hide)
    row = counter.layout()
    assert row is not None
    counter.one.clicked.connect(row.activate)
    place = counter.one.mapTo(counter, counter.one.rect().center())
    first_tap(counter.one)
    under = counter.childAt(place)
    assert under is counter.other
    second_tap(counter, place)
    assert counter.pressed == ["one"]
    tap(counter, place)
    assert counter.pressed == ["one", "other"]


def test_a_tap_beside_a_field_ends_the_typing_in_it(counter: Counter) -> None:
    counter.field.setFocus()
    tap(counter.one)
    assert not counter.field.hasFocus()
    counter.field.setFocus()
    tap(counter.field)
    assert counter.field.hasFocus()
