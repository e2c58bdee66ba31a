"""The code for a customer's phone, large, with the amount beside it: it serves the customer and the cashier at once.

The next action, to read on the phone that it was paid, stands where the screen has its one next action.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.ui.presenters.paying.card_views import CodeView
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.theme.writing import Place
from pos.ui.widgets.kit.button import Kind
from pos.ui.widgets.kit.choice_button import ChoiceGrid
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.kit.page_card import PageCard, SoftCard
from pos.ui.widgets.paying.code_picture import CodePicture

_SIDE = 420
_PAPER_WIDE = _SIDE + 2 * Space.ROOM


class CardCode(QWidget):
    """Shows the code; `chosen` carries what became of it."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Lay the page out."""
        super().__init__()
        self.picture = CodePicture(_SIDE)
        self.scan = Label(Type.TITLE, Weight.BOLD, place=Place.CENTRE, wrap=True)
        self.scan_too = Label(Type.TITLE, Weight.BOLD, place=Place.CENTRE, wrap=True)
        self.merchant = Label(Type.BODY, tone=Tone.MUTED, place=Place.CENTRE, wrap=True)
        self._label = Label(Type.STRONG, tone=Tone.MUTED, wrap=True)
        self.amount = Amount(Type.AMOUNT, Place.START)
        self.told = Label(Type.STRONG, wrap=True)
        self.left = Label(Type.STRONG, Weight.STRONG, wrap=True)
        self.asked = Label(Type.BODY, Weight.STRONG, Tone.ACCENT, wrap=True)
        self.warning = Label(Type.BODY, wrap=True)
        self.choices = ChoiceGrid(1, (Kind.QUIET,), 60)
        self.leave = ChoiceGrid(1, (Kind.PLAIN,), 60)
        self._lay_out()
        for grid in (self.choices, self.leave):
            grid.chosen.connect(self.chosen)

    def show_view(self, view: CodeView) -> None:
        """Show it as it is now."""
        self.picture.show_code(view.code)
        self.picture.setAccessibleName(view.scan)
        self.scan.say(view.scan)
        self.scan_too.say(view.scan_too)
        self.merchant.say(view.merchant)
        self._label.say(view.label)
        self.amount.say(view.figure, view.unit)
        self.told.say(view.told)
        self.left.say(view.left)
        self.asked.say(view.asked)
        self.asked.setVisible(bool(view.asked))
        self.warning.say(view.warning)
        self.choices.show_choices(view.choices)
        self.leave.show_choices(view.last)

    def _lay_out(self) -> None:
        paper, warned, beside, page = PageCard(), SoftCard(Tone.SAFFRON), QVBoxLayout(), QHBoxLayout(self)
        paper.setFixedWidth(_PAPER_WIDE)
        paper.column.setContentsMargins(Space.ROOM, Space.ROOM, Space.ROOM, Space.BODY)
        paper.column.setSpacing(Space.HAIR)
        paper.column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        paper.column.addWidget(self.scan)
        paper.column.addWidget(self.scan_too)
        paper.column.addWidget(self.merchant)
        warned.row.addWidget(self.warning, 1)
        beside.setSpacing(Space.TIGHT)
        for widget in (self._label, self.amount, self.told, self.left):
            beside.addWidget(widget)
        beside.addStretch(1)
        beside.addWidget(self.asked)
        beside.addWidget(warned)
        beside.addSpacing(Space.SNUG)
        beside.addWidget(self.choices)
        beside.addSpacing(Space.HAIR)
        beside.addWidget(self.leave)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(Space.ROOM)
        page.addWidget(paper, 0, Qt.AlignmentFlag.AlignVCenter)
        page.addLayout(beside, 1)
