"""Tells what terminals took for a ticket: which card, under which approval, how much."""

from collections.abc import Iterable

from pos.domain.card import CardReference
from pos.domain.money import total_of
from pos.domain.payment import Payment
from pos.domain.tender import Tender
from pos.domain.values import dataclass
from pos.ui.presenters.paying.by_phone import by_phone, told_of
from pos.words.speech import Words

_DOTS = "••"


@dataclass(frozen=True, slots=True)
class PaidView:
    """One payment on the ticket, `request` 0 for cash; `undo` says how to take it back, empty where it cannot be."""

    request: int
    label: str
    detail: str
    figure: str
    undo: str = ""


def paid_view(payment: Payment, words: Words, *, undo: bool) -> PaidView:
    """Tell a payment that was taken."""
    approval, terminal = "" if payment.last is None else payment.last.approval, payment.asked.terminal
    approved = words.say(told_of("card.approved_as", terminal), approval=approval)
    return PaidView(
        request=payment.request,
        label=means_named(payment, words),
        detail=approved if approval else words.say(told_of("card.approved", terminal)),
        figure=words.amount(-payment.paid),
        undo=words.say("card.do.void") if undo else "",
    )


def kept_view(tenders: Iterable[Tender], words: Words, *, undo: bool) -> tuple[PaidView, ...]:
    """Tell the cash among tenders that was taken first, as one line; nothing where there was none."""
    first = [tender for tender in tenders if not tender.payment]
    if not first:
        return ()
    handed = (tender.foreign.received if tender.foreign is not None else tender.received for tender in first)
    applied = total_of((tender.applied for tender in first), first[0].applied.currency)
    return (
        PaidView(
            request=0,
            label=words.say("means.cash"),
            detail=words.say("pay.kept", amount=" + ".join(map(words.money, handed))),
            figure=words.amount(-applied),
            undo=words.say("pay.hand_back") if undo else "",
        ),
    )


def paid_facts(payments: Iterable[Payment], words: Words) -> tuple[tuple[str, str], ...]:
    """Tell payments once the sale stands: the card with its approval, and the amount."""
    views = ((paid_view(payment, words, undo=False), payment.paid) for payment in payments)
    return tuple((f"{view.label} · {view.detail}", words.amount(paid)) for view, paid in views)


def means_named(payment: Payment, words: Words) -> str:
    """Name what a payment was made with: a phone, or its card."""
    if by_phone(payment.asked.terminal):
        return words.say("means.mobile")
    return card_named(None if payment.last is None else payment.last.card, words)


def card_named(card: CardReference | None, words: Words) -> str:
    """Name a card: Carte Visa •• 4417; just the means where nothing is known of it."""
    if card is None:
        return words.say("means.card")
    digits = f"{_DOTS} {card.last_four}" if card.last_four else ""
    named = " ".join(filter(None, (card.scheme, digits)))
    return words.say("card.named", card=named) if named else words.say("means.card")
