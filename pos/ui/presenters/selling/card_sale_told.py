"""Tells the payment by card beside a ticket: how much goes on the card, what was taken, what is still open."""

from pos.domain.money import Money, zero
from pos.domain.payment_facts import TerminalLabel
from pos.domain.refusals import Refused
from pos.domain.tender import Means
from pos.ui.presenters.paying.board_told import Place, board_view
from pos.ui.presenters.paying.card_book import CardBook
from pos.ui.presenters.paying.card_told import terminal_told
from pos.ui.presenters.paying.card_views import AmountView, BoardView, Page
from pos.ui.presenters.paying.tenders_told import PaidView, paid_view
from pos.ui.presenters.selling.card_sale import CardSale
from pos.ui.presenters.selling.card_share import SHARES
from pos.ui.presenters.shown.choices import ButtonView, ChipView
from pos.ui.presenters.shown.header import FactView
from pos.ui.presenters.shown.ticket_rows import typed_told
from pos.ui.presenters.shown.tone import Tone
from pos.words.refusal import duration
from pos.words.speech import Words

_MS = 1_000


def card_view(card: CardSale, words: Words) -> BoardView:
    """Tell the payment of the ticket in hand, or the amount that is about to be asked for."""
    told = board_view(card.dialogue, Place(card.clock, goes_on=True, parks=True), words)
    return _amount(card, words) if told is None else told


def paid_views(card: CardSale, words: Words) -> tuple[PaidView, ...]:
    """Tell what terminals took for the ticket in hand; the last of it can be taken back where the terminal can."""
    paid, cards = card.paid(), card.book.cards
    by_card = [each.request for each in paid if each.asked.terminal.id == cards.terminal.id]
    last = by_card[-1] if by_card and cards.capabilities.void_last else 0
    return tuple(paid_view(payment, words, undo=payment.request == last) for payment in paid)


def card_facts(book: CardBook | None, words: Words) -> tuple[FactView, ...]:
    """Say in the band what somebody must look at; nothing where all is clear."""
    if book is None:
        return ()
    facts: list[FactView] = []
    if book.alarm is not None:
        facts.append(FactView(words.say(f"card.fact.{book.alarm.value}"), Tone.LOOK, payments=True))
    to_clear = len(book.open) + len(book.owed)
    if to_clear:
        facts.append(FactView(words.count("card.to_clear", to_clear), Tone.LOOK, payments=True))
    return tuple(facts)


def _amount(card: CardSale, words: Words) -> BoardView:
    share = card.share
    due, typed = share.due() or zero(share.currency), share.amount()
    amount = typed if isinstance(typed, Money) else zero(share.currency)
    figure = words.isolate(typed_told(share.entry.text)) if share.entry.text else words.amount(amount)
    terminal, tone = _terminal(card.book, card.terminal, words)
    pending = words.count("card.pending", len(card.book.open)) if card.book.open else ""
    view = AmountView(
        label=words.say("mobile.part" if card.means is Means.MOBILE else "card.on_card"),
        figure=figure,
        unit=words.unit(share.currency),
        rest=_rest(due, typed, words),
        shares=tuple(_share(parts, card, words) for parts in SHARES),
        terminal=terminal,
        tone=tone,
        pending=pending,
        look=words.say("card.look") if pending else "",
    )
    send_it = "mobile.show" if card.means is Means.MOBILE else "card.send"
    send = ButtonView(words.say(send_it, amount=words.short(amount)), terminal, enabled=card.sendable)
    return BoardView(Page.AMOUNT, amount=view, primary=send, second=ButtonView(words.say("word.back")))


def _rest(due: Money, typed: Money | Refused | None, words: Words) -> str:
    if not isinstance(typed, Money):
        return words.say("card.rest_unread")
    left = due - typed
    if left.minor < 0:
        return words.say("card.too_much", amount=words.money(due))
    return words.say("card.rest", amount=words.money(left)) if left else words.say("card.rest_nothing")


def _share(parts: int, card: CardSale, words: Words) -> ChipView:
    chosen = parts == 1 and not card.share.entry.text
    return ChipView(str(parts), words.say(f"card.share_{parts}"), chosen)


def _terminal(book: CardBook, terminal: TerminalLabel, words: Words) -> tuple[str, Tone]:
    """Say which terminal, and how it is."""
    name, ready_ms = terminal_told(terminal, words), book.rests.ready_ms(terminal)
    if ready_ms:
        left = duration(words, -(-ready_ms // _MS))
        return words.say("card.terminal_ready_in", terminal=name, time=left), Tone.LOOK
    if not book.rests.ready(terminal):
        return words.say("card.terminal_recovering", terminal=name), Tone.LOOK
    if book.busy(terminal) is not None:
        return words.say("card.terminal_busy", terminal=name), Tone.LOOK
    return words.say("card.terminal_ready", terminal=name), Tone.WELL
