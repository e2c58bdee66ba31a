"""The journal, as use cases see it: short units of work that append facts, and questions about the past.

A unit of work takes the one writer's place (`BEGIN IMMEDIATE`), and nothing in it is true until `commit` returned:
facts, numbers, hash, print job and working state become durable together or not at all. Leaving without
`commit` undoes everything. Never keep one open across a device or the network.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from pos.domain.facts import Fact, RefundFinished, ShiftOpened
from pos.domain.fair import Place
from pos.domain.money import Money
from pos.domain.permissions import Role
from pos.domain.product import Product
from pos.domain.sale import Parties
from pos.domain.stock import Stock
from pos.domain.ticket import Ticket
from pos.ports.clock import Moment
from pos.ports.payment_history import PaymentHistory
from pos.ports.settings import Settings
from pos.wire.entry import Entry
from pos.wire.head import Head
from pos.wire.supply import Cursor, Page


class JournalUnavailable(Exception):
    """The journal cannot take the fact now; nothing was written. `code` names the help page (disk full, damaged)."""

    def __init__(self, code: str, detail: str = "") -> None:
        """Keep the code of the help page and a detail for the technician."""
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Recorded:
    """Where a fact came to stand: its entry, and the head it made."""

    entry: Entry
    head: Head


@dataclass(frozen=True, slots=True)
class OpenShift:
    """The shift under way: `number` is the journal number of its opening."""

    number: int
    opened: ShiftOpened


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person who can sign in; `name` is empty when it was erased."""

    id: str
    role: Role
    name: str


@dataclass(frozen=True, slots=True)
class PaperJob:
    """A paper to print: the journal number it belongs to, its kind, its composed blocks as canonical bytes."""

    of: int
    kind: str
    document: bytes
    kick_drawer: bool = False


@dataclass(frozen=True, slots=True)
class SaleRow:
    """A paper in the history list: `number` is its journal number, `refund` tells a refund from a sale."""

    number: int
    series: str
    at: Moment
    person: str
    total: Money
    refund: bool
    reprints: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What taking a file of products in changed."""

    added: int
    changed: int


@dataclass(frozen=True, slots=True)
class Restocked:
    """What a page of the catalogue from central changed on the shelf."""

    added: int = 0
    changed: int = 0
    withdrawn: int = 0


class UnitOfWork(Protocol):
    """One all-or-nothing step."""

    def append(self, fact: Fact) -> Recorded:
        """Append a fact; it gets the next journal number, the moment, and its place in the chain.

        A changed product stands on the shelf with it, and who stands behind it is known.
        """
        ...

    def next_series(self) -> str:
        """Take the next number of the papers' series; given back if the unit of work is not committed."""
        ...

    def next_z(self) -> int:
        """Take the next number of closings."""
        ...

    def queue_paper(self, job: PaperJob) -> int:
        """Put a paper in the durable print queue; gives the job's number."""
        ...

    def save_ticket(self, ticket: Ticket) -> None:
        """Keep an open ticket, replacing what was kept under its nickname."""
        ...

    def drop_ticket(self, nickname: int) -> None:
        """Forget an open ticket, because it became a fact or was emptied."""
        ...

    def keep_name(self, person: str, name: str) -> str:
        """Put a person's name beside the journal, encrypted, and give the commitment that goes into the fact."""
        ...

    def put_products(self, products: Sequence[Product]) -> Imported:
        """Add or update products, by id, as the shelf is first furnished: what a booth changes is a fact."""
        ...

    def put_parties(self, parties: Parties) -> None:
        """Add or update sellers and makers, by id."""
        ...

    def stocked(self) -> Cursor:
        """Tell how far the shelf is stocked from central, as this step finds it."""
        ...

    def restock(self, page: Page) -> Restocked:
        """Put a page from central on the shelf, and remember where it leads to."""
        ...

    def commit(self) -> None:
        """Make all of it durable; raises `JournalUnavailable` when the disk will not."""
        ...


class Journal(PaymentHistory, Settings, Protocol):
    """The till's memory. Questions answer from what is committed."""

    def ready(self) -> str | None:
        """Say before money changes hands whether the next sale can surely be written; else the help page's code.

        None means that twenty more sales fit even if the disk gains no room. Never ask on the screen's thread.
        """
        ...

    def still_ready(self) -> str | None:
        """Say the same while somebody waits: nothing is written where the room that is kept is whole."""
        ...

    def unit_of_work(self) -> AbstractContextManager[UnitOfWork]:
        """Open a unit of work; raises `JournalUnavailable`."""
        ...

    def place(self) -> Place | None:
        """Where this till stands; None while the journal is empty (a till that was never set up)."""
        ...

    def head(self) -> Head | None:
        """The newest entry; None while the journal is empty."""
        ...

    def entry(self, number: int) -> Entry | None:
        """The entry of that journal number."""
        ...

    def recorded(self, number: int) -> Recorded | None:
        """The entry of that journal number with the head it made, so that a reprint is signed alike."""
        ...

    def fact_of_ticket(self, key: str) -> int | None:
        """The journal number of the sale, refund or cancellation that the ticket of that key became, if any.

        None for an empty key: such tickets cannot be told apart.
        """
        ...

    def paper_of(self, number: int) -> int:
        """The first print job queued for the fact of that journal number; 0 when there is none."""
        ...

    def reprints_of(self, number: int) -> int:
        """How often the paper of that fact was printed again."""
        ...

    def entries(self, first: int, last: int | None = None) -> Iterator[Entry]:
        """Entries in order, from `first` to `last` (both included; None for the newest)."""
        ...

    def open_shift(self) -> OpenShift | None:
        """The shift under way, if any."""
        ...

    def grand_total(self) -> Money | None:
        """The perpetual total of the last closing; None before the first."""
        ...

    def people(self) -> tuple[Somebody, ...]:
        """Who can sign in, in the order they were added."""
        ...

    def open_tickets(self) -> tuple[Ticket, ...]:
        """The open tickets as they were last saved, by nickname."""
        ...

    def sales(self, words: str = "", limit: int = 100, before: int | None = None) -> tuple[SaleRow, ...]:
        """The newest sales and refunds first, those that match words of the search, older than number `before`."""
        ...

    def refunds_of(self, sale: int) -> tuple[RefundFinished, ...]:
        """The refunds that point at the sale of that journal number."""
        ...

    def sold_pieces(self) -> frozenset[str]:
        """The ids of unique pieces this till has sold and not taken back."""
        ...

    def products(self) -> tuple[Product, ...]:
        """The whole catalogue, in a steady order."""
        ...

    def stock(self) -> Stock:
        """The same to sell from, each product read when it is asked for; it stays as it is when products change."""
        ...

    def stocked(self) -> Cursor:
        """How far the shelf is stocked from central."""
        ...

    def parties(self) -> Parties:
        """The sellers and makers known."""
        ...

    def stock_moves(self) -> Mapping[str, int]:
        """Pieces sold minus pieces returned, in thousandths, by product id."""
        ...


def shift_under_way(number: int, journal: Journal) -> OpenShift | None:
    """Give the open shift if it still is the one of that number: somebody may have closed it meanwhile."""
    shift = journal.open_shift()
    return shift if shift is not None and shift.number == number else None
