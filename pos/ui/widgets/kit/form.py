"""A few fields with their names above them, one under the other."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.theme.writing import type_of
from pos.ui.widgets.kit.field import Field
from pos.ui.widgets.kit.label import Label

LONGEST = 80


class Form(QWidget):
    """Fields by name; `typed` carries a field's name and text, `entered` that Enter was pressed in the last."""

    typed = Signal(str, str)
    entered = Signal()

    def __init__(self, names: Sequence[str]) -> None:
        """Lay the fields out in order."""
        super().__init__()
        self._labels: dict[str, Label] = {}
        self._fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addStretch(1)
        for name in names:
            label, field = Label(Type.BODY, Weight.MEDIUM), Field()
            field.setMaxLength(LONGEST)
            field.setFont(type_of(Type.STRONG))
            field.textEdited.connect(partial(self.typed.emit, name))
            field.returnPressed.connect(partial(self._entered, name))
            self._labels[name], self._fields[name] = label, field
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(Space.TIGHT)
        column.addStretch(1)

    def say(self, name: str, label: str, example: str) -> None:
        """Name a field, and show an example of what belongs there."""
        self._labels[name].say(label)
        self._fields[name].setAccessibleName(label)
        if example:
            self._fields[name].setPlaceholderText(example)

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show a field, or leave it out."""
        self._labels[name].setVisible(shown)
        self._fields[name].setVisible(shown)

    def field(self, name: str) -> Field:
        """Give a field."""
        return self._fields[name]

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        next(iter(self._fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _entered(self, name: str) -> None:
        names = list(self._fields)
        place = names.index(name) + 1
        if place < len(names):
            self._fields[names[place]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()
