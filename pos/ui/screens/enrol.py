"""Enrolling a till: the code and the address on one side, what becomes of the journal on the other.

Central is asked on a thread of its own; whoever goes away meanwhile loses nothing, for the same code asked again by the
same till is answered the same.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos.domain.refusals import Refused
from pos.ports.central_link import CentralUnavailable
from pos.ports.journal import JournalUnavailable
from pos.ui.hands.keys import ENTER, ESCAPE
from pos.ui.lanes.far_work import FarWork
from pos.ui.override import override
from pos.ui.presenters.fitting import enrolling
from pos.ui.presenters.fitting.enrolling import Enrolling, enrol_view
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import Notice, failure_notice, refused_notice
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.ways.central_ways import CentralWays, EnrolmentKnown
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.form import Form
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.usecases.enrol_till import Enrolled
from pos.words.codes import Code
from pos.words.speech import Words

_FIELDS = ("code", "address")
_ROWS = 3
_WIDE = 640


class EnrolScreen(Screen):
    """Asks for a code; `enrolled` carries what the till was granted, once somebody has read it, `left` goes back."""

    left = Signal()
    enrolled = Signal(object)
    help_wanted = Signal(str)

    def __init__(self, ways: CentralWays, lane: Lane, words: Words) -> None:
        """Lay the two sides out."""
        super().__init__()
        self._ways, self._lane, self._words = ways, lane, words
        self._state = Enrolling()
        self.title, self.banner, self.form = TitleBar(), Banner(), Form(_FIELDS)
        self._hint = Label(Type.BODY + 1, tone=Tone.MUTED, wrap=True)
        self.progress = Label(Type.BODY, Weight.STRONG, Tone.ACCENT, wrap=True)
        self.below = Label(Type.STRONG, Weight.STRONG, wrap=True)
        self._means = Label(tone=Tone.MUTED, wrap=True)
        self.rows = [
            (Label(Type.BODY, tone=Tone.MUTED), Label(Type.TITLE, Weight.BOLD, wrap=True)) for _ in range(_ROWS)
        ]
        self.go = Button(Kind.PRIMARY)
        self._pages = QStackedLayout()
        self.work: FarWork[Enrolled | Refused] = FarWork(self._answered, self._failed, self)
        self._lay_out()
        self._connect()
        self.speak(words)

    def state(self) -> Enrolling:
        """Give what is shown."""
        return self._state

    def open(self) -> None:
        """Begin with empty fields, and ask the journal what it holds."""
        self.work.forget()
        self._state = Enrolling()
        for name in _FIELDS:
            self.form.field(name).clear()
        self._lane.run(self._ways.known, self._known, self._not_known)
        self.show_now()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.banner.name_keys(close=words.say("word.close"))
        self.form.say("code", words.say("enrol.code"), "XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.form.say("address", words.say("enrol.address"), "https://")
        self.show_now()

    @override
    def enter(self) -> None:
        self.form.begin()

    @override
    def hear(self, key: str) -> bool:
        if key == ENTER:
            self.go.click()
        elif key == ESCAPE:
            self._back()
        else:
            return False
        return True

    @override
    def scan(self, text: str) -> None:
        if self._state.enrolled is None and not self._state.asking:
            self._put(enrolling.scan(self._state, text))
            self._fill()

    def show_now(self) -> None:
        """Show the state of the moment."""
        view, words = enrol_view(self._state, self._ways.clock.now(), self._words), self._words
        done = self._state.enrolled is not None
        self.title.say(view.title, words.say("word.back"))
        self.title.button.setVisible(not done)
        for label, text in ((self._hint, view.hint), (self.progress, view.progress), (self.below, view.below)):
            label.say(text)
        self._means.say("" if done else words.say("enrol.address_hint"))
        for (name, value), (named, said) in zip(self.rows, view.rows, strict=False):
            name.say(named)
            value.say(said)
        self._pages.setCurrentIndex(1 if done else 0)
        self.form.setEnabled(not self._state.asking)
        self.banner.tell(self._state.notice)
        self.go.say(view.button)
        self.go.setEnabled(view.ready)

    def _put(self, state: Enrolling) -> None:
        self._state = state
        self.show_now()

    def _take(self, field: str, text: str) -> None:
        before = self._state
        self._put(enrolling.write(before, field, text))
        if self._state.scanned and not before.scanned:
            self._fill()

    def _fill(self) -> None:
        for name, text in (("code", self._state.code), ("address", self._state.address)):
            self.form.field(name).setText(text)

    def _known(self, known: EnrolmentKnown) -> None:
        self._put(replace(self._state, place=known.place, waiting=known.waiting))

    def _not_known(self, code: Code) -> None:
        self._tell(failure_notice(code, self._words))

    def _go(self) -> None:
        if self._state.enrolled is not None:
            self.enrolled.emit(self._state.enrolled)
        elif self._state.complete and not self._state.asking:
            self._put(replace(self._state, asking=True, notice=None))
            self.work.ask(partial(self._ways.enrol, enrolling.request(self._state)))

    def _answered(self, answer: Enrolled | Refused) -> None:
        if isinstance(answer, Refused):
            self._tell(refused_notice(answer, self._words))
        else:
            self._put(replace(self._state, asking=False, enrolled=answer))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, failure: Exception) -> None:
        match failure:
            case CentralUnavailable():
                code = Code.CENTRAL_UNREACHABLE
            case JournalUnavailable(code=known):
                code = Code(known)
            case _:
                self._ways.on_bug(failure)
                code = Code.UNEXPECTED
        self._tell(failure_notice(code, self._words))

    def _tell(self, notice: Notice | None) -> None:
        self._put(replace(self._state, asking=False, notice=notice))

    def _hush(self) -> None:
        self._put(replace(self._state, notice=None))

    def _back(self) -> None:
        if self._state.enrolled is not None:
            self._go()
            return
        self.work.forget()
        self._put(replace(self._state, asking=False))
        self.left.emit()

    def _connect(self) -> None:
        self.form.typed.connect(self._take)
        self.form.entered.connect(self._go)
        self.go.clicked.connect(self._go)
        self.title.back.connect(self._back)
        self.banner.dismissed.connect(self._hush)
        self.banner.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        left.setSpacing(Space.SNUG)
        for widget in (self.title, self._hint, self.banner):
            left.addWidget(widget)
        left.addSpacing(Space.BODY)
        left.addLayout(self._pages)
        left.addWidget(self.progress)
        left.addStretch(1)
        side = Panel()
        side.stack(self.below, self._means)
        side.column.addStretch(1)
        side.stack(self.go)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)
        for page in (self._asked_page(), self._granted_page()):
            self._pages.addWidget(page)

    def _asked_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        self.form.setFixedWidth(_WIDE)
        row.addWidget(self.form)
        row.addStretch(1)
        return page

    def _granted_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        for name, value in self.rows:
            column.addWidget(name)
            column.addWidget(value)
            column.addSpacing(Space.BODY)
        column.addStretch(1)
        return page
