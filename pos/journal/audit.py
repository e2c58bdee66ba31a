"""What the facts of a journal must agree on, read once from the first to the last.

Papers are numbered without gaps, every sale adds up three ways and was paid by what terminals approved, shifts open
and close in turn, and each closing says what its shift's facts say.
"""

from collections.abc import Iterable

from pos.domain.cash_terms import on_top
from pos.domain.facts import (
    Fact,
    RefundFinished,
    SaleFinished,
    ShiftClosed,
    ShiftOpened,
    TaxTotal,
    TillFounded,
)
from pos.domain.fair import Place, series_number
from pos.domain.money import Currency, Money, part_of, total_of, zero
from pos.domain.shift import counted_beside, figures
from pos.domain.tender import Means, Tender, in_cash, well_worth
from pos.journal.payment_audit import PaymentAudit
from pos.journal.verdict import Fault, Found
from pos.wire.entry import Entry, UnknownFact


class Audit:
    """Remembers of the facts so far what the next one must agree with."""

    def __init__(self) -> None:
        """Begin before the first entry."""
        self._till = ""
        self._epoch = 0
        self._place: Place | None = None
        self._papers = 0
        self._closings = 0
        self._grand_total: Money | None = None
        self._shift = 0
        self._opened: ShiftOpened | None = None
        self._since: list[Fact] = []
        self._payments = PaymentAudit()

    def take(self, entry: Entry) -> None:
        """Check the next entry; raises `Found`."""
        fact = entry.fact
        self._check_identity(entry)
        if isinstance(fact, UnknownFact):
            return
        if self._opened is not None:
            self._since.append(fact)
        self._payments.take(entry.number, fact)
        match fact:
            case TillFounded():
                self._place, self._papers = fact.place, 0
            case SaleFinished() | RefundFinished():
                self._check_series(fact.series)
                _check_paper(fact)
            case ShiftOpened():
                self._open(entry.number, fact)
            case ShiftClosed():
                self._close(fact)
            case _:
                pass

    def _check_identity(self, entry: Entry) -> None:
        fact = entry.fact
        if self._epoch == 0:
            if not isinstance(fact, TillFounded):
                raise Found(Fault.NOT_FOUNDED)
            self._till = entry.till
        if entry.till != self._till:
            raise Found(Fault.TILL_DIFFERS, entry.till)
        if isinstance(fact, TillFounded):
            right = entry.epoch > self._epoch and entry.epoch == (fact.epoch or self._epoch + 1)
        else:
            right = entry.epoch == self._epoch
        if not right:
            raise Found(Fault.EPOCH_WRONG, f"{entry.epoch} after {self._epoch}")
        self._epoch = entry.epoch

    def _check_series(self, series: str) -> None:
        self._papers += 1
        expected = "" if self._place is None else series_number(self._place, self._epoch, self._papers)
        if series != expected:
            raise Found(Fault.SERIES_WRONG, f"{series} where {expected} comes next")

    def _open(self, number: int, opened: ShiftOpened) -> None:
        if self._opened is not None:
            raise Found(Fault.SHIFT_WRONG, f"shift {self._shift} is still open")
        self._shift, self._opened, self._since = number, opened, []

    def _close(self, closed: ShiftClosed) -> None:
        if self._opened is None or closed.shift != self._shift:
            raise Found(Fault.SHIFT_WRONG, f"closes shift {closed.shift}")
        self._closings += 1
        if closed.z != self._closings:
            raise Found(Fault.CLOSING_WRONG, f"Z {closed.z} where {self._closings} comes next")
        before = self._grand_total or zero(self._opened.opening_float.currency)
        reckoned = figures(self._opened, self._since, before)
        if closed.figures != reckoned:
            raise Found(Fault.CLOSING_WRONG, "the figures are not those of the shift's facts")
        beside = counted_beside(reckoned.foreign, (each.count for each in closed.foreign))
        if closed.difference != closed.counted.total - reckoned.expected or closed.foreign != beside:
            raise Found(Fault.CLOSING_WRONG, "the difference is not counted minus expected")
        self._grand_total, self._opened, self._since = reckoned.grand_total, None, []


def _check_paper(fact: SaleFinished | RefundFinished) -> None:
    currency = fact.total.currency
    sign = 1 if isinstance(fact, SaleFinished) else -1
    lines = total_of((line.total for line in fact.lines), currency)
    tax = total_of((line.tax for line in fact.lines), currency)
    tendered = _tendered(fact.tenders, _extra(fact), currency)
    if lines != fact.total:
        raise Found(Fault.SUMS_DIFFER, f"lines {lines.minor}, total {fact.total.minor}")
    if tendered.minor * sign != fact.total.minor:
        raise Found(Fault.SUMS_DIFFER, f"tenders {tendered.minor}, total {fact.total.minor}")
    if _taxes(fact.taxes, currency) != (lines - tax, tax):
        raise Found(Fault.SUMS_DIFFER, "the taxes are not those of the lines")


def _extra(fact: SaleFinished | RefundFinished) -> Money:
    """Say what stays of the cash beyond what was applied; a duty is reckoned on just what cash paid."""
    currency = fact.total.currency
    if isinstance(fact, RefundFinished):
        return fact.rounding or zero(currency)
    duty = fact.duty
    if duty is not None and (duty.base, duty.amount) != (
        in_cash(fact.tenders, currency),
        part_of(duty.base, duty.rate_bp),
    ):
        raise Found(Fault.SUMS_DIFFER, "the stamp duty is not that of the part in cash")
    return on_top(fact.rounding, duty, currency)


def _tendered(tenders: Iterable[Tender], extra: Money, currency: Currency) -> Money:
    applied = stays = zero(currency)
    for tender in tenders:
        applied = applied + tender.applied
        if not well_worth(tender):
            raise Found(Fault.SUMS_DIFFER, "cash in another currency is not worth what it paid")
        if tender.means is Means.CASH:
            stays = stays + tender.kept - tender.applied
        elif tender.kept != tender.applied:
            raise Found(Fault.SUMS_DIFFER, "received minus change is not what was applied")
    if stays != extra:
        raise Found(Fault.SUMS_DIFFER, "received minus change is not what was applied")
    return applied


def _taxes(taxes: Iterable[TaxTotal], currency: Currency) -> tuple[Money, Money]:
    taxes = tuple(taxes)
    return (
        total_of((tax.base for tax in taxes), currency),
        total_of((tax.tax for tax in taxes), currency),
    )
