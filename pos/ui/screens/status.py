"""The state of the till as facts, each with its number and its time; the journal can be read again here and now."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.ui.hands.keys import ENTER, ESCAPE
from pos.ui.lanes.long_work import LongWork
from pos.ui.override import override
from pos.ui.presenters.shown import status
from pos.ui.presenters.shown.central_told import ENROL_AGAIN
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import failure_notice
from pos.ui.presenters.shown.status import CENTRAL, FactCard
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.ways.office import Office
from pos.ui.ways.till_facts import TillFacts, Verified
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.fact_card import FactCardView
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.scroll import Scroll
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.ui.widgets.kit.tones import writing_of
from pos.words.codes import Code
from pos.words.speech import Words

LOOK_AGAIN_MS = 2000
_JOURNAL = "journal"


class StatusScreen(Screen):
    """Shows the facts, and looks again every two seconds while it is in front."""

    left = Signal()
    enrol_wanted = Signal()
    help_wanted = Signal(str)

    def __init__(self, office: Office, lane: Lane, words: Words) -> None:
        """Make a screen that asks nothing until somebody comes."""
        super().__init__()
        self._office, self._lane, self._words = office, lane, words
        self._facts: TillFacts | None = None
        self._asking = False
        self._progress = (0, 0)
        self.title, self.banner = TitleBar(), Banner()
        self.cards: dict[str, FactCardView] = {}
        self._column = QVBoxLayout()
        self.sum, self._looked = Label(Type.TITLE, Weight.BOLD, wrap=True), Label(tone=Tone.MUTED)
        self.verify = Button(Kind.PRIMARY)
        self.verifying: LongWork[Verified] = LongWork(self._progressed, self._verified, self._not_verified, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._ask)
        self.title.back.connect(self.left)
        self.verify.clicked.connect(self._verify_or_stop)
        self.banner.dismissed.connect(self.banner.hide)
        self.banner.help_wanted.connect(self.help_wanted)
        self._lay_out()
        self.speak(words)

    def facts(self) -> TillFacts | None:
        """Give the facts shown."""
        return self._facts

    def close_work(self) -> None:
        """Give up what is under way, because the program ends."""
        self._timer.stop()
        self.verifying.close()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.title.say(words.say("status.title"), words.say("word.back"))
        self.banner.name_keys(close=words.say("word.close"))
        self._show()

    @override
    def enter(self) -> None:
        self.setFocus()
        self.banner.tell(None)
        self._ask()
        self._timer.start()

    @override
    def leave(self) -> None:
        self._timer.stop()

    @override
    def hear(self, key: str) -> bool:
        if key == ESCAPE:
            self.left.emit()
        elif key == ENTER and not self.verifying.running:
            self.verify.click()
        else:
            return False
        return True

    def _ask(self) -> None:
        if not self._asking:
            self._asking = True
            self._lane.run(self._office.till_facts, self._came, self._failed)

    def _came(self, facts: TillFacts) -> None:
        self._asking, self._facts = False, facts
        self._show()

    def _failed(self, code: Code) -> None:
        self._asking = False
        self.banner.tell(failure_notice(code, self._words))

    def _show(self) -> None:
        if self._facts is None:
            return
        for fact in status.fact_cards(self._facts, self._words):
            self._card(fact).show_fact(fact, self._words.say("word.help"))
        said = status.summary(self._facts, self._words)
        self.sum.say(said.told, writing_of(said.tone))
        self._looked.say(said.looked)
        self._show_progress()

    def _card(self, fact: FactCard) -> FactCardView:
        card = self.cards.get(fact.key)
        if card is None:
            card = self.cards[fact.key] = FactCardView()
            self._column.insertWidget(self._column.count() - 1, card)
            card.remedied.connect(partial(self._remedy, fact.key))
            card.help_wanted.connect(self.help_wanted)
        return card

    def _remedy(self, key: str) -> None:
        """Do what can be done about a fact: a till that stands alone is enrolled, what waits is tried again."""
        if key != CENTRAL:
            self._lane.run(self._office.print_again, self._ask_again, self._failed)
        elif self._facts is None or self._facts.central is None or self._facts.central.trouble in ENROL_AGAIN:
            self.enrol_wanted.emit()
        else:
            self._lane.run(self._office.send_now, self._ask_again, self._failed)

    def _ask_again(self, _nothing: None) -> None:
        self._ask()

    def _verify_or_stop(self) -> None:
        if self.verifying.running:
            self.verifying.give_up()
            return
        self._progress = (0, self._facts.entries if self._facts is not None else 0)
        self.verifying.start(self._office.verify)
        self._show_progress()

    def _progressed(self, done: int, whole: int) -> None:
        self._progress = (done, whole)
        self._show_progress()

    def _show_progress(self) -> None:
        words, entries = self._words, self._facts.entries if self._facts is not None else 0
        if not self.verifying.running:
            self.verify.play(Kind.PRIMARY)
            self.verify.say(words.say("status.verify"), words.count("status.verify_caption", entries))
            return
        told = status.verifying_told(*self._progress, words)
        self.verify.play(Kind.QUIET)
        self.verify.say(words.say("status.stop"), told)
        if _JOURNAL in self.cards:
            self.cards[_JOURNAL].show_progress(told, *self._progress)

    def _verified(self, verified: Verified) -> None:
        if self._facts is not None:
            self._facts = status.with_verdict(self._facts, verified)
        self._show()

    def _not_verified(self, _failure: Exception) -> None:
        self.banner.tell(failure_notice(Code.UNEXPECTED, self._words))
        self._show()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, Space.BODY)
        self._column.setSpacing(Space.SNUG)
        self._column.addStretch(1)
        left = QVBoxLayout()
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, 0)
        left.setSpacing(Space.SNUG)
        left.addWidget(self.title)
        left.addWidget(self.banner)
        left.addWidget(Scroll(inside), 1)
        side = Panel()
        side.stack(self.sum, self._looked)
        side.column.addStretch(1)
        side.stack(self.verify)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)
