"""A trouble that stops the till, told on a screen of its own: the journal cannot be opened, or the program erred."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.ui.hands.keys import ENTER, HELP
from pos.ui.override import override
from pos.ui.presenters.shown.trouble import trouble_view
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.alarm import Alarm
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.help_text import HelpText
from pos.ui.widgets.kit.label import Label, Tone
from pos.words.codes import Code
from pos.words.speech import Words

_WIDE = 860


class TroubleScreen(Screen):
    """Tells a trouble; `acted` when the person wants to go on, or to try again."""

    acted = Signal()
    help_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        """Make a screen that hopes never to be seen."""
        super().__init__()
        self._words = words
        self._code: Code | None = None
        self._report = ""
        self._alarm, self.title = Alarm(), Label(Type.TITLE + 2, Weight.BOLD, wrap=True)
        self._told_code, self.written = Label(tone=Tone.MUTED), Label(Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self.text = HelpText()
        self.act, self.help = Button(Kind.PRIMARY), Button(Kind.PLAIN)
        self._lay_out()
        self.act.clicked.connect(self.acted)
        self.help.clicked.connect(self._ask_for_help)

    def open(self, code: Code, report: str = "") -> None:
        """Tell of a trouble; `report` names the file in which a mistake of the program was written down."""
        self._code, self._report = code, report
        self.speak(self._words)

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        if self._code is None:
            return
        view = trouble_view(self._code, words, self._report)
        self.title.say(view.title)
        self._told_code.say(view.code)
        self.text.show_page(view.page)
        self.written.say(view.written)
        self.written.setVisible(bool(view.written))
        ours = self._code is Code.UNEXPECTED
        self.act.say(words.say("trouble.go_on" if ours else "trouble.try_again"))
        self.help.say(words.say("trouble.help"))

    @override
    def enter(self) -> None:
        self.setFocus()

    @override
    def hear(self, key: str) -> bool:
        if key == ENTER:
            self.act.click()
        elif key == HELP:
            self._ask_for_help()
        else:
            return False
        return True

    def _ask_for_help(self) -> None:
        if self._code is not None:
            self.help_wanted.emit(self._code.value)

    def _lay_out(self) -> None:
        names, head, buttons = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        names.setSpacing(0)
        for label in (self.title, self._told_code):
            names.addWidget(label)
        head.setSpacing(Space.BODY)
        head.addWidget(self._alarm, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        buttons.setSpacing(Space.SNUG)
        self.help.setFixedHeight(self.act.height_wanted())
        buttons.addWidget(self.act, 2)
        buttons.addWidget(self.help, 1)
        page = QWidget()
        page.setMaximumWidth(_WIDE)
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.WIDE, Space.COURT, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.BODY)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addLayout(buttons)
        column.addWidget(self.written)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(page, 100)
        row.addStretch(1)
