"""The catalogue as it comes to the till: what its own hands changed, what a sibling's did, what the organizer sends.

Each product that any of them touched has a row that says which fields the booth changed last and when, and whether the
organizer withdrew it. A product that was withdrawn is off the shelf, kept as it stands in case it comes back; papers of
the past carry what they say of it. Of a seller and a maker, what was said last of them counts.
"""

from pos.domain import edits
from pos.domain.edits import Stood
from pos.domain.parties import Maker, Seller
from pos.domain.product import Product
from pos.domain.till_facts import ProductChanged, Stamp
from pos.journal import shelves
from pos.journal.database import Connection
from pos.journal.readers import Readers
from pos.ports.journal import Restocked
from pos.wire.canonical import canonical, read_as
from pos.wire.supply import Cursor, Edit, Page, Supplied

_ROW = "SELECT withdrawn, stamps, article FROM touched WHERE product = ?"
_TOUCH = "INSERT OR REPLACE INTO touched (product, withdrawn, stamps, article) VALUES (?, ?, ?, ?)"
_PRODUCT = "SELECT product FROM products WHERE id = ?"
_Stamps = dict[str, Stamp]


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


def knowing(connection: Connection, changed: ProductChanged) -> ProductChanged:
    """Give a change with what it replaces on this shelf."""
    return edits.knowing(changed, _stood(connection, changed.product.id)[0])


def change(connection: Connection, changed: ProductChanged, stamp: Stamp) -> bool:
    """Put a change at the booth on the shelf; tells whether anything on it is another now."""
    before, is_withdrawn = _stood(connection, changed.product.id)
    after = edits.edited(before, changed, stamp)
    said = edits.said_fields(changed)
    _put_behind(
        connection,
        (changed.seller, stamp if "seller" in said else None),
        (changed.maker, stamp if "maker" in said else None),
    )
    if is_withdrawn:
        _lay_aside(connection, after)
        return False
    _put(connection, after)
    return before is None or before.product != after.product


def restock(connection: Connection, page: Page) -> Restocked:
    """Put a page on the shelf, and where it leads to."""
    came = [_supply(connection, each) for each in page.supplied]
    came += [_change(connection, each) for each in page.edits]
    connection.execute("UPDATE supply SET cursor = ?", (canonical(page.after),))
    return Restocked(sum(c.added for c in came), sum(c.changed for c in came), sum(c.withdrawn for c in came))


def _change(connection: Connection, edit: Edit) -> Restocked:
    known = connection.execute(_PRODUCT, (edit.change.product.id,)).fetchone() is not None
    if not change(connection, edit.change, edits.stamp_of(edit.change, edit.utc_ms, edit.till, edit.number)):
        return Restocked()
    return Restocked(changed=1) if known else Restocked(added=1)


def _supply(connection: Connection, row: Supplied) -> Restocked:
    before, is_withdrawn = _stood(connection, row.product)
    if row.article is None:
        if is_withdrawn:
            return Restocked()
        gone = connection.execute("DELETE FROM products WHERE id = ?", (row.product,)).rowcount
        if before is None:
            connection.execute(_TOUCH, (row.product, True, b"", b""))
        else:
            _lay_aside(connection, before)
        return Restocked(withdrawn=gone)
    after = edits.supplied(before, row.article.product)
    if is_withdrawn or before is None or before.product != after.product:
        _put(connection, after)
    stamp = (row.version, "", 0)
    _put_behind(connection, (row.article.seller, stamp), (row.article.maker, stamp))
    if is_withdrawn or before is None:
        return Restocked(added=1)
    return Restocked(changed=int(before.product != after.product))


def _stood(connection: Connection, product: str) -> tuple[Stood | None, bool]:
    """Give a product as it stands, and whether it is withdrawn."""
    row = connection.execute(_ROW, (product,)).fetchone()
    is_withdrawn, said, aside = (False, b"", b"") if row is None else (bool(row[0]), row[1], row[2])
    if is_withdrawn:
        data = aside
    else:
        found = connection.execute(_PRODUCT, (product,)).fetchone()
        data = b"" if found is None else found[0]
    stamps = read_as(_Stamps, said) if said else {}
    return Stood(read_as(Product, data), stamps) if data else None, is_withdrawn


def _put(connection: Connection, stood: Stood) -> None:
    shelves.put_products(connection, (stood.product,))
    connection.execute(_TOUCH, (stood.product.id, False, _said(stood), b""))


def _lay_aside(connection: Connection, stood: Stood) -> None:
    """Keep a product that is withdrawn as it stands, off the shelf."""
    connection.execute(_TOUCH, (stood.product.id, True, _said(stood), canonical(stood.product)))


def _said(stood: Stood) -> bytes:
    return canonical(stood.stamps) if stood.stamps else b""


def _put_behind(
    connection: Connection, seller: tuple[Seller | None, Stamp | None], maker: tuple[Maker | None, Stamp | None]
) -> None:
    for role, (party, stamp) in (("seller", seller), ("maker", maker)):
        if party is not None:
            shelves.put_party(connection, role, party, stamp)
