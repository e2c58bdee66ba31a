"""The paper of money that goes back in cash because a card had paid it although its ticket was paid another way.

It names the card and its approval as the terminal's slip does, and leaves a line for whoever takes the money.
"""

from pos.documents.blocks import Block, Document, Gap, Line, Pair, RuleStyle, Size
from pos.documents.paid import tender_lines
from pos.documents.provenance import Provenance, counter_line, masthead
from pos.documents.receipt import total_line
from pos.documents.voices import Voices
from pos.domain.facts import CashMoved
from pos.domain.payment import Payment
from pos.domain.payment_tenders import tender_of
from pos.domain.tender import Means

_ROOM_TO_SIGN = 24


def compose_given_back(moved: CashMoved, original: Payment, provenance: Provenance) -> Document:
    """Compose it; `original` is the payment by card that the cash makes good."""
    voices = Voices(provenance.languages)
    words, at = voices.first, provenance.at
    paid = tender_of(original)
    blocks: list[Block] = [
        *masthead(voices, provenance.place),
        Gap(3),
        voices.banner("paper.given_back"),
        Gap(3),
        Pair(words.isolate(str(original.request)), words.moment(at.utc_ms, at.offset_minutes), words.language),
        counter_line(voices, provenance),
        Gap(3),
        voices.text("paper.given_back_phone" if paid.means is Means.MOBILE else "paper.given_back_told"),
        Gap(2),
        *tender_lines(voices, paid, paid.applied),
        Gap(4),
        Line(RuleStyle.DASHED),
        Gap(3),
        total_line(voices, moved.amount),
        voices.pair("means.cash", words.amount(moved.amount)),
        Gap(4),
        voices.text("paper.received_by", Size.SMALL),
        Gap(_ROOM_TO_SIGN),
        Line(),
    ]
    return Document("given-back", voices.language, tuple(blocks))
