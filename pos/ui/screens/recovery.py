"""A forgotten PIN: the code of the recovery sheet on a pad, what it is for beside it, then a PIN of one's own again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.domain.product import Motif, Pattern
from pos.domain.refusals import Refused
from pos.ports.journal import Somebody
from pos.ui.hands.keys import ENTER, ESCAPE
from pos.ui.override import override
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import failure_notice
from pos.ui.presenters.staff.recovery import Recovery, Step, go_back, go_on, press, recovery_view, request, turn_down
from pos.ui.screens.screen import Screen
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Space, Target, Type, Weight
from pos.ui.theme.writing import Place
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.cloth import Cloth
from pos.ui.widgets.kit.keypad import YES_KEYS, KeyPad
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.staff.pin import PinDots
from pos.usecases.reset_pin import ResetPin
from pos.words.codes import Code, code_of
from pos.words.speech import Words

_PANEL_WIDE = 683
_CLOTH = Pattern(Motif.STAR, ("#0B6B58", "#0E7A65", "#C98A12"))


class RecoveryScreen(Screen):
    """Asks one thing at a time; `done` once the PIN is changed, `left` when nobody wants to any more."""

    done = Signal()
    left = Signal()
    help_wanted = Signal(str)

    def __init__(
        self, somebody: Somebody, reset: Callable[[ResetPin], Somebody | Refused], lane: Lane, words: Words
    ) -> None:
        """Lay the two sides out."""
        super().__init__()
        self._state, self._reset, self._lane, self._words = Recovery(somebody), reset, lane, words
        self._counted = Label(Type.BODY, tone=Tone.MUTED)
        self.title = Label(Type.DISPLAY - 4, Weight.BOLD, wrap=True)
        self._hint = Label(Type.BODY + 1, tone=Tone.MUTED, wrap=True)
        self.code = Label(Type.DISPLAY, Weight.BOLD, place=Place.CENTRE)
        self.wrong = Label(Type.BODY, Weight.MEDIUM, Tone.DANGER, Place.CENTRE, wrap=True)
        self.why = Button(Kind.QUIET)
        self.why.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.dots, self.pad, self.banner = PinDots(), KeyPad(YES_KEYS), Banner()
        self.back, self.primary = Button(Kind.QUIET, sign=Sign.BACK), Button(Kind.PRIMARY)
        self._lay_out()
        self._connect()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.pad.name_keys(erase=words.say("word.erase"))
        self.banner.name_keys(close=words.say("word.close"))
        self.back.say(words.say("word.back"))
        self.show_now()

    @override
    def enter(self) -> None:
        self.show_now()
        self.pad.setFocus()

    @override
    def hear(self, key: str) -> bool:
        if key == ENTER:
            self._go_on()
        elif key == ESCAPE:
            self._go_back()
        else:
            self._state = press(self._state, key)
            self.show_now()
        return bool(key)

    def show_now(self) -> None:
        """Show the state of the moment."""
        state, view = self._state, recovery_view(self._state, self._words)
        for label, text in (
            (self._counted, view.counted),
            (self.title, view.title),
            (self._hint, view.hint),
            (self.code, view.code),
            (self.wrong, view.wrong),
        ):
            label.say(text)
        coding = state.step is Step.CODE
        self.code.setVisible(coding)
        self.dots.setVisible(not coding)
        self.dots.show_typed(view.dots, wrong=bool(view.wrong))
        self.why.setVisible(state.refused is not None)
        self.why.say("" if state.refused is None else code_of(state.refused.rule).value)
        self.primary.say(view.button)
        self.primary.setEnabled(view.ready)

    def _go_on(self) -> None:
        before, self._state = self._state, go_on(self._state)
        if self._state.busy and not before.busy:
            self._lane.run(partial(self._reset, request(self._state)), self._answered, self._failed)
        self.show_now()

    def _go_back(self) -> None:
        before = go_back(self._state)
        if before is None:
            self.left.emit()
            return
        self._state = before
        self.show_now()

    def _answered(self, answer: Somebody | Refused) -> None:
        if isinstance(answer, Refused):
            self._state = turn_down(self._state, answer)
            self.show_now()
        else:
            self.done.emit()

    def _failed(self, code: Code) -> None:
        self._state = turn_down(self._state, None)
        self.banner.tell(failure_notice(code, self._words))
        self.show_now()

    def _ask_for_help(self) -> None:
        if self._state.refused is not None:
            self.help_wanted.emit(code_of(self._state.refused.rule).value)

    def _connect(self) -> None:
        self.pad.pressed.connect(self.hear)
        self.primary.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)
        self.why.clicked.connect(self._ask_for_help)
        self.banner.dismissed.connect(self.banner.hide)
        self.banner.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        teach, side = QVBoxLayout(), QWidget()
        teach.setContentsMargins(Space.COURT, Space.COURT, Space.COURT, Space.COURT)
        teach.setSpacing(Space.SNUG)
        teach.addStretch(1)
        teach.addWidget(Cloth(_CLOTH))
        teach.addSpacing(Space.WIDE)
        for label in (self._counted, self.title, self._hint):
            teach.addWidget(label)
        teach.addStretch(2)
        side.setLayout(teach)
        panel, buttons = Panel(Space.HALL, _PANEL_WIDE), QHBoxLayout()
        self.pad.setFixedHeight(4 * Target.KEY + 3 * Space.SNUG)
        self.back.setFixedHeight(Target.MAIN)
        self.primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        buttons.setSpacing(Space.TIGHT)
        buttons.addWidget(self.primary, 3)
        buttons.addWidget(self.back, 2)
        panel.column.addStretch(1)
        panel.stack(self.code, self.dots, self.wrong)
        panel.column.addWidget(self.why, 0, Qt.AlignmentFlag.AlignHCenter)
        panel.column.addSpacing(Space.TIGHT)
        panel.stack(self.pad)
        panel.column.addStretch(1)
        panel.stack(self.banner)
        panel.column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side, 1)
        row.addWidget(panel)
