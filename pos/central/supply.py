"""Gives tills the catalogue page by page: the organizer's of their fair, and what their own booth's tills changed.

What follows from the inbox is read where the projection put it; where a till stands in it is told by numbers of
journals, which stay what they are when everything is projected again. Nothing goes to another booth, and a till is not
told of what it said itself; of what another history of the same till said, before it was restored or on a cloned disk,
it is.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, Row, select

from pos.central.database import Database
from pos.central.projected import facts, products
from pos.central.tables import branches, catalogue, grants, tills, versions
from pos.domain.till_facts import ProductChanged
from pos.ports.keys import VouchingKey
from pos.wire.canonical import canonical, read_as
from pos.wire.enrolment import Station
from pos.wire.limits import PAGE_PRODUCTS_WANTED, PAGE_TEXT_WANTED
from pos.wire.reply import Refusal, Refused
from pos.wire.statement import Statement
from pos.wire.supply import (
    HISTORIES_MAX,
    Article,
    Cursor,
    Edit,
    Page,
    Seen,
    Supplied,
    SupplyRequest,
    digest_of,
    is_asked_by,
    read_request,
    write_page,
)

_Epochs = list[tuple[int, int | None]]
"""Stretches of epochs, each from its first to before its last; None for one that goes on."""

_MARK = 8
"""Bytes of an entry's hash: nobody gains by making two alike."""

_ALWAYS: _Epochs = [(0, None)]

_Change = tuple[int, bytes, bytes, int, int]
"""What was changed: its journal number and hash, the fact, the epoch, the moment (UTC milliseconds)."""

_SeenBranches = dict[tuple[str, int], Seen]


@dataclass(slots=True)
class _Filling:
    """A page while it is filled, up to what is wanted of one."""

    cursor: Cursor
    size: int = 0
    supplied: list[Supplied] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    more: bool = False

    def takes(self, size: int) -> bool:
        """Tell whether that many bytes still go on the page, and take them."""
        if len(self.supplied) + len(self.edits) >= PAGE_PRODUCTS_WANTED or self.size > PAGE_TEXT_WANTED:
            self.more = True
            return False
        self.size += size
        return True


@dataclass(frozen=True, slots=True)
class _Teller:
    """A till whose changes are told: those of some epochs, and not those of a history that are `known`, by branch."""

    till: str
    epochs: _Epochs
    known: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Supplier:
    """The door to the catalogue; `key` is central's."""

    database: Database
    key: VouchingKey

    def answer(self, data: bytes) -> bytes | Refused:
        """Answer a till's question with the page that follows, as the bytes that travel, or say why not."""
        try:
            request = read_request(data)
        except msgspec.DecodeError as error:
            return Refused(Refusal.DAMAGED, str(error)[:200])
        with self.database.reading.connect() as connection:
            till = connection.execute(select(tills).where(tills.c.till == request.till)).one_or_none()
            if till is None or till.station != Station.TILL:
                return Refused(Refusal.NOT_ENROLLED, request.till)
            if not is_asked_by(request, till.public_key):
                return Refused(Refusal.NOT_SIGNED, request.till)
            if till.revoked:
                return Refused(Refusal.REVOKED, request.till)
            page = canonical(_page(connection, till, request))
        return write_page(page, self.key.vouch(Statement.CATALOGUE, msgspec.Raw(page)))


def _page(connection: Connection, till: Row[tuple[object, ...]], request: SupplyRequest) -> Page:
    cursor = request.cursor
    page = _Filling(cursor)
    stands = _fill_supplied(connection, till.fair, page)
    seen = {(seen.till, seen.branch): seen for seen in cursor.seen if _stands(connection, seen)}
    for sibling, epochs in _siblings(connection, till).items():
        if not page.more:
            _fill_edits(connection, _Teller(sibling, epochs, {}), seen, page)
    own = _history(connection, request)
    if own and not page.more:
        _fill_edits(connection, _Teller(till.till, _ALWAYS, own), seen, page)
    kept = tuple(seen[branch] for branch in sorted(seen)[:HISTORIES_MAX])
    after = Cursor(stands.version, kept, stands.mark)
    return Page(digest_of(till.till, cursor), after, tuple(page.supplied), tuple(page.edits), page.more)


def _history(connection: Connection, request: SupplyRequest) -> dict[int, int]:
    """Say up to which entry of each branch the asking till's own history goes; nothing while its head is not known."""
    same = (facts.c.till == request.till) & (facts.c.number == request.number)
    asked = select(facts.c.branch).where(same, facts.c.hash == bytes.fromhex(request.hash))
    branch: int | None = connection.execute(asked).scalar()
    own: dict[int, int] = {}
    number = request.number
    while branch is not None and branch not in own:
        own[branch] = number
        of = (branches.c.till == request.till) & (branches.c.branch == branch)
        branch, number = connection.execute(select(branches.c.parent, branches.c.parted).where(of)).one()
    return own


