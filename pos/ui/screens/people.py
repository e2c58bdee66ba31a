"""The people of the till: who may sign in, somebody new beside them, and removing somebody for good."""

from dataclasses import replace

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from pos.domain.permissions import Role
from pos.ui.hands.keys import ERASE
from pos.ui.override import override
from pos.ui.presenters.staff.people import Step, newcomer_view
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.presenters.staff.staffing import Staffing
from pos.ui.screens.newcomer import NewcomerForm
from pos.ui.screens.permitted import PermittedScreen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.scroll import Scroll
from pos.ui.widgets.staff.people_list import PeopleList
from pos.words.speech import Words


class PeopleScreen(PermittedScreen):
    """Adds and removes people."""

    def __init__(self, words: Words) -> None:
        """Make a screen that waits for somebody to come."""
        super().__init__(words, Button(Kind.PRIMARY))
        self._staffing: Staffing | None = None
        self.people, self.form = PeopleList(), NewcomerForm()
        self._hint, self.told = (
            Label(tone=Tone.MUTED, wrap=True),
            Label(Type.BODY, Weight.STRONG, Tone.ACCENT, wrap=True),
        )
        self.leaving, self._leaving_means = Label(Type.TITLE, Weight.BOLD, wrap=True), Label(tone=Tone.MUTED, wrap=True)
        self.back = Button(Kind.QUIET)
        self._forms = QStackedLayout()
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, staffing: Staffing) -> None:
        """Show the people, and ask for nobody yet."""
        self._staffing = staffing
        staffing.open(self._words, self._show)
        self._show()

    @override
    def _permitted(self) -> Permitted | None:
        return None if self._staffing is None else self._staffing.permitted

    @override
    def _say(self, words: Words) -> None:
        self.title.say(words.say("people.title"), words.say("word.back"))
        self._hint.say(words.say("people.hint"))
        self._leaving_means.say(words.say("people.remove_means"))
        self.back.say(words.say("word.back"))
        self.form.speak(words)

    @override
    def enter(self) -> None:
        self.form.field.setFocus()

    @override
    def _hear_own(self, key: str) -> bool:
        staffing = self._staffing
        if staffing is None or staffing.newcomer.step is Step.NAME:
            return False
        if key == ERASE:
            staffing.erase()
        elif key.isascii() and key.isdigit():
            staffing.press(key)
        else:
            return False
        return True

    @override
    def _step_back(self) -> None:
        if self._staffing is None or not self._staffing.go_back():
            self.left.emit()

    @override
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

    @override
    def _go_on(self) -> None:
        if self._staffing is not None:
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

    def _connect(self) -> None:
        self.back.clicked.connect(self._step_back)
        self.form.pressed.connect(self.hear)
        self.form.named.connect(self._name)
        self.form.role_chosen.connect(self._choose_role)
        self.people.removed.connect(self._remove)

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
        self._lay_beside(side, listing)
        for part in (self.form, leaving):
            self._forms.addWidget(part)
