"""What to give back, largest of all, broken into notes and coins; and what else is worth knowing of the sale."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.presenters.selling.sell_view import ChangeView, Mood
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.theme.writing import Place
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Amount, Label, Tone

_TONES = {Mood.TOLD: Tone.INK, Mood.WAITING: Tone.MUTED, Mood.SHORT: Tone.SAFFRON}


class ChangeBoard(QWidget):
    """The change due, or what is missing; under it facts, and at the foot quiet buttons."""

    pressed = Signal(int)

    def __init__(self) -> None:
        """Lay an empty board out."""
        super().__init__()
        self._label = Label(Type.STRONG, Weight.STRONG)
        self.figure = Amount(Type.AMOUNT)
        self._pieces = Label(Type.STRONG - 1, tone=Tone.MUTED, place=Place.END, wrap=True)
        self._facts: list[tuple[Label, Label]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.TIGHT)
        self.buttons = [Button(Kind.QUIET), Button(Kind.QUIET)]
        self._lay_out()

    def show_change(self, view: ChangeView) -> None:
        """Show it."""
        self._label.say(view.label)
        self.figure.say(view.figure, view.unit, _TONES[view.mood])
        self._pieces.say(view.pieces)
        while len(self._facts) < len(view.facts):
            self._add_fact()
        for place, (name, told) in enumerate(self._facts):
            shown = place < len(view.facts)
            name.setVisible(shown)
            told.setVisible(shown)
            if shown:
                name.say(view.facts[place][0])
                told.say(view.facts[place][1])
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(view.buttons))
            if place < len(view.buttons):
                button.say(view.buttons[place].label, view.buttons[place].caption)

    def _add_fact(self) -> None:
        """Add a line of its own: no fact is cut short because another has a long name."""
        name, told = Label(Type.BODY, tone=Tone.MUTED), Label(Type.BODY, Weight.STRONG, place=Place.END)
        line = QHBoxLayout()
        line.setSpacing(Space.BODY)
        line.addWidget(name)
        line.addWidget(told, 1)
        self._lines.addLayout(line)
        self._facts.append((name, told))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.BODY + Space.HAIR, Space.WIDE, Space.BODY + Space.HAIR, Space.SNUG)
        column.setSpacing(Space.HAIR)
        for widget in (self._label, self.figure, self._pieces):
            column.addWidget(widget)
        column.addSpacing(Space.WIDE)
        column.addLayout(self._lines)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        for place, button in enumerate(self.buttons):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect((self._first, self._second)[place])
            row.addWidget(button, 1)
        column.addLayout(row)

    def _first(self) -> None:
        self.pressed.emit(0)

    def _second(self) -> None:
        self.pressed.emit(1)
