"""A card terminal to be typed: its kind by touch, where it is, and what its papers call it; those found are touched."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.terminal_place import TerminalKind
from pos.ports.terminal_exchange import FoundTerminal
from pos.ui.presenters.devices import Draft
from pos.ui.presenters.devices_told import found_chips, kind_chips
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.chip_row import ChipRow
from pos.ui.widgets.form import Form
from pos.ui.widgets.label import Label, Tone
from pos.words.speech import Words

_FIELDS = ("where", "port", "acquirer", "number")
_WIDE = 560


class TerminalForm(QWidget):
    """`kind_chosen` carries a kind, `typed` a field and its text, `found_chosen` a place; `entered`: all is typed."""

    kind_chosen = Signal(str)
    typed = Signal(str, str)
    found_chosen = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        """Lay it out."""
        super().__init__()
        self.kinds, self.found, self.form = ChipRow(), ChipRow(), Form(_FIELDS)
        self._kind, self._told = Label(Type.BODY, Weight.MEDIUM), Label(tone=Tone.MUTED, wrap=True)
        self.form.setFixedWidth(_WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        for widget in (self._kind, self.kinds, self._told, self.found, self.form):
            column.addWidget(widget)
        column.addStretch(1)
        self.kinds.touched.connect(self.kind_chosen)
        self.found.touched.connect(self.found_chosen)
        self.form.typed.connect(self.typed)
        self.form.entered.connect(self.entered)

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        self.form.begin()

    def speak(self, words: Words) -> None:
        """Name the fields."""
        self._kind.say(words.say("devices.kind"))
        for name, example in zip(_FIELDS, ("192.168.1.50", "4444", "CMI", "0012345"), strict=True):
            self.form.say(name, words.say(f"devices.{name}"), example)

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
        typed = {"where": place.where, "port": place.port, "acquirer": draft.acquirer, "number": draft.number}
        for name, text in typed.items():
            if self.form.field(name).text() != text:
                self.form.field(name).setText(text)


def _example(kind: TerminalKind) -> str:
    return "COM3" if kind is TerminalKind.CONCERT_V2 else "192.168.1.50"
