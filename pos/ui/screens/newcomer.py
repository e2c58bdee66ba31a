"""Somebody new, step by step at the end of the people's screen: a name and a part to play, a PIN, the PIN again."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pos.domain.permissions import Role
from pos.ui.presenters.staff.people import Newcomer, NewcomerView, Step
from pos.ui.theme.tokens import Space, Target, Type, Weight
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.field import Field
from pos.ui.widgets.kit.keypad import YES_KEYS, KeyPad
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.staff.pin import PinDots
from pos.words.speech import Words

_NAME_MAX = 60
_PAD_HIGH = 270


class NewcomerForm(QWidget):
    """Asks one thing at a time; what is typed is told, and never kept here."""

    named = Signal(str)
    role_chosen = Signal(object)
    pressed = Signal(str)

    def __init__(self) -> None:
        """Make a form that asks for a name."""
        super().__init__()
        self.question, self._hint = Label(Type.TITLE, Weight.BOLD, wrap=True), Label(tone=Tone.MUTED, wrap=True)
        self.field = Field()
        self.field.setMaxLength(_NAME_MAX)
        self.roles = {role: Button(Kind.PLAIN) for role in (Role.CASHIER, Role.EXHIBITOR, Role.MANAGER)}
        self.dots, self.pad = PinDots(), KeyPad(YES_KEYS)
        self.pad.setFixedHeight(_PAD_HIGH)
        self.wrong = Label(Type.BODY, Weight.MEDIUM, Tone.DANGER, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SNUG)
        for widget in (self.question, self._hint, self.field):
            column.addWidget(widget)
        for role, button in self.roles.items():
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFixedHeight(Target.MAIN)
            button.clicked.connect(self._choose(role))
            column.addWidget(button)
        for part in (self.dots, self.pad):
            column.addWidget(part)
        column.addWidget(self.wrong)
        column.addStretch(1)
        for part in (self.dots, self.pad):
            part.hide()
        self.field.textEdited.connect(self.named)
        self.pad.pressed.connect(self.pressed)

    def speak(self, words: Words) -> None:
        """Say what never changes but the language."""
        self.field.setPlaceholderText(words.say("people.name"))
        self.field.setAccessibleName(words.say("people.name"))
        self.pad.name_keys(erase=words.say("word.erase"))
        for role, button in self.roles.items():
            button.say(words.say(f"role.{role.value}"), words.say(f"people.role_{role.value}"))

    def show_view(self, newcomer: Newcomer, view: NewcomerView) -> None:
        """Show the step that is asked for."""
        naming = newcomer.step is Step.NAME
        self.question.say(view.question)
        self._hint.say(view.hint)
        self.wrong.say(view.wrong)
        if self.field.text() != newcomer.name:
            self.field.setText(newcomer.name)
        self.field.setVisible(naming)
        for role, button in self.roles.items():
            button.setVisible(naming)
            button.play(Kind.CHOSEN if role is newcomer.role else Kind.PLAIN)
        self.dots.setVisible(not naming)
        self.pad.setVisible(not naming)
        self.dots.show_typed(view.dots, wrong=bool(view.wrong))

    def _choose(self, role: Role) -> Callable[[], None]:
        def choose() -> None:
            self.role_chosen.emit(role)

        return choose
