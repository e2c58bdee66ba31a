"""A piece is scanned or touched and stands on the ticket. No disk is asked: it happens on the screen's thread."""

from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.domain.refusals import Refused, Rule
from pos.domain.ticket import Ticket, add_product
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class RingUp:
    """What goes on which ticket. `insist`: the customer holds the piece, whatever the till remembers."""

    ticket: Ticket
    product: Product
    quantity: Quantity
    insist: bool = False


def ring_up(request: RingUp, *, sold: frozenset[str]) -> Ticket | Refused:
    """Put a product on the ticket; `sold` holds the ids of unique pieces that were already sold."""
    product = request.product
    if product.unique and product.id in sold and not request.insist:
        return Refused(Rule.PIECE_ALREADY_SOLD, detail=product.code)
    return add_product(request.ticket, product, request.quantity)
