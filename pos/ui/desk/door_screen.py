"""The door of the desk: a code the first time, then the name of an account and its password."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from pos.ui.hands.keys import ENTER
from pos.ui.override import override
from pos.ui.presenters.organizer.door import Door, Step
from pos.ui.screens.screen import Screen
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.band.language_button import LanguageButton
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.form import Form
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.page_card import PageCard, SignRound
from pos.words.speech import Words

_WIDE = 560
_FORM_HIGH = 196
_SECOND_MS = 1000
CODE, ADDRESS, ACCOUNT, PASSWORD = "code", "address", "account", "password"
_EXAMPLE = "https://…"


class DoorScreen(Screen):
    """Asks who comes in."""

    language_touched = Signal(object)
    help_wanted = Signal(str)

    def __init__(self, door: Door, words: Words) -> None:
        """Make the door; it is opened when it comes to the front."""
        super().__init__()
        self._door, self._words = door, words
        self.language, self.banner = LanguageButton(), Banner()
        self.round = SignRound(Sign.PEOPLE, Tone.ACCENT)
        self.title, self._lead = Label(Type.TITLE, Weight.BOLD), Label(tone=Tone.MUTED, wrap=True)
        self._where = Label(Type.CAPTION, tone=Tone.MUTED)
        self.enrolling, self.signing = Form((CODE, ADDRESS)), Form((ACCOUNT, PASSWORD))
        self.go = Button(Kind.PRIMARY)
        self._forms = QStackedLayout()
        self._step: Step | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self.show_now)
        self.signing.field(PASSWORD).setEchoMode(QLineEdit.EchoMode.Password)
        self._lay_out()
        self._connect()

    def show_now(self) -> None:
        """Show the moment."""
        door, words = self._door, self._words
        enrolling = door.step is Step.ENROL
        self.title.say(words.say("desk.enrol_title" if enrolling else "desk.title"))
        self._lead.say(words.say("desk.enrol_lead" if enrolling else "desk.sign_in_lead"))
        self._where.say(self._where_told())
        self._forms.setCurrentIndex(0 if enrolling else 1)
        if door.busy:
            self.go.say(words.say("desk.enrolling" if enrolling else "desk.signing_in"))
        else:
            self.go.say(words.say("desk.enrol" if enrolling else "desk.sign_in"))
        self.go.setEnabled(not door.busy and not door.locked and door.step is not Step.OPENING)
        self.banner.tell(door.notice)
        if door.step is not self._step:
            self._step = door.step
            self.enrolling.field(ADDRESS).setText(door.address)
            (self.enrolling if enrolling else self.signing).begin()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self._door.speak(words)
        self.language.say(words.language, words.say("word.language"))
        self.enrolling.say(CODE, words.say("desk.enrol_code"), "")
        self.enrolling.say(ADDRESS, words.say("desk.enrol_address"), _EXAMPLE)
        self.signing.say(ACCOUNT, words.say("desk.account"), "")
        self.signing.say(PASSWORD, words.say("desk.password"), "")
        self.banner.name_keys(close=words.say("word.close"))
        self.show_now()

    @override
    def enter(self) -> None:
        self._door.changed = self.show_now
        self._timer.start()
        self._door.open()

    @override
    def leave(self) -> None:
        self._door.rest()
        self._timer.stop()

    @override
    def hear(self, key: str) -> bool:
        if key == ENTER:
            self._go()
            return True
        return super().hear(key)

    def _where_told(self) -> str:
        door, words = self._door, self._words
        told = [] if door.place is None else [words.name(door.place.fair_names)]
        if door.step is Step.SIGN_IN and door.address:
            told.append(words.say("desk.central_at", address=door.address))
        return " · ".join(told)

    def _go(self) -> None:
        if not self.go.isEnabled():
            return
        if self._door.step is Step.ENROL:
            form = self.enrolling
            self._door.enrol(form.field(CODE).text(), form.field(ADDRESS).text())
        else:
            form = self.signing
            self._door.sign_in(form.field(ACCOUNT).text(), form.field(PASSWORD).text())

    def _turn_language(self) -> None:
        self.language_touched.emit(self.language.following())

    def _connect(self) -> None:
        self.go.clicked.connect(self._go)
        self.enrolling.entered.connect(self._go)
        self.signing.entered.connect(self._go)
        self.language.clicked.connect(self._turn_language)
        self.banner.dismissed.connect(self._door.dismiss)
        self.banner.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        head, names = QHBoxLayout(), QVBoxLayout()
        head.setSpacing(Space.BODY)
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self._where)
        head.addWidget(self.round)
        head.addLayout(names, 1)
        paper = PageCard()
        paper.setFixedWidth(_WIDE)
        paper.column.addLayout(head)
        paper.column.addWidget(self._lead)
        paper.column.addWidget(self.banner)
        forms = QWidget()
        forms.setFixedHeight(_FORM_HIGH)
        forms.setLayout(self._forms)
        paper.column.addWidget(forms)
        paper.column.addWidget(self.go)
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.BODY, Space.TIGHT, Space.BODY, Space.ROOM)
        column.addLayout(top)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(paper)
        middle.addStretch(1)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)
        # Into a stack that has a place already: outside one, its first page would be a window for a blink.
        for form in (self.enrolling, self.signing):
            self._forms.addWidget(form)
        QWidget.setTabOrder(self.signing.field(PASSWORD), self.go)
