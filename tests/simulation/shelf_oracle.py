"""What must be true of the catalogue once a world is healed: every shelf of a booth is what central's data add up to.

It is added up here from the organizer's rows and from the entries in the inbox, without the rules of the program: of
each field, the change counts that says it replaces the others, or else the later one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace

from sqlalchemy import select

from pos.central.tables import catalogue
from pos.domain.facts import ProductChanged
from pos.domain.parties import Seller
from pos.domain.product import Product
from pos.wire.canonical import read_as
from pos.wire.entry import read_entry
from pos.wire.supply import Article
from tests.fakes.stall import PLACE
from tests.simulation.shelf_world import ShelfWorld, journal_of
from tests.simulation.sync_oracle import held_by
from tests.simulation.sync_tills import SimTill

_ALL = {field.name for field in fields(Product)} - {"id"}

Said = tuple[tuple[int, str, int], str, Product]
"""When and where a field was changed, a spelling of its value to tell two apart, the product with it."""


@dataclass
class Piece:
    """What is known of a product: the organizer's article, whether it was withdrawn, and what a booth said of it."""

    article: Article | None = None
    withdrawn: bool = False
    made: Product | None = None
    said: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))

    def stands(self) -> Product | None:
        """Give the product as it must stand; None for one that must not."""
        base = self.article.product if self.article else self.made
        if self.withdrawn or base is None:
            return None
        latest = {name: max(said, key=lambda one: one[:2])[2] for name, said in self.said.items()}
        return replace(base, **{name: getattr(product, name) for name, product in latest.items()})


def shelf_faults(world: ShelfWorld) -> list[str]:
    """Compare every shelf with what central holds; `ever` must be all that was ever written."""
    wrong: list[str] = []
    by_booth: dict[str, list[SimTill]] = defaultdict(list)
    for till in world.tills:
        by_booth[world.central.booths.get(till.name, PLACE.booth)].append(till)
    for tills in by_booth.values():
        pieces, unknown = _pieces(world, {till.name: till for till in tills}.values())
        stands = {id_: product for id_, piece in pieces.items() if (product := piece.stands())}
        for till in tills:
            wrong += [f"{till.name}: {fault}" for fault in _differences(till, stands, unknown)]
            wrong += [f"{till.name}: {fault}" for fault in _other_sellers(till, pieces)]
    return wrong


def _differences(till: SimTill, stands: dict[str, Product], unknown: set[str]) -> list[str]:
    shelf = {product.id: product for product in journal_of(till).products()}
    told = []
    for id_ in sorted((shelf.keys() | stands.keys()) - unknown):
        here, there = shelf.get(id_), stands.get(id_)
        if here is None or there is None:
            told.append(f"{id_} is {'missing' if here is None else 'on the shelf'}, and central says otherwise")
        elif here != there:
            names = [name for name in sorted(_ALL) if getattr(here, name) != getattr(there, name)]
            told += [f"{id_}: {name} is {getattr(here, name)}, not {getattr(there, name)}" for name in names]
    return told


def _other_sellers(till: SimTill, pieces: dict[str, Piece]) -> list[str]:
    """Name the organizer's sellers of whom the shelf knows another version than the organizer's file."""
    known = journal_of(till).parties().sellers
    articles = [piece.article for piece in pieces.values() if piece.article]
    sellers: Iterable[Seller] = (article.seller for article in articles if article.seller)
    return [f"seller {seller.id} is another" for seller in sellers if known.get(seller.id) != seller]


def _pieces(world: ShelfWorld, tills: Iterable[SimTill]) -> tuple[dict[str, Piece], set[str]]:
    """Collect what central holds of products, and the ids of those of which something was lost with a disk."""
    pieces: dict[str, Piece] = defaultdict(Piece)
    unknown: set[str] = set()
    with world.central.database.reading.connect() as connection:
        for row in connection.execute(select(catalogue)):
            article = read_as(Article, row.data) if row.data else None
            pieces[row.product].article, pieces[row.product].withdrawn = article, article is None
    for till in tills:
        held, _ = held_by(world.central.database, till.disk.till)
        for hash_, data in world.ever[till.name].items():
            entry = read_entry(data)
            if not isinstance(entry.fact, ProductChanged):
                continue
            if hash_ not in held:
                unknown.add(entry.fact.product.id)
                continue
            _say(pieces[entry.fact.product.id], entry.fact, (entry.utc_ms, entry.till, entry.number))
    return pieces, unknown


def _say(piece: Piece, change: ProductChanged, at: tuple[int, str, int]) -> None:
    utc_ms, till, number = at
    stamp = (max([utc_ms, *(over[0] + 1 for over in change.over)]), till, number)
    for name in change.fields or _ALL:
        piece.said[name].append((stamp, repr(getattr(change.product, name)), change.product))
    if not change.fields:
        piece.made = change.product
