"""Projects the inbox into tables, a stretch at a time; each stretch is one commit, with how far it came.

It can be killed at any moment and goes on where it was; it can be told to begin anew, and comes to the same. What
cannot be projected is set aside with its reason and holds up nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, update

from pos.central.database import Database
from pos.central.projected import (
    PROJECTED,
    accepted,
    closings,
    facts,
    jumps,
    lines,
    payments,
    products,
    quarantine,
    sales,
    shifts,
    tenders,
)
from pos.central.projection.bodies import Acceptance, Attempted, Besides, Jump, Moved, Orphaned, Refund, Requested, Sale
from pos.central.projection.bulk import add_totals, put_names, put_rows
from pos.central.projection.desk_rows import take_acceptance
from pos.central.projection.lookups import Lookups
from pos.central.projection.papers import take_refund, take_sale
from pos.central.projection.payment_rows import take_payment
from pos.central.projection.reading import Seen
from pos.central.projection.sheet import Aside, Sheet
from pos.central.projection.shift_rows import take_closing, take_opening, take_product
from pos.central.projection.work import Piece, next_pieces
from pos.central.tables import branches
from pos.domain.facts import ProductChanged, ShiftClosed, ShiftOpened


class Overtaken(Exception):
    """Somebody else projected the same stretch meanwhile: nothing was written, and there is nothing to do."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A stretch that was read, and the rows that follow from it; nothing of it is written yet."""

    pieces: Sequence[Piece]
    sheet: Sheet

    @property
    def entries(self) -> int:
        """How many entries it has."""
        return sum(len(piece.seen) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Projector:
    """One that projects; several on one database do no harm, and on PostgreSQL share the work."""

    database: Database

    def prepare(self, tills: Collection[str] | None = None) -> Prepared | None:
        """Read the next stretch, of some tills or of any; None when everything is projected."""
        with self.database.reading.connect() as connection:
            pieces = next_pieces(connection, tills)
            return Prepared(pieces, make_sheet(pieces, Lookups(connection, pieces))) if pieces else None

    def write(self, prepared: Prepared) -> None:
        """Write what was prepared, in one commit; raises `Overtaken`."""
        with self.database.deriving.begin() as connection:
            _move_on(connection, prepared.pieces)
            _write(connection, prepared.sheet)

    def step(self) -> int:
        """Project the next stretch; gives how many entries it had, 0 when everything is projected."""
        prepared = self.prepare()
        if prepared is None:
            return 0
        with self.database.turn():
            self.write(prepared)
        return prepared.entries

    def run(self) -> int:
        """Project until there is nothing to do; gives how many entries that were."""
        done = 0
        while True:
            try:
                count = self.step()
            except Overtaken:
                continue
            if count == 0:
                return done
            done += count

    def close(self) -> None:
        """Let go of nothing: the database is whose it was."""

    def begin_anew(self) -> None:
        """Throw away all that was projected, in one commit; the next steps make it again."""
        with self.database.writing.begin() as connection:
            for table in PROJECTED:
                connection.execute(delete(table))
            connection.execute(update(branches).values(projected=branches.c.parted))


def make_sheet(pieces: Sequence[Piece], lookups: Lookups) -> Sheet:
    """Make the rows that follow from some pieces, in their order."""
    sheet = Sheet()
    for piece in pieces:
        for number, seen, hash_ in zip(range(piece.first, piece.last + 1), piece.seen, piece.hashes, strict=True):
            place = (piece.till, piece.branch, number)
            if isinstance(seen, Seen):
                about = (seen.epoch, seen.kind, seen.utc_ms, seen.offset_minutes)
                sheet.facts.append((*place, *about, hash_, piece.batch))
                try:
                    _take(piece, seen, lookups, sheet)
                except Aside as aside:
                    sheet.quarantine.append((*place, aside.reason.value, aside.detail))
            else:
                sheet.facts.append((*place, 0, "", piece.received_ms, 0, hash_, piece.batch))
                sheet.quarantine.append((*place, seen.reason.value, seen.detail))
    return sheet


def _take(piece: Piece, seen: Seen, lookups: Lookups, sheet: Sheet) -> None:
    match seen.body:
        case Sale() as sale:
            take_sale(piece, seen, sale, lookups, sheet)
        case Refund() as refund:
            take_refund(piece, seen, refund, lookups, sheet)
        case ShiftOpened() as opened:
            take_opening(piece, seen, opened, lookups, sheet)
        case ShiftClosed() as closed:
            take_closing(piece, seen, closed, lookups, sheet)
        case None:
            pass
        case besides:
            _take_besides(piece, seen, besides, lookups, sheet)


def _take_besides(piece: Piece, seen: Seen, body: Besides, lookups: Lookups, sheet: Sheet) -> None:
    """Write down what is not trade itself."""
    match body:
        case ProductChanged() as changed:
            take_product(piece, seen, changed, sheet)
        case Requested() | Attempted() | Moved() | Orphaned() as payment:
            take_payment(piece, seen, payment, lookups, sheet)
        case Jump(seconds=seconds):
            sheet.jumps.append((piece.till, piece.branch, seen.number, seconds, seen.utc_ms))
        case Acceptance() as acceptance:
            take_acceptance(piece, seen, acceptance, lookups, sheet)


def _move_on(connection: Connection, pieces: Sequence[Piece]) -> None:
    """Note how far each history came, from where this projector saw it."""
    for piece in pieces:
        of = (branches.c.till == piece.till) & (branches.c.branch == piece.branch)
        here = branches.c.projected == piece.first - 1
        moved = connection.execute(update(branches).where(of & here).values(projected=piece.last))
        if moved.rowcount != 1:
            raise Overtaken


def _write(connection: Connection, sheet: Sheet) -> None:
    for table, rows in (
        (facts, sheet.facts),
        (shifts, sheet.shifts),
        (closings, sheet.closings),
        (sales, sheet.sales),
        (lines, sheet.lines),
        (tenders, sheet.tenders),
        (payments, sheet.payments),
        (jumps, sheet.jumps),
        (accepted, sheet.accepted),
        (products, sheet.products),
        (quarantine, sheet.quarantine),
    ):
        put_rows(connection, table, rows)
    add_totals(connection, sheet)
    put_names(connection, sheet)
