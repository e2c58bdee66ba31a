"""The goods on a paper, grouped by the seller who answers for them, each with the maker whose hands made it."""

from collections.abc import Iterable, Sequence

from pos.documents.blocks import Block, Emphasis, Gap, Pair, Size, Text
from pos.documents.taxes import Marks
from pos.documents.voices import Voices, name_in
from pos.domain.facts import SaleFinished, SoldLine
from pos.domain.money import Money
from pos.domain.parties import Maker, Seller
from pos.domain.quantity import Quantity
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Goods:
    """A line to print: what was sold, how much of it this paper is about, and the figure at the end."""

    sold: SoldLine
    quantity: Quantity
    figure: Money


def goods_by_seller(voices: Voices, goods: Iterable[Goods], sale: SaleFinished, marks: Marks) -> list[Block]:
    """Print goods under their sellers' names, sellers in the order in which they first come."""
    sellers = {seller.id: seller for seller in sale.sellers}
    makers = {maker.id: maker for maker in sale.makers}
    groups: dict[str, list[Goods]] = {}
    for item in goods:
        groups.setdefault(item.sold.seller, []).append(item)
    blocks: list[Block] = []
    for seller, items in groups.items():
        blocks += [Gap(4), *_seller(voices, sellers.get(seller))]
        for item in items:
            mark = marks.get((seller, item.sold.tax_id), "")
            blocks += [Gap(2), *_item(voices, item, makers.get(item.sold.maker), mark)]
    return blocks


def _seller(voices: Voices, seller: Seller | None) -> list[Block]:
    if seller is None:
        return [voices.heading("paper.seller_unnamed")]
    name, also = voices.names(seller.names)
    phrase, _ = voices.phrases("paper.seller", name=name.text)
    blocks: list[Block] = [Text(phrase.text, phrase.language, Size.STRONG, bold=True, also=also)]
    numbers = (("ICE", seller.ice), ("IF", seller.tax_number), ("TP", seller.business_tax))
    known = [voices.first.isolate(f"{name}\u00a0{number}") for name, number in numbers if number]
    if known:
        blocks.append(Text(" · ".join(known), voices.first.language, Size.SMALL))
    return blocks


def _item(voices: Voices, item: Goods, maker: Maker | None, mark: str) -> list[Block]:
    name, also = voices.names(item.sold.names)
    figure = voices.first.amount(item.figure)
    blocks: list[Block] = [Pair(name.text, figure, name.language, emphasis=Emphasis.FIGURE, mark=mark)]
    if also is not None:
        blocks.append(Text(also.text, also.language, inset=True))
    details = list(_details(voices, item, maker))
    blocks.append(Text(" · ".join(details), voices.first.language, Size.SMALL, inset=True))
    return blocks


def _details(voices: Voices, item: Goods, maker: Maker | None) -> Iterable[str]:
    """Say how many at which price, how the price was agreed, what came off, what is not in it, who made it."""
    words, sold = voices.first, item.sold
    yield words.isolate(_reckoning(voices, sold, item.quantity))
    if sold.discount:
        yield words.say("paper.discount", amount=words.amount(-sold.discount))
    if not sold.tax_included:
        yield words.say("paper.before_tax")
    if maker is not None:
        yield words.isolate(name_in(voices.languages[0], maker.names).text)


def _reckoning(voices: Voices, sold: SoldLine, quantity: Quantity) -> str:
    """Write `2 × 320,00`, or `1 × 4 800,00 → 4 200,00` when another price than the asking one was agreed."""
    words = voices.first
    asked = f"{words.quantity(quantity)} × {words.amount(sold.asking)}"
    return asked if sold.agreed is None else f"{asked} → {words.amount(sold.agreed)}"


def goods_sold(sale: SaleFinished) -> Sequence[Goods]:
    """List all goods of a sale."""
    return [Goods(line, line.quantity, line.total) for line in sale.lines]
