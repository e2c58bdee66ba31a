"""How phones pay at this till: the merchant's code scanned, pasted or typed, whose it is, and the limits on sight.

The code is read with each key: it says whose it is, or what is wrong with it, before anything is kept.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.merchant_code.code import LONGEST, MerchantCode
from pos.domain.merchant_code.fields import Flaw
from pos.domain.mobile import YES
from pos.domain.refusals import Refused
from pos.ui.override import override
from pos.ui.presenters.fitting.phone_terms import (
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
from pos.ui.presenters.fitting.settings import TillSettings
from pos.ui.presenters.shown.notice import refused_notice
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.screens.permitted import PermittedScreen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.chip_row import ChipRow
from pos.ui.widgets.kit.form import Form
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.tones import writing_of
from pos.ui.widgets.paying.code_picture import CodePicture
from pos.words.speech import Words

_FORM_WIDE, _PREVIEW = 520, 232
_ROOM = LONGEST + 2 * len("\r\n")


class PhoneScreen(PermittedScreen):
    """Shows what is set, and takes what is typed; it is kept with one button, and `kept` says so."""

    kept = Signal()

    def __init__(self, words: Words) -> None:
        """Make a screen that waits for somebody to come."""
        super().__init__(words, Button(Kind.PRIMARY))
        self._settings: TillSettings | None = None
        self._terms, self._read = PhoneTerms(), False
        self.form = Form(FIELDS)
        self.form.field(CODE).setMaxLength(_ROOM)
        self._hint = Label(Type.BODY + 1, tone=Tone.MUTED, wrap=True)
        self.found = Label(Type.STRONG, Weight.STRONG, wrap=True)
        self.preview = CodePicture(_PREVIEW)
        self._fills, self.fills = Label(Type.BODY, Weight.MEDIUM), ChipRow()
        self._warning = Label(Type.BODY, tone=Tone.MUTED, wrap=True)
        self.told = Label(Type.STRONG, Weight.STRONG, Tone.ACCENT, wrap=True)
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, settings: TillSettings) -> None:
        """Show what is set."""
        self._settings, self._read = settings, False
        self._terms = PhoneTerms()
        settings.kept = self.kept.emit
        settings.open(self._words, self._show)
        self._show()

    @override
    def _permitted(self) -> Permitted | None:
        return None if self._settings is None else self._settings.permitted

    @override
    def _say(self, words: Words) -> None:
        self.title.say(words.say("mobile.set"), words.say("word.back"))
        self._hint.say(words.say("mobile.set_hint"))
        self._warning.say(words.say("mobile.forged"))
        self._fills.say(words.say("mobile.set_fills"))
        for name in FIELDS:
            self.form.say(name, words.say(f"mobile.set_{name}"), usual(name))

    @override
    def enter(self) -> None:
        self.form.begin()

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

    @override
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
        self._sides.setCurrentIndex(0 if board is None else 1)
        self.go.say(words.say("mobile.set_keep" if board is None else "approval.give"))
        self.go.setEnabled(not isinstance(read, Flaw) if board is None else board.ready)
        if board is not None:
            self.yes.show_view(board)

    def _fill(self, settings: TillSettings) -> None:
        self._read, self._terms = True, as_typed(settings)
        for name in FIELDS:
            self.form.field(name).setText(self._terms.text(name))
            self.form.field(name).setCursorPosition(0)

    @override
    def _go_on(self) -> None:
        settings, values = self._settings, read_terms(self._terms)
        if settings is None:
            return
        if isinstance(values, Refused):
            settings.permitted.tell(refused_notice(values, self._words))
        elif not isinstance(values, Flaw):
            settings.change_all(values)

    def _connect(self) -> None:
        self.form.typed.connect(self._take)
        self.form.entered.connect(self._go)
        self.fills.touched.connect(self._choose_fills)

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
        self._lay_beside(side, page)
