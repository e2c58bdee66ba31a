"""A shift's figures, folded from its facts: what was sold, by which means, what tax, what the drawer should hold."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pos.domain.cash import CashCount
from pos.domain.cash_terms import borne_by_customer
from pos.domain.facts import (
    CashMoved,
    DutyOfShift,
    MeansTotal,
    RefundFinished,
    SaleFinished,
    ShiftFigures,
    ShiftOpened,
    TaxOfShift,
    TaxTotal,
)
from pos.domain.money import Currency, Money, total_of, zero
from pos.domain.shift_facts import ForeignCounted, ForeignDrawer
from pos.domain.tender import Means, Tender


@dataclass(slots=True)
class _Tally:
    """Sums under way while a shift's facts are read once."""

    currency: Currency
    sales: list[SaleFinished] = field(default_factory=list)
    refunds: list[RefundFinished] = field(default_factory=list)
    moved: list[Money] = field(default_factory=list)
    series: list[str] = field(default_factory=list)

    def take(self, fact: object) -> None:
        match fact:
            case SaleFinished():
                self.sales.append(fact)
                self.series.append(fact.series)
            case RefundFinished():
                self.refunds.append(fact)
                self.series.append(fact.series)
            case CashMoved():
                self.moved.append(fact.amount)
            case _:
                pass


def figures(opened: ShiftOpened, facts: Iterable[object], grand_total_before: Money) -> ShiftFigures:
    """Reckon a shift from its opening and the facts since, in their order; what moves no money is passed over.

    `grand_total_before` is the last closing's, or zero.
    """
    opening = opened.opening_float.total
    tally = _Tally(opening.currency)
    for fact in facts:
        tally.take(fact)
    currency = tally.currency
    sold = total_of((sale.total for sale in tally.sales), currency)
    refunded = total_of((refund.total for refund in tally.refunds), currency)
    means = _by_means(tally)
    cash = next((total for total in means if total.means is Means.CASH), None)
    in_cash = zero(currency) if cash is None else cash.sales - cash.refunds
    moved = _moved(tally, currency)
    foreign = _foreign(tally, opened)
    elsewhere = total_of((drawer.worth for drawer in foreign), currency)
    rounding, duty = _rounding(tally), _duty(tally)
    return ShiftFigures(
        opening_float=opening,
        sales=len(tally.sales),
        refunds=len(tally.refunds),
        sold=sold,
        refunded=refunded,
        discounts=total_of((line.discount for sale in tally.sales for line in sale.lines), currency),
        removed_lines=sum(len(sale.removed) for sale in tally.sales),
        moved=moved,
        means=means,
        taxes=_taxes(tally),
        expected=opening + in_cash + moved + rounding - elsewhere + (duty.collected if duty else zero(currency)),
        grand_total=grand_total_before + sold - refunded,
        first_series=next(iter(tally.series), ""),
        last_series=next(reversed(tally.series), ""),
        rounding=rounding or None,
        duty=duty,
        foreign=foreign,
    )


def _by_means(tally: _Tally) -> tuple[MeansTotal, ...]:
    totals: list[MeansTotal] = []
    for means in Means:
        paid = _of(means, (tender for sale in tally.sales for tender in sale.tenders))
        back = _of(means, (tender for refund in tally.refunds for tender in refund.tenders))
        if paid or back:
            sales = total_of((tender.applied for tender in paid), tally.currency)
            refunds = -total_of((tender.applied for tender in back), tally.currency)
            totals.append(MeansTotal(means, sales, refunds, len(paid) + len(back), _on_sight(paid, tally.currency)))
    return tuple(totals)


def _on_sight(paid: Iterable[Tender], currency: Currency) -> Money | None:
    seen = (tender.applied for tender in paid if tender.authorisation is not None and tender.authorisation.on_sight)
    return total_of(seen, currency) or None


def _moved(tally: _Tally, currency: Currency) -> Money:
    return total_of((amount for amount in tally.moved if amount.currency is currency), currency)


