"""Setting a till up: one question after the other, what it is for beside it, and nothing to undo later."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from pos.domain.product import Motif, Pattern
from pos.domain.refusals import Refused
from pos.domain.settings import seller_taxes
from pos.ports.journal import Somebody
from pos.ui.override import override
from pos.ui.presenters.shelf.seller_choice import seller_choices
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import failure_notice
from pos.ui.presenters.staff.set_up import SetUp, Step, answer, go_back, go_on, press, request, set_up_view, take_grant
from pos.ui.screens.screen import Screen
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Space, Target, Type, Weight
from pos.ui.ways.services import Services
from pos.ui.widgets.band.language_button import LanguageButton
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.cloth import Cloth
from pos.ui.widgets.kit.form import Form
from pos.ui.widgets.kit.keypad import YES_KEYS, KeyPad
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.staff.pin import PinDots
from pos.ui.widgets.staff.seller_board import SellerBoard
from pos.usecases.enrol_till import Enrolled
from pos.words.codes import Code
from pos.words.speech import Words

_PANEL_WIDE = 683
_WHERE = ("fair", "city", "booth", "code", "till")
_CLOTH = Pattern(Motif.STAR, ("#0B6B58", "#0E7A65", "#C98A12"))


class SetUpScreen(Screen):
    """Asks for what a till must know before its first day; `founded` is told who is in charge."""

    language_touched = Signal(object)
    help_wanted = Signal(str)
    code_wanted = Signal()

    def __init__(self, services: Services, lane: Lane, words: Words, founded: Callable[[Somebody], None]) -> None:
        """Lay the two sides out."""
        super().__init__()
        self._services, self._lane, self._words, self._founded = services, lane, words, founded
        self._state = SetUp(words.language, services.today())
        self._cloth = Cloth(_CLOTH)
        self.language = LanguageButton()
        self._counted = Label(Type.BODY, tone=Tone.MUTED)
        self._title = Label(Type.DISPLAY - 4, Weight.BOLD, wrap=True)
        self._hint = Label(Type.BODY + 1, tone=Tone.MUTED, wrap=True)
        self._wrong = Label(Type.BODY, Weight.MEDIUM, Tone.DANGER, wrap=True)
        self._series = Label(Type.BODY, Weight.MEDIUM, Tone.ACCENT)
        self.where, self.who = Form(_WHERE), Form(("name",))
        self.sellers, self._rules = SellerBoard(), seller_taxes(services.treatments(), services.today())
        self.dots, self.pad = PinDots(), KeyPad(YES_KEYS)
        self.have_code = Button(Kind.PLAIN)
        self.back, self.primary, self.banner = Button(Kind.QUIET, sign=Sign.BACK), Button(Kind.PRIMARY), Banner()
        self._pages = QStackedLayout()
        self._lay_out()
        self._connect()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        if self._state.step is Step.WHERE:
            self._state = replace(self._state, language=words.language)
        self.language.say(words.language, words.say("word.language"))
        self.pad.name_keys(erase=words.say("word.erase"))
        self.banner.name_keys(close=words.say("word.close"))
        self.back.say(words.say("word.back"))
        self.have_code.say(words.say("exchange.have_code"), words.say("enrol.from_organizer"))
        for name in _WHERE:
            example = words.say(f"setup.{name}_example") if name in {"fair", "city"} else ""
            self.where.say(name, words.say(f"setup.{name}"), example)
        self.who.say("name", words.say("setup.name"), words.say("setup.name_example"))
        self.show_now()

    @override
    def enter(self) -> None:
        self.speak(self._words)
        self.where.field("till").setText(self._state.till)
        (self.where if self._state.step is Step.WHERE else self.who).begin()

    def take_grant(self, enrolled: Enrolled) -> None:
        """Go on in the place that central granted."""
        self._state = take_grant(self._state, enrolled.founding)
        self.show_now()

    def show_now(self) -> None:
        """Show the state of the moment."""
        state, view = self._state, set_up_view(self._state, self._words)
        for label, text in (
            (self._counted, view.counted),
            (self._title, view.title),
            (self._hint, view.hint),
            (self._wrong, view.wrong),
            (self._series, view.where or view.series),
        ):
            label.say(text)
        self._pages.setCurrentIndex({Step.WHERE: 0, Step.WHO: 1, Step.SELLER: 3}.get(view.step, 2))
        self.where.field("code").setPlaceholderText(state.short_code)
        self.sellers.show_choices(seller_choices(self._rules, state.seller_tax, self._words))
        self.dots.show_typed(view.dots, wrong=bool(view.wrong))
        self.back.setVisible(not view.first)
        self.have_code.setVisible(view.step is Step.WHERE)
        self.primary.say(view.button)
        self.primary.setEnabled(view.ready)

    @override
    def hear(self, key: str) -> bool:
        if key == "enter":
            self._go_on()
        elif key == "escape":
            self._go_back()
        elif self._state.step in (Step.PIN, Step.AGAIN):
            self._press(key)
        else:
            return False
        return True

    def _press(self, key: str) -> None:
        self._state = press(self._state, key)
        self.show_now()

    def _take(self, name: str, text: str) -> None:
        self._state = answer(self._state, name, text)
        self.show_now()

    def _take_seller(self, rule: str) -> None:
        """Take the choice; the keyboard waits at the next step, so that Enter chooses and Enter goes on."""
        self._take("seller", rule)
        self.primary.setFocus()

    def _go_on(self) -> None:
        before, self._state = self._state.step, go_on(self._state)
        if self._state.busy:
            work = partial(self._services.set_up_till, request(self._state))
            self._lane.run(work, self._answered, self._failed)
        self.show_now()
        if self._state.step is Step.WHO and before is Step.WHERE:
            self.who.begin()
        elif self._state.step is Step.PIN:
            self.pad.setFocus()

    def _go_back(self) -> None:
        self._state = go_back(self._state)
        self.show_now()

    def _answered(self, answer: Somebody | Refused) -> None:
        if isinstance(answer, Refused):
            self._state = replace(self._state, busy=False, refused=answer)
            self.show_now()
        else:
            self._founded(answer)

    def _failed(self, code: Code) -> None:
        self._state = replace(self._state, busy=False)
        self.banner.tell(failure_notice(code, self._words))
        self.show_now()

    def _turn_language(self) -> None:
        self.language_touched.emit(self.language.following())

    def _connect(self) -> None:
        for form in (self.where, self.who):
            form.typed.connect(self._take)
            form.entered.connect(self._go_on)
        self.pad.pressed.connect(self._press)
        self.sellers.chosen.connect(self._take_seller)
        self.primary.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)
        self.banner.dismissed.connect(self.banner.hide)
        self.banner.help_wanted.connect(self.help_wanted)
        self.language.clicked.connect(self._turn_language)
        self.have_code.clicked.connect(self.code_wanted)

    def _lay_out(self) -> None:
        teach = QVBoxLayout()
        teach.setContentsMargins(Space.COURT, Space.COURT, Space.COURT, Space.COURT)
        teach.setSpacing(Space.SNUG)
        teach.addStretch(1)
        teach.addWidget(self._cloth)
        teach.addSpacing(Space.WIDE)
        for label in (self._counted, self._title, self._hint, self._series):
            teach.addWidget(label)
        teach.addStretch(2)
        side = QWidget()
        side.setLayout(teach)
        panel, answers = Panel(Space.BODY, _PANEL_WIDE), QVBoxLayout()
        answers.setContentsMargins(Space.ROOM, 0, Space.ROOM, 0)
        answers.setSpacing(Space.SNUG)
        answers.addLayout(self._pages, 1)
        answers.addWidget(self._wrong)
        answers.addWidget(self.banner)
        answers.addLayout(self._buttons())
        panel.column.addWidget(self.language, 0, Qt.AlignmentFlag.AlignRight)
        panel.column.addLayout(answers, 1)
        for page in (self.where, self.who, self._pin_page(), _in_the_middle(self.sellers)):
            self._pages.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side, 1)
        row.addWidget(panel)

    def _pin_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(self.dots)
        column.addSpacing(Space.BODY)
        self.pad.setFixedHeight(4 * Target.KEY + 3 * Space.SNUG)
        column.addWidget(self.pad)
        column.addStretch(1)
        return page

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        self.back.setFixedHeight(Target.MAIN)
        self.primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.have_code.setFixedHeight(Target.MAIN)
        row.addWidget(self.primary, 3)
        row.addWidget(self.back, 2)
        row.addWidget(self.have_code, 2)
        return row


def _in_the_middle(widget: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addWidget(widget)
    column.addStretch(1)
    return page
