"""What must hold before a terminal is asked to give money back: for goods that come back, or for the last payment."""

from collections.abc import Iterable
from dataclasses import replace

from pos.domain.card import masked
from pos.domain.facts import RefundedLine, RefundFinished, SaleFinished
from pos.domain.money import Money, total_of
from pos.domain.payment import Payment
from pos.domain.payment_facts import PaymentKind, PaymentRequested, PaymentState, TerminalLabel
from pos.domain.payment_tenders import cash_beside, is_short, left_on, maybe_returned, missing_of, taken
from pos.domain.permissions import Action, allowed
from pos.domain.refund import card_shares, cash_left, refund_lines, refund_total
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means
from pos.ports.journal import Journal, shift_under_way
from pos.ports.payment_terminal import Capabilities
from pos.usecases.card.ask import Asked
from pos.usecases.card.requests import AskCardRefund, AskVoid


def ask_card_refund(
    request: AskCardRefund, *, journal: Journal, terminal: TerminalLabel, capabilities: Capabilities
) -> Asked | Refused:
    """Look whether what was paid for lines of a sale may go back to the card that paid; nothing is written.

    A terminal that cannot refund may still take its last payment back, when all of it goes back.
    """
    entry = journal.entry(request.sale)
    refused = _not_now(request, journal)
    if refused is not None:
        return refused
    if journal.fact_of_ticket(request.key) is not None:
        return Refused(Rule.TICKET_GONE)
    if entry is None or not isinstance(entry.fact, SaleFinished):
        return Refused(Rule.FACT_NOT_FOUND)
    return _refund(request, entry.fact, journal, terminal, capabilities)


def _refund(
    request: AskCardRefund, sale: SaleFinished, journal: Journal, terminal: TerminalLabel, capabilities: Capabilities
) -> Asked | Refused:
    lines = _lines(request, sale, journal)
    if isinstance(lines, Refused):
        return lines
    shares = _shares(refund_total(sale, lines), sale, request.sale, journal)
    if isinstance(shares, Refused):
        return shares
    (original, amount), *more = shares
    kind = _kind(original, amount, terminal, capabilities, journal)
    if isinstance(kind, Refused):
        return kind
    if more and not capabilities.refund:
        # It could take its last payment back, and nothing of the other cards'.
        return Refused(Rule.TERMINAL_CANNOT)
    requested = PaymentRequested(
        shift=request.counter.shift,
        person=request.counter.person,
        ticket=request.key,
        kind=kind,
        means=Means.CARD,
        amount=amount,
        terminal=terminal,
        original=original.request,
        sale=request.sale,
        lines=lines,
        reason=masked(request.reason),
        approvals=request.approvals,
        others=total_of((share for _, share in more), amount.currency) if more else None,
    )
    return Asked(requested, completes=not more, trace=original.trace)


def ask_void(
    request: AskVoid, *, journal: Journal, terminal: TerminalLabel, capabilities: Capabilities
) -> Asked | Refused:
    """Look whether a payment that no sale counts may be taken back; nothing is written.

    While its ticket is open that is the terminal's last one alone. When the ticket was paid in another way meanwhile,
    the money belongs to the customer, and also a refund will do.
    """
    original = journal.payment(request.payment)
    refused = _not_now(request, journal)
    if refused is not None:
        return refused
    if original is not None and is_short(original):
        return _rest_of(original, request, journal, terminal, capabilities)
    if original is None or not taken([original], journal.payments_against):
        return Refused(Rule.FACT_NOT_FOUND)
    if journal.paper_paid_by(original.request):
        return Refused(Rule.TICKET_GONE)
    left = left_on(original, _back(original, journal))
    kind = _kind_of_loose(original, left, terminal, capabilities, journal)
    if kind is None:
        return Refused(Rule.TERMINAL_CANNOT)
    requested = PaymentRequested(
        shift=request.counter.shift,
        person=request.counter.person,
        ticket=original.asked.ticket,
        kind=kind,
        means=Means.CARD,
        amount=left,
        terminal=terminal,
        original=original.request,
        approvals=request.approvals,
    )
    return Asked(requested, completes=False, trace=original.trace)


def _rest_of(
    short: Payment, request: AskVoid, journal: Journal, terminal: TerminalLabel, capabilities: Capabilities
) -> Asked | Refused:
    """Look whether what is missing of a refund may be asked for, of the card that paid most of what is left."""
    missing = missing_of(short, _back(short, journal))
    if missing.minor <= 0 or journal.paper_paid_by(short.request):
        return Refused(Rule.FACT_NOT_FOUND)
    card = _card_for(missing, short, journal)
    if card is None or not capabilities.refund:
        return Refused(Rule.TERMINAL_CANNOT)
    paid, left = card
    asked = replace(
        short.asked,
        shift=request.counter.shift,
        person=request.counter.person,
        kind=PaymentKind.REFUND,
        amount=min(missing, left, key=lambda money: money.minor),
        terminal=terminal,
        original=short.request,
        lines=(),
        approvals=request.approvals,
        others=None,
        card=paid.request,
    )
    return Asked(asked, completes=True, trace=paid.trace)


