"""The recovery sheet, just made: the paper as it is printed, what it is for, and where to put it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.documents.blocks import Document
from pos.ports.printer import PrinterNews, PrinterState
from pos.ui.hands.keys import ENTER, ESCAPE
from pos.ui.override import override
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import Notice
from pos.ui.screens.paper_view import PaperView
from pos.ui.screens.pdf_button import PdfButton
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.ways.till_facts import PdfKept
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.words.speech import Words

_PANEL_WIDE = 560
_ABLE = {PrinterState.READY, PrinterState.PAPER_LOW}


class RecoverySheetScreen(Screen):
    """Shows one sheet, once; `left` when somebody goes on."""

    left = Signal()
    help_wanted = Signal(str)

    def __init__(
        self,
        paper: Callable[[int], Document | None],
        keep_pdf: Callable[[int], PdfKept],
        printer_news: Callable[[], PrinterNews | None],
        lane: Lane,
        words: Words,
    ) -> None:
        """Make a screen that waits for a sheet."""
        super().__init__()
        self._words, self._printer_news = words, printer_news
        self._number = 0
        self.title = Label(Type.DISPLAY - 4, Weight.BOLD, wrap=True)
        self._means, self._keep = Label(Type.STRONG, wrap=True), Label(Type.BODY + 1, tone=Tone.MUTED, wrap=True)
        self._old = Label(Type.BODY + 1, tone=Tone.MUTED, wrap=True)
        self.where = Label(Type.BODY + 1, Weight.STRONG, Tone.ACCENT, wrap=True)
        self.paper, self.banner = PaperView(paper, lane), Banner()
        self.pdf, self.primary = PdfButton(keep_pdf, lane, words), Button(Kind.PRIMARY)
        self._lay_out()
        self._connect()
        self.speak(words)
        self.primary.setEnabled(False)

    def show_sheet(self, number: int) -> None:
        """Show the sheet of that journal number."""
        self._number = number
        self.banner.tell(None)
        self.paper.show_paper(number)
        self.pdf.offer(number)
        self._let_go()

    def fail(self, notice: Notice) -> None:
        """Tell that there is no sheet: nobody is kept from selling by that."""
        self.banner.tell(notice)
        self._let_go()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.title.say(words.say("sheet.title"))
        self._means.say(words.say("sheet.means"))
        self._keep.say(words.say("sheet.keep"))
        self._old.say(words.say("sheet.old"))
        self.pdf.speak(words)
        self.paper.speak(words)
        self.banner.name_keys(close=words.say("word.close"))
        self._say()

    @override
    def enter(self) -> None:
        self.primary.setFocus()

    @override
    def hear(self, key: str) -> bool:
        if key in {ENTER, ESCAPE}:
            self.primary.click()
        return key in {ENTER, ESCAPE}

    def _let_go(self) -> None:
        self._say()
        self.primary.setEnabled(True)
        self.primary.setFocus()

    def _say(self) -> None:
        words, there = self._words, self._number > 0
        self.primary.say(words.say("sheet.put_away" if there else "sheet.go_on"))
        self.where.say(words.say(_whereabouts(self._printer_news())) if there else "")

    def _leave(self) -> None:
        """Take the paper off the screen before anybody else stands there."""
        self._number = 0
        self.paper.show_paper(0)
        self.pdf.offer(0)
        self.left.emit()

    def _connect(self) -> None:
        self.primary.clicked.connect(self._leave)
        self.pdf.kept.connect(self.where.say)
        self.pdf.failed.connect(self.banner.tell)
        self.banner.dismissed.connect(self.banner.hide)
        self.banner.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        desk, side = QVBoxLayout(), QWidget()
        desk.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        desk.addWidget(self.paper)
        side.setLayout(desk)
        panel = Panel(Space.HALL, _PANEL_WIDE)
        panel.column.addStretch(1)
        panel.stack(self.title, self._means)
        panel.column.addSpacing(Space.TIGHT)
        panel.stack(self._keep, self._old)
        panel.column.addSpacing(Space.BODY)
        panel.stack(self.where)
        panel.column.addStretch(2)
        panel.stack(self.banner, self.pdf, self.primary)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side, 1)
        row.addWidget(panel)


def _whereabouts(news: PrinterNews | None) -> str:
    """Name the message of where the paper is."""
    if news is None:
        return "sheet.no_printer"
    return "sheet.printing" if news.state in _ABLE else "sheet.waits"
