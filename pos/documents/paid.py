"""What a paper says of the money: each means with its amount, and under a card what its holder can compare it by.

The card's last four digits, the approval number and the terminal are on the terminal's own slip too; whoever holds
both papers sees that they belong together.
"""

from pos.documents.blocks import Block, Size, Text
from pos.documents.voices import Voices
from pos.domain.money import Money
from pos.domain.tender import Authorisation, Tender

_DOTS = "••"


def tender_lines(voices: Voices, tender: Tender, amount: Money) -> list[Block]:
    """Print what went over the counter by one means; `amount` is what was received, or given back."""
    blocks: list[Block] = [voices.pair(f"means.{tender.means}", voices.first.amount(amount))]
    if tender.authorisation is not None:
        blocks.append(_authorised(voices, tender.authorisation))
    return blocks


def _authorised(voices: Voices, said: Authorisation) -> Text:
    words, card = voices.first, said.card
    digits = "" if card is None or not card.last_four else f"{_DOTS} {card.last_four}"
    named = " ".join(filter(None, ("" if card is None else card.scheme, digits)))
    approved = words.say("paper.approval", approval=said.approval) if said.approval else ""
    told = (words.isolate(named) if named else "", approved, words.isolate(said.terminal))
    return Text(" · ".join(filter(None, told)), words.language, Size.SMALL)
