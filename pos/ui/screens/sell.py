"""The selling screen: what there is to sell on one side, the ticket on the other, total and Cash where the eye ends."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from pos.ui.hands import keys
from pos.ui.override import override
from pos.ui.presenters.selling.sell import Sell
from pos.ui.presenters.selling.sell_hands import SellHands
from pos.ui.presenters.selling.sell_told import MORE, SellTold
from pos.ui.presenters.selling.sell_view import Pane, SellView
from pos.ui.screens.find_side import FindSide
from pos.ui.screens.screen import Screen
from pos.ui.screens.ticket_side import TicketSide
from pos.words.speech import Words


class SellScreen(Screen):
    """Shows what `Sell` is, and tells it what hands do. `header_changed` is called with every view."""

    help_wanted = Signal(str)
    payments_wanted = Signal()

    def __init__(self, sell: Sell, header_changed: Callable[[SellView], None]) -> None:
        """Lay the two sides out."""
        super().__init__()
        self._sell = sell
        self._told = SellTold(sell)
        self._pane = Pane.WALL
        self._hands = SellHands(sell)
        self._header_changed = header_changed
        self.find_side = FindSide(self._hands, sell.bench.services.receipt, sell.bench.lane)
        self.side = TicketSide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.find_side, 1)
        row.addWidget(self.side)
        self._connect()
        sell.bench.changed = self.show_now

    def show_now(self) -> None:
        """Show the state of the moment; widgets compare, and repaint what changed."""
        view = self._told.view()
        self.side.show_ticket(view.ticket)
        self.side.show_foot(view.foot)
        if view.ticket.change is not None and view.pane is not self._pane:
            # What the customer waits for is painted before the shelf comes back beside it.
            self.side.repaint()
        self._pane = view.pane
        self.find_side.show_view(view)
        self._header_changed(view)

    @override
    def speak(self, words: Words) -> None:
        self._sell.bench.words = words
        self.find_side.speak(words)
        self._sell.speak()

    @override
    def enter(self) -> None:
        self.show_now()

    @override
    def hear(self, key: str) -> bool:
        if key == keys.ESCAPE:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if key == keys.FIND or (self._sell.pane is Pane.WALL and len(key) == 1 and key.isalpha()):
            self._sell.open(Pane.WALL)
            self.find_side.wall.look_for("" if key == keys.FIND else key)
            return True
        return self._hands.hear(key)

    @override
    def scan(self, text: str) -> None:
        self._sell.ringing.scan(text)

    def touch_ticket(self, nickname: int) -> None:
        """Take up the ticket of that nickname, or show all that were put aside."""
        if nickname == MORE:
            self._sell.open(Pane.TICKETS)
        else:
            self._sell.recall(nickname)

    def want_ticket(self) -> None:
        """Put the ticket in hand aside and begin another."""
        self._sell.park()

    def end(self) -> None:
        """Let go of the till: somebody else sells now, or nobody."""
        self._sell.end()

    def tick(self) -> None:
        """Let a second pass: facts and locks are told again, and that a sale takes long."""
        if self._sell.checkout.approval is not None:
            self._sell.checkout.approval.tick()
        if self._sell.card is not None:
            self._sell.card.tick()
        if self._sell.checkout.busy:
            self.show_now()
        else:
            self._sell.finder.look_at_shelf()
            self._header_changed(self._told.view())

    def _connect(self) -> None:
        side, hands = self.side, self._hands
        side.line_touched.connect(self._sell.touch_line)
        side.acted.connect(hands.act)
        side.receipt_turned.connect(self._sell.turn_receipt)
        side.cleared.connect(self._sell.clear)
        side.change_pressed.connect(hands.press_change)
        side.primary_pressed.connect(hands.press_primary)
        side.second_pressed.connect(hands.press_second)
        if hands.card is not None:
            side.third_pressed.connect(hands.card.open)
            side.fourth_pressed.connect(hands.card.open_phone)
            side.payment_undone.connect(hands.card.take_back)
            hands.card.look, hands.card.help = self.payments_wanted.emit, self.help_wanted.emit
        self.find_side.banner.help_wanted.connect(self.help_wanted)
