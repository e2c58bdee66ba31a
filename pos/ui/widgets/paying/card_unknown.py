"""Nobody knows whether the card was charged: said calmly, with the payment in figures and the safe answer largest."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.presenters.paying.card_views import UnknownView
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.choice_button import ChoiceGrid
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.page_card import PageCard, SignRound, SoftCard, in_the_middle, stand_in_the_middle


class _Facts(SoftCard):
    """Figures with their names above them, beside each other."""

    def __init__(self) -> None:
        super().__init__(Tone.MUTED)
        self._pairs: list[tuple[Label, Label]] = []

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        while len(self._pairs) < len(facts):
            pair = (Label(Type.CAPTION + 1, tone=Tone.MUTED), Label(Type.STRONG, Weight.BOLD))
            column = QVBoxLayout()
            column.setSpacing(0)
            for label in pair:
                column.addWidget(label)
            self.row.addLayout(column, 1)
            self._pairs.append(pair)
        for place, pair in enumerate(self._pairs):
            for label, text in zip(pair, facts[place] if place < len(facts) else ("", ""), strict=True):
                label.say(text)
                label.setVisible(place < len(facts))

    def told(self) -> list[str]:
        """Give the figures."""
        return [figure.text() for _, figure in self._pairs if figure.text()]


class CardUnknown(QWidget):
    """Says it; `chosen` carries what is done about it, `help_wanted` the code of its page of help."""

    chosen = Signal(str)
    help_wanted = Signal(str)

    def __init__(self) -> None:
        """Lay the page out."""
        super().__init__()
        self._round = SignRound(Sign.QUESTION)
        self.title = Label(Type.DISPLAY - 4, Weight.BOLD, wrap=True)
        self.means = Label(Type.STRONG - 1, tone=Tone.MUTED, wrap=True)
        self.facts = _Facts()
        self.alarm, self._alarm_card = Label(Type.BODY, Weight.STRONG, wrap=True), SoftCard(Tone.DANGER)
        self.slip, self._slip_card = Label(Type.BODY, Weight.MEDIUM, wrap=True), SoftCard(Tone.ACCENT)
        self._slip_label = Label(Type.CAPTION + 1, tone=Tone.ACCENT)
        self.first = ChoiceGrid(1, (Kind.PRIMARY,))
        self.pair, self.last = ChoiceGrid(2, (Kind.QUIET,)), ChoiceGrid(2, (Kind.PLAIN, Kind.GHOST), 60)
        self.data = Label(Type.CAPTION + 1, tone=Tone.MUTED, wrap=True)
        self.help = Button(Kind.GHOST)
        self._lay_out()
        for grid in (self.first, self.pair, self.last):
            grid.chosen.connect(self.chosen)
        self.help.clicked.connect(self._ask_for_help)

    def show_view(self, view: UnknownView) -> None:
        """Show where it stands."""
        self.title.say(view.title)
        self.means.say(view.means)
        self.facts.show_facts(view.facts)
        self._slip_label.say(view.slip_label)
        self.slip.say(" · ".join(view.slip))
        self._slip_card.setVisible(bool(view.slip))
        self.alarm.say(view.alarm)
        self._alarm_card.setVisible(bool(view.alarm))
        self.first.show_choices(() if view.first is None else (view.first,))
        self.pair.show_choices(view.pair)
        self.last.show_choices(view.last)
        self.data.say(view.data)
        self.help.say(view.code)

    def _lay_out(self) -> None:
        words, head = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self.title)
        words.addWidget(self.means)
        head.setSpacing(Space.BODY)
        head.addWidget(self._round)
        head.addLayout(words, 1)
        self._alarm_card.row.addWidget(self.alarm)
        slip = QVBoxLayout()
        slip.setSpacing(0)
        slip.addWidget(self._slip_label)
        slip.addWidget(self.slip)
        self._slip_card.row.addLayout(slip, 1)
        self.help.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SNUG)
        foot.addLayout(in_the_middle(self.data), 1)
        foot.addWidget(self.help)
        paper = PageCard()
        paper.column.setSpacing(Space.SNUG + 2)
        paper.tighten()
        paper.column.addLayout(head)
        for widget in (self.facts, self._alarm_card, self._slip_card, self.first, self.pair, self.last):
            paper.column.addWidget(widget)
        paper.column.addLayout(foot)
        stand_in_the_middle(paper, self)

    def _ask_for_help(self) -> None:
        self.help_wanted.emit(self.help.text())
