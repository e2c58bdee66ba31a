"""Putting pieces and amounts on the ticket: touched, scanned, or typed without looking."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from pos.domain.product import Product
from pos.domain.quantity import Quantity, pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.ticket import add_free_amount, change_quantity, remove_line
from pos.ports.scanner import ProductCode
from pos.ui.presenters.selling.bench import Bench
from pos.ui.presenters.selling.checkout import Checkout
from pos.ui.presenters.shown.notice import refused_notice
from pos.ui.presenters.shown.typed_line import TypedLine
from pos.usecases.ring_up import RingUp


class Ringing:
    """What is typed, and what it and the scanner put on the bench's ticket.

    `begun` is called before anything new is put down. While a sale is on its way to the journal nothing is lost:
    what is touched or scanned then waits for the next ticket.
    """

    def __init__(self, bench: Bench, checkout: Checkout, begun: Callable[[], None]) -> None:
        """Begin with nothing typed."""
        self._bench, self._checkout, self._begun = bench, checkout, begun
        self.typed = TypedLine()
        self._insist: tuple[Product, Quantity] | None = None
        self._later: list[Callable[[], None]] = []

    def take(self, product_id: str) -> None:
        """Put the piece that was touched on the ticket."""
        product = self._bench.product(product_id)
        if product is not None:
            self._ring_up(product, self._times())

    def scan(self, text: str) -> None:
        """Put the piece that was scanned on the ticket; figures that were half typed are dropped."""
        code = self._bench.services.read_code(text)
        product = self._bench.catalogue.by_code(code.code) if isinstance(code, ProductCode) else None
        if product is not None:
            self._ring_up(product, self._times())
        else:
            self._begun()
            self.typed = TypedLine()
            self._refuse(Refused(Rule.CODE_UNKNOWN, detail=text))

    def insist(self) -> None:
        """Sell the piece all the same: the customer holds it, whatever the till remembers."""
        if self._insist is None:
            return
        product, quantity = self._insist
        held = self._bench.held() is not None
        if held:
            # The one thing that can be done about a ticket that waits for a card: begin the next.
            self._begun()
            self._bench.park()
        self._ring_up(product, quantity, insist=not held)

    def press(self, key: str) -> None:
        """Type a figure, a comma or the sign of times for an amount without a piece."""
        self._begun()
        self.typed = self.typed.press(key)
        self._bench.tell(None)

    def erase(self) -> None:
        """Take the last key back."""
        self.typed = self.typed.erase()
        self._bench.tell(None)

    def forget(self) -> None:
        """Forget what was typed."""
        self.typed = TypedLine()
        self._bench.tell(None)

    def look_up(self) -> None:
        """Look what is typed up as a code."""
        self.scan(self.typed.code())

    def plus(self) -> None:
        """Make a line of what is typed; with nothing typed, one more of the chosen line."""
        if self.typed.empty:
            self.change_by(1)
        else:
            self.add_typed()

    def change_by(self, count: int) -> None:
        """Make the chosen line more or fewer; the last piece takes the line off."""
        ticket = self._bench.ticket
        line = ticket.line(self._bench.desk.chosen)
        if line is None or self._checkout.busy:
            return
        quantity = line.quantity + pieces(count)
        if quantity.milli > 0:
            self._bench.put(change_quantity(ticket, line.number, quantity))
        else:
            self._bench.put(remove_line(ticket, line.number))

    def add_typed(self) -> bool:
        """Put the typed amount on the ticket; give whether nothing is left typed."""
        if self.typed.empty:
            return True
        if self._checkout.busy:
            return False
        bench = self._bench
        amount, quantity = self.typed.amount(bench.ticket.currency), self.typed.quantity()
        if isinstance(amount, Refused) or isinstance(quantity, Refused):
            self._refuse(amount if isinstance(amount, Refused) else Refused(Rule.QUANTITY_NOT_POSITIVE))
            return False
        stands = bench.services.free_amount(bench.session.place)
        free = replace(stands, price=replace(stands.price, amount=amount))
        before, self.typed = self.typed, TypedLine()
        if bench.put(add_free_amount(bench.ticket, free, quantity)):
            return True
        self.typed = before
        return False

    def catch_up(self) -> None:
        """Put what came while a sale was being finished on the next ticket."""
        later, self._later = self._later, []
        for act in later:
            act()

    def _ring_up(self, product: Product, quantity: Quantity, *, insist: bool = False) -> None:
        if self._checkout.busy:
            self._later.append(partial(self._ring_up, product, quantity, insist=insist))
            return
        bench = self._bench
        held = bench.held()
        if held is not None:
            self._insist = (product, quantity)
            self._refuse(held, bench.words.say("card.next_ticket"))
            return
        self._begun()
        outcome = bench.services.ring_up(RingUp(bench.ticket, product, quantity, insist), bench.sold)
        self.typed, self._insist = TypedLine(), None
        if isinstance(outcome, Refused) and outcome.rule is Rule.PIECE_ALREADY_SOLD:
            self._insist = (product, quantity)
            self._refuse(outcome, bench.words.say("sell.insist"))
        else:
            bench.put(outcome)

    def _times(self) -> Quantity:
        quantity = self.typed.quantity()
        return pieces(1) if isinstance(quantity, Refused) else quantity

    def _refuse(self, refused: Refused, act: str = "") -> None:
        self._bench.tell(refused_notice(refused, self._bench.words, act))
