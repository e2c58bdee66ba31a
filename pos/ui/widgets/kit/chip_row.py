"""A row of chips that a finger drags when there are more than fit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QScroller, QSizePolicy, QWidget

from pos.ui.presenters.shown.choices import ChipView
from pos.ui.theme.tokens import Space, Target
from pos.ui.widgets.kit.chip import Chip
from pos.ui.widgets.kit.dragging import bring_own_viewport


class ChoiceChip(Chip):
    """A chip that knows which choice it is."""

    touched = Signal(str)

    def __init__(self) -> None:
        """Make a chip of no choice."""
        super().__init__()
        self._id = ""
        self.clicked.connect(self._touch)

    def show_choice(self, choice: ChipView) -> None:
        """Say which choice it is."""
        self._id = choice.id
        self.say(choice.label, chosen=choice.chosen)

    def _touch(self) -> None:
        self.touched.emit(self._id)


class ChipRow(QScrollArea):
    """Choices one beside the other; `touched` carries the id of the one touched."""

    touched = Signal(str)

    def __init__(self, *, at_end: bool = False) -> None:
        """Make an empty row; its chips stand together at the beginning, or at the end."""
        super().__init__()
        bring_own_viewport(self)
        self._shown: tuple[ChipView, ...] = ()
        self._chips: list[ChoiceChip] = []
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFixedHeight(Target.HIT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        holder = QWidget()
        self._row = QHBoxLayout(holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.TIGHT)
        self._before = 1 if at_end else 0
        self._row.addStretch(1)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)

    def show_choices(self, choices: Sequence[ChipView]) -> None:
        """Show these choices."""
        choices = tuple(choices)
        if choices == self._shown:
            return
        self._shown = choices
        while len(self._chips) < len(choices):
            chip = ChoiceChip()
            chip.touched.connect(self.touched)
            self._row.insertWidget(len(self._chips) + self._before, chip)
            self._chips.append(chip)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(choices))
            if place < len(choices):
                chip.show_choice(choices[place])

    def chips(self) -> list[ChoiceChip]:
        """Give the chips in sight."""
        return self._chips[: len(self._shown)]
