"""A payment that surely charged nothing: why, what to say to the customer, and the two ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.presenters.paying.card_views import EndedView
from pos.ui.presenters.shown import tone
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.choice_button import ChoiceGrid
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.page_card import PageCard, SignRound, SoftCard, in_the_middle, stand_in_the_middle

_ROUNDS = {
    tone.Tone.WRONG: (Sign.CLOSE, Tone.DANGER),
    tone.Tone.LOOK: (Sign.PULSE, Tone.SAFFRON),
    tone.Tone.WELL: (Sign.DONE, Tone.ACCENT),
    tone.Tone.PLAIN: (Sign.MINUS, Tone.MUTED),
}


class CardEnded(QWidget):
    """Says how it ended; `chosen` carries the way on, `help_wanted` the code of its page of help."""

    chosen = Signal(str)
    help_wanted = Signal(str)

    def __init__(self) -> None:
        """Lay the page out."""
        super().__init__()
        self._round = SignRound(Sign.CLOSE)
        self.title = Label(Type.DISPLAY - 2, Weight.BOLD, wrap=True)
        self.told = Label(Type.STRONG, tone=Tone.MUTED, wrap=True)
        self._customer = SoftCard(Tone.ACCENT)
        self._customer_label = Label(Type.BODY, Weight.STRONG, Tone.ACCENT)
        self.customer = Label(Type.TITLE - 3, Weight.STRONG, wrap=True)
        self.data = Label(Type.BODY, tone=Tone.MUTED, wrap=True)
        self.choices = ChoiceGrid(1, (Kind.PRIMARY, Kind.QUIET))
        self.help = Button(Kind.GHOST)
        self._lay_out()
        self.help.clicked.connect(self._ask_for_help)
        self.choices.chosen.connect(self.chosen)

    def show_view(self, view: EndedView) -> None:
        """Show the end."""
        self._round.show_sign(*_ROUNDS[view.tone])
        self.title.say(view.title)
        self.told.say(view.told)
        self._customer_label.say(view.customer_label)
        self.customer.say(view.customer)
        self._customer.setVisible(bool(view.customer))
        self.data.say(view.data)
        self.choices.show_choices(view.choices)
        self.help.say(view.code)
        self.help.setVisible(bool(view.code))

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(Space.HAIR)
        said.addWidget(self._customer_label)
        said.addWidget(self.customer)
        self._customer.row.addLayout(said, 1)
        words, head = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self.title)
        words.addWidget(self.told)
        head.setSpacing(Space.BODY)
        head.addWidget(self._round)
        head.addLayout(words, 1)
        paper = PageCard()
        paper.column.addLayout(head)
        paper.column.addWidget(self._customer)
        paper.column.addWidget(self.choices)
        self.help.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SNUG)
        foot.addLayout(in_the_middle(self.data), 1)
        foot.addWidget(self.help)
        paper.column.addLayout(foot)
        stand_in_the_middle(paper, self)

    def _ask_for_help(self) -> None:
        self.help_wanted.emit(self.help.text())
