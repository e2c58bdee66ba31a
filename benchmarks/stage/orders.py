"""Orders as tills bring them to central: four lines each, drawn from the demonstration fair, in batches that travel.

The facts are real ones, chained and signed as a till does it; what differs from a booth's day is only how many there
are, and that a piece that is one of its kind is sold more than once.
"""

from collections import Counter as Counted
from dataclasses import dataclass, field, replace
from random import Random

from benchmarks.stage.expected import expected
from benchmarks.stage.goods import DAY, FLOAT
from pos.domain.facts import SaleFinished, ShiftOpened, TillFounded
from pos.domain.fair import series_number
from pos.domain.money import Currency, zero
from pos.domain.names import Language
from pos.domain.pricing import PricedTicket, price_ticket
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.domain.sale import Counter, finish
from pos.domain.tender import Means, Tender
from pos.domain.ticket import Ticket, add_product
from pos.usecases.exchange.parcel import Parcel, pack_parcel
from pos.usecases.exchange.steps import Send
from pos.wire.limits import BATCH_ENTRIES_MAX, BATCH_TEXT_WANTED
from pos.wiring.demo.fair import DemoFair, demo_fair
from pos.wiring.tables import treatments
from tests.central.tills import Till

LINES = 4
_SEED = 1405
_TREATMENTS = treatments()


@dataclass(slots=True)
class Orders:
    """The batches of some tills that sold so many orders between them."""

    tills: list[Till]
    batches: list[bytes]
    count: int


@dataclass(slots=True)
class _Selling:
    fair: DemoFair
    draws: Random = field(default_factory=lambda: Random(_SEED))

    def till(self, name: str, orders: int) -> Till:
        till = Till(name)
        till.append(TillFounded(self.fair.place, till.key.public.hex(), "0.1.0"), ShiftOpened("p1", DAY, FLOAT))
        shift = till.head.number
        for count in range(1, orders + 1):
            till.append(self._order(shift, count))
        return till

    def _order(self, shift: int, count: int) -> SaleFinished:
        key = self.draws.randbytes(8).hex()
        ticket = Ticket(count % 100, Currency.MAD, key=key)
        for product in self.draws.sample(self.fair.products, LINES):
            ticket = expected(Ticket, add_product(ticket, product, pieces(1)))
        priced = expected(PricedTicket, price_ticket(ticket, _TREATMENTS, DAY))
        cash = Tender(Means.CASH, priced.total, priced.total, zero(Currency.MAD))
        counter = Counter(shift, "p1", (Language.FR,))
        fact = expected(SaleFinished, finish(ticket, priced, [cash], counter, self.fair.parties))
        return replace(fact, series=series_number(self.fair.place, 1, count))


def orders(count: int, tills: int, pieces_of_booth: int = 0, named: str = "till") -> Orders:
    """Let some tills of that name sell so many orders between them, the same ones each time.

    They are common cash desks that sell the pieces of every booth, or a booth's own that sell so many different ones.
    """
    fair = demo_fair()
    selling = _Selling(replace(fair, products=_of_a_booth(fair, pieces_of_booth)) if pieces_of_booth else fair)
    each = count // tills
    known = [selling.till(f"{named}-{number}", each) for number in range(tills)]
    return Orders(known, [batch for till in known for batch in _batches(till)], each * tills)


def live(sent: Orders) -> list[bytes]:
    """Pack each till's last sale alone, as it goes when it was made with central in reach."""
    last = [pack_parcel(Send(till.head.number, 1, 1), outbox=till.outbox, key=till.key) for till in sent.tills]
    return [expected(Parcel, parcel).data for parcel in last]


def _of_a_booth(fair: DemoFair, count: int) -> tuple[Product, ...]:
    """Take the pieces of the seller who has most, and of others where those are too few."""
    most, _ = Counted(product.seller for product in fair.products).most_common(1)[0]
    return tuple(sorted(fair.products, key=lambda product: product.seller != most)[:count])


def _batches(till: Till) -> list[bytes]:
    """Pack a till's whole journal as its exchange does."""
    packed: list[bytes] = []
    first = 1
    while first <= till.head.number:
        send = Send(first, BATCH_ENTRIES_MAX, BATCH_TEXT_WANTED)
        parcel = expected(Parcel, pack_parcel(send, outbox=till.outbox, key=till.key))
        packed.append(parcel.data)
        first = parcel.sent.number + 1
    return packed