def _foreign(tally: _Tally, opened: ShiftOpened) -> tuple[ForeignDrawer, ...]:
    """Reckon the drawer of each other currency that there was any of."""
    floats = {count.currency: count.total for count in opened.foreign}
    taken: dict[Currency, list[Money]] = {}
    worths: dict[Currency, list[Money]] = {}
    for tender in (tender for sale in tally.sales for tender in sale.tenders):
        if tender.foreign is not None:
            currency = tender.foreign.received.currency
            taken.setdefault(currency, []).append(tender.foreign.received)
            worths.setdefault(currency, []).append(tender.received)
    met = {*floats, *taken, *(amount.currency for amount in tally.moved)} - {tally.currency}
    drawers = []
    for currency in (each for each in Currency if each in met):
        opening = floats.get(currency, zero(currency))
        got, moved = total_of(taken.get(currency, ()), currency), _moved(tally, currency)
        paid = total_of(worths.get(currency, ()), tally.currency)
        drawers.append(ForeignDrawer(opening, got, moved, opening + got + moved, paid))
    return tuple(drawers)


def drawers_beside(figures: ShiftFigures, counts: Iterable[ForeignCounted]) -> tuple[ForeignDrawer, ...]:
    """Give every drawer of another currency: those there was any of, and those where something lay all the same."""
    known = {drawer.expected.currency for drawer in figures.foreign}
    nothing = zero(figures.expected.currency)
    found = (each.difference for each in counts if each.difference and each.difference.currency not in known)
    empty = (ForeignDrawer(none, none, none, none, nothing) for each in found for none in [zero(each.currency)])
    return (*figures.foreign, *empty)


def counted_beside(drawers: Iterable[ForeignDrawer], counts: Iterable[CashCount]) -> tuple[ForeignCounted, ...]:
    """Lay what was counted in other currencies beside what should be there; what nobody counted counts as nothing."""
    expected = {drawer.expected.currency: drawer.expected for drawer in drawers}
    given = {count.currency: count for count in counts}
    return tuple(
        ForeignCounted(count, count.total - expected.get(currency, zero(currency)))
        for currency in Currency
        if currency in expected or currency in given
        for count in [given.get(currency, CashCount(currency, ()))]
    )


def _rounding(tally: _Tally) -> Money:
    sold = (sale.rounding for sale in tally.sales)
    back = (refund.rounding for refund in tally.refunds)
    return total_of(filter(None, (*sold, *back)), tally.currency)


def _duty(tally: _Tally) -> DutyOfShift | None:
    duties = [sale.duty for sale in tally.sales if sale.duty is not None]
    if not duties:
        return None
    currency = tally.currency
    return DutyOfShift(
        receipts=len(duties),
        base=total_of((duty.base for duty in duties), currency),
        amount=total_of((duty.amount for duty in duties), currency),
        collected=total_of((borne_by_customer(duty, currency) for duty in duties), currency),
    )


def _of(means: Means, tenders: Iterable[Tender]) -> list[Tender]:
    return [tender for tender in tenders if tender.means is means]


def _taxes(tally: _Tally) -> tuple[TaxOfShift, ...]:
    sums: dict[tuple[str, str, int], tuple[int, int]] = {}

    def add(tax: TaxTotal, sign: int) -> None:
        key = (tax.seller, tax.tax_id, tax.rate_bp)
        base, amount = sums.get(key, (0, 0))
        sums[key] = (base + sign * tax.base.minor, amount + sign * tax.tax.minor)

    for sale in tally.sales:
        for tax in sale.taxes:
            add(tax, 1)
    for refund in tally.refunds:
        for tax in refund.taxes:
            add(tax, -1)
    return tuple(
        TaxOfShift(seller, tax_id, rate, Money(base, tally.currency), Money(amount, tally.currency))
        for (seller, tax_id, rate), (base, amount) in sorted(sums.items())
    )
