"""The window: the printer in the middle, what it says of itself above, what can go wrong with it below."""

import base64
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from pos.simulators.printer.window.drawer import Drawer
from pos.simulators.printer.window.stage import Stage
from pos.simulators.printer.window.switches import SWITCHES
from pos.simulators.printer.window.words import word
from pos.simulators.window.link import Link
from pos.simulators.window.look import ACCENT, DANGER, SAFFRON, STYLE
from pos.simulators.window.tongues import NAMES, Tongue

_W = TypeVar("_W", bound=QWidget)


class Panel(QWidget):
    """Shows what the control port tells, and passes on what is pressed."""

    def __init__(self, link: Link, tongue: Tongue) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setStyleSheet(STYLE)
        self.setFixedWidth(420)
        self.resize(420, 700)
        self._link = link
        self._tongue = tongue
        self._condition: dict[str, Any] = {}
        self._papers = 0
        self.stage = Stage()
        self.drawer = Drawer()
        self.state = _named(QLabel(), "state")
        self.buttons: dict[str, QPushButton] = {}
        self._title = _named(QLabel(), "title")
        self._count = _named(QLabel(), "papers")
        self._tongues: dict[Tongue, QPushButton] = {}
        self._build()
        self.speak(tongue)
        self.drawer.closed_by_hand.connect(self._close_drawer)
        link.heard.connect(self.hear)
        link.ended.connect(self.close)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 16)
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addWidget(self.stage, stretch=1)
        column.addWidget(self.drawer)
        grid = QGridLayout()
        grid.setContentsMargins(20, 8, 20, 0)
        grid.setSpacing(8)
        # Both columns stay as they are, whatever the buttons say: nothing moves under a finger.
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for number, switch in enumerate(SWITCHES):
            button = QPushButton()
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setProperty("switch", number)
            button.clicked.connect(self._press)
            self.buttons[switch.key] = button
            grid.addWidget(button, number // 2, number % 2)
        mend = _named(QPushButton(), "mend")
        mend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        mend.clicked.connect(self._mend)
        self.buttons["mend"] = mend
        grid.addWidget(mend, len(SWITCHES) // 2, len(SWITCHES) % 2)
        column.addLayout(grid)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 8)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._title)
        told = QHBoxLayout()
        told.setSpacing(12)
        told.addWidget(self.state)
        told.addWidget(self._count)
        told.addStretch(1)
        names.addLayout(told)
        row.addLayout(names, stretch=1)
        for tongue, name in NAMES.items():
            button = _named(QPushButton(name), "tongue")
            button.setCheckable(True)
            button.setProperty("tongue", tongue)
            button.clicked.connect(self._choose_tongue)
            self._tongues[tongue] = button
            row.addWidget(button)
        return row

    def speak(self, tongue: Tongue) -> None:
        """Say everything in that language, and lay it out in its direction."""
        self._tongue = tongue
        arabic = tongue == "ar"
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if arabic else Qt.LayoutDirection.LeftToRight)
        self.setWindowTitle(word("title", tongue))
        self._title.setText(word("title", tongue))
        self.stage.empty = word("empty", tongue)
        self.drawer.hint = word("close_drawer", tongue)
        self.buttons["mend"].setText(word("mend", tongue))
        for name, button in self._tongues.items():
            button.setChecked(name == tongue)
        self._show()

    def hear(self, event: dict[str, Any]) -> None:
        """Take an event of the printer."""
        match event["event"]:
            case "rows":
                self.stage.print_rows(event["width"], base64.b64decode(event["bits"]))
            case "paper":
                self._papers += event["complete"]
                self.stage.take_paper(whole=event["complete"])
            case "condition":
                self._condition = event
            case _:
                return
        self._show()

    def _show(self) -> None:
        """Say how the printer is, and what each button does now."""
        told = self._condition
        name, colour = _state(told)
        self.state.setText(f'<span style="color:{colour}">●</span> {word(name, self._tongue)}')
        self._count.setText(f"{word('papers', self._tongue)} {self._papers}")
        self.stage.set_condition(
            power=told.get("power", True),
            paper=told.get("paper", True),
            cover_open=told.get("cover_open", False),
        )
        self.drawer.set_open(told.get("drawer_open", False))
        for switch in SWITCHES:
            button, wrong = self.buttons[switch.key], switch.is_wrong(told)
            button.setText(word(switch.face(told).word, self._tongue))
            if button.property("wrong") != wrong:
                button.setProperty("wrong", wrong)
                button.style().polish(button)

    def _press(self) -> None:
        face = SWITCHES[self.sender().property("switch")].face(self._condition)
        self._link.do(face.act, **dict(face.values))

    def _mend(self) -> None:
        self._link.do("mend")

    def _close_drawer(self) -> None:
        self._link.do("close_drawer")

    def _choose_tongue(self) -> None:
        self.speak(self.sender().property("tongue"))


def _named(widget: _W, name: str) -> _W:
    """Give a widget the name by which the style sheet knows it."""
    widget.setObjectName(name)
    return widget


def _state(told: dict[str, Any]) -> tuple[str, str]:
    """Name the state by the first thing to do about it, and its colour."""
    if not told.get("power", True):
        return "is_off", DANGER
    if told.get("cover_open"):
        return "is_open", SAFFRON
    if not told.get("paper", True):
        return "no_paper", SAFFRON
    if told.get("paper_low"):
        return "is_low", SAFFRON
    return "ready", ACCENT
