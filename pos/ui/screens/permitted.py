"""What the screens share whose deeds may need another person's yes: a page, the board of the yes, and the side.

Escape gives the yes up before it leaves, Enter presses the main button, figures go to the PIN while one is asked for.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from pos.ui.hands.keys import ENTER, ESCAPE
from pos.ui.override import override
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.screens.screen import Screen
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.ui.widgets.staff.yes_board import YesBoard, type_pin
from pos.words.speech import Words


class PermittedScreen(Screen):
    """Such a screen; what stands on its page, and what its main button does, are its own."""

    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, words: Words, go: Button) -> None:
        """Make what they share; `go` is the main button."""
        super().__init__()
        self._words, self.go = words, go
        self.title, self.banner, self.yes = TitleBar(), Banner(), YesBoard()
        self._sides = QStackedLayout()
        for back in (self.title.back, self.yes.back):
            back.connect(self._step_back)
        self.yes.face_touched.connect(self._touch_face)
        self.yes.pressed.connect(self.hear)
        self.go.clicked.connect(self._go)
        self._connect_banner(self.banner)

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        permitted = self._permitted()
        if permitted is not None:
            permitted.words = words
        self.banner.name_keys(close=words.say("word.close"))
        self.yes.speak(words)
        self._say(words)
        self._show()

    @override
    def hear(self, key: str) -> bool:
        if not key:
            return False
        permitted = self._permitted()
        entry = None if permitted is None else permitted.entry
        if key == ESCAPE:
            self._step_back()
        elif key == ENTER:
            self.go.click()
        elif entry is not None:
            return type_pin(entry, key)
        else:
            return self._hear_own(key)
        return True

    def _permitted(self) -> Permitted | None:
        """Give what asks for the yes, once somebody came."""
        raise NotImplementedError

    def _say(self, words: Words) -> None:
        """Say what is the screen's own."""
        raise NotImplementedError

    def _show(self) -> None:
        """Show how things stand."""
        raise NotImplementedError

    def _go_on(self) -> None:
        """Do what the main button says when no yes is asked for."""
        raise NotImplementedError

    def _hear_own(self, _key: str) -> bool:
        """Take a key that means nothing to the others."""
        return False

    def _step_back(self) -> None:
        permitted = self._permitted()
        if permitted is None or not permitted.give_up():
            self.left.emit()

    def _go(self) -> None:
        permitted = self._permitted()
        if permitted is None:
            return
        if permitted.entry is not None:
            permitted.entry.enter()
        else:
            self._go_on()

    def _touch_face(self, person: str) -> None:
        permitted = self._permitted()
        if permitted is not None and permitted.entry is not None:
            permitted.entry.choose(person)

    def _close_banner(self) -> None:
        permitted = self._permitted()
        if permitted is not None:
            permitted.tell(None)

    def _connect_banner(self, banner: Banner) -> None:
        banner.dismissed.connect(self._close_banner)
        banner.help_wanted.connect(self.help_wanted)

    def _lay_beside(self, side: QWidget, *pages: QWidget) -> None:
        """Put the side beside the pages; they come one behind the other, the board of the yes after the first."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._sides, 1)
        row.addWidget(side)
        # Into a stack that has a place already: outside one, its first page would be a window for a blink.
        for page in (pages[0], self.yes, *pages[1:]):
            self._sides.addWidget(page)
