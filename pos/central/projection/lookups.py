"""What a stretch of entries points at and is not in it: its tills' places, the shifts, the lines that come back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from pos.central.inbox.joining import Branch, owner
from pos.central.projected import lines, shifts
from pos.central.projection.bodies import Refund, Sale
from pos.central.projection.reading import Reason, Seen
from pos.central.projection.sheet import Aside, Shift, Stand
from pos.central.projection.work import Piece
from pos.central.tables import branches, grants
from pos.domain.facts import ShiftClosed

SoldLine = tuple[str, str, str, str]
"""Of a line that was sold: its product, chain, seller and maker."""

Place = tuple[str, int, int]
"""A till, one of its branches, a journal number."""


class Lookups:
    """Filled for a stretch at once, then grown with what the stretch itself opens and sells."""

    def __init__(self, connection: Connection, pieces: Sequence[Piece]) -> None:
        """Look everything up that the entries of the pieces point at."""
        tills = sorted({piece.till for piece in pieces})
        self._branches: dict[str, list[Branch]] = defaultdict(list)
        for row in connection.execute(select(branches).where(branches.c.till.in_(tills))):
            self._branches[row.till].append(Branch(row.branch, row.parent, row.parted, row.number, row.hash))
        self._stands: dict[str, list[tuple[int, Stand]]] = defaultdict(list)
        for row in connection.execute(select(grants).where(grants.c.till.in_(tills)).order_by(grants.c.epoch)):
            self._stands[row.till].append((row.epoch, Stand(row.fair, row.booth, row.number, row.station)))
        self._shifts: dict[Place, Shift] = {}
        self._shifts_of: dict[Place, Shift] = {}
        self._sold: dict[Place, dict[int, SoldLine]] = defaultdict(dict)
        self._sales: dict[Place, Sale] = {}
        self._find_shifts(connection, tills, pieces)
        self._find_sold(connection, tills, pieces)

    def stand(self, till: str, epoch: int) -> Stand:
        """Where a till stood in an epoch: as the latest grant before it says, or the first one that came."""
        known = self._stands[till]
        return next((stand for granted, stand in reversed(known) if granted <= epoch), known[0][1])

    def shift(self, till: str, branch: int, number: int) -> Shift:
        """The shift that was opened by an entry, on this branch or before it parted."""
        known = self._shifts_of.get((till, branch, number))
        if known is not None:
            return known
        found = self._shifts.get((till, self.owner(till, branch, number), number))
        if found is None:
            raise Aside(Reason.NO_SUCH_SHIFT, f"shift {number}")
        self._shifts_of[till, branch, number] = found
        return found

    def owner(self, till: str, branch: int, number: int) -> int:
        """The branch on which an entry was first held: this one, or one that it parted from later."""
        return owner(branch, number, self._branches[till])

    def opened(self, till: str, shift: Shift) -> None:
        """Remember a shift that was opened just now."""
        self._shifts[till, shift.branch, shift.number] = shift

    def sold(self, till: str, branch: int, number: int) -> dict[int, SoldLine]:
        """The lines of a sale by their numbers, on this branch or before it parted."""
        place = (till, self.owner(till, branch, number), number)
        sale = self._sales.get(place)
        if sale is not None:
            return {line.number: (line.product, line.chain, line.seller, line.maker) for line in sale.lines}
        found = self._sold.get(place)
        if found is None:
            raise Aside(Reason.NO_SUCH_SALE, f"sale {number}")
        return found

    def sell(self, place: Place, sale: Sale) -> None:
        """Remember a sale of just now."""
        self._sales[place] = sale

    def _find_shifts(self, connection: Connection, tills: list[str], pieces: Sequence[Piece]) -> None:
        numbers = {body.shift for body in _bodies(pieces) if isinstance(body, Sale | Refund | ShiftClosed)}
        of = shifts.c.till.in_(tills) & shifts.c.number.in_(sorted(numbers))
        for row in connection.execute(select(shifts).where(of)):
            found = Shift(row.branch, row.number, row.fair, row.booth, row.day)
            self._shifts[row.till, row.branch, row.number] = found

    def _find_sold(self, connection: Connection, tills: list[str], pieces: Sequence[Piece]) -> None:
        numbers = {body.sale for body in _bodies(pieces) if isinstance(body, Refund)}
        if not numbers:
            return
        of = lines.c.till.in_(tills) & lines.c.number.in_(sorted(numbers)) & (lines.c.milli > 0)
        for row in connection.execute(select(lines).where(of)):
            self._sold[row.till, row.branch, row.number][row.line] = (row.product, row.chain, row.seller, row.maker)


def _bodies(pieces: Sequence[Piece]) -> Iterable[object]:
    return (seen.body for piece in pieces for seen in piece.seen if isinstance(seen, Seen))
