"""The catalogue as the till holds it: products in the order they came, sellers and makers."""

from collections.abc import Iterator, Sequence

from pos.domain.parties import Maker, Seller
from pos.domain.product import Product
from pos.domain.sale import Parties
from pos.domain.till_facts import Stamp
from pos.journal.database import Connection
from pos.journal.readers import Readers
from pos.journal.stock import FileStock
from pos.ports.journal import Imported
from pos.wire.canonical import canonical, read_as

_PUT_PARTY = "INSERT OR REPLACE INTO parties (role, id, party, stamp) VALUES (?, ?, ?, ?)"
_STAMP = "SELECT stamp FROM parties WHERE role = ? AND id = ?"
_Stamps = dict[str, Stamp]


def put_products(connection: Connection, products: Sequence[Product]) -> Imported:
    """Add or update products by id; one that stayed as it was counts as neither."""
    added = changed = 0
    for product in products:
        data = canonical(product)
        row = connection.execute("SELECT product FROM products WHERE id = ?", (product.id,)).fetchone()
        if row is None:
            connection.execute("INSERT INTO products (id, product) VALUES (?, ?)", (product.id, data))
            added += 1
        elif row[0] != data:
            connection.execute("UPDATE products SET product = ? WHERE id = ?", (data, product.id))
            changed += 1
    return Imported(added, changed)


def put_parties(connection: Connection, parties: Parties) -> None:
    """Add or update sellers and makers by id."""
    for seller in parties.sellers.values():
        connection.execute(_PUT_PARTY, ("seller", seller.id, canonical(seller), b""))
    for maker in parties.makers.values():
        connection.execute(_PUT_PARTY, ("maker", maker.id, canonical(maker), b""))


def put_party(connection: Connection, role: str, party: Seller | Maker, stamp: Stamp | None) -> None:
    """Add a seller or maker, or update one that was said before that; without a stamp one that is there stays."""
    row = connection.execute(_STAMP, (role, party.id)).fetchone()
    if row is not None and (stamp is None or (row[0] and read_as(_Stamps, row[0])[role] > stamp)):
        return
    connection.execute(_PUT_PARTY, (role, party.id, canonical(party), canonical({role: stamp}) if stamp else b""))


class SqliteShelves:
    """The journal's answers about what it sells, through the asking thread's connection."""

    _readers: Readers

    def products(self) -> tuple[Product, ...]:
        """Read the whole catalogue, in the order in which products first came."""
        with self._readers.asking() as connection:
            return tuple(read_as(Product, data) for data in _products(connection))

    def stock(self) -> FileStock:
        """Read the bytes of the whole catalogue, in the same order; its products are read when they are asked for."""
        with self._readers.asking() as connection:
            return FileStock(_products(connection))

    def parties(self) -> Parties:
        """Read the sellers and makers."""
        with self._readers.asking() as connection:
            rows = connection.execute("SELECT role, party FROM parties ORDER BY id").fetchall()
            sellers = [read_as(Seller, data) for role, data in rows if role == "seller"]
            makers = [read_as(Maker, data) for role, data in rows if role == "maker"]
        return Parties({seller.id: seller for seller in sellers}, {maker.id: maker for maker in makers})


def _products(connection: Connection) -> Iterator[bytes]:
    return (data for (data,) in connection.execute("SELECT product FROM products ORDER BY place"))
