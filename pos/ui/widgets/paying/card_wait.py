"""The terminal has the payment: how much, what happens there, for how long; and what can be asked meanwhile."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pos.ui.presenters.paying.card_views import WaitView
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.theme.writing import Place
from pos.ui.widgets.kit.button import Kind
from pos.ui.widgets.kit.choice_button import ChoiceGrid
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.kit.page_card import PageCard, stand_in_the_middle
from pos.ui.widgets.paying.terminal_picture import TerminalPicture


class CardWait(QWidget):
    """Waits; `chosen` carries what is asked of the terminal."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Lay the page out."""
        super().__init__()
        self._label = Label(Type.STRONG, tone=Tone.MUTED, place=Place.CENTRE)
        self.amount = Amount(Type.AMOUNT, Place.CENTRE)
        self.picture = TerminalPicture()
        self.saying = Label(Type.TITLE, Weight.BOLD, place=Place.CENTRE, wrap=True)
        self._waited = Label(Type.STRONG, tone=Tone.MUTED, place=Place.CENTRE)
        self.told = Label(Type.STRONG, Weight.STRONG, Tone.SAFFRON, Place.CENTRE, wrap=True)
        self.choices = ChoiceGrid(1, (Kind.QUIET, Kind.PLAIN), 60)
        self._lay_out()
        self.choices.chosen.connect(self.chosen)

    def show_view(self, view: WaitView, beat: int) -> None:
        """Show how far it is; `beat` moves what moves on the drawing."""
        self._label.say(view.label)
        self.amount.say(view.figure, view.unit)
        self.picture.show_prompt(view.prompt, beat)
        self.picture.setAccessibleName(view.saying)
        self.saying.say(view.saying)
        self._waited.say(view.waited)
        self.told.say(view.told)
        self.told.setVisible(bool(view.told))
        self.choices.show_choices(view.choices)

    def _lay_out(self) -> None:
        paper = PageCard()
        column = paper.column
        column.setSpacing(Space.TIGHT)
        column.addWidget(self._label)
        column.addWidget(self.amount)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.TIGHT)
        column.addWidget(self.saying)
        column.addWidget(self._waited)
        column.addWidget(self.told)
        column.addSpacing(Space.BODY)
        column.addWidget(self.choices)
        stand_in_the_middle(paper, self)
