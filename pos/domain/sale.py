"""A priced and paid ticket becomes one fact."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from pos.domain.card import masked
from pos.domain.cash_terms import CashTerms, cash_due, on_top
from pos.domain.facts import SaleFinished, SoldLine, TaxTotal
from pos.domain.names import Language
from pos.domain.parties import Maker, Seller
from pos.domain.pricing import PricedLine, PricedTicket, TaxGroup
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Tender, in_cash, settle
from pos.domain.ticket import Ticket
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Counter:
    """Where and by whom a sale is made: the shift (journal number of its opening), the person, the languages.

    `terms` is how cash is taken there now.
    """

    shift: int
    person: str
    languages: tuple[Language, ...]
    terms: CashTerms = field(default_factory=CashTerms)


@dataclass(frozen=True, slots=True)
class Parties:
    """The sellers and makers known to the till, by their ids."""

    sellers: Mapping[str, Seller]
    makers: Mapping[str, Maker]


def finish(
    ticket: Ticket, priced: PricedTicket, tenders: Sequence[Tender], counter: Counter, parties: Parties
) -> SaleFinished | Refused:
    """Make the fact of a finished sale, still without its series number; refused when not paid to the unit."""
    if not ticket.lines:
        return Refused(Rule.EMPTY_TICKET)
    currency = priced.total.currency
    due = cash_due(in_cash(tenders, currency), counter.terms)
    refused = settle(priced.total, tenders, on_top(due.rounding, due.duty, currency))
    if refused is not None:
        return refused
    seller_ids = dict.fromkeys(line.line.seller for line in priced.lines)
    maker_ids = dict.fromkeys(line.line.maker for line in priced.lines)
    return SaleFinished(
        series="",
        shift=counter.shift,
        person=counter.person,
        nickname=ticket.nickname,
        lines=tuple(_sold(line) for line in priced.lines),
        taxes=tuple(_tax(group) for group in priced.groups),
        total=priced.total,
        tenders=tuple(tenders),
        sellers=tuple(parties.sellers[id_] for id_ in seller_ids if id_ in parties.sellers),
        makers=tuple(parties.makers[id_] for id_ in maker_ids if id_ in parties.makers),
        removed=ticket.removed,
        discount=ticket.discount,
        approvals=ticket.approvals,
        languages=counter.languages,
        note=masked(ticket.note),
        ticket=ticket.key,
        rounding=due.rounding,
        duty=due.duty,
    )


def _sold(priced: PricedLine) -> SoldLine:
    line, rule = priced.line, priced.treatment
    return SoldLine(
        number=line.number,
        product=line.product,
        code=line.code,
        names=line.names,
        quantity=line.quantity,
        asking=line.asking.amount,
        tax_included=line.asking.tax_included,
        agreed=line.agreed,
        discount=priced.discount,
        total=priced.total,
        tax=priced.tax,
        tax_id=rule.id,
        rate_bp=rule.rate_bp,
        reason=rule.reason,
        article=rule.article,
        seller=line.seller,
        maker=line.maker,
        unique=line.unique,
        chain=line.chain,
    )


def _tax(group: TaxGroup) -> TaxTotal:
    rule = group.treatment
    return TaxTotal(group.seller, rule.id, rule.rate_bp, rule.reason, rule.article, group.base, group.tax)
