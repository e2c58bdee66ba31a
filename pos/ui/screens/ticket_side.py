"""The ticket's side of the selling screen: its lines or the change due, the total, and the one next action."""

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.selling.sell_view import Act, FootView, TicketView
from pos.ui.theme.tokens import Space, Target, Type, Weight, ink, look
from pos.ui.widgets.drawer.change_board import ChangeBoard
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.kit.painting import painter_on
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.teaching import TeachingCard
from pos.ui.widgets.paying.paid_strip import PaidStrip
from pos.ui.widgets.selling.ticket_list import TicketList

WIDE = 472
_MARGIN = Space.BODY + Space.HAIR
_TALL = 2 * Target.HIT + Space.TIGHT


class _Rule(QWidget):
    """A line across the side: a hairline, or the strong one above the total."""

    def __init__(self, *, strong: bool) -> None:
        super().__init__()
        self._strong = strong
        self.setFixedHeight(2 if strong else 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = look()
        painter_on(self).fillRect(QRectF(self.rect()), ink(theme.ink if self._strong else theme.line))


class TicketSide(Panel):
    """Shows the ticket; every signal is something a hand did."""

    line_touched = Signal(int)
    acted = Signal(object)
    receipt_turned = Signal()
    cleared = Signal()
    change_pressed = Signal(int)
    primary_pressed = Signal()
    second_pressed = Signal()
    third_pressed = Signal()
    fourth_pressed = Signal()
    payment_undone = Signal(int)

    def __init__(self) -> None:
        """Lay the side out."""
        super().__init__(0, WIDE)
        self.column.setContentsMargins(1, 0, 1, Space.BODY)
        self.column.setSpacing(0)
        self._title = Label(Type.STRONG, Weight.BOLD)
        self.clear, self.receipt = Button(Kind.GHOST), Button(Kind.GHOST)
        self.lines, self.teaching, self.change = TicketList(), TeachingCard(), ChangeBoard()
        self.change.setParent(self)
        self._title.setFixedHeight(Target.HIT)
        self.acts: dict[Act, Button] = {}
        self._acts_row = QHBoxLayout()
        self._total_label = Label(Type.TITLE - 3, Weight.BOLD)
        self._caption = Label(Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self.total = Amount(Type.TOTAL)
        self.primary, self.second = Button(Kind.PRIMARY), Button(Kind.QUIET, once=True)
        self.third, self.fourth = Button(Kind.QUIET, once=True), Button(Kind.QUIET, once=True)
        self.paid, self._ways = PaidStrip(_MARGIN), QWidget()
        self._body = QStackedLayout()
        self._lay_out()
        self.lines.chosen.connect(self.line_touched)
        self.clear.clicked.connect(self.cleared)
        self.receipt.clicked.connect(self.receipt_turned)
        self.change.pressed.connect(self.change_pressed)
        self.primary.clicked.connect(self.primary_pressed)
        self.second.clicked.connect(self.second_pressed)
        self.third.clicked.connect(self.third_pressed)
        self.fourth.clicked.connect(self.fourth_pressed)
        self.paid.undone.connect(self.payment_undone)

    def show_ticket(self, view: TicketView) -> None:
        """Show the lines, or the change due."""
        self._title.say(view.title)
        for button, text in ((self.clear, view.clear), (self.receipt, view.receipt)):
            button.say(text)
            button.setVisible(bool(text))
        self.paid.show_payments(view.paid)
        if view.change is not None:
            self.change.show_change(view.change)
            self._body.setCurrentIndex(1)
            return
        self._body.setCurrentIndex(0)
        self.lines.show_rows(view.rows)
        self.teaching.setVisible(view.teaching is not None)
        self.lines.setVisible(view.teaching is None)
        if view.teaching is not None:
            self.teaching.teach(view.teaching)
        for act, button_view in view.actions:
            button = self._action(act)
            button.say(button_view.label)
            button.setEnabled(button_view.enabled)

    def show_foot(self, view: FootView) -> None:
        """Show the total and what to do next."""
        self._total_label.say(view.label)
        self._caption.say(view.caption)
        self._caption.setVisible(bool(view.caption))
        self.total.say(view.figure, view.unit)
        if view.third is not None and view.fourth is not None:
            self._make_room()
        self._ways.setVisible(view.third is not None or view.fourth is not None)
        shown = (view.primary, view.second, view.third, view.fourth)
        for button, told in zip((self.primary, self.second, self.third, self.fourth), shown, strict=True):
            button.setVisible(told is not None)
            if told is not None:
                button.say(told.label, told.caption)
                button.setEnabled(told.enabled)

    def _make_room(self) -> None:
        """Stand a card above a phone from here on; the buttons beside them grow with the two, and stay so."""
        for each in (self.primary, self.second, self._ways):
            each.setFixedHeight(_TALL)

    def _action(self, act: Act) -> Button:
        button = self.acts.get(act)
        if button is None:
            button = Button(Kind.OFFER if act is Act.OFFER else Kind.QUIET)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self._act, act))
            self.acts[act] = button
            self._acts_row.addWidget(button, 1)
        return button

    def _act(self, act: Act, _checked: object = None) -> None:
        self.acted.emit(act)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.TIGHT, 0, Space.TIGHT, 0)
        head.setSpacing(0)
        head.addSpacing(_MARGIN - Space.TIGHT)
        head.addWidget(self._title, 1)
        for button in (self.clear, self.receipt):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            head.addWidget(button)
        lines = QWidget(self)
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.lines, 1)
        column.addWidget(self.teaching, 1)
        self._acts_row.setContentsMargins(_MARGIN, Space.TIGHT, _MARGIN, Space.SNUG)
        self._acts_row.setSpacing(Space.TIGHT)
        column.addLayout(self._acts_row)
        self._body.addWidget(lines)
        self._body.addWidget(self.change)
        self.column.addLayout(head)
        self.column.addWidget(_Rule(strong=False))
        self.column.addLayout(self._body, 1)
        self.column.addWidget(self.paid)
        self.column.addWidget(_Rule(strong=True))
        self.column.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        labels = QVBoxLayout()
        labels.setSpacing(0)
        labels.addStretch(1)
        labels.addWidget(self._total_label)
        labels.addWidget(self._caption)
        labels.addStretch(1)
        total = QHBoxLayout()
        total.setSpacing(Space.SNUG)
        total.addLayout(labels, 2)
        total.addWidget(self.total, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.TIGHT)
        self.primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.second.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for each in (self.second, self._ways):
            each.setFixedHeight(Target.MAIN)
        for button in (self.third, self.fourth):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # The total stays where it is when the page beside the ticket has buttons of its own.
        stays = self.primary.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.primary.setSizePolicy(stays)
        buttons.addWidget(self.primary, 3)
        buttons.addWidget(self.second, 2)
        ways = QVBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(Space.TIGHT)
        ways.addWidget(self.third)
        ways.addWidget(self.fourth)
        buttons.addWidget(self._ways, 2)
        foot = QVBoxLayout()
        foot.setContentsMargins(_MARGIN, Space.TIGHT, _MARGIN, 0)
        foot.setSpacing(Space.TIGHT)
        foot.addLayout(total)
        foot.addLayout(buttons)
        return foot
