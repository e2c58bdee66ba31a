"""A card terminal to be typed: its kind by touch, where it is, and what its papers call it; those found are touched.

Beside it, for a kind that seals its messages, what was agreed on with its acquirer.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos.domain.terminal_place import TerminalKind
from pos.ports.terminal_exchange import FoundTerminal
from pos.ui.presenters.fitting.devices_told import found_chips, kind_chips
from pos.ui.presenters.fitting.terminal_draft import Draft
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.chip_row import ChipRow
from pos.ui.widgets.kit.form import Form
from pos.ui.widgets.kit.label import Label, Tone
from pos.words.speech import Words

_FIELDS = {"where": "192.168.1.50", "port": "4444", "acquirer": "CMI", "number": "0012345"}
_KEYS = {"machine": "V400m-324688179", "certificate": "3A:91:…", "key": "mykey", "version": "1", "words": ""}
"""The fields, and an example of what stands in each."""

_WIDE = 560
_CERTIFICATE_LONGEST = 120


class TerminalForm(QWidget):
    """`kind_chosen` carries a kind, `typed` a field and its text, `found_chosen` a place; `entered`: all is typed."""

    kind_chosen = Signal(str)
    typed = Signal(str, str)
    found_chosen = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        """Lay it out."""
        super().__init__()
        self.kinds, self.found = ChipRow(), ChipRow()
        self.form, self.keys = Form(tuple(_FIELDS)), Form(tuple(_KEYS))
        self._kind, self._told = Label(Type.BODY, Weight.MEDIUM), Label(tone=Tone.MUTED, wrap=True)
        self.keys.field("certificate").setMaxLength(_CERTIFICATE_LONGEST)
        self.keys.field("words").setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self._lay_out()
        self.kinds.touched.connect(self.kind_chosen)
        self.found.touched.connect(self.found_chosen)
        self.form.entered.connect(self._first_done)
        self.keys.entered.connect(self.entered)
        for form in (self.form, self.keys):
            form.typed.connect(self.typed)

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        self.form.begin()

    def speak(self, words: Words) -> None:
        """Name the fields."""
        self._kind.say(words.say("devices.kind"))
        for form, fields in ((self.form, _FIELDS), (self.keys, _KEYS)):
            for name, example in fields.items():
                form.say(name, words.say(f"devices.{name}"), example)

    def show_draft(self, draft: Draft, found: tuple[FoundTerminal, ...] | None, words: Words) -> None:
        """Show what is typed so far, and whom the search found."""
        place = draft.place
        self.kinds.show_choices(kind_chips(place.kind, words))
        self._told.say(words.say(f"devices.told.{place.kind.value.replace('-', '_')}"))
        self.found.show_choices(() if found is None else found_chips(found, words))
        self.found.setVisible(bool(found))
        plugged = place.kind is TerminalKind.CONCERT_V2
        self.form.say("where", words.say("devices.plug" if plugged else "devices.where"), _example(place.kind))
        self.form.show_field("where", shown=place.networked or plugged)
        self.form.show_field("port", shown=place.networked)
        # One that has a name on the wire goes by it on papers too.
        self.form.show_field("number", shown=not place.sealed)
        self.keys.setVisible(place.sealed)
        self.keys.say("words", words.say("devices.words"), words.say("devices.words_kept") if draft.keys.kept else " ")
        self._fill(draft)

    def _fill(self, draft: Draft) -> None:
        """Put into the fields what is not in them yet."""
        place, keys = draft.place, draft.keys
        typed = {"where": place.where, "port": place.port, "acquirer": draft.acquirer, "number": draft.number}
        known = {
            "machine": keys.machine,
            "certificate": keys.certificate,
            "key": keys.key,
            "version": keys.version,
            "words": keys.words,
        }
        for form, texts in ((self.form, typed), (self.keys, known)):
            for name, text in texts.items():
                if form.field(name).text() != text:
                    form.field(name).setText(text)
                    form.field(name).setCursorPosition(0)

    def _first_done(self) -> None:
        """Go on to the keys, where there are any."""
        if self.keys.isVisibleTo(self):
            self.keys.begin()
        else:
            self.entered.emit()

    def _lay_out(self) -> None:
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(Space.BODY)
        for form in (self.form, self.keys):
            form.setMaximumWidth(_WIDE)
            side_by_side.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)
        side_by_side.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        for widget in (self._kind, self.kinds, self._told, self.found):
            column.addWidget(widget)
        column.addLayout(side_by_side)
        column.addStretch(1)


def _example(kind: TerminalKind) -> str:
    return "COM3" if kind is TerminalKind.CONCERT_V2 else "192.168.1.50"
