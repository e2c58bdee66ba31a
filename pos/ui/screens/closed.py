"""The till is closed: its report to look at, whether it is printed, and the way to the next person."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos.ports.printer import PrinterNews
from pos.ui.hands.keys import ENTER
from pos.ui.override import override
from pos.ui.presenters.drawer.closed import closed_view
from pos.ui.presenters.shown.lane import Lane
from pos.ui.screens.paper_view import Paper, PaperView
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.tones import writing_of
from pos.usecases.close_shift import ShiftDone
from pos.words.speech import Words


class ClosedScreen(Screen):
    """Shows a closing that stands; `finished` when the person is done with it."""

    finished = Signal()

    def __init__(self, paper: Paper, lane: Lane, words: Words) -> None:
        """Make a screen that waits for a closing."""
        super().__init__()
        self._words = words
        self._done: ShiftDone | None = None
        self._news: PrinterNews | None = None
        self.paper = PaperView(paper, lane)
        self.title, self._report = Label(Type.TITLE, Weight.BOLD), Label(Type.STRONG, Weight.STRONG)
        self._of, self.sold = Label(tone=Tone.MUTED), Amount(Type.TOTAL)
        self.printed, self._later = Label(Type.STRONG, Weight.STRONG, wrap=True), Label(tone=Tone.MUTED, wrap=True)
        self.finish = Button(Kind.PRIMARY)
        self._lay_out()
        self.finish.clicked.connect(self.finished)

    def open(self, done: ShiftDone, news: PrinterNews | None) -> None:
        """Show a closing, and how its paper comes along."""
        self._done, self._news = done, news
        self.paper.show_paper(done.number)
        self.speak(self._words)

    def show_printer(self, news: PrinterNews | None) -> None:
        """Follow the paper."""
        if news != self._news:
            self._news = news
            self.speak(self._words)

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.paper.speak(words)
        if self._done is None:
            return
        view = closed_view(self._done.fact, self._news, words)
        self.title.say(view.title)
        self._report.say(view.report)
        self._of.say(view.of)
        self.sold.say(view.sold, view.unit)
        self.printed.say(view.printed, writing_of(view.tone))
        self._later.say(view.later)
        self._later.setVisible(bool(view.later))
        self.finish.say(words.say("close.finish"), words.say("close.finish_caption"))

    @override
    def enter(self) -> None:
        self.setFocus()

    @override
    def hear(self, key: str) -> bool:
        if key == ENTER:
            self.finished.emit()
        return key == ENTER

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        left.addWidget(self.paper)
        side = Panel()
        side.stack(self.title, self._report)
        side.column.addSpacing(Space.WIDE)
        side.stack(self._of, self.sold)
        side.column.addSpacing(Space.WIDE)
        side.stack(self.printed, self._later)
        side.column.addStretch(1)
        side.stack(self.finish)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)
