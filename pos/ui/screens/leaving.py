"""Somebody closes the till while sales wait to be sent: stay open until they are, or go, and send them next time.

The till closes by itself as soon as nothing waits any more.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.ui.hands.keys import ENTER, ESCAPE
from pos.ui.override import override
from pos.ui.presenters.shown.central_told import contact_told, when
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.ways.central_ways import CentralWays
from pos.ui.widgets.kit.alarm import Alarm
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.words.speech import Words

LOOK_AGAIN_MS = 500
_WIDE = 860


class LeavingScreen(Screen):
    """`stayed` when the till stays open, `gone` when it is to close now, whatever waits."""

    stayed = Signal()
    gone = Signal()
    help_wanted = Signal(str)

    def __init__(self, ways: CentralWays, words: Words) -> None:
        """Make a screen that looks at the news while it is in front."""
        super().__init__()
        self._news, self._clock, self._words = ways.news, ways.clock, words
        self.title, self.since = Label(Type.TITLE + 2, Weight.BOLD, wrap=True), Label(tone=Tone.MUTED, wrap=True)
        self._means, self._data = Label(Type.STRONG, wrap=True), Label(Type.BODY, tone=Tone.MUTED, wrap=True)
        self.stay, self.quit = Button(Kind.PRIMARY), Button(Kind.PLAIN)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look)
        self.stay.clicked.connect(self.stayed)
        self.quit.clicked.connect(self.gone)
        self._lay_out()
        self.speak(words)

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self._means.say(words.say("leave.stay_means"))
        self._data.say(words.say("leave.data"))
        self.stay.say(words.say("leave.stay"))
        self.quit.say(words.say("leave.quit"), words.say("leave.quit_caption"))
        self._show()

    @override
    def enter(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()
        self._timer.start()

    @override
    def leave(self) -> None:
        self._timer.stop()

    @override
    def hear(self, key: str) -> bool:
        if key in {ENTER, ESCAPE}:
            self.stay.click()
            return True
        return False

    def _look(self) -> None:
        news = self._news()
        if news is None or not news.unsent:
            self._timer.stop()
            self.gone.emit()
        else:
            self._show()

    def _show(self) -> None:
        news, words = self._news(), self._words
        if news is None or news.oldest is None:
            return
        now = self._clock.now()
        self.title.say(words.count("leave.title", news.unsent))
        contact = contact_told(news, now, words)
        self.since.say(words.say("leave.since", time=when(news.oldest, now, words), contact=contact))

    def _lay_out(self) -> None:
        names, head, buttons = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        names.setSpacing(0)
        for label in (self.title, self.since):
            names.addWidget(label)
        head.setSpacing(Space.BODY)
        head.addWidget(Alarm(), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        buttons.setSpacing(Space.SNUG)
        self.quit.setFixedHeight(self.stay.height_wanted())
        buttons.addWidget(self.stay, 2)
        buttons.addWidget(self.quit, 1)
        page = QWidget()
        page.setMaximumWidth(_WIDE)
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.WIDE, Space.COURT, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.BODY)
        column.addLayout(head)
        column.addWidget(self._means)
        column.addWidget(self._data)
        column.addSpacing(Space.BODY)
        column.addLayout(buttons)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(page, 100)
        row.addStretch(1)
