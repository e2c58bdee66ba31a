"""How phones pay at this till: the merchant's code scanned, pasted or typed, whose it is, and the limits on sight.

The code is read with each key: it says whose it is, or what is wrong with it, before anything is kept.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos.domain.merchant_code.code import LONGEST, MerchantCode
from pos.domain.merchant_code.fields import Flaw
from pos.domain.mobile import YES
from pos.domain.refusals import Refused
from pos.ui.keys import ENTER, ESCAPE
from pos.ui.override import override
from pos.ui.presenters.notice import refused_notice
from pos.ui.presenters.phone_terms import (
    CODE,
    FIELDS,
    PhoneTerms,
    as_typed,
    code_told,
    fill_chips,
    read_terms,
    usual,
    write,
)
from pos.ui.presenters.settings import TillSettings
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.banner import Banner
from pos.ui.widgets.button import Button, Kind
from pos.ui.widgets.chip_row import ChipRow
from pos.ui.widgets.code_picture import CodePicture
from pos.ui.widgets.form import Form
from pos.ui.widgets.label import Label, Tone
from pos.ui.widgets.panel import Panel
from pos.ui.widgets.title_bar import TitleBar
from pos.ui.widgets.tones import writing_of
from pos.ui.widgets.yes_board import YesBoard, type_pin
from pos.words.speech import Words

_FORM_WIDE, _PREVIEW = 520, 232
_ROOM = LONGEST + 2 * len("\r\n")


class PhoneScreen(Screen):
    """Shows what is set, and takes what is typed; it is kept with one button."""

    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        """Make a screen that waits for somebody to come."""
        super().__init__()
        self._words = words
        self._settings: TillSettings | None = None
        self._terms, self._read = PhoneTerms(), False
        self.title, self.banner, self.yes, self.form = TitleBar(), Banner(), YesBoard(), Form(FIELDS)
        self.form.field(CODE).setMaxLength(_ROOM)
        self._hint = Label(Type.BODY + 1, tone=Tone.MUTED, wrap=True)
        self.found = Label(Type.STRONG, Weight.STRONG, wrap=True)
        self.preview = CodePicture(_PREVIEW)
        self._fills, self.fills = Label(Type.BODY, Weight.MEDIUM), ChipRow()
        self._warning = Label(Type.BODY, tone=Tone.MUTED, wrap=True)
        self.told = Label(Type.STRONG, Weight.STRONG, Tone.ACCENT, wrap=True)
        self.go = Button(Kind.PRIMARY)
        self._pages = QStackedLayout()
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, settings: TillSettings) -> None:
        """Show what is set."""
        self._settings, self._read = settings, False
        self._terms = PhoneTerms()
        settings.open(self._words, self._show)
        self._show()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        if self._settings is not None:
            self._settings.permitted.words = words
        self.title.say(words.say("mobile.set"), words.say("word.back"))
        self._hint.say(words.say("mobile.set_hint"))
        self._warning.say(words.say("mobile.forged"))
        self._fills.say(words.say("mobile.set_fills"))
        self.banner.name_keys(close=words.say("word.close"))
        self.yes.speak(words)
        for name in FIELDS:
            self.form.say(name, words.say(f"mobile.set_{name}"), usual(name))
        self._show()

    @override
    def enter(self) -> None:
        self.form.begin()

    @override
    def hear(self, key: str) -> bool:
        entry = None if self._settings is None else self._settings.permitted.entry
        if key == ESCAPE:
            self._back()
        elif key == ENTER:
            self.go.click()
        elif entry is not None:
            return type_pin(entry, key)
        else:
            return False
        return True

    @override
    def scan(self, text: str) -> None:
        self.form.field(CODE).setText(text)
        self._take(CODE, text)

    def _take(self, field: str, text: str) -> None:
        self._put(write(self._terms, field, text))

    def _put(self, terms: PhoneTerms) -> None:
        self._terms = terms
        if self._settings is not None:
            self._settings.told = ""
        self._show()

    def _choose_fills(self, value: str) -> None:
        self._put(replace(self._terms, fills=value == YES))

    def _show(self) -> None:
        settings, words = self._settings, self._words
        if settings is None:
            return
        if not self._read and settings.known:
            self._fill(settings)
        read, board = self._terms.read, settings.permitted.board()
        told, tone = code_told(self._terms, words)
        self.found.say(told, writing_of(tone))
        self.preview.show_code(read.text if isinstance(read, MerchantCode) else "")
        self.preview.setVisible(isinstance(read, MerchantCode))
        self.fills.show_choices(fill_chips(self._terms, words))
        self.told.say(words.say(settings.told) if settings.told else "")
        self.banner.tell(settings.permitted.notice)
        self._pages.setCurrentIndex(0 if board is None else 1)
        self.go.say(words.say("mobile.set_keep" if board is None else "approval.give"))
        self.go.setEnabled(not isinstance(read, Flaw) if board is None else board.ready)
        if board is not None:
            self.yes.show_view(board)

    def _fill(self, settings: TillSettings) -> None:
        self._read, self._terms = True, as_typed(settings)
        for name in FIELDS:
            self.form.field(name).setText(self._terms.text(name))
            self.form.field(name).setCursorPosition(0)

    def _go(self) -> None:
        settings = self._settings
        if settings is None:
            return
        if settings.permitted.entry is not None:
            settings.permitted.entry.enter()
            return
        values = read_terms(self._terms)
        if isinstance(values, Refused):
            settings.permitted.tell(refused_notice(values, self._words))
        elif not isinstance(values, Flaw):
            settings.change_all(values)

    def _back(self) -> None:
        if self._settings is None or not self._settings.permitted.give_up():
            self.left.emit()

    def _touch_face(self, person: str) -> None:
        entry = None if self._settings is None else self._settings.permitted.entry
        if entry is not None:
            entry.choose(person)

    def _close_banner(self) -> None:
        if self._settings is not None:
            self._settings.permitted.tell(None)

    def _connect(self) -> None:
        self.form.typed.connect(self._take)
        self.form.entered.connect(self._go)
        self.fills.touched.connect(self._choose_fills)
        self.go.clicked.connect(self._go)
        for way in (self.title.back, self.yes.back):
            way.connect(self._back)
        self.yes.face_touched.connect(self._touch_face)
        self.yes.pressed.connect(self.hear)
        self.banner.dismissed.connect(self._close_banner)
        self.banner.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        page, middle, beside, side = QWidget(), QHBoxLayout(), QVBoxLayout(), Panel()
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        column.setSpacing(Space.SNUG)
        for widget in (self.title, self._hint, self.banner):
            column.addWidget(widget)
        self.form.setFixedWidth(_FORM_WIDE)
        beside.setSpacing(Space.SNUG)
        beside.addSpacing(Space.BODY)
        beside.addWidget(self.found)
        beside.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addStretch(1)
        middle.setSpacing(Space.ROOM)
        middle.addWidget(self.form, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        middle.addLayout(beside, 1)
        column.addLayout(middle)
        column.addWidget(self._fills)
        column.addWidget(self.fills)
        column.addStretch(1)
        side.stack(self._warning)
        side.column.addStretch(1)
        side.stack(self.told, self.go)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._pages, 1)
        row.addWidget(side)
        for each in (page, self.yes):
            self._pages.addWidget(each)
