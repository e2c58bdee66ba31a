"""What a paper says of the money: each means with its amount, and under a card what its holder can compare it by.

The card's last four digits, the approval number and the terminal are on the terminal's own slip too; whoever holds
both papers sees that they belong together.
"""

from pos.documents.blocks import Block, Size, Text
from pos.documents.voices import Rate, Voices
from pos.domain.cash_terms import DutyBearer
from pos.domain.facts import SaleFinished
from pos.domain.foreign import RATE_DECIMALS, ForeignCash
from pos.domain.money import Currency, Money
from pos.domain.tender import Authorisation, Means, Tender
from pos.words import figures

_DOTS = "••"


def tender_lines(voices: Voices, tender: Tender, amount: Money) -> list[Block]:
    """Print what went over the counter by one means; `amount` is what was received, or given back."""
    blocks: list[Block] = [voices.pair(f"means.{tender.means}", voices.first.amount(amount))]
    if tender.foreign is not None:
        blocks.append(_foreign(voices, tender.foreign, tender.applied.currency))
    if tender.authorisation is not None:
        blocks.append(_authorised(voices, tender.means, tender.authorisation))
    return blocks


def _foreign(voices: Voices, cash: ForeignCash, own: Currency) -> Text:
    """Print what was handed over in another currency, and at which rate."""
    words = voices.first
    told = words.say(
        "paper.foreign",
        received=words.money(cash.received),
        currency=words.unit(cash.received.currency),
        rate=words.isolate(figures.decimal(cash.applied, RATE_DECIMALS)),
        own=words.unit(own),
    )
    return Text(told, words.language, Size.SMALL)


def extra_lines(voices: Voices, sale: SaleFinished) -> list[Block]:
    """Print the stamp duty on the part in cash, and what rounding it came to."""
    duty, words = sale.duty, voices.first
    blocks: list[Block] = []
    if duty is not None and duty.bearer is DutyBearer.CUSTOMER:
        blocks.append(voices.pair("paper.duty", words.amount(duty.amount), rate=Rate(duty.rate_bp)))
    elif duty is not None:
        blocks.append(voices.pair("paper.duty_of_seller", words.amount(duty.amount), Size.SMALL))
    return [*blocks, *rounding_line(voices, sale.rounding)]


def rounding_line(voices: Voices, rounding: Money | None) -> list[Block]:
    """Print what rounding to the coin put on top, or took off."""
    return [voices.pair("paper.rounding", signed(voices, rounding))] if rounding is not None else []


def signed(voices: Voices, amount: Money) -> str:
    """Write an amount that can go either way: a plus is said, not implied."""
    written = voices.first.amount(amount)
    return voices.first.isolate(f"+{written}") if amount.minor > 0 else written


def _authorised(voices: Voices, means: Means, said: Authorisation) -> Text:
    words, card = voices.first, said.card
    digits = "" if card is None or not card.last_four else f"{_DOTS} {card.last_four}"
    named = " ".join(filter(None, ("" if card is None else card.scheme, digits)))
    known_by = "paper.phone_reference" if means is Means.MOBILE else "paper.approval"
    approved = words.say(known_by, approval=said.approval) if said.approval else ""
    seen = words.say("paper.seen") if said.on_sight else ""
    told = (words.isolate(named), approved, words.isolate(said.terminal), seen)
    return Text(" · ".join(filter(None, told)), words.language, Size.SMALL)
