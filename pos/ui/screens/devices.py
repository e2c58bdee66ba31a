"""The devices: the terminal and the printer with their state, what was said last, and a terminal to be set or tried."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos.ui.keys import ENTER, ESCAPE
from pos.ui.office import Office
from pos.ui.override import override
from pos.ui.presenters.devices import Devices
from pos.ui.presenters.notice import failure_notice
from pos.ui.screens.screen import Screen
from pos.ui.terminal_work import TerminalWork
from pos.ui.theme.tokens import Space
from pos.ui.widgets.banner import Banner
from pos.ui.widgets.devices_look import DevicesLook
from pos.ui.widgets.devices_side import DevicesSide
from pos.ui.widgets.scroll import Scroll
from pos.ui.widgets.terminal_form import TerminalForm
from pos.ui.widgets.title_bar import TitleBar
from pos.ui.widgets.yes_board import YesBoard, type_pin
from pos.words.codes import Code
from pos.words.speech import Words


class DevicesScreen(Screen):
    """One page to look, one to type on; testing and looking around have a thread of their own."""

    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, office: Office, words: Words) -> None:
        """Make a screen that waits for somebody to come."""
        super().__init__()
        self._words = words
        self._devices: Devices | None = None
        self.title, self.banner, self.yes, self.form = TitleBar(), Banner(), YesBoard(), TerminalForm()
        self.look, self.side = DevicesLook(), DevicesSide()
        self._pages, self._sides = QStackedLayout(), QStackedLayout()
        self.work = TerminalWork(office, lambda: self._devices, self._failed, self._show, self)
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, devices: Devices) -> None:
        """Come for somebody."""
        if self._devices is not None:
            self._devices.close()
        self._devices = devices
        devices.permitted.words, devices.try_place, devices.look_at = (
            self._words,
            self.work.try_place,
            self.work.look_at,
        )
        devices.open(self._show)
        self._show()

    def close_work(self) -> None:
        """Give up what is under way, because the program ends."""
        self.work.close()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        if self._devices is not None:
            self._devices.permitted.words = words
        self.form.speak(words)
        self.yes.speak(words)
        self.banner.name_keys(close=words.say("word.close"))
        self._show()

    @override
    def enter(self) -> None:
        self.setFocus()

    @override
    def hear(self, key: str) -> bool:
        entry = None if self._devices is None else self._devices.permitted.entry
        if key == ESCAPE:
            self._step_back()
        elif key == ENTER:
            self.side.go.click()
        elif entry is not None:
            return type_pin(entry, key)
        else:
            return False
        return True

    def _show(self) -> None:
        devices, words = self._devices, self._words
        if devices is None:
            return
        editing, board = devices.draft is not None, devices.permitted.board()
        self.title.say(words.say("devices.edit" if editing else "devices.title"), words.say("word.back"))
        self.banner.tell(devices.permitted.notice)
        self._pages.setCurrentIndex(1 if editing else 0)
        self._sides.setCurrentIndex(0 if board is None else 1)
        self.look.show_devices(devices, words)
        if devices.draft is not None:
            self.form.show_draft(devices.draft, devices.found, words)
        self.side.show_devices(devices, self.work.progress, words)
        if board is not None:
            self.yes.show_view(board)

    def _go(self) -> None:
        devices = self._devices
        if devices is None:
            return
        if devices.permitted.entry is not None:
            devices.permitted.entry.enter()
        elif devices.draft is not None:
            devices.keep()
        elif devices.wanting:
            self._edit(devices)
        else:
            devices.test()

    def _press_first(self) -> None:
        devices = self._devices
        if devices is None:
            return
        if devices.draft is None:
            devices.remove()
        elif self.work.finding.running:
            self.work.finding.give_up()
        else:
            self.work.find()

    def _press_second(self) -> None:
        devices = self._devices
        if devices is None:
            return
        if devices.draft is None:
            self._edit(devices)
        else:
            devices.test()

    def _edit(self, devices: Devices) -> None:
        devices.edit()
        self.form.begin()

    def _step_back(self) -> None:
        devices = self._devices
        if devices is None or not (devices.permitted.give_up() or devices.give_up()):
            self.work.finding.give_up()
            self.left.emit()

    def _failed(self, _failure: Exception) -> None:
        if self._devices is not None:
            self._devices.permitted.tell(failure_notice(Code.UNEXPECTED, self._words))

    def _with_devices(self, method: str, *said: str) -> None:
        devices = self._devices
        if devices is None:
            return
        match method:
            case "kind":
                devices.choose_kind(*said)
            case "field":
                devices.write(*said)
            case "found":
                devices.take_found(int(*said))
            case _:
                devices.permitted.tell(None)

    def _touch_face(self, person: str) -> None:
        if self._devices is not None and self._devices.permitted.entry is not None:
            self._devices.permitted.entry.choose(person)

    def _connect(self) -> None:
        for way in (self.title.back, self.yes.back):
            way.connect(self._step_back)
        self.side.go.clicked.connect(self._go)
        self.side.first.clicked.connect(self._press_first)
        self.side.second.clicked.connect(self._press_second)
        self.form.kind_chosen.connect(partial(self._with_devices, "kind"))
        self.form.typed.connect(partial(self._with_devices, "field"))
        self.form.found_chosen.connect(partial(self._with_devices, "found"))
        self.form.entered.connect(self._go)
        self.banner.dismissed.connect(partial(self._with_devices, "hush"))
        self.yes.face_touched.connect(self._touch_face)
        self.yes.pressed.connect(self.hear)
        self.banner.help_wanted.connect(self.help_wanted)
        self.look.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        page = QWidget()
        left = QVBoxLayout(page)
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        left.setSpacing(Space.SNUG)
        left.addWidget(self.title)
        left.addWidget(self.banner)
        left.addLayout(self._pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._sides, 1)
        row.addWidget(self.side)
        for inside in (Scroll(self.look), self.form):
            self._pages.addWidget(inside)
        for whole in (page, self.yes):
            self._sides.addWidget(whole)
