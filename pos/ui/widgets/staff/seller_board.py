"""The choices of what the seller is, one under the other, each with its reason and its article of law."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pos.ui.presenters.shown.choices import ChipView
from pos.ui.theme.tokens import Space, Target
from pos.ui.widgets.kit.button import Button, Kind


class SellerBoard(QWidget):
    """Buttons, of which one is chosen; `chosen` carries the rule's id."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Make a board without choices."""
        super().__init__()
        self.buttons: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SNUG)

    def show_choices(self, choices: Sequence[tuple[ChipView, str]]) -> None:
        """Show these choices; they are the same ones each time."""
        for choice, why in choices:
            button = self.buttons.get(choice.id) or self._add(choice.id)
            button.say(choice.label, why)
            button.play(Kind.CHOSEN if choice.chosen else Kind.PLAIN)

    def _add(self, rule: str) -> Button:
        button = Button(Kind.PLAIN)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFixedHeight(Target.MAIN)
        button.clicked.connect(partial(self._choose, rule))
        self.buttons[rule] = button
        self._column.addWidget(button)
        return button

    def _choose(self, rule: str, _checked: object = None) -> None:
        self.chosen.emit(rule)
