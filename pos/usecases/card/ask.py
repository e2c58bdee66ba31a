"""What must hold before a terminal is asked to take money for a ticket: all that could refuse the sale afterwards."""

from collections.abc import Sequence

from pos.domain.mobile import mobile_terms
from pos.domain.money import Money, total_of
from pos.domain.payment_facts import PaymentKind, PaymentRequested, TerminalLabel
from pos.domain.payment_tenders import check_tenders, taken, undecided
from pos.domain.permissions import Action, Approval, allowed
from pos.domain.pricing import price_ticket
from pos.domain.refusals import Refused, Rule
from pos.domain.selling import may_sell
from pos.domain.settings import Setting
from pos.domain.tax import TaxTreatment
from pos.domain.tender import Means
from pos.domain.values import dataclass
from pos.ports.journal import Journal, JournalUnavailable, shift_under_way
from pos.usecases.card.requests import AskCard


@dataclass(frozen=True, slots=True)
class Asked:
    """A payment that may be asked for now: the fact that says so, whether it pays the last of its ticket or refund.

    `trace` is the terminal's own number of the payment that is taken back.
    """

    requested: PaymentRequested
    completes: bool
    trace: str = ""


def ask_card(
    request: AskCard,
    *,
    journal: Journal,
    treatments: Sequence[TaxTreatment],
    terminal: TerminalLabel,
    told: bool = False,
) -> Asked | Refused:
    """Look whether the terminal may be asked to take the amount for the ticket; nothing is written.

    `told`: somebody else than a customer's screen can tell what a phone pays.
    Raises `JournalUnavailable` when what it would answer could not surely be written down.
    """
    short_of_room = journal.ready()
    if short_of_room is not None:
        raise JournalUnavailable(short_of_room)
    shift = shift_under_way(request.counter.shift, journal)
    if shift is None:
        return Refused(Rule.NO_SHIFT)
    priced = price_ticket(request.ticket, treatments, shift.opened.business_day)
    if isinstance(priced, Refused):
        return priced
    refused = _not_for_sale(request, journal) or _by_phone(request, journal, told=told)
    refused = refused or may_sell(request.ticket, priced, request.tenders, request.role) or _held(request, journal)
    if refused is not None:
        return refused
    paid = total_of((tender.applied for tender in request.tenders), priced.total.currency) + request.amount
    if priced.total < paid:
        return Refused(Rule.PAYMENT_OVER, amount=paid - priced.total)
    return Asked(
        PaymentRequested(
            shift=shift.number,
            person=request.counter.person,
            ticket=request.ticket.key,
            kind=PaymentKind.SALE,
            means=request.means,
            amount=request.amount,
            terminal=terminal,
            approvals=request.approvals,
        ),
        completes=paid == priced.total,
    )


def _not_for_sale(request: AskCard, journal: Journal) -> Refused | None:
    if journal.fact_of_ticket(request.ticket.key) is not None:
        return Refused(Rule.TICKET_GONE)
    if not request.ticket.lines:
        return Refused(Rule.EMPTY_TICKET)
    if request.amount.minor <= 0:
        return Refused(Rule.AMOUNT_NOT_POSITIVE)
    if request.amount.currency is not request.ticket.currency:
        return Refused(Rule.CURRENCY_DIFFERS)
    return None


def _by_phone(request: AskCard, journal: Journal, *, told: bool) -> Refused | None:
    """A phone pays by the merchant's code; what will only be seen is limited before it is shown."""
    if request.means is not Means.MOBILE:
        return None
    if mobile_terms({setting: journal.setting(setting) for setting in Setting}) is None:
        return Refused(Rule.TERMINAL_CANNOT)
    return None if told else on_sight(request, request.amount, request.approvals, journal=journal)


def on_sight(
    request: AskCard, amount: Money, approvals: tuple[Approval, ...], *, journal: Journal, payment: int = 0
) -> Refused | None:
    """Refuse what is only seen above the house's limits, without another person's yes; `payment` is that itself."""
    terms = mobile_terms({setting: journal.setting(setting) for setting in Setting})
    before = (each for each in journal.payments_in(request.counter.shift) if each.request != payment)
    given = approvals + request.ticket.approvals
    if terms is None or not terms.over(amount, before) or allowed(request.role, Action.ACCEPT_ON_SIGHT, given):
        return None
    return Refused(Rule.NEEDS_APPROVAL, action=Action.ACCEPT_ON_SIGHT)


def _held(request: AskCard, journal: Journal) -> Refused | None:
    """Asking again while nobody knows of the first time takes another person's yes (rule R4)."""
    payments = journal.payments_of(request.ticket.key)
    given = request.approvals + request.ticket.approvals
    if undecided(payments) and not allowed(request.role, Action.PAY_AGAIN, given):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.PAY_AGAIN)
    return check_tenders(request.tenders, taken(payments, journal.payments_against))
