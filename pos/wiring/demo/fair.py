"""The demonstration fair: a national craft week in Casablanca, its booths, its sellers and fifteen hundred pieces.

Everybody and everything in it is invented. The first screen is set by hand, like a shop window; what comes after is
composed, and interleaved so that each page, of all chains or of one, shows many crafts.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from itertools import zip_longest
from typing import TypeVar

from pos.domain.codes import check_digit
from pos.domain.crafts import Craft, read_crafts
from pos.domain.fair import Place
from pos.domain.money import Currency, Money, share_out
from pos.domain.names import Names
from pos.domain.product import Motif, Pattern, Price, Product
from pos.domain.sale import Parties
from pos.domain.values import dataclass
from pos.wiring.demo.people import Stand, Status, stands
from pos.wiring.demo.pieces import Draws, Kind, Piece, compose, read_colours, read_templates
from pos.words.places import resource

T = TypeVar("T")

SEED = 2026
PIECES = 1_500

PLACE = Place(
    fair="SNA26",
    fair_names=Names("الأسبوع الوطني للصناعة التقليدية", "Semaine nationale de l'artisanat", "National Craft Week"),
    city_names=Names("الدار البيضاء", "Casablanca", "Casablanca"),
    booth="B112",
    booth_names=Names("الرواق ب-112", "Stand B-112", "Booth B-112"),
    till="1",
)
"""The common cash desk of the fair: it sells the pieces of every booth."""

_EXEMPT_CARPETS = "MA_EX_TAPIS"
_TAX = {
    Status.COOPERATIVE: "MA_EX_COOP",
    Status.AUTO_ENTREPRENEUR: "MA_EX_AE",
    Status.SMALL_MAKER: "MA_EX_PETIT_FAB",
}
_FIRST_NUMBER = 401
_STOCKS = ((500_00, 5), (100_00, 16), (0, 40))
"""From this price (minor units) on, there are at most that many."""


@dataclass(frozen=True, slots=True)
class Booth:
    """A booth of the fair: its code, and the ids of the sellers who share it."""

    code: str
    sellers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoFair:
    """The whole fair, as a till at its common cash desk knows it; products come in the order of the screen."""

    place: Place
    parties: Parties
    products: tuple[Product, ...]
    booths: tuple[Booth, ...]


def demo_fair(seed: int = SEED) -> DemoFair:
    """Make the fair: the same for the same seed."""
    draws = Draws(seed)
    window = list(csv.DictReader(StringIO(_text("window.csv")), delimiter=";"))
    known: dict[str, list[Names]] = {}
    for row in window:
        named = known.setdefault(row["seller"], [])
        named += [names for names in [Names(row["maker_ar"], row["maker_fr"])] if names not in named]
    there = stands(_text("sellers.csv"), _text("people.json"), draws, known)
    crafts = read_crafts(resource("tables", "crafts.json").read_text(encoding="utf-8"))
    counter = _Counter(there, crafts, draws)
    products = (*_set_by_hand(window, counter), *_composed(PIECES - len(window), counter, draws))
    parties = Parties(
        {stand.seller.id: stand.seller for stand in there},
        {maker.id: maker for stand in there for maker in stand.makers},
    )
    return DemoFair(PLACE, parties, products, _booths(there))


def _text(name: str) -> str:
    return resource("demo", name).read_text(encoding="utf-8")


def _booths(there: Iterable[Stand]) -> tuple[Booth, ...]:
    booths: dict[str, list[str]] = {}
    for stand in there:
        booths.setdefault(stand.booth, []).append(stand.seller.id)
    return tuple(Booth(code, tuple(sellers)) for code, sellers in booths.items())


class _Counter:
    """Gives each piece its seller and maker, its tax, its code and its stock."""

    def __init__(self, there: Iterable[Stand], crafts: Iterable[Craft], draws: Draws) -> None:
        self._crafts = {craft.id: craft for craft in crafts}
        self._draws = draws
        self._stands = {stand.code: stand for stand in there}
        self._selling: dict[str, list[Stand]] = {}
        for stand in self._stands.values():
            for craft in stand.crafts:
                self._selling.setdefault(craft, []).append(stand)
        self._numbers = dict.fromkeys(self._stands, _FIRST_NUMBER)
        self._worn: dict[tuple[str, Pattern], int] = {}
        self._count = 0

    def put(self, piece: Piece, seller: str = "", maker: str = "") -> Product:
        """Make a product of a piece; seller (by code) and maker (by Arabic name) are drawn when not given."""
        stand = self._stands[seller] if seller else self._drawn(self._selling[piece.craft])
        makers = [who.id for who in stand.makers if maker in {"", who.names.ar}]
        craft = self._crafts[piece.craft]
        self._count += 1
        return Product(
            id=f"sna26-{self._count:04d}",
            names=piece.names,
            price=Price(Money(piece.price, Currency.MAD)),
            code=self._code(piece, stand),
            chain=craft.chain,
            craft=craft.id,
            seller=stand.seller.id,
            maker=self._drawn(makers),
            tax=craft.tax if craft.tax == _EXEMPT_CARPETS else _TAX.get(stand.status, craft.tax),
            region=stand.region,
            unique=piece.kind is Kind.UNIQUE,
            stock=self._stock(piece.price) if piece.kind is Kind.STOCKED else None,
            floor=Money(piece.floor, Currency.MAD) if piece.floor else None,
            pattern=self._pattern(craft.chain, piece),
        )

    def _code(self, piece: Piece, stand: Stand) -> str:
        """Companies buy barcodes, cooperatives print them for their own use, the others write a tag by hand."""
        number = self._numbers[stand.code]
        self._numbers[stand.code] += 1
        match stand.status:
            case Status.COMPANY if piece.kind is Kind.STOCKED:
                body = f"611{stand.number + 4200:04d}{number:05d}"
            case Status.COOPERATIVE if piece.kind is Kind.STOCKED:
                body = f"290{stand.number:04d}{number:05d}"
            case _:
                return f"{stand.code}-{number:04d}"
        return body + check_digit(body)

    def _pattern(self, chain: str, piece: Piece) -> Pattern:
        """Dress a piece in what its chain has not worn for longest, so that neighbours are told apart."""
        chosen = min(piece.patterns, key=lambda pattern: self._worn.get((chain, pattern), 0))
        self._worn[chain, chosen] = self._count
        return chosen

    def _stock(self, price: int) -> int:
        """Have many of what is cheap and few of what is dear."""
        return 1 + self._draws.below(next(most for above, most in _STOCKS if price >= above))

    def _drawn(self, among: list[T]) -> T:
        return among[self._draws.below(len(among))]


def _set_by_hand(window: Iterable[Mapping[str, str]], counter: _Counter) -> list[Product]:
    """Set the first screen, as its table has it."""
    products = []
    for row in window:
        ground, main, second = row["colours"].split()
        piece = Piece(
            craft=row["craft"],
            names=Names(row["ar"], row["fr"], row["en"]),
            price=int(row["price"]) * 100,
            floor=int(row["floor"] or 0) * 100,
            kind=Kind(row["kind"]),
            patterns=(Pattern(Motif(row["motif"]), (ground, main, second)),),
        )
        products.append(counter.put(piece, row["seller"], row["maker_ar"]))
    return products


def _composed(total: int, counter: _Counter, draws: Draws) -> list[Product]:
    """Compose the rest: as many of each template as its weight asks, spread so that crafts alternate."""
    templates = read_templates(_text("pieces.csv"))
    colours = read_colours(resource("demo", "colours.json").read_bytes())
    counts = share_out(total, [template.weight for template in templates])
    chains: dict[str, list[list[Piece]]] = {}
    for template, count in zip(templates, counts, strict=True):
        chains.setdefault(template.chain, []).append(compose(template, count, colours, draws))
    return [counter.put(piece) for piece in _spread([_alternated(pieces) for pieces in chains.values()])]


def _alternated(templates: Iterable[list[Piece]]) -> list[Piece]:
    """Take the first piece of each template, then the second of each, until none is left."""
    return [piece for turn in zip_longest(*templates) for piece in turn if piece]


def _spread(chains: list[list[Piece]]) -> Iterator[Piece]:
    """Mix chains so that each is met evenly from the first page to the last."""
    places = [
        ((2 * at + 1) * PIECES // len(chain), of, at) for of, chain in enumerate(chains) for at in range(len(chain))
    ]
    for _, of, at in sorted(places):
        yield chains[of][at]
