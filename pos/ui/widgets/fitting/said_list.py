"""What a till and its terminal said to each other, a message a row: when, who, and the text from left to right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from pos.ui.presenters.fitting.devices_told import SaidView
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.label import Label, Tone

_TEXT = 2


class SaidList(QWidget):
    """The messages, as many as there are."""

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.rows: list[tuple[Label, Label, Label]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.BODY)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(_TEXT, 1)

    def show_said(self, said: Sequence[SaidView]) -> None:
        """Show these messages."""
        while len(self.rows) < len(said):
            row = (Label(tone=Tone.MUTED), Label(weight=Weight.STRONG), Label(Type.CAPTION + 1, wrap=True))
            for column, label in enumerate(row):
                self._grid.addWidget(label, len(self.rows), column)
            self.rows.append(row)
        for place, labels in enumerate(self.rows):
            shown = place < len(said)
            texts = (said[place].when, said[place].who, said[place].text) if shown else ("", "", "")
            for label, text in zip(labels, texts, strict=True):
                label.say(text)
                label.setVisible(shown)
