"""A button that knows which of a page's choices it is, and a row that shows as many of them as there are."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pos.ui.presenters.paying.card_views import Choice
from pos.ui.theme.tokens import Space, Target
from pos.ui.widgets.kit.button import Button, Kind


class ChoiceButton(Button):
    """One choice; `chosen` carries its name. The second of a double tap belongs to what stood there before."""

    chosen = Signal(str)

    def __init__(self, kind: Kind, high: int = Target.MAIN) -> None:
        """Make a button of no choice."""
        super().__init__(kind, once=True)
        self._id = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(high)
        self.clicked.connect(self._choose)

    def show_choice(self, choice: Choice) -> None:
        """Say which choice it is."""
        self._id = choice.id
        self.say(choice.button.label, choice.button.caption)
        self.setEnabled(choice.button.enabled)

    def choice(self) -> str:
        """Give the name of the choice."""
        return self._id

    def _choose(self) -> None:
        self.chosen.emit(self._id)


class ChoiceGrid(QWidget):
    """Choices in rows of so many; `chosen` carries the name of the one pressed."""

    chosen = Signal(str)

    def __init__(self, columns: int, kinds: Sequence[Kind], high: int = Target.MAIN) -> None:
        """Make an empty grid; the last of `kinds` is that of all further buttons."""
        super().__init__()
        self._columns, self._kinds, self._high = columns, tuple(kinds), high
        self.buttons: list[ChoiceButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.SNUG)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show these."""
        while len(self.buttons) < len(choices):
            place = len(self.buttons)
            button = ChoiceButton(self._kinds[min(place, len(self._kinds) - 1)], self._high)
            button.chosen.connect(self.chosen)
            self._grid.addWidget(button, *divmod(place, self._columns))
            self.buttons.append(button)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(choices))
            if place < len(choices):
                button.show_choice(choices[place])
        self.setVisible(bool(choices))