def _fill_supplied(connection: Connection, fair: str, page: _Filling) -> Cursor:
    """Put the organizer's changes on the page; gives the version that it leads to, with its mark."""
    stands = page.cursor if _is_known(connection, fair, page.cursor) else Cursor()
    asked = (
        select(catalogue, versions.c.mark)
        .join(versions, (versions.c.fair == catalogue.c.fair) & (versions.c.version == catalogue.c.version))
        .where(catalogue.c.fair == fair, catalogue.c.version > stands.version)
        .order_by(catalogue.c.version)
        .limit(PAGE_PRODUCTS_WANTED + 1)
    )
    for row in connection.execute(asked):
        if not page.takes(len(row.data or b"")):
            break
        article = None if row.data is None else read_as(Article, row.data)
        page.supplied.append(Supplied(row.version, row.product, article))
        stands = Cursor(row.version, mark=row.mark)
    return stands


def _is_known(connection: Connection, fair: str, cursor: Cursor) -> bool:
    """Tell whether this central said what a cursor stands for: put back to a backup, it may not know what it said."""
    if cursor == Cursor(seen=cursor.seen):
        return True
    of = (versions.c.fair == fair) & (versions.c.version == cursor.version)
    return connection.execute(select(versions.c.mark).where(of)).scalar() == cursor.mark


def _stands(connection: Connection, seen: Seen) -> bool:
    """Tell whether a branch is still the history that was seen, and as long: a central that was put back may differ."""
    of = (branches.c.till == seen.till) & (branches.c.branch == seen.branch)
    length: int | None = connection.execute(select(branches.c.number).where(of)).scalar()
    that = (facts.c.till == seen.till) & (facts.c.branch == seen.branch) & (facts.c.number == seen.number)
    hash_: bytes | None = connection.execute(select(facts.c.hash).where(that)).scalar()
    # Without a hash it is there and being projected anew.
    return length is not None and length >= seen.number and (hash_ is None or _mark(hash_) == seen.mark)


def _mark(hash_: bytes) -> str:
    return hash_[:_MARK].hex()


def _siblings(connection: Connection, till: Row[tuple[object, ...]]) -> dict[str, _Epochs]:
    """Find the other tills that stand or stood in a till's booth, and in which epochs.

    What a till wrote before it was ever enrolled belongs to the booth it was first enrolled in.
    """
    here = (grants.c.fair == till.fair) & (grants.c.booth == till.booth) & (grants.c.till != till.till)
    ever = select(grants.c.till).where(here)
    granted: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    asked = select(grants).where(grants.c.till.in_(ever)).order_by(grants.c.till, grants.c.epoch)
    for row in connection.execute(asked):
        granted[row.till].append((row.epoch, (row.fair, row.booth) == (till.fair, till.booth)))
    found: dict[str, _Epochs] = {}
    for sibling, epochs in granted.items():
        later = [epoch for epoch, _ in epochs[1:]]
        stretches = zip([0, *later], [*later, None], [is_here for _, is_here in epochs], strict=True)
        found[sibling] = [(first, end) for first, end, is_here in stretches if is_here]
    return found


def _fill_edits(connection: Connection, teller: _Teller, seen: _SeenBranches, page: _Filling) -> None:
    """Put what a till changed on the page, each history in its own order, and note how far."""
    till = teller.till
    known = select(branches.c.branch).where(branches.c.till == till).order_by(branches.c.branch)
    for branch in connection.execute(known).scalars().all():
        so_far = seen.get((till, branch))
        after = max(so_far.number if so_far else 0, teller.known.get(branch, 0))
        for number, hash_, data, epoch, utc_ms in _changes(connection, till, branch, after):
            if any(first <= epoch and (end is None or epoch < end) for first, end in teller.epochs):
                if not page.takes(len(data)):
                    return
                page.edits.append(Edit(till, branch, number, utc_ms, read_as(ProductChanged, data)))
            seen[till, branch] = Seen(till, branch, number, _mark(hash_))


def _changes(connection: Connection, till: str, branch: int, after: int) -> list[_Change]:
    same = (facts.c.till == products.c.till) & (facts.c.branch == products.c.branch)
    asked = (
        select(products.c.number, products.c.data, facts.c.hash, facts.c.epoch, facts.c.utc_ms)
        .join(facts, same & (facts.c.number == products.c.number))
        .where(products.c.till == till, products.c.branch == branch, products.c.number > after)
        .order_by(products.c.number)
        .limit(PAGE_PRODUCTS_WANTED + 1)
    )
    return [(row.number, row.hash, row.data, row.epoch, row.utc_ms) for row in connection.execute(asked)]
