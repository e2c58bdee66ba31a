"""A piece that lies on a ticket got another price meanwhile: the line keeps its own, and says so until somebody chose.

Quietly: the customer may be looking. Nothing changes on the ticket but by a hand.
"""

from dataclasses import replace

from pos.domain.product import Product
from pos.domain.refusals import Refused, Rule
from pos.domain.ticket import Line, Ticket
from pos.ui.presenters.selling.bench import Bench
from pos.ui.presenters.shown.ticket_rows import TicketRow


class FreshPrices:
    """Knows which lines were rung up at another price than the shelf's, and which of those were to stay."""

    def __init__(self, bench: Bench) -> None:
        """Begin with nothing chosen."""
        self._bench = bench
        self._kept: set[tuple[str, int, int]] = set()

    def of(self, line: Line) -> Product | None:
        """Give the piece of a line whose price is another now, unless somebody chose to keep the old one."""
        product = self._bench.product(line.product) if line.product else None
        if product is None or product.price == line.asking or self._key(line, product) in self._kept:
            return None
        return product

    def mark(self, row: TicketRow, line: Line) -> TicketRow:
        """Mark the row of such a line, where it says whose it is: there is no room for both."""
        product, words = self.of(line), self._bench.words
        if product is None:
            return row
        told = words.say("line.fresh", price=words.short(product.price.amount))
        return replace(row, subtitle=told)

    def choice(self, line: Line) -> tuple[str, str]:
        """Word the two ways: the new price, and the one of the line; empty where there is nothing to choose."""
        product, words = self.of(line), self._bench.words
        if product is None:
            return "", ""
        take = words.say("line.fresh_take", price=words.money(product.price.amount))
        return take, words.say("line.fresh_keep", price=words.money(line.asking.amount))

    def keep(self, number: int) -> None:
        """Let a line keep its price; it is not said again."""
        line = self._bench.ticket.line(number)
        product = None if line is None else self.of(line)
        if line is not None and product is not None:
            self._kept.add(self._key(line, product))

    def take(self, number: int) -> Ticket | Refused:
        """Say what the ticket would be with the new price asked for a line."""
        ticket = self._bench.ticket
        line = ticket.line(number)
        product = None if line is None else self.of(line)
        if line is None or product is None:
            return Refused(Rule.LINE_NOT_FOUND)
        asked = replace(line, asking=product.price, floor=product.floor, agreed=None)
        return replace(ticket, lines=tuple(asked if each is line else each for each in ticket.lines))

    def _key(self, line: Line, product: Product) -> tuple[str, int, int]:
        return self._bench.ticket.key, line.number, product.price.amount.minor
