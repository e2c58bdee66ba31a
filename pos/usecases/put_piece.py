"""A piece is made at the booth, or its price, its stock or its name is changed there: one fact of what was changed."""

from dataclasses import replace

from pos.domain.edits import changed_fields
from pos.domain.facts import ProductChanged
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.patterns import pattern_of
from pos.domain.permissions import Action, Approval, allowed
from pos.domain.product import Price, Product
from pos.domain.product_file.parties import PartyBook, names_of
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Parties
from pos.domain.ticket import FreeAmount
from pos.domain.values import dataclass
from pos.ports.journal import Journal, Somebody


@dataclass(frozen=True, slots=True)
class PutPiece:
    """A piece as a person wants it. `id` is a fresh one for a piece that is made; `stock` None when nobody counts.

    An empty name, chain or maker is not said: what was known of them stays.
    """

    id: str
    names: Names
    price: Money
    by: Somebody
    chain: str = ""
    maker: str = ""
    unique: bool = False
    stock: int | None = None
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a piece is put beside: how it stood until now, who is known, what a new one of the booth stands under."""

    was: Product | None
    parties: Parties
    stands: FreeAmount


def put_piece(request: PutPiece, shelf: Shelf, *, journal: Journal) -> Product | Refused:
    """Put a piece on the shelf and give it as it stands; one that is so already is no fact."""
    if not allowed(request.by.role, Action.IMPORT_CATALOGUE, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.IMPORT_CATALOGUE)
    was = shelf.was or _blank(request, shelf.stands)
    names = _joined(was.names, request.names)
    if not (names.ar or names.fr or names.en):
        return Refused(Rule.NAME_MISSING)
    if request.price.minor <= 0:
        return Refused(Rule.AMOUNT_NOT_POSITIVE)
    book = PartyBook(shelf.parties)
    chain = request.chain or was.chain
    product = replace(
        was,
        names=names,
        price=replace(was.price, amount=request.price),
        chain=chain,
        maker=book.maker(names_of(request.maker, ""), was.region) if request.maker else was.maker,
        unique=request.unique,
        stock=None if request.unique else request.stock,
        pattern=was.pattern if shelf.was else pattern_of(chain, was.id),
    )
    if product == shelf.was:
        return product
    fields = () if shelf.was is None else changed_fields(shelf.was, product)
    maker = {**shelf.parties.makers, **book.changes().makers}.get(product.maker)
    seller = shelf.parties.sellers.get(product.seller)
    with journal.unit_of_work() as work:
        work.append(ProductChanged(product, request.by.id, fields, seller, maker, request.approvals))
        work.commit()
    return product


def _blank(request: PutPiece, stands: FreeAmount) -> Product:
    return Product(
        id=request.id,
        names=Names(),
        price=Price(request.price, stands.price.tax_included),
        code="",
        chain="",
        craft="",
        seller=stands.seller,
        maker="",
        tax=stands.tax,
    )


def _joined(was: Names, said: Names) -> Names:
    return Names(said.ar or was.ar, said.fr or was.fr, said.en or was.en, was.es, was.zgh)
