"""The window: the terminal in the middle, the wallet below it, and below that what can go wrong."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pos.simulators.terminal.window.face import Face, Shown
from pos.simulators.terminal.window.header import Header
from pos.simulators.terminal.window.keys import Keys
from pos.simulators.terminal.window.look import STYLE
from pos.simulators.terminal.window.mishaps import Mishaps
from pos.simulators.terminal.window.paper import Paper
from pos.simulators.terminal.window.wallet import KINDS, CardKey
from pos.simulators.terminal.window.words import word
from pos.simulators.window.link import Link
from pos.simulators.window.look import ACCENT, DANGER, SAFFRON
from pos.simulators.window.tongues import Tongue

WIDTH, HEIGHT = 380, 720
_DEVICE, _SLIPS, _MISHAPS = range(3)
_W = TypeVar("_W", bound=QWidget)


class Panel(QWidget):
    """Shows what the control port tells, and passes on what is pressed."""

    def __init__(self, link: Link, tongue: Tongue) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setStyleSheet(STYLE)
        self.setFixedWidth(WIDTH)
        self.resize(WIDTH, HEIGHT)
        self._link = link
        self._tongue = tongue
        self._told: dict[str, Any] = {}
        self.header = Header()
        self.face = Face()
        self.keys = Keys()
        self.paper = Paper()
        self.mishaps = Mishaps()
        self.pages = QStackedWidget()
        self.cards = [CardKey(kind) for kind in KINDS]
        self.buttons = {name: _button(name) for name in ("slips", "plug", "cable", "mishaps", "mend")}
        self._build()
        self._connect()
        self.speak(tongue)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addSpacing(8)
        column.addWidget(self.buttons["slips"], alignment=Qt.AlignmentFlag.AlignHCenter)
        for page in (self._device(), _scrolling(self.paper), _scrolling(self.mishaps)):
            self.pages.addWidget(page)
        column.addWidget(self.pages, stretch=1)
        column.addSpacing(14)
        wallet = QHBoxLayout()
        wallet.setSpacing(6)
        for card in self.cards:
            wallet.addWidget(card)
        column.addLayout(wallet)
        column.addSpacing(10)
        column.addLayout(_row(self.buttons["plug"], self.buttons["cable"]))
        column.addSpacing(8)
        column.addLayout(_row(self.buttons["mishaps"], self.buttons["mend"]))

    def _device(self) -> QWidget:
        device = _named(QFrame(), "device")
        inside = QVBoxLayout(device)
        inside.setContentsMargins(14, 14, 14, 14)
        inside.setSpacing(10)
        inside.addWidget(self.face)
        inside.addWidget(self.keys, stretch=1)
        return device

    def _connect(self) -> None:
        self.header.chosen.connect(self.speak)
        for card in self.cards:
            card.setProperty("card", card.kind.name)
            card.clicked.connect(self._show_card)
        self.keys.typed.connect(self.face.show_digits)
        self.keys.entered.connect(self._type_pin)
        self.keys.cancelled.connect(self._press_cancel)
        self.mishaps.armed.connect(self._arm)
        self.mishaps.disarmed.connect(self._disarm)
        self.buttons["slips"].clicked.connect(self._turn_to_slips)
        self.buttons["mishaps"].clicked.connect(self._turn_to_mishaps)
        self.buttons["plug"].clicked.connect(self._press_plug)
        self.buttons["cable"].clicked.connect(self._press_cable)
        self.buttons["mend"].clicked.connect(self._mend)
        self._link.heard.connect(self.hear)
        self._link.ended.connect(self.close)

    def speak(self, tongue: Tongue) -> None:
        """Say everything in that language, and lay it out in its direction."""
        self._tongue = tongue
        arabic = tongue == "ar"
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if arabic else Qt.LayoutDirection.LeftToRight)
        self.header.speak(tongue)
        self.paper.empty = word("no_slips", tongue)
        self.buttons["mend"].setText(word("restore", tongue))
        for card in self.cards:
            card.setText(word(card.kind.name, tongue))
        for name in ("cancel_key", "erase_key", "enter_key"):
            self.keys.buttons[name].setText(word(name, tongue))
        self.mishaps.speak(tongue)
        self._show()

    def hear(self, event: dict[str, Any]) -> None:
        """Take an event of the terminal."""
        asked = self._told.get("prompt")
        match event["event"]:
            case "slip":
                self.paper.add(event["text"])
                return
            case "condition" | "screen" | "faults":
                self._told |= event
            case _:
                return
        if "known" in event:
            self.mishaps.show_known(str(event["known"]).split())
        if "slips" in event:
            self.paper.show_slips(event["slips"])
        if event["event"] == "screen" or self._told.get("prompt") != asked:
            self.keys.ask_pin(asked=self._told.get("prompt") in {"enter_pin", "wrong_pin"})
            if self._told.get("prompt") == "present_card":
                # A customer's turn: the device is what matters now.
                self.pages.setCurrentIndex(_DEVICE)
        self._show()

    def _show(self) -> None:
        """Say how the terminal is, and what each button does now."""
        told, tongue = self._told, self._tongue
        self.setWindowTitle(" · ".join(filter(None, (word("title", tongue), told.get("model")))))
        prompt, amount = told.get("prompt", "idle"), told.get("amount", 0)
        self.face.show_prompt(
            Shown(
                prompt,
                word(prompt, tongue),
                _money(amount) if amount else "",
                word("currency", tongue),
                told.get("message", ""),
            )
        )
        power, cable, armed = told.get("power", True), told.get("cable", True), told.get("faults", "").split()
        self.header.show_state(*self._condition(power=power, cable=cable, armed=armed))
        self.buttons["plug"].setText(word("pull_plug" if power else "plug_in", tongue))
        self.buttons["cable"].setText(word("cut_cable" if cable else "join_cable", tongue))
        page = self.pages.currentIndex()
        self.buttons["slips"].setText(word("slips" if page == _DEVICE else "back", tongue))
        self.buttons["mishaps"].setText(word("back" if page == _MISHAPS else "mishaps", tongue))
        self.mishaps.show_armed(armed)
        _mark(self.buttons["plug"], "wrong", on=not power)
        _mark(self.buttons["cable"], "wrong", on=not cable)
        _mark(self.buttons["mend"], "needed", on=not (power and cable) or bool(armed))

    def _condition(self, *, power: bool, cable: bool, armed: list[str]) -> tuple[str, str]:
        """Name the state by the first thing to do about it, and its colour."""
        if not power:
            return word("no_power", self._tongue), DANGER
        if not cable:
            return word("no_network", self._tongue), SAFFRON
        if armed:
            return word(armed[-1], self._tongue), SAFFRON
        return word("all_is_well", self._tongue), ACCENT

    def _show_card(self) -> None:
        self._link.do("tap", card=self.sender().property("card"))

    def _type_pin(self, digits: str) -> None:
        self._link.do("pin", digits=digits)

    def _press_cancel(self) -> None:
        self._link.do("cancel")

    def _press_plug(self) -> None:
        self._link.do("pull_plug" if self._told.get("power", True) else "plug_in")

    def _press_cable(self) -> None:
        self._link.do("cut_cable" if self._told.get("cable", True) else "join_cable")

    def _mend(self) -> None:
        self._link.do("restore")

    def _arm(self, name: str) -> None:
        self._link.do("fault", name=name)

    def _disarm(self, name: str) -> None:
        self._link.do("clear", name=name)

    def _turn_to_slips(self) -> None:
        """Look at the slips; from any other page, go back to the device."""
        self._turn_to(_SLIPS if self.pages.currentIndex() == _DEVICE else _DEVICE)

    def _turn_to_mishaps(self) -> None:
        self._turn_to(_DEVICE if self.pages.currentIndex() == _MISHAPS else _MISHAPS)

    def _turn_to(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self._show()


def _named(widget: _W, name: str) -> _W:
    """Give a widget the name by which the style sheet knows it."""
    widget.setObjectName(name)
    return widget


def _button(name: str) -> QPushButton:
    button = _named(QPushButton(), name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _scrolling(content: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    return scroll


def _row(*widgets: QWidget) -> QHBoxLayout:
    """Set widgets side by side, of one width whatever they say: nothing moves under a finger."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(widget, stretch=1)
    return row


def _mark(button: QPushButton, name: str, *, on: bool) -> None:
    if button.property(name) != on:
        button.setProperty(name, on)
        button.style().polish(button)


def _money(centimes: int) -> str:
    dirhams = f"{centimes // 100:,}".replace(",", "\u202f")
    return f"{dirhams},{centimes % 100:02}"
