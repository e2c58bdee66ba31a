"""Help without a network: every code the till can say, and for each what it means, what to do, your data."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.ui.hands.keys import DOWN, ENTER, ESCAPE, UP
from pos.ui.override import override
from pos.ui.presenters.shown.help_page import HelpEntry, help_index, read_page
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.help_list import HelpList
from pos.ui.widgets.kit.help_text import HelpText
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.scroll import Scroll
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.words.codes import Code
from pos.words.speech import Words


class HelpScreen(Screen):
    """Shows a page, and all the others beside it; `left` goes back to where the question came from."""

    left = Signal()

    def __init__(self, words: Words) -> None:
        """Make a screen that reads no page until it is opened."""
        super().__init__()
        self._words = words
        self._code = Code.UNEXPECTED
        self._entries: tuple[HelpEntry, ...] = ()
        self.title, self.text, self.rows = TitleBar(), HelpText(), HelpList()
        self._about, self._code_told = Label(Type.TITLE, Weight.BOLD, wrap=True), Label(tone=Tone.MUTED)
        self._lead = Label(Type.BODY, Weight.STRONG, Tone.MUTED, wrap=True)
        self._scroll = Scroll(self._page())
        self._lay_out()
        self.title.back.connect(self.left)
        self.rows.chosen.connect(self._choose)

    def open(self, code: str = "") -> None:
        """Open the page of a code; without one, the first."""
        self._code = next((each for each in Code if each.value == code), next(iter(Code)))
        self._entries = ()
        self.speak(self._words)

    def code(self) -> Code:
        """Give the code whose page is open."""
        return self._code

    @override
    def speak(self, words: Words) -> None:
        changed = words.language is not self._words.language or not self._entries
        self._words = words
        self.title.say(words.say("help.title"), words.say("word.back"))
        self._lead.say(words.say("help.lead"))
        if changed:
            self._entries = help_index(words.language)
        codes = [entry.code for entry in self._entries]
        self.rows.show_entries(self._entries, words.isolate, codes.index(self._code))
        self._show_page()

    @override
    def enter(self) -> None:
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rows.choose(self.rows.current())

    @override
    def hear(self, key: str) -> bool:
        if key in {ESCAPE, ENTER}:
            self.left.emit()
        elif key in {UP, DOWN}:
            self.rows.choose(self.rows.current() + (1 if key == DOWN else -1))
        else:
            return False
        return True

    def _choose(self, index: int) -> None:
        self._code = self._entries[index].code
        self._show_page()

    def _show_page(self) -> None:
        page = read_page(self._code, self._words.language)
        self._about.say(page.title)
        self._code_told.say(self._words.say("help.code", code=self._code.value))
        self.text.show_page(page)
        self._scroll.verticalScrollBar().setValue(0)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, Space.BODY)
        column.setSpacing(Space.HAIR)
        column.addWidget(self._about)
        column.addWidget(self._code_told)
        column.addSpacing(Space.SNUG)
        column.addWidget(self.text)
        column.addStretch(1)
        return page

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, 0)
        left.setSpacing(Space.BODY)
        left.addWidget(self.title)
        left.addWidget(self._scroll, 1)
        side = Panel(Space.BODY)
        side.stack(self._lead)
        side.column.addWidget(self.rows, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)
