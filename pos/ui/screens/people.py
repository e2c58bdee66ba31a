"""The people of the till: who may sign in, somebody new beside them, and removing somebody for good."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos.domain.permissions import Role
from pos.ui.keys import ENTER, ERASE, ESCAPE
from pos.ui.override import override
from pos.ui.presenters.people import Step, newcomer_view
from pos.ui.presenters.staffing import Staffing
from pos.ui.screens.newcomer import NewcomerForm
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.banner import Banner
from pos.ui.widgets.button import Button, Kind
from pos.ui.widgets.label import Label, Tone
from pos.ui.widgets.panel import Panel
from pos.ui.widgets.people_list import PeopleList
from pos.ui.widgets.scroll import Scroll
from pos.ui.widgets.title_bar import TitleBar
from pos.ui.widgets.yes_board import YesBoard, type_pin
from pos.words.speech import Words


class PeopleScreen(Screen):
    """Adds and removes people."""

    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        """Make a screen that waits for somebody to come."""
        super().__init__()
        self._words = words
        self._staffing: Staffing | None = None
        self.title, self.banner, self.yes = TitleBar(), Banner(), YesBoard()
        self.people, self.form = PeopleList(), NewcomerForm()
        self._hint, self.told = (
            Label(tone=Tone.MUTED, wrap=True),
            Label(Type.BODY, Weight.STRONG, Tone.ACCENT, wrap=True),
        )
        self.leaving, self._leaving_means = Label(Type.TITLE, Weight.BOLD, wrap=True), Label(tone=Tone.MUTED, wrap=True)
        self.back, self.go = Button(Kind.QUIET), Button(Kind.PRIMARY)
        self._sides, self._forms = QStackedLayout(), QStackedLayout()
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, staffing: Staffing) -> None:
        """Show the people, and ask for nobody yet."""
        self._staffing = staffing
        staffing.open(self._words, self._show)
        self._show()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        if self._staffing is not None:
            self._staffing.permitted.words = words
        self.title.say(words.say("people.title"), words.say("word.back"))
        self._hint.say(words.say("people.hint"))
        self._leaving_means.say(words.say("people.remove_means"))
        self.back.say(words.say("word.back"))
        self.banner.name_keys(close=words.say("word.close"))
        self.form.speak(words)
        self.yes.speak(words)
        self._show()

    @override
    def enter(self) -> None:
        self.form.field.setFocus()

    @override
    def hear(self, key: str) -> bool:
        staffing = self._staffing
        if staffing is None or not key:
            return False
        entry = staffing.permitted.entry
        if key == ESCAPE:
            self._step_back()
        elif key == ENTER:
            self.go.click()
        elif entry is not None:
            return type_pin(entry, key)
        elif staffing.newcomer.step is Step.NAME:
            return False
        elif key == ERASE:
            staffing.erase()
        elif key.isascii() and key.isdigit():
            staffing.press(key)
        else:
            return False
        return True

    def _step_back(self) -> None:
        if self._staffing is None or not self._staffing.go_back():
            self.left.emit()

    def _show(self) -> None:
        staffing, words = self._staffing, self._words
        if staffing is None:
            return
        permitted, board = staffing.permitted, staffing.permitted.board()
        view = newcomer_view(staffing.newcomer, words)
        self.people.show_people(staffing.rows(), words.say("people.remove"))
        self.told.say(staffing.told)
        self.told.setVisible(bool(staffing.told))
        self.banner.tell(permitted.notice)
        self.form.show_view(staffing.newcomer, view)
        self._sides.setCurrentIndex(0 if board is None else 1)
        leaving = staffing.leaver is not None and board is not None
        self._forms.setCurrentIndex(1 if leaving else 0)
        self.back.setVisible(board is not None or staffing.newcomer.step is not Step.NAME)
        if board is None:
            self.go.say(view.button)
            self.go.setEnabled(not permitted.busy)
            return
        self.go.setEnabled(board.ready)
        if staffing.leaver is None:
            self.yes.show_view(board)
            self.go.say(words.say("approval.give"))
            return
        self.yes.show_view(replace(board, greeting=words.say("people.remove_pin")))
        self.leaving.say(words.say("people.remove_sure", name=staffing.leaver.name))
        self.go.say(words.say("people.remove_do", name=staffing.leaver.name))

    def _go(self) -> None:
        if self._staffing is None:
            return
        entry = self._staffing.permitted.entry
        if entry is not None:
            entry.enter()
        else:
            self._staffing.go_on()
            self.setFocus()

    def _name(self, name: str) -> None:
        if self._staffing is not None:
            self._staffing.name(name)

    def _choose_role(self, role: Role) -> None:
        if self._staffing is not None:
            self._staffing.choose_role(role)

    def _remove(self, person: str) -> None:
        if self._staffing is not None:
            self._staffing.remove(person)

    def _touch_face(self, person: str) -> None:
        if self._staffing is not None and self._staffing.permitted.entry is not None:
            self._staffing.permitted.entry.choose(person)

    def _close_banner(self) -> None:
        if self._staffing is not None:
            self._staffing.permitted.tell(None)

    def _connect(self) -> None:
        for bar in (self.title.back, self.yes.back, self.back.clicked):
            bar.connect(self._step_back)
        self.yes.face_touched.connect(self._touch_face)
        for pad in (self.form, self.yes):
            pad.pressed.connect(self.hear)
        self.form.named.connect(self._name)
        self.form.role_chosen.connect(self._choose_role)
        self.people.removed.connect(self._remove)
        self.go.clicked.connect(self._go)
        self.banner.dismissed.connect(self._close_banner)
        self.banner.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        listing, leaving = QWidget(), QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, 0)
        column.setSpacing(Space.SNUG)
        for widget in (self.title, self._hint, self.told, self.banner):
            column.addWidget(widget)
        column.addWidget(Scroll(self.people), 1)
        words = QVBoxLayout(leaving)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(Space.SNUG)
        for label in (self.leaving, self._leaving_means):
            words.addWidget(label)
        words.addStretch(1)
        side = Panel()
        side.column.addLayout(self._forms, 1)
        side.stack(self.back, self.go)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._sides, 1)
        row.addWidget(side)
        # Into stacks that have a place already: outside one, the first page would be a window for a blink.
        for page in (listing, self.yes):
            self._sides.addWidget(page)
        for part in (self.form, leaving):
            self._forms.addWidget(part)
