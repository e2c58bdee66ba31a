"""A piece while it is made or changed: what was typed of it, what of that can be read, and how it will look."""

from dataclasses import field, replace

from pos.domain.money import Currency, Money
from pos.domain.names import Language, Names
from pos.domain.patterns import pattern_of
from pos.domain.product import Pattern
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.journal import Somebody
from pos.ui.presenters.shown.tile import cloth_of
from pos.ui.ways.goods_ways import KnownPiece
from pos.usecases.put_piece import PutPiece
from pos.words.speech import Words
from pos.words.typed import typed_amount

LANGUAGES = (Language.AR, Language.FR, Language.EN)
STOCK_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands in the fields; `was` is the piece that is changed, None for one that is made."""

    id: str
    names: Names = field(default_factory=Names)
    price: str = ""
    stock: str = ""
    maker: str = ""
    chain: str = ""
    unique: bool = True
    was: KnownPiece | None = None

    @property
    def pattern(self) -> Pattern:
        """The cloth that stands for it."""
        if self.was is not None:
            return cloth_of(self.was.product)
        return pattern_of(self.chain, self.id)


def own_order(language: Language) -> tuple[Language, ...]:
    """Give the languages of a name, the one in hand first."""
    first = language if language in LANGUAGES else Language.FR
    return (first, *(each for each in LANGUAGES if each is not first))


def taken_up(known: KnownPiece, words: Words) -> Piece:
    """Lay a piece that is there out in the fields."""
    product = known.product
    return Piece(
        id=product.id,
        names=product.names,
        price=_as_typed(product.price.amount),
        stock="" if product.stock is None else str(product.stock),
        maker=known.maker.say(words.language),
        chain=product.chain,
        unique=product.unique,
        was=known,
    )


def typed(piece: Piece, name: str, text: str) -> Piece:
    """Take what was typed into a field: a language of the name, the price, the stock, the maker."""
    if name in LANGUAGES:
        return replace(piece, names=replace(piece.names, **{name: text.strip()}))
    match name:
        case "price":
            return replace(piece, price=text.strip())
        case "stock":
            return replace(piece, stock=text.strip())
        case _:
            return replace(piece, maker=text.strip())


def read_piece(piece: Piece, currency: Currency, by: Somebody) -> PutPiece | Refused:
    """Read the fields, or say which of them cannot be read."""
    price = typed_amount(piece.price, currency)
    if isinstance(price, Refused):
        return price
    stock = None
    if piece.stock and not piece.unique:
        if not (piece.stock.isdecimal() and len(piece.stock) <= STOCK_DIGITS):
            return Refused(Rule.AMOUNT_UNREADABLE, detail=piece.stock)
        stock = int(piece.stock)
    same = piece.was is not None and piece.maker in _names(piece.was.maker)
    maker = "" if same else piece.maker
    return PutPiece(piece.id, piece.names, price, by, piece.chain, maker, piece.unique, stock)


def price_of(piece: Piece, currency: Currency) -> Money | None:
    """Give the price as far as it can be read."""
    price = typed_amount(piece.price, currency)
    return None if isinstance(price, Refused) else price


def _as_typed(money: Money) -> str:
    """Write an amount as somebody types it."""
    decimals = money.currency.decimals
    whole, part = divmod(money.minor, 10**decimals)
    return f"{whole},{part:0{decimals}}" if part else str(whole)


def _names(names: Names) -> tuple[str, ...]:
    return (names.ar, names.fr, names.en)
