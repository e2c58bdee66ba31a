"""The receipt of a sale: goods by seller, the total, the tax by its reason, what was paid, the seal that proves it."""

from pos.documents.blocks import Block, Document, Emphasis, Gap, Line, Ornament, Pair, RuleStyle, Size
from pos.documents.goods import goods_by_seller, goods_sold
from pos.documents.paid import extra_lines, tender_lines
from pos.documents.provenance import (
    Provenance,
    counter_line,
    duplicate,
    masthead,
    number_line,
    seal_code,
    thanks,
)
from pos.documents.taxes import marks_of, tax_lines
from pos.documents.voices import Voices
from pos.domain.facts import SaleFinished
from pos.domain.money import Money, total_of
from pos.domain.product import Motif


def compose_receipt(sale: SaleFinished, provenance: Provenance) -> Document:
    """Compose the receipt of a finished sale; the same sale and provenance always give the same paper."""
    voices = Voices(provenance.languages)
    blocks: list[Block] = [
        Ornament(Motif.STAR),
        Gap(3),
        *masthead(voices, provenance.place),
        *duplicate(voices, provenance.copy),
        Gap(3),
        number_line(voices, sale.series, provenance.at),
        counter_line(voices, provenance),
        *goods_by_seller(voices, goods_sold(sale), sale, marks_of(sale.taxes)),
        Gap(4),
        Line(RuleStyle.DASHED),
        Gap(3),
        total_line(voices, sale.total),
        *_discounts(voices, sale),
        Gap(2),
        *tax_lines(voices, sale.taxes),
        Gap(4),
        Line(RuleStyle.DASHED),
        Gap(4),
        *_payments(voices, sale),
        *footer(voices, provenance),
    ]
    return Document("receipt", voices.language, tuple(blocks))


def total_line(voices: Voices, total: Money) -> Pair:
    """Print the one figure that everybody looks for."""
    return voices.pair("paper.total", voices.first.money(total), Size.TOTAL, Emphasis.ALL)


def footer(voices: Voices, provenance: Provenance) -> list[Block]:
    """End a customer's paper: the seal, and thanks."""
    blocks: list[Block] = [Gap(4), Line(), Gap(4)]
    if provenance.seal is not None:
        blocks += [seal_code(voices, provenance.seal, "paper.verify"), Gap(5)]
    return [*blocks, thanks(voices)]


def _discounts(voices: Voices, sale: SaleFinished) -> list[Block]:
    off = total_of((line.discount for line in sale.lines), sale.total.currency)
    return [voices.pair("paper.discounts", voices.first.amount(-off), Size.SMALL)] if off else []


def _payments(voices: Voices, sale: SaleFinished) -> list[Block]:
    """Print what comes on top of the cash, what was handed over by each means, and what came back."""
    paid = [block for tender in sale.tenders for block in tender_lines(voices, tender, tender.received)]
    paid = [*extra_lines(voices, sale), *paid]
    change = total_of((tender.change for tender in sale.tenders), sale.total.currency)
    if change:
        paid.append(voices.pair("paper.change", voices.first.amount(change), Size.STRONG, Emphasis.ALL))
    return paid
