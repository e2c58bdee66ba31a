"""The paper of a refund: which goods of which sale came back, and what was given for them, all with a minus."""

from collections.abc import Sequence

from pos.documents.blocks import Block, Document, Gap, Line, Ornament, RuleStyle
from pos.documents.goods import Goods, goods_by_seller
from pos.documents.paid import rounding_line, tender_lines
from pos.documents.provenance import Provenance, counter_line, duplicate, masthead, number_line
from pos.documents.receipt import footer, total_line
from pos.documents.taxes import marks_of, tax_lines
from pos.documents.voices import Voices
from pos.domain.facts import RefundFinished, SaleFinished
from pos.domain.product import Motif


def compose_refund(refund: RefundFinished, sale: SaleFinished, provenance: Provenance) -> Document:
    """Compose the paper of a refund; `sale` is the sale it points at, which names the goods and their sellers."""
    voices = Voices(provenance.languages)
    blocks: list[Block] = [
        Ornament(Motif.STAR),
        Gap(3),
        *masthead(voices, provenance.place),
        voices.banner("paper.refund"),
        Gap(3),
        *duplicate(voices, provenance.copy),
        number_line(voices, refund.series, provenance.at),
        counter_line(voices, provenance),
        voices.line("paper.refund_of", series=sale.series),
        *_reason(voices, refund.reason),
        *goods_by_seller(voices, _goods(refund, sale), sale, marks_of(refund.taxes)),
        Gap(4),
        Line(RuleStyle.DASHED),
        Gap(3),
        total_line(voices, -refund.total),
        Gap(2),
        *tax_lines(voices, refund.taxes, sign=-1),
        Gap(4),
        Line(RuleStyle.DASHED),
        Gap(4),
        *_given_back(voices, refund),
        *footer(voices, provenance),
    ]
    return Document("refund", voices.language, tuple(blocks))


def _goods(refund: RefundFinished, sale: SaleFinished) -> Sequence[Goods]:
    sold = {line.number: line for line in sale.lines}
    return [Goods(sold[back.line], back.quantity, -back.total) for back in refund.lines]


def _reason(voices: Voices, reason: str) -> list[Block]:
    return [voices.line("paper.reason", reason=reason)] if reason else []


def _given_back(voices: Voices, refund: RefundFinished) -> list[Block]:
    paid = [block for tender in refund.tenders for block in tender_lines(voices, tender, tender.kept)]
    return [*rounding_line(voices, refund.rounding), *paid]
