"""Three tills that sold at the demonstration fair yesterday: real journals, filled by the use cases of every day.

What was sold follows from a seed; only the keys and the names' seals are each machine's own. One of the three closed
with twenty dirhams too few, so that the organizer has something to look into.
"""

from datetime import UTC, date, datetime, timedelta

from typing_extensions import override

from pos.devices.clock.system import SystemClock
from pos.domain.cash import CashCount, break_down
from pos.domain.cash_terms import CashDue
from pos.domain.facts import TillFounded
from pos.domain.money import Currency, Money
from pos.domain.names import Language
from pos.domain.permissions import Role
from pos.domain.pricing import price_ticket
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused
from pos.domain.sale import Counter, Parties
from pos.domain.tender import cash_tender
from pos.domain.ticket import Ticket
from pos.domain.values import dataclass
from pos.ports.clock import Moment
from pos.ports.journal import OpenShift, Somebody
from pos.usecases.close_shift import CloseShift, close_shift
from pos.usecases.count_drawer import CountDrawer, count_drawer
from pos.usecases.finish_sale import FinishSale, finish_sale
from pos.usecases.open_shift import OpenShiftRequest, open_shift
from pos.usecases.open_ticket import OpenTicket, open_ticket
from pos.usecases.ring_up import RingUp, ring_up
from pos.usecases.set_up_till import SetUpTill, set_up_till
from pos.wiring.demo.fair import Booth, DemoFair
from pos.wiring.demo.pieces import Draws
from pos.wiring.demo.seed import DEMO_PIN, SeedRefused
from pos.wiring.folders import PROGRAM
from pos.wiring.parts import Parts
from pos.wiring.tables import denominations, treatments

TILLS = 3
_TICKETS, _MORE_TICKETS, _LINES_MOST = 12, 9, 3
_FLOAT = Money(500_00, Currency.MAD)
_NOTE = 100_00
_MISSING = Money(20_00, Currency.MAD)
_SHORT_AT = 1
_OPENS_AT, _MINUTE_MS, _MINUTES_BETWEEN = 9 * 60, 60_000, 25
_KEEPERS = ("خديجة", "يوسف", "مريم")


class PlayedClock(SystemClock):
    """A clock of yesterday, moved on by whoever plays that day."""

    def __init__(self) -> None:
        """Begin yesterday at nine, by this machine's local time."""
        now = SystemClock().now()
        self._offset = now.offset_minutes
        self.day: date = _local(now).date() - timedelta(days=1)
        midnight = datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC)
        minutes = int(midnight.timestamp()) // 60 - self._offset + _OPENS_AT
        self._utc_ms = minutes * _MINUTE_MS

    def let_pass(self, minutes: int) -> None:
        """Let that much of the day pass."""
        self._utc_ms += minutes * _MINUTE_MS

    @override
    def now(self) -> Moment:
        """Tell the time of the played day."""
        return Moment(self._utc_ms, self._offset)

    @override
    def steady_ms(self) -> int:
        """Tell the same, so that the clock is never seen to jump."""
        return self._utc_ms


@dataclass(frozen=True, slots=True)
class PastTill:
    """One of the tills; `place` counts them from 0."""

    place: int
    booth: Booth
    fair: DemoFair
    parts: Parts
    clock: PlayedClock

    @property
    def over(self) -> bool:
        """Tell whether its day was played to the end already."""
        return self.parts.journal.grand_total() is not None

    def play(self, founding: TillFounded) -> None:
        """Play the whole day, from setting the till up to closing it."""
        keeper = self._set_up(founding)
        opened = self._open(keeper)
        counter = Counter(opened.number, keeper.id, (Language.AR, Language.FR))
        draws = Draws(self.place + 1)
        for _ in range(_TICKETS + draws.below(_MORE_TICKETS)):
            self._sell(draws, counter)
            self.clock.let_pass(1 + draws.below(_MINUTES_BETWEEN))
        self._close(counter)

    def _set_up(self, founding: TillFounded) -> Somebody:
        parts = self.parts
        request = SetUpTill(founding.place, _KEEPERS[self.place], DEMO_PIN, founding=founding)
        keeper = set_up_till(
            request, journal=parts.journal, ids=parts.ids, pins=parts.pins, key=parts.key, program=PROGRAM
        )
        if isinstance(keeper, Refused):
            raise SeedRefused(keeper.rule)
        with parts.journal.unit_of_work() as work:
            work.put_parties(self._parties())
            work.put_products(self._goods())
            work.commit()
        return keeper

    def _open(self, keeper: Somebody) -> OpenShift:
        drawer = break_down(_FLOAT, denominations()[_FLOAT.currency])
        opened = open_shift(OpenShiftRequest(keeper.id, drawer, self.clock.day), journal=self.parts.journal)
        if isinstance(opened, Refused):
            raise SeedRefused(opened.rule)
        return opened

    def _sell(self, draws: Draws, counter: Counter) -> None:
        parts = self.parts
        ticket = self._filled(draws)
        priced = price_ticket(ticket, treatments(), self.clock.day)
        if isinstance(priced, Refused):
            raise SeedRefused(priced.rule)
        received = Money(-(-priced.total.minor // _NOTE) * _NOTE, priced.total.currency)
        tender = cash_tender(CashDue(priced.total), received)
        if isinstance(tender, Refused):
            raise SeedRefused(tender.rule)
        done = finish_sale(
            FinishSale(ticket, (tender,), counter, Role.MANAGER),
            journal=parts.journal,
            treatments=treatments(),
            parties=self._parties(),
            key=parts.key,
            paper=parts.paper,
        )
        if isinstance(done, Refused):
            raise SeedRefused(done.rule)

    def _filled(self, draws: Draws) -> Ticket:
        """Open a ticket and put a few different pieces on it."""
        sold, goods = self.parts.journal.sold_pieces(), list(self._goods())
        ticket = open_ticket(OpenTicket((), Currency.MAD), ids=self.parts.ids)
        for _ in range(1 + draws.below(_LINES_MOST)):
            product = goods.pop(draws.below(len(goods)))
            more = ring_up(RingUp(ticket, product, pieces(1)), sold=sold)
            ticket = ticket if isinstance(more, Refused) else more
        return ticket if ticket.lines else self._filled(draws)

    def _close(self, counter: Counter) -> None:
        parts = self.parts
        counted = count_drawer(CountDrawer(counter, self._counted(_FLOAT)), journal=parts.journal)
        if isinstance(counted, Refused):
            raise SeedRefused(counted.rule)
        there = counted.figures.expected - (_MISSING if self.place == _SHORT_AT else Money(0, Currency.MAD))
        closing = CloseShift(counter, self._counted(there))
        done = close_shift(closing, journal=parts.journal, key=parts.key, paper=parts.paper)
        if isinstance(done, Refused):
            raise SeedRefused(done.rule)

    def _counted(self, there: Money) -> CashCount:
        return break_down(there, denominations()[there.currency])

    def _goods(self) -> tuple[Product, ...]:
        return tuple(product for product in self.fair.products if product.seller in self.booth.sellers)

    def _parties(self) -> Parties:
        makers = {product.maker for product in self._goods()}
        parties = self.fair.parties
        return Parties(
            {code: seller for code, seller in parties.sellers.items() if code in self.booth.sellers},
            {code: maker for code, maker in parties.makers.items() if code in makers},
        )


def _local(moment: Moment) -> datetime:
    return datetime.fromtimestamp(moment.utc_ms // 1000, UTC) + timedelta(minutes=moment.offset_minutes)
