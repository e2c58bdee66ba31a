"""Past sales and refunds, the newest first: found by any words, looked at beside the list, printed again."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos.domain.refusals import Refused
from pos.ports.journal import SaleRow, Somebody
from pos.ui.hands.keys import DOWN, ENTER, ERASE, ESCAPE, FIND, UP
from pos.ui.override import override
from pos.ui.presenters.shown import history
from pos.ui.presenters.shown.history import PAGE, History, PaperRow, Question
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import failure_notice, refused_notice
from pos.ui.screens.paper_view import PaperView
from pos.ui.screens.pdf_button import PdfButton
from pos.ui.screens.refund_button import RefundButton
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space
from pos.ui.ways.office import Office
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.paper_list import PaperList
from pos.ui.widgets.kit.search import SearchField
from pos.ui.widgets.kit.teaching import TeachingCard
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.usecases.reprint import Reprint
from pos.words.codes import Code
from pos.words.speech import Words


class HistoryScreen(Screen):
    """The list, and the paper of the chosen row beside it."""

    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, office: Office, lane: Lane, words: Words) -> None:
        """Make a screen that asks nothing until somebody comes."""
        super().__init__()
        self._office, self._lane, self._words = office, lane, words
        self._history = History()
        self._me: Somebody | None = None
        self._names: dict[str, str] = {}
        self.title, self.field, self.rows = TitleBar(), SearchField(), PaperList()
        self.banner, self.teaching = Banner(), TeachingCard()
        self.paper, self.done = PaperView(office.paper, lane, "history.choose"), Label(tone=Tone.ACCENT, wrap=True)
        self.reprint, self.refund = Button(Kind.PRIMARY), RefundButton(words)
        self.pdf = PdfButton(office.keep_pdf, lane, words)
        self._shelf = QStackedLayout()
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, me: Somebody, people: tuple[Somebody, ...]) -> None:
        """Begin anew for somebody; `people` gives the names behind the ids."""
        self._me = me
        self._names = {each.id: each.name for each in people}
        self._history = History()
        self.field.clear()
        self.banner.tell(None)
        self._offer(0)
        self._show(reset=True)
        self._ask()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.title.say(words.say("history.title"), words.say("word.back"))
        self.field.say(words.say("history.search"), words.say("word.erase"))
        self.banner.name_keys(close=words.say("word.close"))
        self.reprint.say(words.say("history.reprint"), words.say("history.reprint_marked"))
        self.pdf.speak(words)
        self.refund.speak(words)
        self.done.say("")
        self.paper.speak(words)
        self._show()

    @override
    def enter(self) -> None:
        self.field.setFocus()

    @override
    def hear(self, key: str) -> bool:
        match key:
            case "escape":
                self._step_back()
            case "enter" if self.field.hasFocus() or self.rows.hasFocus():
                self.reprint.setFocus() if self.rows.current() >= 0 else self._walk(0)
            case "down" | "up" if self.rows.count():
                self._walk(self.rows.current() + (1 if key == DOWN else -1))
            case "find":
                self.field.setFocus()
            case _ if key in {ENTER, ERASE, ESCAPE, UP, DOWN, FIND} or not key:
                return False
            case _ if len(key) == 1 and not self.field.hasFocus():
                self.field.setFocus()
                self.field.insert(key)
            case _:
                return False
        return True

    @override
    def scan(self, text: str) -> None:
        """A scanned code is looked for: that of a piece, or the number on a receipt."""
        self.field.setText(text)

    def chosen(self) -> SaleRow | None:
        """Give the paper of the chosen row."""
        rows, current = self._history.rows, self.rows.current()
        return rows[current] if 0 <= current < len(rows) else None

    def _step_back(self) -> None:
        if any(widget.hasFocus() for widget in (self.reprint, self.pdf, self.refund, self.paper.picture)):
            self.rows.setFocus()
        elif self.field.text():
            self.field.clear()
            self.field.setFocus()
        else:
            self.left.emit()

    def _walk(self, index: int) -> None:
        self.rows.setFocus(Qt.FocusReason.MouseFocusReason)
        self.rows.choose(max(0, index))

    def _type(self, text: str) -> None:
        self._history = history.search(self._history, text)
        self._ask()

    def _reach_the_end(self) -> None:
        self._history = history.reach_the_end(self._history)
        self._ask()

    def _ask(self) -> None:
        self._history, question = history.ask(self._history)
        if question is not None:
            work = partial(self._office.sales, question.words, PAGE, question.before)
            self._lane.run(work, partial(self._answer, question), self._fail)

    def _answer(self, question: Question, page: tuple[SaleRow, ...]) -> None:
        anew = question.before is None
        self._history = history.answer(self._history, question, page)
        if anew:
            self._offer(0)
        self._show(reset=anew)
        self._ask()

    def _fail(self, code: Code) -> None:
        self._history = history.fail(self._history)
        self.banner.tell(failure_notice(code, self._words))
        self._show()

    def _choose(self, _index: int) -> None:
        row = self.chosen()
        self._offer(0 if row is None else row.number)

    def _offer(self, number: int) -> None:
        """Offer the paper of that journal number; 0 for none."""
        self.paper.show_paper(number)
        self.reprint.setEnabled(number > 0)
        self.pdf.offer(number)
        self.refund.offer(self.chosen() if number else None)
        self.done.say("")

    def _reprint(self) -> None:
        row, me = self.chosen(), self._me
        if row is None or me is None:
            return
        self.reprint.setEnabled(False)
        work = partial(self._office.reprint, Reprint(row.number, me.id))
        self._lane.run(work, partial(self._reprinted, row.number), self._reprint_failed)

    def _reprinted(self, number: int, outcome: int | Refused) -> None:
        self.reprint.setEnabled(True)
        if isinstance(outcome, Refused):
            self.banner.tell(refused_notice(outcome, self._words))
            return
        self._history = history.reprinted(self._history, number)
        self.done.say(self._words.say("history.reprinted"))
        self._show()

    def _reprint_failed(self, code: Code) -> None:
        self.reprint.setEnabled(True)
        self.banner.tell(failure_notice(code, self._words))

    def _row_at(self, index: int) -> PaperRow:
        return history.row_of(self._history.rows[index], self._names, self._words)

    def _show(self, *, reset: bool = False) -> None:
        current = -1 if reset else self.rows.current()
        self.rows.show_papers(len(self._history.rows), self._row_at, current)
        if reset:
            self.rows.scroll_to_start()
        if self._history.empty:
            self.teaching.teach(history.teaching(self._history, self._words))
        self._shelf.setCurrentWidget(self.teaching if self._history.empty else self.rows)

    def _connect(self) -> None:
        self.title.back.connect(self.left)
        self.field.textChanged.connect(self._type)
        self.rows.chosen.connect(self._choose)
        self.rows.entered.connect(self.reprint.setFocus)
        self.rows.end_near.connect(self._reach_the_end)
        self.reprint.clicked.connect(self._reprint)
        self.pdf.kept.connect(self.done.say)
        self.pdf.failed.connect(self.banner.tell)
        self.banner.dismissed.connect(partial(self.banner.tell, None))
        self.banner.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, 0)
        left.setSpacing(Space.SNUG)
        left.addWidget(self.title)
        left.addWidget(self.field)
        left.addWidget(self.banner)
        left.addLayout(self._shelf, 1)
        side = _side(self.paper, self.done, self.reprint, self.refund, self.pdf)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)
        # Into a stack that has a place already: outside one, its first page would be a window for a blink.
        for page in (self.rows, self.teaching):
            self._shelf.addWidget(page)
        for before, after in pairwise((self.field, self.rows, self.paper.picture, self.reprint, self.refund, self.pdf)):
            QWidget.setTabOrder(before, after)


def _side(paper: PaperView, done: Label, primary: Button, *others: Button) -> Panel:
    """Lay the paper out, and under it what can be done with it."""
    side, buttons = Panel(Space.BODY), QHBoxLayout()
    side.column.addWidget(paper, 1)
    buttons.setSpacing(Space.TIGHT)
    for button in others:
        buttons.addWidget(button, 1)
    side.stack(done, primary)
    side.column.addLayout(buttons)
    return side
