"""What was handed over for a sale: by which means, how much of the sale it pays, how much came back."""

from collections.abc import Sequence
from enum import StrEnum

from pos.domain.card import CardReference
from pos.domain.money import Money, total_of
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass


class Means(StrEnum):
    """The means a customer can pay with."""

    CASH = "cash"
    CARD = "card"
    MOBILE = "mobile"


@dataclass(frozen=True, slots=True)
class Authorisation:
    """What a paper says of a payment by terminal: which terminal took it, under which approval, of which card."""

    terminal: str
    approval: str = ""
    card: CardReference | None = None


@dataclass(frozen=True, slots=True)
class Tender:
    """One payment on a sale: `applied` pays the sale, `received` was handed over, `change` was given back.

    For a refund `applied` and `received` are negative: money goes out. `payment` is the journal number of the
    fact that asked a terminal for it, 0 for cash; `authorisation` is what that came to, for the paper.
    """

    means: Means
    applied: Money
    received: Money
    change: Money
    payment: int = 0
    authorisation: Authorisation | None = None


def cash_tender(due: Money, received: Money) -> Tender | Refused:
    """Take cash for what is due; the rest is change. Refused when it is short, with what is missing."""
    if received < due:
        return Refused(Rule.PAYMENT_SHORT, amount=due - received)
    return Tender(Means.CASH, due, received, received - due)


def settle(total: Money, tenders: Sequence[Tender]) -> Refused | None:
    """Check that tenders pay the total exactly, none of them taking back; says what is missing or too much."""
    if any(tender.applied.minor < 0 for tender in tenders):
        return Refused(Rule.AMOUNT_NOT_POSITIVE)
    paid = total_of((tender.applied for tender in tenders), total.currency)
    if paid < total:
        return Refused(Rule.PAYMENT_SHORT, amount=total - paid)
    if total < paid:
        return Refused(Rule.PAYMENT_OVER, amount=paid - total)
    return None
