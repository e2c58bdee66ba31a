"""What stands behind the counter: everything that is not selling, one touch away, and the language."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from pos.domain.names import Language
from pos.domain.permissions import Approval
from pos.ports.journal import Somebody
from pos.ui.hands.keys import DOWN, ENTER, ESCAPE, UP
from pos.ui.override import override
from pos.ui.presenters.shown.who import initial_of
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.presenters.staff.pin_entry import PinEntry
from pos.ui.screens.screen import Screen
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.menu_tile import MenuTile
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.ui.widgets.staff.face import Face
from pos.ui.widgets.staff.yes_board import YesBoard, type_pin
from pos.words.speech import Words

_COLUMNS = 3
_FACE = 56
_LANGUAGES = (Language.AR, Language.FR, Language.EN)


class Errand(StrEnum):
    """Where one can go from here."""

    HISTORY = "history"
    CLOSE = "close"
    READING = "reading"
    CASH = "cash"
    DRAWER = "drawer"
    PEOPLE = "people"
    PIECE = "piece"
    IMPORT = "import"
    RECOVERY = "recovery"
    SETTINGS = "settings"
    DEVICES = "devices"
    ENROL = "enrol"
    STATUS = "status"
    HELP = "help"
    SIGN_OUT = "sign_out"
    PAYMENTS = "payments"


_SIGNS = {
    Errand.HISTORY: Sign.RECEIPT,
    Errand.CLOSE: Sign.COINS,
    Errand.READING: Sign.PRINT,
    Errand.CASH: Sign.IN_AND_OUT,
    Errand.DRAWER: Sign.DRAWER,
    Errand.PEOPLE: Sign.PEOPLE,
    Errand.PIECE: Sign.PLUS,
    Errand.IMPORT: Sign.RECEIPT,
    Errand.RECOVERY: Sign.LOCK,
    Errand.SETTINGS: Sign.KEYS,
    Errand.DEVICES: Sign.PRINT,
    Errand.ENROL: Sign.SEND,
    Errand.STATUS: Sign.PULSE,
    Errand.HELP: Sign.HELP,
    Errand.SIGN_OUT: Sign.LEAVE,
    Errand.PAYMENTS: Sign.CARD,
}


_ALWAYS = {Errand.STATUS, Errand.HELP, Errand.SIGN_OUT}


class MenuScreen(Screen):
    """Goes places: `chosen` carries an `Errand`, `language_chosen` a `Language`, `left` goes back to selling."""

    chosen = Signal(object)
    language_chosen = Signal(object)
    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        """Make the menu."""
        super().__init__()
        self._words = words
        self._me: Somebody | None = None
        self._permitted: Permitted | None = None
        self._open_payments: int | None = None
        self.title, self.back = TitleBar(), Button(Kind.PRIMARY)
        self.banner, self.yes, self._sides = Banner(), YesBoard(), QStackedLayout()
        self.tiles = {errand: MenuTile(sign) for errand, sign in _SIGNS.items()}
        self.languages = {language: Button(Kind.PLAIN) for language in _LANGUAGES}
        self._face, self._name, self._role = Face(_FACE), Label(Type.STRONG, Weight.BOLD), Label(tone=Tone.MUTED)
        self._speaks = Label(Type.BODY, Weight.STRONG, Tone.MUTED)
        self._told = Label(Type.STRONG, Weight.STRONG, Tone.ACCENT, wrap=True)
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, me: Somebody | None, colour: int, permitted: Permitted | None, told: str = "") -> None:
        """Come for somebody, whose face has that colour; `told` is what was just done here.

        Where nobody sells yet, nobody and nothing is permitted: only what needs no drawer can be gone to.
        """
        self._me, self._permitted = me, permitted
        self._face.show_person("" if me is None else initial_of(me.name), colour)
        self._face.setVisible(me is not None)
        for errand, tile in self.tiles.items():
            tile.setEnabled(me is not None or errand in _ALWAYS)
        if permitted is not None:
            permitted.changed = self._show_permitted
        self.tell(told)
        self.speak(self._words)

    def offer_payments(self, count: int | None) -> None:
        """Offer the way to card payments, that many of them to clear up; None where there is no terminal."""
        self._open_payments = count
        self.tiles[Errand.PAYMENTS].setVisible(count is not None)

    def told(self) -> str:
        """Give what was said to be done."""
        return self._told.text()

    def tell(self, told: str) -> None:
        """Say what was just done."""
        self._told.say(told)
        self._told.setVisible(bool(told))

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.title.say(words.say("office.title"), words.say("word.back"))
        for errand, tile in self.tiles.items():
            if errand is Errand.PAYMENTS:
                tile.say(words.say("office.payments"), _to_clear(self._open_payments or 0, words))
            else:
                tile.say(words.say(f"office.{errand.value}"), words.say(f"office.{errand.value}_caption"))
        self._speaks.say(words.say("office.language"))
        for language, button in self.languages.items():
            button.say(words.say(f"language.own.{language.value}"))
            button.play(Kind.CHOSEN if language is words.language else Kind.PLAIN)
        self.yes.speak(words)
        self.banner.name_keys(close=words.say("word.close"))
        if self._permitted is not None:
            self._permitted.words = words
        if self._me is not None:
            self._name.say(words.isolate(self._me.name) or words.say("history.somebody"))
            self._role.say(words.say(f"role.{self._me.role.value}"))
        self._show_permitted()

    @override
    def enter(self) -> None:
        self.tiles[Errand.HISTORY].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def hear(self, key: str) -> bool:
        entry = self._entry()
        if key == ESCAPE:
            self._step_back()
        elif key == ENTER:
            self._go()
        elif entry is not None:
            return type_pin(entry, key)
        elif key in {UP, DOWN}:
            self._walk(_COLUMNS if key == DOWN else -_COLUMNS)
        else:
            return False
        return True

    def _walk(self, tiles: int) -> None:
        order = list(self.tiles.values())
        here = next((place for place, tile in enumerate(order) if tile.hasFocus()), 0)
        order[max(0, min(len(order) - 1, here + tiles))].setFocus(Qt.FocusReason.TabFocusReason)

    def _entry(self) -> PinEntry[Approval] | None:
        return None if self._permitted is None else self._permitted.entry

    def _step_back(self) -> None:
        if self._permitted is None or not self._permitted.give_up():
            self.left.emit()

    def _go(self) -> None:
        entry = self._entry()
        if entry is not None:
            entry.enter()
        else:
            self.left.emit()

    def _touch_face(self, person: str) -> None:
        entry = self._entry()
        if entry is not None:
            entry.choose(person)

    def _close_banner(self) -> None:
        if self._permitted is not None:
            self._permitted.tell(None)

    def _show_permitted(self) -> None:
        permitted = self._permitted
        board = None if permitted is None else permitted.board()
        self.banner.tell(None if permitted is None else permitted.notice)
        self._sides.setCurrentIndex(0 if board is None else 1)
        if board is None:
            self.back.say(self._words.say("close.back"))
            self.back.setEnabled(True)
        else:
            self.yes.show_view(board)
            self.back.say(self._words.say("approval.give"))
            self.back.setEnabled(board.ready)

    def _choose(self, errand: Errand, _checked: object = None) -> None:
        self.chosen.emit(errand)

    def _speak_in(self, language: Language, _checked: object = None) -> None:
        self.language_chosen.emit(language)

    def _connect(self) -> None:
        for way in (self.title.back, self.yes.back):
            way.connect(self._step_back)
        self.back.clicked.connect(self._go)
        self.yes.face_touched.connect(self._touch_face)
        self.yes.pressed.connect(self.hear)
        self.banner.dismissed.connect(self._close_banner)
        self.banner.help_wanted.connect(self.help_wanted)
        for errand, tile in self.tiles.items():
            tile.clicked.connect(partial(self._choose, errand))
        for language, button in self.languages.items():
            button.clicked.connect(partial(self._speak_in, language))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(Space.SNUG)
        for place, tile in enumerate(self.tiles.values()):
            line, column = divmod(place, _COLUMNS)
            grid.addWidget(tile, line, column)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        places = QWidget()
        left = QVBoxLayout(places)
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        left.setSpacing(Space.SNUG)
        left.addWidget(self.title)
        left.addWidget(self.banner)
        left.addLayout(grid, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._sides, 1)
        row.addWidget(self._side())
        # Into a stack that has a place already: outside one, its first page would be a window for a blink.
        for page in (places, self.yes):
            self._sides.addWidget(page)

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


def _to_clear(count: int, words: Words) -> str:
    return words.count("payments.menu", count) if count else words.say("payments.menu_none")
