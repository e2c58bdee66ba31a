"""What cards leave open at a closing, on one card: payments carried over, and the terminal's totals."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.drawer.cards_at_closing import CardsAtClosing, CardsLine
from pos.ui.theme.tokens import Radius, Space, Target, Type, Weight, look
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.page_card import in_the_middle
from pos.ui.widgets.kit.painting import card, painter_on
from pos.ui.widgets.kit.tones import writing_of

_BUTTON = 112


class CardsCard(QWidget):
    """Two lines with a way each."""

    payments_wanted = Signal()
    settle_wanted = Signal()

    def __init__(self) -> None:
        """Make a card that is not there: a till without a terminal has none."""
        super().__init__()
        self._title = Label(Type.CAPTION, Weight.STRONG, Tone.MUTED)
        self.unknown, self.totals = _Line(), _Line()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.BODY + Space.HAIR, Space.BODY, Space.BODY, Space.BODY)
        column.setSpacing(Space.TIGHT)
        for widget in (self._title, self.unknown, self.totals):
            column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.unknown.button.clicked.connect(self.payments_wanted)
        self.totals.button.clicked.connect(self.settle_wanted)
        self.hide()

    def show_cards(self, view: CardsAtClosing | None) -> None:
        """Show how cards stand; nothing where there is no terminal."""
        self.setVisible(view is not None)
        if view is not None:
            self._title.say(view.title)
            self.unknown.show_line(view.unknown)
            self.totals.show_line(view.totals)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        theme = look()
        card(painter_on(self), QRectF(self.rect()), Radius.CARD, theme.surface, theme.line)


class _Line(QWidget):
    """One line."""

    def __init__(self) -> None:
        super().__init__()
        self.told, self.button = Label(Type.BODY, Weight.MEDIUM, wrap=True), Button(Kind.QUIET)
        self.button.setFixedSize(_BUTTON, Target.HIT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SNUG)
        row.addLayout(in_the_middle(self.told), 1)
        row.addWidget(self.button)

    def show_line(self, line: CardsLine | None) -> None:
        self.setVisible(line is not None)
        if line is not None:
            self.told.say(line.told, writing_of(line.tone))
            self.button.say(line.button.label, line.button.caption)
            self.button.setAccessibleName(f"{line.button.label}: {line.told}")
