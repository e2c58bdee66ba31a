"""Products from a file: chosen, read behind the screen, and taken in whole or not at all."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.refusals import Refused
from pos.ports.journal import JournalUnavailable
from pos.ui.hands.keys import ENTER, ESCAPE
from pos.ui.lanes.long_work import GivenUp, LongWork, Report
from pos.ui.override import override
from pos.ui.presenters.shelf.import_told import report_lines
from pos.ui.presenters.shown.history import Teaching
from pos.ui.presenters.shown.notice import failure_notice, refused_notice
from pos.ui.presenters.staff.permitted import Approvals
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.ways.office import Office
from pos.ui.ways.till_facts import ImportFile
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.scroll import Scroll
from pos.ui.widgets.kit.teaching import TeachingCard
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.usecases.import_catalogue import ImportReport
from pos.words.codes import Code
from pos.words.speech import Words

Outcome = ImportReport | Refused


class ImportScreen(Screen):
    """Imports for one person."""

    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, office: Office, words: Words) -> None:
        """Make a screen that waits for somebody to come."""
        super().__init__()
        self._office, self._words = office, words
        self._person, self._approvals = "", Approvals()
        self._imported: Callable[[], None] = self._show
        self._outcome: Outcome | None = None
        self._progress = (0, 0)
        self.choose_file: Callable[[], Path | None] = self._ask_for_file
        self.title, self.banner = TitleBar(), Banner()
        self._hint, self.result = Label(tone=Tone.MUTED, wrap=True), Label(Type.TITLE, Weight.BOLD, wrap=True)
        self.lines: list[Label] = []
        self.teaching = TeachingCard()
        self._column = QVBoxLayout()
        self.file, self.told = Label(Type.STRONG, Weight.STRONG, wrap=True), Label(tone=Tone.MUTED, wrap=True)
        self.go, self.back = Button(Kind.PRIMARY), Button(Kind.QUIET)
        self.work: LongWork[Outcome] = LongWork(self._progressed, self._ended, self._failed, self)
        self._lay_out()
        self.title.back.connect(self._leave)
        self.back.clicked.connect(self._leave)
        self.go.clicked.connect(self._go)
        self.banner.dismissed.connect(self.banner.hide)
        self.banner.help_wanted.connect(self.help_wanted)
        self.speak(words)

    def open(self, person: str, approvals: Approvals, imported: Callable[[], None]) -> None:
        """Come for somebody who may, or with somebody's yes; `imported` is called once something was taken in."""
        self._person, self._approvals, self._outcome = person, approvals, None
        self._imported = imported
        self.file.say("")
        self.banner.tell(None)
        self._show()

    def close_work(self) -> None:
        """Give up what is under way, because the program ends."""
        self.work.close()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.title.say(words.say("import.title"), words.say("word.back"))
        self._hint.say(words.say("import.choose"))
        self.back.say(words.say("word.back"))
        self.banner.name_keys(close=words.say("word.close"))
        self._show()

    @override
    def enter(self) -> None:
        self.setFocus()

    @override
    def hear(self, key: str) -> bool:
        if key == ENTER:
            self.go.click()
        elif key == ESCAPE:
            self._leave()
        return key in {ENTER, ESCAPE}

    def _go(self) -> None:
        """Choose a file and read it; while one is read, stop."""
        if self.work.running:
            self.work.give_up()
            return
        file = self.choose_file()
        if file is None:
            return
        self._outcome, self._progress = None, (0, 0)
        self.banner.tell(None)
        self.file.say(self._words.isolate(file.name))
        self.work.start(partial(self._read, ImportFile(file, self._person, self._approvals)))
        self._show()

    def _read(self, asked: ImportFile, report: Report, given_up: GivenUp) -> Outcome:
        return self._office.import_file(asked, report, given_up)

    def _leave(self) -> None:
        if not self.work.running:
            self.left.emit()

    def _ask_for_file(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self, self._words.say("import.title"), "", "CSV (*.csv *.txt *.tsv)")
        return Path(name) if name else None

    def _progressed(self, done: int, whole: int) -> None:
        self._progress = (done, whole)
        self._show()

    def _ended(self, outcome: Outcome) -> None:
        self._outcome = outcome
        if isinstance(outcome, Refused):
            self.banner.tell(refused_notice(outcome, self._words))
        elif outcome.is_clean and (outcome.added or outcome.changed):
            self._imported()
        self._show()

    def _failed(self, failure: Exception) -> None:
        code = Code.UNEXPECTED
        if isinstance(failure, JournalUnavailable):
            code = Code(failure.code)
        elif isinstance(failure, OSError):
            code = Code.FILE_UNREADABLE
        self.banner.tell(failure_notice(code, self._words))
        self._show()

    def _show(self) -> None:
        words, running = self._words, self.work.running
        done, of = self._progress
        self.go.say(words.say("import.stop" if running else "import.choose_do"))
        self.go.play(Kind.QUIET if running else Kind.PRIMARY)
        self.back.setEnabled(not running)
        self.told.say(words.say("import.reading", done=words.number(done), of=words.number(of)) if running else "")
        told = list(report_lines(words, self._outcome)) if isinstance(self._outcome, ImportReport) else []
        self.result.say(told[0] if told else "")
        self._show_lines(told[1:])
        self.teaching.teach(Teaching(words.say("import.teach_title"), words.say("import.teach")))
        self.teaching.setVisible(self._outcome is None and not running)
        self._scroll.setVisible(not self.teaching.isVisibleTo(self))

    def _show_lines(self, told: list[str]) -> None:
        while len(self.lines) < len(told):
            label = Label(Type.BODY + 1, wrap=True)
            self.lines.append(label)
            self._column.insertWidget(len(self.lines) - 1, label)
        for place, label in enumerate(self.lines):
            label.say(told[place] if place < len(told) else "")
            label.setVisible(place < len(told))

    def _lay_out(self) -> None:
        inside, left, side = QWidget(), QVBoxLayout(), Panel()
        inside.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, Space.BODY)
        self._column.setSpacing(Space.TIGHT)
        self._column.addStretch(1)
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, 0)
        left.setSpacing(Space.SNUG)
        for widget in (self.title, self._hint, self.banner, self.result):
            left.addWidget(widget)
        left.addWidget(self.teaching, 1)
        self._scroll = Scroll(inside)
        left.addWidget(self._scroll, 1)
        side.stack(self.file, self.told)
        side.column.addStretch(1)
        side.stack(self.back, self.go)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)
