"""The catalogue as it comes to the till: what its own hands changed, what a sibling's did, what the organizer sends.

Each product that any of them touched has a row that says which fields the booth changed last and when, and whether the
organizer withdrew it. A product that was withdrawn is off the shelf; papers of the past carry what they say of it.
"""

from pos.domain.edits import Stamp, Stamps, Stood, edited, supplied
from pos.domain.parties import Maker, Seller
from pos.domain.product import Product
from pos.domain.sale import Parties
from pos.domain.till_facts import ProductChanged
from pos.domain.values import dataclass
from pos.journal import shelves
from pos.journal.database import Connection
from pos.journal.readers import Readers
from pos.ports.journal import Restocked
from pos.wire.canonical import canonical, read_as
from pos.wire.supply import Cursor, Edit, Page, Supplied

_ROW = "SELECT withdrawn, stamps FROM touched WHERE product = ?"
_TOUCH = "INSERT OR REPLACE INTO touched VALUES (?, ?, ?)"
_PRODUCT = "SELECT product FROM products WHERE id = ?"
_Stamps = dict[str, tuple[int, str, int]]


@dataclass(frozen=True, slots=True)
class _Touched:
    withdrawn: bool
    stamps: Stamps


class SqliteSupply:
    """The journal's answer about how far its shelf is stocked, through the asking thread's connection."""

    _readers: Readers

    def stocked(self) -> Cursor:
        """Tell how far the shelf is stocked from central."""
        with self._readers.asking() as connection:
            return cursor(connection)


def cursor(connection: Connection) -> Cursor:
    """Tell how far the shelf is stocked."""
    (data,) = connection.execute("SELECT cursor FROM supply").fetchone()
    return read_as(Cursor, data) if data else Cursor()


def change(connection: Connection, changed: ProductChanged, stamp: Stamp) -> bool:
    """Put a change at the booth on the shelf; tells whether anything on it is another now."""
    id_ = changed.product.id
    touched = _touched(connection, id_)
    if touched.withdrawn:
        return False
    before = _stood(connection, id_, touched)
    after = edited(before, changed, stamp)
    _put(connection, after)
    _put_behind(connection, changed.seller, changed.maker)
    return before is None or before.product != after.product


def restock(connection: Connection, page: Page) -> Restocked:
    """Put a page on the shelf, and where it leads to."""
    came = [_supply(connection, each) for each in page.supplied]
    came += [_change(connection, each) for each in page.edits]
    connection.execute("UPDATE supply SET cursor = ?", (canonical(page.after),))
    return Restocked(sum(c.added for c in came), sum(c.changed for c in came), sum(c.withdrawn for c in came))


def _change(connection: Connection, edit: Edit) -> Restocked:
    known = connection.execute(_PRODUCT, (edit.change.product.id,)).fetchone() is not None
    if not change(connection, edit.change, (edit.utc_ms, edit.till, edit.number)):
        return Restocked()
    return Restocked(changed=1) if known else Restocked(added=1)


def _supply(connection: Connection, row: Supplied) -> Restocked:
    if row.article is None:
        gone = connection.execute("DELETE FROM products WHERE id = ?", (row.product,)).rowcount
        connection.execute(_TOUCH, (row.product, True, b""))
        return Restocked(withdrawn=gone)
    product = row.article.product
    touched = _touched(connection, product.id)
    before = _stood(connection, product.id, touched)
    after = supplied(before, product)
    if touched.withdrawn or before is None or before.product != after.product:
        _put(connection, after)
    _put_behind(connection, row.article.seller, row.article.maker)
    if before is None:
        return Restocked(added=1)
    return Restocked(changed=int(before.product != after.product))


def _touched(connection: Connection, product: str) -> _Touched:
    row = connection.execute(_ROW, (product,)).fetchone()
    if row is None:
        return _Touched(withdrawn=False, stamps={})
    return _Touched(bool(row[0]), read_as(_Stamps, row[1]) if row[1] else {})


def _stood(connection: Connection, product: str, touched: _Touched) -> Stood | None:
    row = connection.execute(_PRODUCT, (product,)).fetchone()
    return None if row is None else Stood(read_as(Product, row[0]), touched.stamps)


def _put(connection: Connection, stood: Stood) -> None:
    shelves.put_products(connection, (stood.product,))
    connection.execute(_TOUCH, (stood.product.id, False, canonical(stood.stamps) if stood.stamps else b""))


def _put_behind(connection: Connection, seller: Seller | None, maker: Maker | None) -> None:
    sellers = {} if seller is None else {seller.id: seller}
    makers = {} if maker is None else {maker.id: maker}
    shelves.put_parties(connection, Parties(sellers, makers))
