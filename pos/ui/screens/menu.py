"""What stands behind the counter: everything that is not selling, one touch away, and the language."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout
from typing_extensions import override

from pos.domain.names import Language
from pos.ports.journal import Somebody
from pos.ui.keys import DOWN, ENTER, ESCAPE, UP
from pos.ui.presenters.header import initial_of
from pos.ui.screens.screen import Screen
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.button import Button, Kind
from pos.ui.widgets.face import Face
from pos.ui.widgets.label import Label, Tone
from pos.ui.widgets.menu_tile import MenuTile
from pos.ui.widgets.panel import Panel
from pos.ui.widgets.title_bar import TitleBar
from pos.words.speech import Words

_COLUMNS = 2
_FACE = 56
_LANGUAGES = (Language.AR, Language.FR, Language.EN)


class Errand(StrEnum):
    """Where one can go from here."""

    HISTORY = "history"
    CLOSE = "close"
    CASH = "cash"
    DRAWER = "drawer"
    PEOPLE = "people"
    STATUS = "status"
    HELP = "help"
    SIGN_OUT = "sign_out"


_SIGNS = {
    Errand.HISTORY: Sign.RECEIPT,
    Errand.CLOSE: Sign.COINS,
    Errand.CASH: Sign.IN_AND_OUT,
    Errand.DRAWER: Sign.DRAWER,
    Errand.PEOPLE: Sign.PEOPLE,
    Errand.STATUS: Sign.PULSE,
    Errand.HELP: Sign.HELP,
    Errand.SIGN_OUT: Sign.LEAVE,
}


class MenuScreen(Screen):
    """Goes places: `chosen` carries an `Errand`, `language_chosen` a `Language`, `left` goes back to selling."""

    chosen = Signal(object)
    language_chosen = Signal(object)
    left = Signal()

    def __init__(self, words: Words) -> None:
        """Make the menu."""
        super().__init__()
        self._words = words
        self._me: Somebody | None = None
        self.title, self.back = TitleBar(), Button(Kind.PRIMARY)
        self.tiles = {errand: MenuTile(sign) for errand, sign in _SIGNS.items()}
        self.languages = {language: Button(Kind.PLAIN) for language in _LANGUAGES}
        self._face, self._name, self._role = Face(_FACE), Label(Type.STRONG, Weight.BOLD), Label(tone=Tone.MUTED)
        self._speaks = Label(Type.BODY, Weight.STRONG, Tone.MUTED)
        self._told = Label(Type.STRONG, Weight.STRONG, Tone.ACCENT, wrap=True)
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, me: Somebody, colour: int, told: str = "") -> None:
        """Come for somebody, whose face has that colour; `told` is what was just done here."""
        self._me = me
        self._face.show_person(initial_of(me.name), colour)
        self._told.say(told)
        self.speak(self._words)

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.title.say(words.say("office.title"), words.say("word.back"))
        for errand, tile in self.tiles.items():
            tile.say(words.say(f"office.{errand.value}"), words.say(f"office.{errand.value}_caption"))
        self._speaks.say(words.say("office.language"))
        for language, button in self.languages.items():
            button.say(words.say(f"language.own.{language.value}"))
            button.play(Kind.CHOSEN if language is words.language else Kind.PLAIN)
        self.back.say(words.say("close.back"))
        if self._me is not None:
            self._name.say(words.isolate(self._me.name) or words.say("history.somebody"))
            self._role.say(words.say(f"role.{self._me.role.value}"))

    @override
    def enter(self) -> None:
        self.tiles[Errand.HISTORY].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def hear(self, key: str) -> bool:
        if key in {ESCAPE, ENTER}:
            self.left.emit()
        elif key in {UP, DOWN}:
            self._walk(_COLUMNS if key == DOWN else -_COLUMNS)
        else:
            return False
        return True

    def _walk(self, tiles: int) -> None:
        order = list(self.tiles.values())
        here = next((place for place, tile in enumerate(order) if tile.hasFocus()), 0)
        order[max(0, min(len(order) - 1, here + tiles))].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, errand: Errand, _checked: object = None) -> None:
        self.chosen.emit(errand)

    def _speak_in(self, language: Language, _checked: object = None) -> None:
        self.language_chosen.emit(language)

    def _connect(self) -> None:
        self.title.back.connect(self.left)
        self.back.clicked.connect(self.left)
        for errand, tile in self.tiles.items():
            tile.clicked.connect(partial(self._choose, errand))
        for language, button in self.languages.items():
            button.clicked.connect(partial(self._speak_in, language))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(Space.SNUG)
        for place, tile in enumerate(self.tiles.values()):
            grid.addWidget(tile, *divmod(place, _COLUMNS))
        left = QVBoxLayout()
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        left.setSpacing(Space.SNUG)
        left.addWidget(self.title)
        left.addLayout(grid, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._side())

    def _side(self) -> Panel:
        words, who = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        for label in (self._name, self._role):
            words.addWidget(label)
        who.setSpacing(Space.BODY)
        who.addWidget(self._face)
        who.addLayout(words, 1)
        side = Panel()
        side.column.addLayout(who)
        side.stack(self._told)
        side.column.addStretch(1)
        side.stack(self._speaks)
        for button in self.languages.values():
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            side.stack(button)
        side.column.addStretch(1)
        side.stack(self.back)
        return side
