"""What hands and keys mean while selling, pane by pane: the hands can stay on the keyboard, or on the screen."""

from collections.abc import Callable

from pos.ui.presenters.selling.card_hands import CardHands
from pos.ui.presenters.selling.line_sheet import LineSheet
from pos.ui.presenters.selling.pay_hands import PayHands
from pos.ui.presenters.selling.sell import Sell
from pos.ui.presenters.selling.sell_view import Act, Pane
from pos.ui.presenters.selling.sheet_hands import SheetHands
from pos.ui.presenters.shown.typed_line import FIGURES, TIMES

ENTER, ESCAPE, ERASE, UP, DOWN = "enter", "escape", "erase", "up", "down"
_MORE, _FEWER = frozenset("+"), frozenset("-−")
_PAY = frozenset(" =")


class SellHands:
    """Tells the selling screen's parts what was pressed."""

    def __init__(self, sell: Sell) -> None:
        """Speak for these parts."""
        self._sell = sell
        self.sheet, self.pay = SheetHands(sell), PayHands(sell)
        self.card = None if sell.card is None else CardHands(sell, sell.card)

    def hear(self, key: str) -> bool:
        """Take a key of the keyboard; give whether it meant anything."""
        pane = self._sell.pane
        pads = {Pane.LINE: self.sheet.press, Pane.PAY: self.press_on_pay, Pane.APPROVAL: self.press_on_approval}
        if pane is Pane.CARD and self.card is not None:
            return self.card.hear(key)
        if pane in pads or pane in {Pane.RECEIPT, Pane.TICKETS, Pane.NOTE}:
            return self._in_order(key, pads.get(pane))
        return self._on_wall(key)

    def press_primary(self) -> None:
        """Do the one next action."""
        sell = self._sell
        match sell.pane:
            case Pane.LINE:
                sell.apply_sheet()
            case Pane.NOTE:
                sell.open(Pane.WALL)
            case Pane.PAY:
                sell.checkout.finish_entered()
            case Pane.CARD if self.card is not None:
                self.card.press_primary()
            case Pane.APPROVAL if sell.checkout.approval is not None:
                sell.checkout.approval.enter()
            case _ if sell.sold_now:
                sell.next_sale()
            case _:
                sell.pay_exact()

    def press_second(self) -> None:
        """Do what stands beside it: go to the notes, or back."""
        if self._sell.pane in (Pane.WALL, Pane.KEYS, Pane.TICKETS):
            self._sell.pay()
        else:
            self._sell.back()

    def act(self, act: Act) -> None:
        """Press one of the quiet buttons under the ticket."""
        sell = self._sell
        match act:
            case Act.OFFER:
                sell.open_sheet(LineSheet.at_price(sell.bench))
            case Act.DISCOUNT:
                sell.open_sheet(LineSheet.at_discount(sell.bench))
            case Act.NOTE:
                sell.open_note()
            case Act.PARK:
                sell.park()
            case Act.UNDO:
                sell.undo()

    def press_change(self, place: int) -> None:
        """Look at the receipt (0), or print it again (1)."""
        if place:
            self._sell.checkout.reprint()
        else:
            self._sell.open(Pane.RECEIPT)

    def press_on_keys(self, key: str) -> None:
        """Press a key of the pad for amounts."""
        self._on_wall(key)

    def take(self, product: str) -> None:
        """Touch a piece."""
        self._sell.ringing.take(product)

    def recall(self, nickname: int) -> None:
        """Touch a ticket put aside."""
        self._sell.recall(nickname)

    def open_keys(self) -> None:
        """Open the pad for amounts."""
        self._sell.open(Pane.KEYS)

    def back(self) -> None:
        """Close what is open."""
        self._sell.back()

    def insist(self) -> None:
        """Do the one thing that can be done about what was refused."""
        if self._sell.checkout.wants_reason:
            self._sell.open_note()
        elif self.card is None or not self.card.insist():
            self._sell.ringing.insist()

    def dismiss(self) -> None:
        """Put what was refused away."""
        if self.card is not None:
            self.card.dismiss()
        self._sell.bench.tell(None)

    def press_on_pay(self, key: str) -> None:
        """Press a key on the pad of cash."""
        if key == ERASE:
            self._sell.checkout.erase()
        elif set(key) <= FIGURES:
            self._sell.checkout.press(key)

    def add_piece(self, minor: int) -> None:
        """Touch a note or a coin."""
        self._sell.checkout.add_piece(minor)

    def type_note(self, note: str) -> None:
        """Write on the note."""
        self._sell.note.text = note

    def choose_quick(self, place: int) -> None:
        """Finish with a sum that stands ready."""
        suggestions = self._sell.checkout.suggestions()
        if place < len(suggestions):
            self._sell.checkout.finish(suggestions[place])

    def press_on_approval(self, key: str) -> None:
        """Press a key on the pad of a PIN."""
        approval = self._sell.checkout.approval
        if approval is not None and key == ERASE:
            approval.erase()
        elif approval is not None:
            approval.press(key)

    def choose_face(self, person: str) -> None:
        """Touch the face of somebody who may say yes."""
        if self._sell.checkout.approval is not None:
            self._sell.checkout.approval.choose(person)

    def ring_first(self) -> None:
        """Take the piece that was found first, and look for the next."""
        product = self._sell.finder.first()
        if product is not None:
            self._sell.finder.search("")
            self._sell.ringing.take(product.id)

    def search(self, typed: str) -> None:
        """Look for words."""
        self._sell.finder.search(typed)
        self._sell.bench.tell(None)

    def choose_chain(self, chain: str) -> None:
        """Look at one chain of crafts."""
        self._sell.finder.choose_chain(chain)
        self._sell.bench.tell(None)

    def _in_order(self, key: str, press: Callable[[str], None] | None) -> bool:
        if key == ESCAPE:
            self._sell.back()
        elif key == ENTER:
            self.press_primary()
        elif press is not None and key:
            press(key)
        else:
            return False
        return True

    def _on_wall(self, key: str) -> bool:
        ringing = self._sell.ringing
        acts: dict[str, Callable[[], None]] = {
            UP: lambda: self._sell.bench.step_line(-1),
            DOWN: lambda: self._sell.bench.step_line(1),
            ERASE: ringing.erase,
            ESCAPE: self._give_up,
            ENTER: self._enter,
        }
        if key in acts:
            acts[key]()
        elif key and set(key) <= FIGURES | TIMES:
            ringing.press(key)
        elif key in _MORE:
            ringing.plus()
        elif key in _FEWER:
            ringing.change_by(-1)
        elif key in _PAY:
            self._sell.pay()
        else:
            return False
        return True

    def _enter(self) -> None:
        if self._sell.ringing.typed.empty:
            self.press_primary()
        else:
            self._sell.ringing.look_up()

    def _give_up(self) -> None:
        """Escape: forget what is typed, or close what is open, or let the next sale begin."""
        if not self._sell.ringing.typed.empty:
            self._sell.ringing.forget()
        elif self._sell.sold_now:
            self._sell.next_sale()
        else:
            self._sell.finder.search("")
            self._sell.back()