def _card_for(missing: Money, short: Payment, journal: Journal) -> tuple[Payment, Money] | None:
    """Find the card that can take what is missing, or most of it; None where none paid so much."""
    entry = journal.entry(short.asked.sale)
    if entry is None or not isinstance(entry.fact, SaleFinished):
        return None
    left = _left(entry.fact, journal)
    able = [(card, most) for card, most in left if most.minor > 0]
    enough = [each for each in able if missing <= each[1]]
    return next(iter(enough), max(able, key=lambda each: each[1].minor, default=None))


def _not_now(request: AskCardRefund | AskVoid, journal: Journal) -> Refused | None:
    if shift_under_way(request.counter.shift, journal) is None:
        return Refused(Rule.NO_SHIFT)
    if not allowed(request.role, Action.REFUND, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.REFUND)
    return None


def _lines(request: AskCardRefund, sale: SaleFinished, journal: Journal) -> tuple[RefundedLine, ...] | Refused:
    earlier = journal.refunds_of(request.sale)
    pending = maybe_returned(_all_back(sale, journal), _written(earlier))
    return refund_lines(sale, earlier, request.lines, pending)


def _all_back(sale: SaleFinished, journal: Journal) -> list[Payment]:
    return [each for card in _cards(sale, journal) for each in _back(card, journal)]


def _written(earlier: Iterable[RefundFinished]) -> list[int]:
    return [tender.payment for each in earlier for tender in each.tenders]


def _cards(sale: SaleFinished, journal: Journal) -> tuple[Payment, ...]:
    found = (journal.payment(tender.payment) for tender in sale.tenders if tender.means is Means.CARD)
    return tuple(payment for payment in found if payment is not None)


def _back(payment: Payment, journal: Journal) -> tuple[Payment, ...]:
    return journal.payments_against(payment.request)


def _shares(
    amount: Money, sale: SaleFinished, number: int, journal: Journal
) -> tuple[tuple[Payment, Money], ...] | Refused:
    """Find the cards that take it back, and how much each; the rest goes back in cash, as far as cash paid."""
    cards, earlier = _left(sale, journal), journal.refunds_of(number)
    cash = cash_left(sale, earlier) - cash_beside(_all_back(sale, journal), _written(earlier), amount.currency)
    shares = card_shares(amount, [left for _, left in cards], cash)
    return shares if isinstance(shares, Refused) else tuple((cards[place][0], share) for place, share in shares)


def _left(sale: SaleFinished, journal: Journal) -> tuple[tuple[Payment, Money], ...]:
    """Say what can still go back to each card that paid: never more than it paid, however often it is asked."""
    cards, back = _cards(sale, journal), _all_back(sale, journal)
    rests = [(each, short) for short in back for each in _back(short, journal) if each.asked.means is Means.CARD]
    of = {card.request: [each for each in back if each.asked.original == card.request] for card in cards}
    for each, short in rests:
        of.setdefault(each.asked.card or short.asked.original, []).append(each)
    return tuple((card, left_on(card, of[card.request])) for card in cards)


def _kind(
    original: Payment, amount: Money, terminal: TerminalLabel, capabilities: Capabilities, journal: Journal
) -> PaymentKind | Refused:
    if amount == original.paid and _is_last(original, terminal, capabilities, journal):
        return PaymentKind.VOID
    return PaymentKind.REFUND if capabilities.refund else Refused(Rule.TERMINAL_CANNOT)


def _kind_of_loose(
    original: Payment, left: Money, terminal: TerminalLabel, capabilities: Capabilities, journal: Journal
) -> PaymentKind | None:
    if original.asked.means is not Means.CARD:
        # What a phone paid never was on a card.
        return None
    if left == original.paid and _is_last(original, terminal, capabilities, journal):
        return PaymentKind.VOID
    gone = journal.fact_of_ticket(original.asked.ticket) is not None
    return PaymentKind.REFUND if gone and capabilities.refund and left.minor > 0 else None


def _is_last(original: Payment, terminal: TerminalLabel, capabilities: Capabilities, journal: Journal) -> bool:
    """Tell whether the terminal can take this payment back: it is the last it approved, and not settled yet."""
    last = journal.last_approved(terminal.id)
    unsettled = journal.settled_at(terminal.id) < original.request
    return (
        capabilities.void_last
        and last is not None
        and last.request == original.request
        and original.state is PaymentState.APPROVED
        and unsettled
    )
