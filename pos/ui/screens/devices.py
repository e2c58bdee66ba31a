"""The devices: the terminal and the printer with their state, what was said last, and a terminal to be set or tried."""

from functools import partial

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from pos.ui.lanes.terminal_work import TerminalWork
from pos.ui.override import override
from pos.ui.presenters.fitting.devices import Devices
from pos.ui.presenters.shown.notice import failure_notice
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.screens.permitted import PermittedScreen
from pos.ui.theme.tokens import Space
from pos.ui.ways.office import Office
from pos.ui.widgets.fitting.devices_look import DevicesLook
from pos.ui.widgets.fitting.devices_side import DevicesSide
from pos.ui.widgets.fitting.terminal_form import TerminalForm
from pos.ui.widgets.kit.scroll import Scroll
from pos.words.codes import Code
from pos.words.speech import Words


class DevicesScreen(PermittedScreen):
    """One page to look, one to type on; testing and looking around have a thread of their own."""

    def __init__(self, office: Office, words: Words) -> None:
        """Make a screen that waits for somebody to come."""
        side = DevicesSide()
        super().__init__(words, side.go)
        self._devices: Devices | None = None
        self.look, self.form, self.side = DevicesLook(), TerminalForm(), side
        self._pages = QStackedLayout()
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
    def _permitted(self) -> Permitted | None:
        return None if self._devices is None else self._devices.permitted

    @override
    def _say(self, words: Words) -> None:
        self.form.speak(words)

    @override
    def enter(self) -> None:
        self.setFocus()

    @override
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

    @override
    def _go_on(self) -> None:
        devices = self._devices
        if devices is None:
            return
        if devices.draft is not None:
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

    @override
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
            case _:
                devices.take_found(int(*said))

    def _connect(self) -> None:
        self.side.first.clicked.connect(self._press_first)
        self.side.second.clicked.connect(self._press_second)
        self.form.kind_chosen.connect(partial(self._with_devices, "kind"))
        self.form.typed.connect(partial(self._with_devices, "field"))
        self.form.found_chosen.connect(partial(self._with_devices, "found"))
        self.form.entered.connect(self._go)
        self.look.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        page = QWidget()
        left = QVBoxLayout(page)
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        left.setSpacing(Space.SNUG)
        left.addWidget(self.title)
        left.addWidget(self.banner)
        left.addLayout(self._pages, 1)
        self._lay_beside(self.side, page)
        for inside in (Scroll(self.look), self.form):
            self._pages.addWidget(inside)
