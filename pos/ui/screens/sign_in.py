"""Signing in: faces on one side, the pad on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.staff.sign_in import SignIn
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type
from pos.ui.theme.writing import Place
from pos.ui.widgets.band.language_button import LanguageButton
from pos.ui.widgets.kit.keypad import ENTER, PIN_KEYS
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.staff.pin_board import FaceBoard, PinBoard
from pos.words.speech import Words

if TYPE_CHECKING:
    from pos.ui.presenters.shown.notice import Notice
    from pos.ui.widgets.kit.banner import Banner
    from pos.ui.widgets.kit.button import Button

_PAD_WIDE = 683
_FACES_A_ROW = 3
_SECOND_MS = 1000


class SignInScreen(Screen):
    """Shows who may sign in, and takes their PIN; `pin_forgotten` carries the person whose face was touched."""

    language_touched = Signal(object)
    help_wanted = Signal(str)
    pin_forgotten = Signal(object)

    def __init__(self, sign_in: SignIn, words: Words) -> None:
        """Lay the two sides out."""
        super().__init__()
        self._sign_in, self._words = sign_in, words
        self.faces = FaceBoard(_FACES_A_ROW)
        self.board = PinBoard(PIN_KEYS)
        self.language = LanguageButton()
        self.banner: Banner | None = None
        self.forgotten: Button | None = None
        self._where = Label(Type.CAPTION, tone=Tone.MUTED, place=Place.CENTRE)
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(sign_in.entry.tick)
        self._faces_side, self._under_pad = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self.faces.touched.connect(sign_in.entry.choose)
        self.board.pressed.connect(sign_in.press)
        self.language.clicked.connect(self._turn_language)
        sign_in.entry.changed = self.show_now

    def show_now(self) -> None:
        """Show the state of the moment."""
        view = self._sign_in.view(self._words)
        self.faces.show_faces(view.pad.faces)
        self.board.show_view(view.pad)
        self.board.pad.setEnabled(not view.shut)
        self.board.pad.key(ENTER).setEnabled(view.pad.ready)
        self._where.say(view.where)
        self._tell(view.notice)
        self._offer_the_sheet()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.language.say(words.language, words.say("word.language"))
        self.board.pad.name_keys(erase=words.say("word.erase"), enter=words.say("word.ok"))
        self.show_now()

    @override
    def enter(self) -> None:
        self._timer.start()
        self.show_now()

    @override
    def leave(self) -> None:
        self._timer.stop()

    @override
    def hear(self, key: str) -> bool:
        self._sign_in.press(key)
        return bool(key)

    def _lay_out(self) -> None:
        faces = self._faces_side
        faces.setContentsMargins(Space.HALL, Space.BODY, Space.HALL, Space.BODY)
        faces.addStretch(1)
        faces.addWidget(self.faces, 0, Qt.AlignmentFlag.AlignHCenter)
        faces.addStretch(1)
        holder = QWidget()
        holder.setLayout(faces)
        panel = Panel(Space.BODY, _PAD_WIDE)
        panel.column.addWidget(self.language, 0, Qt.AlignmentFlag.AlignRight)
        panel.column.addStretch(1)
        panel.column.addWidget(self.board, 0, Qt.AlignmentFlag.AlignHCenter)
        panel.column.addSpacing(Space.SNUG)
        panel.column.addLayout(self._under_pad)
        panel.column.addWidget(self._where)
        panel.column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(holder, 1)
        row.addWidget(panel)

    def _tell(self, notice: Notice | None) -> None:
        """Tell of a failure; most days have none, and the first screen does not wait for its card."""
        if self.banner is None and notice is not None:
            from pos.ui.widgets.kit.banner import Banner

            self.banner = Banner()
            self._faces_side.insertWidget(0, self.banner)
            self.banner.dismissed.connect(self._sign_in.dismiss)
            self.banner.help_wanted.connect(self.help_wanted)
        if self.banner is not None:
            self.banner.name_keys(close=self._words.say("word.close"))
            self.banner.tell(notice)

    def _offer_the_sheet(self) -> None:
        """Offer the way back in to somebody whose face was touched; the first paint does not wait for its button."""
        somebody = self._sign_in.entry.pad.somebody
        if self.forgotten is None and somebody is not None:
            from pos.ui.widgets.kit.button import Button, Kind

            self.forgotten = Button(Kind.GHOST)
            self._under_pad.addWidget(self.forgotten, 0, Qt.AlignmentFlag.AlignHCenter)
            self.forgotten.clicked.connect(self._forget)
        if self.forgotten is not None:
            self.forgotten.say(self._words.say("recovery.forgotten"))
            self.forgotten.setVisible(somebody is not None)

    def _forget(self) -> None:
        somebody = self._sign_in.entry.pad.somebody
        if somebody is not None and not self._sign_in.entry.pad.busy:
            self.pin_forgotten.emit(somebody)

    def _turn_language(self) -> None:
        self.language_touched.emit(self.language.following())
