"""What a person does with a terminal's paper: the amount to type there, what it answered, and its numbers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.ports.payment_terminal import Prompt
from pos.ui.presenters.paying.card_views import PaperView
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.theme.writing import Place
from pos.ui.widgets.kit.button import Kind
from pos.ui.widgets.kit.choice_button import ChoiceGrid
from pos.ui.widgets.kit.field_row import FieldList
from pos.ui.widgets.kit.keypad import AMOUNT_KEYS, KeyPad
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.paying.terminal_picture import TerminalPicture

_PAD_HIGH, _PAD_WIDE = 340, 350
_CHOICE_HIGH = 84


class CardPaper(QWidget):
    """Shows the sheet; every signal is something a hand did."""

    chosen = Signal(str)
    line_touched = Signal(str)
    pressed = Signal(str)

    def __init__(self) -> None:
        """Lay the page out."""
        super().__init__()
        self.title = Label(Type.DISPLAY - 4, Weight.BOLD, wrap=True)
        self.told = Label(Type.STRONG - 1, tone=Tone.MUTED, wrap=True)
        self._small_label, self._small = Label(Type.BODY, tone=Tone.MUTED, place=Place.END), Amount(Type.DISPLAY + 4)
        self._label, self.amount = Label(Type.BODY, tone=Tone.MUTED), Amount(Type.AMOUNT, Place.START)
        self.picture = TerminalPicture()
        self.picture.show_prompt(Prompt.TYPE_ON_TERMINAL, 0)
        self.fields, self.pad = FieldList(), KeyPad(AMOUNT_KEYS)
        self.choices = ChoiceGrid(2, (Kind.QUIET,), _CHOICE_HIGH)
        self.leave = ChoiceGrid(1, (Kind.PLAIN,), 60)
        self._typing, self._showing, self._beside = QWidget(), QWidget(), QWidget()
        self._lay_out()
        for grid in (self.choices, self.leave):
            grid.chosen.connect(self.chosen)
        self.fields.touched.connect(self.line_touched)
        self.pad.pressed.connect(self.pressed)

    def show_view(self, view: PaperView) -> None:
        """Show the sheet, or the choices under the amount."""
        self.title.say(view.title)
        self.told.say(view.told)
        for label, amount in ((self._label, self.amount), (self._small_label, self._small)):
            label.say(view.label)
            amount.say(view.figure, view.unit)
        self.picture.setAccessibleName(view.title)
        # What goes goes first: both at once would ask for more room than a small screen has, and the window would grow.
        gone = ((self._typing, view.fields), (self.choices, view.choices), (self.leave, view.last))
        for widget, there in gone:
            if not there:
                widget.hide()
        self._showing.setVisible(view.large)
        self._beside.setVisible(not view.large)
        self.fields.show_fields(view.fields)
        self._typing.setVisible(bool(view.fields))
        self.choices.show_choices(view.choices)
        self.leave.show_choices(view.last)

    def _lay_out(self) -> None:
        words, beside, head = QVBoxLayout(), QVBoxLayout(self._beside), QHBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self.title)
        words.addWidget(self.told)
        words.addStretch(1)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._small_label)
        beside.addWidget(self._small)
        head.setSpacing(Space.WIDE)
        head.addLayout(words, 3)
        head.addWidget(self._beside, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.BODY, 0, Space.BODY, 0)
        page.setSpacing(Space.BODY)
        page.addLayout(head)
        page.addWidget(self._shown_large())
        page.addWidget(self._typed())
        page.addWidget(self.choices)
        page.addWidget(self.leave)
        page.addStretch(1)

    def _shown_large(self) -> QWidget:
        """Lay out the amount that is typed on the terminal, beside the terminal."""
        sums, row = QVBoxLayout(), QHBoxLayout(self._showing)
        sums.setSpacing(0)
        sums.addStretch(1)
        sums.addWidget(self._label)
        sums.addWidget(self.amount)
        sums.addStretch(1)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(sums, 1)
        row.addWidget(self.picture)
        return self._showing

    def _typed(self) -> QWidget:
        self.pad.setFixedSize(_PAD_WIDE, _PAD_HIGH)
        row = QHBoxLayout(self._typing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WIDE)
        row.addWidget(self.fields, 1)
        row.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignTop)
        return self._typing
