"""A journal in memory that keeps to the same contract as the real one (tests/contracts), with a disk that can fail."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from typing_extensions import override

from pos.domain.edits import Stamps, Stood, edited, knowing, said_fields, stamp_of, supplied
from pos.domain.facts import (
    Fact,
    PaperReprinted,
    PersonAdded,
    PersonRemoved,
    ProductChanged,
    RefundFinished,
    SaleFinished,
    SettingChanged,
    ShiftClosed,
    ShiftOpened,
    TicketCancelled,
    TillFounded,
)
from pos.domain.fair import Place, series_number
from pos.domain.folding import fold_query
from pos.domain.money import Money
from pos.domain.parties import Maker, Seller
from pos.domain.payment_facts import PaymentAttempted, PaymentMoved, PaymentRequested
from pos.domain.permissions import Role
from pos.domain.product import Product
from pos.domain.sale import Parties
from pos.domain.stock import Listed
from pos.domain.ticket import Ticket
from pos.ports.clock import Clock, Moment
from pos.ports.journal import (
    Imported,
    Journal,
    JournalUnavailable,
    OpenShift,
    PaperJob,
    Recorded,
    Restocked,
    SaleRow,
    Somebody,
    UnitOfWork,
)
from pos.wire.commitment import Person, commit
from pos.wire.entry import GENESIS, Entry, UnknownFact, entry_bytes, link, read_entry
from pos.wire.head import Head
from pos.wire.supply import Cursor, Page, Supplied
from tests.fakes.payments import MemoryPayments

TILL = "t-7f3a"
F = TypeVar("F")


@dataclass
class Memory:
    """All that a journal keeps; a unit of work changes a copy of it."""

    recorded: list[Recorded] = field(default_factory=list)
    jobs: list[PaperJob] = field(default_factory=list)
    tickets: dict[int, Ticket] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    parties: Parties = field(default_factory=lambda: Parties({}, {}))
    stamps: dict[str, Stamps] = field(default_factory=dict)
    withdrawn: dict[str, Product | None] = field(default_factory=dict)
    stocked: Cursor = field(default_factory=Cursor)

    def facts(self, kind: type[F]) -> list[tuple[int, F]]:
        """List the facts of a kind with their journal numbers."""
        return [(r.entry.number, r.entry.fact) for r in self.recorded if isinstance(r.entry.fact, kind)]

    def copied(self) -> "Memory":
        """Give a memory of its own; what is in it never changes."""
        return Memory(
            list(self.recorded),
            list(self.jobs),
            dict(self.tickets),
            dict(self.names),
            dict(self.products),
            self.parties,
            dict(self.stamps),
            dict(self.withdrawn),
            self.stocked,
        )

    @property
    def head(self) -> Head | None:
        return self.recorded[-1].head if self.recorded else None

    @property
    def papers(self) -> list[tuple[int, SaleFinished | RefundFinished]]:
        """List the sales and refunds since the till was last founded or restored."""
        since = max((number for number, _ in self.facts(TillFounded)), default=0)
        found: list[tuple[int, SaleFinished | RefundFinished]] = []
        found += self.facts(SaleFinished)
        found += self.facts(RefundFinished)
        return sorted((pair for pair in found if pair[0] > since), key=lambda pair: pair[0])

    @property
    def place(self) -> Place | None:
        founded = self.facts(TillFounded)
        return founded[-1][1].place if founded else None


class MemoryUnitOfWork:
    """One all-or-nothing step over a copy of the memory."""

    def __init__(self, journal: "MemoryJournal") -> None:
        self._journal = journal
        self._memory = journal.memory.copied()

    def append(self, fact: Fact) -> Recorded:
        before = self._memory.head
        if before is None and not isinstance(fact, TillFounded):
            raise ValueError("the first fact of a journal founds its till")
        self._check_numbers(fact)
        self._check_request(fact)
        number, epoch, hash_ = (before.number, before.epoch, before.hash) if before else (0, 0, GENESIS)
        if isinstance(fact, TillFounded):
            epoch, was = fact.epoch or epoch + 1, epoch
            if epoch <= was:
                message = f"epoch {epoch} cannot begin after epoch {was}"
                raise ValueError(message)
        if isinstance(fact, ProductChanged):
            fact = knowing(fact, self._stood(fact.product.id))
        moment = self._journal.clock.now()
        entry = Entry(TILL, epoch, number + 1, moment.utc_ms, moment.offset_minutes, fact)
        data = entry_bytes(entry)
        recorded = Recorded(read_entry(data), Head(TILL, epoch, number + 1, link(hash_, data)))
        self._memory.recorded.append(recorded)
        if isinstance(fact, ProductChanged):
            self._change(fact, entry.utc_ms, (TILL, entry.number))
        return recorded

    def next_series(self) -> str:
        place, head = self._memory.place, self._memory.head
        assert place is not None
        assert head is not None
        return series_number(place, head.epoch, len(self._memory.papers) + 1)

    def next_z(self) -> int:
        return len(self._memory.facts(ShiftClosed)) + 1

    def queue_paper(self, job: PaperJob) -> int:
        self._memory.jobs.append(job)
        return len(self._memory.jobs)

    def save_ticket(self, ticket: Ticket) -> None:
        self._memory.tickets[ticket.nickname] = ticket

    def drop_ticket(self, nickname: int) -> None:
        self._memory.tickets.pop(nickname, None)

    def keep_name(self, person: str, name: str) -> str:
        commitment = commit(person.encode().ljust(16)[:16], Person(name))
        self._memory.names[commitment] = name
        return commitment

    def put_products(self, products: Sequence[Product]) -> Imported:
        there = self._memory.products
        added = sum(product.id not in there for product in products)
        changed = sum(product.id in there and there[product.id] != product for product in products)
        there.update({product.id: product for product in products})
        return Imported(added, changed)

    def put_parties(self, parties: Parties) -> None:
        there = self._memory.parties
        self._memory.parties = Parties({**there.sellers, **parties.sellers}, {**there.makers, **parties.makers})

    def stocked(self) -> Cursor:
        return self._memory.stocked

    def restock(self, page: Page) -> Restocked:
        before = dict(self._memory.products)
        for row in page.supplied:
            self._supply(row)
        for edit in page.edits:
            self._change(edit.change, edit.utc_ms, (edit.till, edit.number))
        self._memory.stocked, after = page.after, self._memory.products
        changed = sum(id_ in before and before[id_] != product for id_, product in after.items())
        return Restocked(len(after.keys() - before.keys()), changed, len(before.keys() - after.keys()))

    def _supply(self, row: Supplied) -> None:
        memory, before = self._memory, self._stood(row.product)
        if row.article is None:
            memory.products.pop(row.product, None)
            memory.withdrawn[row.product] = before.product if before else None
            return
        memory.withdrawn.pop(row.product, None)
        self._put(supplied(before, row.article.product))
        self._put_behind(row.article.seller, row.article.maker)

    def _change(self, change: ProductChanged, utc_ms: int, at: tuple[str, int]) -> None:
        said, there = said_fields(change), self._memory.parties
        self._put(edited(self._stood(change.product.id), change, stamp_of(change, utc_ms, *at)))
        seller = change.seller if "seller" in said or change.product.seller not in there.sellers else None
        self._put_behind(seller, change.maker if "maker" in said or change.product.maker not in there.makers else None)

    def _stood(self, id_: str) -> Stood | None:
        product = self._memory.products.get(id_) or self._memory.withdrawn.get(id_)
        return None if product is None else Stood(product, self._memory.stamps.get(id_, {}))

    def _put(self, stood: Stood) -> None:
        memory, id_ = self._memory, stood.product.id
        (memory.withdrawn if id_ in memory.withdrawn else memory.products).update({id_: stood.product})
        memory.stamps[id_] = stood.stamps

    def _put_behind(self, seller: Seller | None, maker: Maker | None) -> None:
        self.put_parties(Parties({seller.id: seller} if seller else {}, {maker.id: maker} if maker else {}))

    def commit(self) -> None:
        self._journal.before_commit()
        if self._journal.commits_left == 0:
            self._journal.disk_fails = "JRN-301"
        if self._journal.disk_fails:
            raise JournalUnavailable(self._journal.disk_fails)
        self._journal.commits_left -= 1
        self._journal.memory = self._memory
        self._memory = self._memory.copied()

    def _check_request(self, fact: Fact) -> None:
        if isinstance(fact, PaymentAttempted | PaymentMoved):
            requests = [number for number, _ in self._memory.facts(PaymentRequested)]
            if fact.request not in requests:
                message = f"a fact points at entry {fact.request}, which asks for no payment"
                raise ValueError(message)

    def _check_numbers(self, fact: Fact) -> None:
        match fact:
            case SaleFinished(series=given) | RefundFinished(series=given):
                next_ = self.next_series()
            case ShiftClosed(z=z):
                given, next_ = str(z), str(self.next_z())
            case _:
                return
        if given != next_:
            message = f"a paper carries the number {given!r} where {next_!r} comes next"
            raise ValueError(message)


class MemoryJournal(MemoryPayments):
    """A journal that forgets everything when the test ends.

    `disk_fails` is the code its commits fail with; `short_of_room` the one it warns with while it still can write.
    After `commits_left` more commits the disk is full, if that is not negative. `before_commit` is called then.
    """

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.memory = Memory()
        self.disk_fails = ""
        self.short_of_room = ""
        self.commits_left = -1
        self.before_commit: Callable[[], None] = lambda: None

    def ready(self) -> str | None:
        return self.short_of_room or self.disk_fails or None

    def still_ready(self) -> str | None:
        return self.ready()

    @contextmanager
    def unit_of_work(self) -> Iterator[UnitOfWork]:
        yield MemoryUnitOfWork(self)

    def place(self) -> Place | None:
        return self.memory.place

    @override
    def head(self) -> Head | None:
        return self.memory.head

    def entry(self, number: int) -> Entry | None:
        found = self.recorded(number)
        return None if found is None else found.entry

    def recorded(self, number: int) -> Recorded | None:
        return self.memory.recorded[number - 1] if 1 <= number <= len(self.memory.recorded) else None

    def fact_of_ticket(self, key: str) -> int | None:
        for recorded in self.memory.recorded:
            fact = recorded.entry.fact
            if key and isinstance(fact, SaleFinished | RefundFinished | TicketCancelled) and fact.ticket == key:
                return recorded.entry.number
        return None

    def paper_of(self, number: int) -> int:
        return next((job for job, paper in enumerate(self.memory.jobs, start=1) if paper.of == number), 0)

    def reprints_of(self, number: int) -> int:
        return sum(fact.of == number for _, fact in self.memory.facts(PaperReprinted))

    @override
    def entries(self, first: int, last: int | None = None) -> Iterator[Entry]:
        for recorded in list(self.memory.recorded):
            if first <= recorded.entry.number and (last is None or recorded.entry.number <= last):
                yield recorded.entry

    def open_shift(self) -> OpenShift | None:
        opened = self.memory.facts(ShiftOpened)
        closed = max((number for number, _ in self.memory.facts(ShiftClosed)), default=0)
        return OpenShift(*opened[-1]) if opened and opened[-1][0] > closed else None

    def grand_total(self) -> Money | None:
        closed = self.memory.facts(ShiftClosed)
        return closed[-1][1].figures.grand_total if closed else None

    def people(self) -> tuple[Somebody, ...]:
        found: dict[str, Somebody] = {}
        for entry in self.entries(1):
            match entry.fact:
                case PersonAdded(person=person, role=role, name=name):
                    found[person] = Somebody(person, Role(role), self.memory.names.get(name, ""))
                case PersonRemoved(person=person):
                    found.pop(person, None)
                case _:
                    pass
        return tuple(found.values())

    def setting(self, name: str) -> str:
        values = [fact.value for _, fact in self.memory.facts(SettingChanged) if fact.name == name]
        return values[-1] if values else ""

    def open_tickets(self) -> tuple[Ticket, ...]:
        return tuple(ticket for _, ticket in sorted(self.memory.tickets.items()))

    def sales(self, words: str = "", limit: int = 100, before: int | None = None) -> tuple[SaleRow, ...]:
        rows = (
            self._row(number, fact)
            for number, fact in reversed(self.memory.papers)
            if (before is None or number < before) and self._matches(fact, words)
        )
        return tuple(row for row, _ in zip(rows, range(limit), strict=False))

    def refunds_of(self, sale: int) -> tuple[RefundFinished, ...]:
        return tuple(fact for _, fact in self.memory.facts(RefundFinished) if fact.sale == sale)

    def sold_pieces(self) -> frozenset[str]:
        gone: set[str] = set()
        for _, fact in self.memory.papers:
            sale, numbers = self._sale(fact)
            unique = {line.product for line in sale.lines if line.unique and line.number in numbers}
            gone = gone - unique if isinstance(fact, RefundFinished) else gone | unique
        return frozenset(gone)

    def products(self) -> tuple[Product, ...]:
        return tuple(self.memory.products.values())

    def stock(self) -> Listed:
        return Listed(self.products())

    def stocked(self) -> Cursor:
        return self.memory.stocked

    def parties(self) -> Parties:
        return self.memory.parties

    def stock_moves(self) -> Mapping[str, int]:
        moves: Counter[str] = Counter()
        for _, fact in self.memory.papers:
            sale, _ = self._sale(fact)
            of = {line.number: line.product for line in sale.lines}
            if isinstance(fact, RefundFinished):
                moves.subtract({of[line.line]: line.quantity.milli for line in fact.lines})
            else:
                for sold in fact.lines:
                    moves[sold.product] += sold.quantity.milli
        return {product: milli for product, milli in moves.items() if product}

    def _sale(self, fact: SaleFinished | RefundFinished) -> tuple[SaleFinished, set[int]]:
        """Give the sale a paper is about, and the numbers of the lines it sold or took back."""
        if isinstance(fact, SaleFinished):
            return fact, {line.number for line in fact.lines}
        sale = dict(self.memory.facts(SaleFinished))[fact.sale]
        return sale, {line.line for line in fact.lines}

    def _row(self, number: int, fact: SaleFinished | RefundFinished) -> SaleRow:
        entry = self.memory.recorded[number - 1].entry
        at = Moment(entry.utc_ms, entry.offset_minutes)
        refund = isinstance(fact, RefundFinished)
        return SaleRow(number, fact.series, at, fact.person, fact.total, refund, self.reprints_of(number))

    def _matches(self, fact: SaleFinished | RefundFinished, words: str) -> bool:
        sale, _ = self._sale(fact)
        texts = [fact.series, sale.note]
        for line in sale.lines:
            texts += [line.code, line.names.ar, line.names.fr, line.names.en]
        has = [word for text in texts for word in fold_query(text)]
        return all(any(known.startswith(word) for known in has) for word in fold_query(words))


def facts_of(journal: Journal) -> list[Fact | UnknownFact]:
    """List all that a journal says happened, in order."""
    return [entry.fact for entry in journal.entries(1)]
