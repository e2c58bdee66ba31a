"""What was handed over for a sale: by which means, how much of the sale it pays, how much came back."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from pos.domain.card import CardReference
from pos.domain.cash_terms import CashDue, CashTerms, cash_due, part_paid_by
from pos.domain.foreign import DayRate, ForeignCash, handed_over, rate_on, worth
from pos.domain.money import Currency, Money, total_of, zero
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass


class Means(StrEnum):
    """The means a customer can pay with."""

    CASH = "cash"
    CARD = "card"
    MOBILE = "mobile"


@dataclass(frozen=True, slots=True)
class Authorisation:
    """What a paper says of a payment by terminal: which terminal took it, under which approval, of which card.

    `on_sight` where nothing but somebody's eyes says that a phone paid it.
    """

    terminal: str
    approval: str = ""
    card: CardReference | None = None
    on_sight: bool = False


@dataclass(frozen=True, slots=True)
class Tender:
    """One payment on a sale: `applied` pays the sale, `received` was handed over, `change` was given back.

    For a refund `applied` and `received` are negative: money goes out. `payment` is the journal number of the
    fact that asked a terminal for it, 0 for cash; `authorisation` is what that came to, for the paper.
    What stays of cash beyond what is applied is the duty and the rounding that the sale tells. Cash in another
    currency is `foreign`; `received` is then what it is worth, and the change is in the sale's own currency.
    """

    means: Means
    applied: Money
    received: Money
    change: Money
    payment: int = 0
    authorisation: Authorisation | None = None
    foreign: ForeignCash | None = None

    @property
    def kept(self) -> Money:
        """What stayed here of what was handed over; negative where money went out."""
        return self.received - self.change


def cash_tender(due: CashDue, received: Money) -> Tender | Refused:
    """Take cash for what is due; the rest is change. Refused when it is short, with what is missing."""
    to_pay = due.to_pay
    if received < to_pay:
        return Refused(Rule.PAYMENT_SHORT, amount=to_pay - received)
    return Tender(Means.CASH, due.part, received, received - to_pay)


def cash_tenders(due: CashDue, handed: Sequence[Money | ForeignCash]) -> tuple[Tender, ...] | Refused:
    """Take cash of several currencies for what is due, one after the other; the rest is change in the sale's own."""
    own = due.part.currency
    worths = [each if isinstance(each, Money) else worth(each, own) for each in handed]
    to_pay, part = due.to_pay, due.part
    received = total_of(worths, own)
    if received < to_pay:
        return Refused(Rule.PAYMENT_SHORT, amount=to_pay - received)
    tenders: list[Tender] = []
    for each, amount in zip(handed, worths, strict=True):
        taken = min(amount, to_pay, key=lambda money: money.minor)
        applied = part if taken == to_pay else min(taken, part, key=lambda money: money.minor)
        to_pay, part = to_pay - taken, part - applied
        foreign = each if isinstance(each, ForeignCash) else None
        tenders.append(Tender(Means.CASH, applied, amount, amount - taken, foreign=foreign))
    return tuple(tenders)


def cash_first(due: Money, handed: Sequence[Money | ForeignCash], terms: CashTerms) -> tuple[Tender, ...]:
    """Take cash for as much of what is due as it pays; another means pays the rest. None where it pays nothing."""
    own = due.currency
    received = total_of((each if isinstance(each, Money) else worth(each, own) for each in handed), own)
    part = part_paid_by(received, due, terms)
    if part.minor <= 0:
        return ()
    tenders = cash_tenders(cash_due(part, terms), handed)
    return () if isinstance(tenders, Refused) else tenders


def foreign_wrong(tenders: Iterable[Tender], rates: Iterable[DayRate], day: date) -> Refused | None:
    """Refuse foreign cash that was not taken at the rate of the day, or is not worth what is said."""
    known = tuple(rates)
    for tender in tenders:
        foreign = tender.foreign
        if foreign is None:
            continue
        rate = rate_on(known, foreign.received.currency, day)
        if rate is None or handed_over(foreign.received, rate) != foreign or not well_worth(tender):
            return Refused(Rule.CURRENCY_DIFFERS)
    return None


def well_worth(tender: Tender) -> bool:
    """Tell whether foreign cash stands for just what it is worth."""
    foreign = tender.foreign
    if foreign is None:
        return True
    return tender.means is Means.CASH and tender.received == worth(foreign, tender.applied.currency)


def is_cash(tender: Tender) -> bool:
    """Tell whether it is cash for cash: what was given in cash in a card's place counts for the card."""
    return tender.means is Means.CASH and not tender.payment


def in_cash(tenders: Iterable[Tender], currency: Currency) -> Money:
    """Add up what cash pays of a sale, or gives back of one (then it is negative)."""
    return total_of((tender.applied for tender in tenders if is_cash(tender)), currency)


def settle(total: Money, tenders: Sequence[Tender], extra: Money | None = None) -> Refused | None:
    """Check that tenders pay the total exactly, none of them taking back; says what is missing or too much.

    `extra` is what stays of the cash on top: duty and rounding. What any other means took is what it pays.
    """
    if any(tender.applied.minor < 0 for tender in tenders):
        return Refused(Rule.AMOUNT_NOT_POSITIVE)
    paid = total_of((tender.applied for tender in tenders), total.currency)
    cash = [tender for tender in tenders if tender.means is Means.CASH]
    stays = total_of((tender.kept for tender in cash), total.currency) - in_cash(cash, total.currency)
    wanted = extra or zero(total.currency)
    for given, due in ((paid, total), (stays, wanted)):
        if given < due:
            return Refused(Rule.PAYMENT_SHORT, amount=due - given)
        if due < given:
            return Refused(Rule.PAYMENT_OVER, amount=given - due)
    return None
