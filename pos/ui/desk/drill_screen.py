"""Down into a booth's day: shifts on one side, papers in the middle, and at the end the paper with its proof."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos.ui.desk.drill_list import DrillList, ShiftList
from pos.ui.desk.paper_card import PaperLines, ProofCard
from pos.ui.hands.keys import DOWN, ESCAPE, UP
from pos.ui.override import override
from pos.ui.presenters.organizer.drill import Drill
from pos.ui.presenters.organizer.drill_told import paper_row, paper_view, shift_chip
from pos.ui.presenters.shown.history import Teaching
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.theme.writing import Place
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.scroll import Scroll
from pos.ui.widgets.kit.teaching import TeachingCard
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.words.speech import Words

_SHIFTS_WIDE = 300


class DrillScreen(Screen):
    """Shows one booth's day from its shifts down to the bytes of a fact."""

    help_wanted = Signal(str)
    left = Signal()

    def __init__(self, drill: Drill, title: str, words: Words) -> None:
        """Make the screen; the first shift is asked for when it comes to the front."""
        super().__init__()
        self._drill, self._title, self._words = drill, title, words
        self.title, self.banner = TitleBar(), Banner()
        self.shifts, self.papers, self.teaching = ShiftList(), DrillList(), TeachingCard()
        self._series, self._about = Label(Type.STRONG + 2, Weight.BOLD), Label(Type.CAPTION, tone=Tone.MUTED)
        self.lines, self.proof = PaperLines(), ProofCard()
        self.entry = Label(Type.CAPTION, place=Place.START, wrap=True)
        self.bytes = Button(Kind.QUIET)
        self._as_written = False
        self._shelf, self._sheet = QStackedLayout(), QStackedLayout()
        self._lay_out()
        self._connect()

    def show_now(self) -> None:
        """Show the moment."""
        drill, words = self._drill, self._words
        offset = drill.desk.offset_minutes
        self.banner.tell(drill.notice)
        self.shifts.show_shifts([shift_chip(shift, words, offset) for shift in drill.shifts], drill.shift)
        papers = drill.papers or ()
        self.papers.show_papers([paper_row(paper, words, offset) for paper in papers], drill.paper)
        self._shelf.setCurrentIndex(0 if papers else 1)
        if drill.papers is None:
            self.teaching.teach(Teaching(words.say("desk.reading"), ""))
        elif not papers:
            self.teaching.teach(Teaching(words.say("desk.no_papers"), words.say("desk.no_papers_try")))
        self._show_paper(offset)

    def _show_paper(self, offset: int) -> None:
        drill, words = self._drill, self._words
        view = None if drill.read is None else paper_view(drill.read, drill.desk.services.chains(), words, offset)
        self.lines.show_paper(view)
        self.proof.setVisible(drill.paper >= 0)
        self.bytes.setVisible(view is not None and bool(view.entry))
        self._series.say("" if view is None else view.title)
        self._about.say("" if view is None else view.about)
        if view is None:
            self.proof.tell(words.say("desk.proving"), "", proven=None)
            self.entry.say("")
        else:
            self.proof.tell(view.proof, view.fact, proven=view.proven)
            self.entry.say(view.entry)
        self._sheet.setCurrentIndex(1 if self._as_written and view is not None else 0)
        self.bytes.say(words.say("desk.hide_fact" if self._as_written else "desk.show_fact"))

    @override
    def speak(self, words: Words) -> None:
        if words.language is not self._words.language:
            self._drill.speak(words)
        self._words = words
        self.title.say(self._title, words.say("word.back"))
        self.banner.name_keys(close=words.say("word.close"))
        self.show_now()

    @override
    def enter(self) -> None:
        self._drill.changed = self.show_now
        if self._drill.papers is None and self._drill.shifts:
            self._drill.choose_shift(0)
        self.papers.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def leave(self) -> None:
        self._drill.rest()

    @override
    def hear(self, key: str) -> bool:
        if key == ESCAPE:
            self.left.emit()
        elif key in {UP, DOWN}:
            self.papers.choose(self.papers.current() + (1 if key == DOWN else -1))
        else:
            return False
        return True

    def _turn(self) -> None:
        self._as_written = not self._as_written
        self.show_now()

    def _dismiss(self) -> None:
        self._drill.tell(None)

    def _connect(self) -> None:
        self.title.back.connect(self.left)
        self.shifts.chosen.connect(self._drill.choose_shift)
        self.papers.chosen.connect(self._drill.choose_paper)
        self.bytes.clicked.connect(self._turn)
        self.banner.dismissed.connect(self._dismiss)
        self.banner.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        left, lists, side = QVBoxLayout(), QHBoxLayout(), Panel(Space.WIDE)
        bar = QVBoxLayout()
        bar.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.SNUG)
        bar.setSpacing(Space.SNUG)
        bar.addWidget(self.title)
        bar.addWidget(self.banner)
        left.setSpacing(0)
        left.addLayout(bar)
        lists.setSpacing(Space.BODY)
        self.shifts.setFixedWidth(_SHIFTS_WIDE)
        lists.addWidget(self.shifts)
        lists.addLayout(self._shelf, 1)
        left.addLayout(lists, 1)
        receipt, written = QWidget(), QWidget()
        for holder, inside in ((receipt, self.lines), (written, self.entry)):
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(inside)
            column.addStretch(1)
        side.column.setSpacing(Space.TIGHT)
        side.stack(self._series, self._about)
        side.column.addLayout(self._sheet, 1)
        side.stack(self.proof, self.bytes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)
        # Into stacks that have a place already: outside one, the first page would be a window for a blink.
        for page in (self.papers, self.teaching):
            self._shelf.addWidget(page)
        for sheet in (Scroll(receipt), Scroll(written)):
            self._sheet.addWidget(sheet)
