"""Goods come back: never more of them than were sold, for what was paid, to the means that paid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pos.domain.facts import RefundedLine, RefundFinished, SaleFinished
from pos.domain.permissions import Action, Approval, Role, allowed
from pos.domain.quantity import Quantity
from pos.domain.refund import cash_left, refund_lines, refund_taxes, refund_total
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.tender import Means, Tender
from pos.ports.journal import Journal
from pos.ports.keys import TillKey
from pos.ports.paper import Paper
from pos.wire.head import Head


@dataclass(frozen=True, slots=True)
class RefundRequest:
    """How much of which lines (by number) of the sale of journal number `sale` comes back, for cash.

    `key` is a random id given when the refund was begun; `approvals` are the yeses given in place.
    """

    sale: int
    lines: Mapping[int, Quantity]
    counter: Counter
    role: Role
    key: str
    reason: str = ""
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class RefundDone:
    """The refund as it stands: its journal number, its fact, the head it made, and its paper's print job."""

    number: int
    fact: RefundFinished
    head: Head
    paper_job: int


def refund(request: RefundRequest, *, journal: Journal, key: TillKey, paper: Paper) -> RefundDone | Refused:
    """Give cash back in the shift under way. Asking again under the same key gives the same refund."""
    before = _already(request, journal)
    if before is not None:
        return before
    shift, sold = journal.open_shift(), journal.entry(request.sale)
    if shift is None or shift.number != request.counter.shift:
        return Refused(Rule.NO_SHIFT)
    if sold is None or not isinstance(sold.fact, SaleFinished):
        return Refused(Rule.FACT_NOT_FOUND)
    if not allowed(request.role, Action.REFUND, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.REFUND)
    lines = _given_back(request, sold.fact, journal.refunds_of(request.sale))
    if isinstance(lines, Refused):
        return lines
    return _record(_fact(request, sold.fact, lines), sold.fact, journal, key, paper)


def _already(request: RefundRequest, journal: Journal) -> RefundDone | Refused | None:
    number = journal.fact_of_ticket(request.key)
    recorded = None if number is None else journal.recorded(number)
    if number is None or recorded is None:
        return None
    fact = recorded.entry.fact
    if not isinstance(fact, RefundFinished):
        return Refused(Rule.TICKET_GONE)
    return RefundDone(number, fact, recorded.head, journal.paper_of(number))


def _given_back(
    request: RefundRequest, sale: SaleFinished, earlier: Sequence[RefundFinished]
) -> tuple[RefundedLine, ...] | Refused:
    lines = refund_lines(sale, earlier, request.lines)
    if isinstance(lines, Refused):
        return lines
    left = cash_left(sale, earlier)
    if left < refund_total(sale, lines):
        return Refused(Rule.REFUND_MEANS_DIFFER, amount=left)
    return lines


def _fact(request: RefundRequest, sale: SaleFinished, lines: tuple[RefundedLine, ...]) -> RefundFinished:
    total = refund_total(sale, lines)
    return RefundFinished(
        series="",
        shift=request.counter.shift,
        person=request.counter.person,
        sale=request.sale,
        lines=lines,
        taxes=refund_taxes(sale, lines),
        total=total,
        tenders=(Tender(Means.CASH, -total, -total, total - total),),
        reason=request.reason,
        approvals=request.approvals,
        ticket=request.key,
    )


def _record(fact: RefundFinished, sale: SaleFinished, journal: Journal, key: TillKey, paper: Paper) -> RefundDone:
    with journal.unit_of_work() as work:
        fact = replace(fact, series=work.next_series())
        recorded = work.append(fact)
        receipt = paper.refund(recorded, fact, sale, key.sign(recorded.head), copy=0)
        job = work.queue_paper(replace(receipt, kick_drawer=True))
        work.commit()
    return RefundDone(recorded.entry.number, fact, recorded.head, job)
