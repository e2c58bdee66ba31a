"""Tells cash: what is due, what was handed over, and what to give back, broken into notes and coins."""

from collections.abc import Iterable
from dataclasses import replace

from pos.domain.cash import Denomination, break_down
from pos.domain.cash_terms import CashDue, DutyBearer, StampDuty
from pos.domain.foreign import RATE_DECIMALS, ForeignCash, worth
from pos.domain.money import Money
from pos.domain.refusals import Refused
from pos.domain.tender import Means, cash_tender, cash_tenders, in_cash
from pos.ui.presenters.selling.cash_entry import CashEntry
from pos.ui.presenters.selling.checkout import Checkout, LastSale
from pos.ui.presenters.selling.sell_view import ChangeView, Mood, PayView, PieceView
from pos.ui.presenters.selling.terms_choices import currency_choices
from pos.ui.presenters.shown.choices import ButtonView, ChipView
from pos.ui.presenters.shown.ticket_rows import bare, pieces_told, typed_told
from pos.words import figures
from pos.words.speech import Words


def pay_view(checkout: Checkout, words: Words) -> PayView:
    """Tell the notes and the pad."""
    cash, suggested = checkout.hand.entry, checkout.suggestions()
    due, received = next(iter(suggested), None), cash.amount()
    if cash.entry.text:
        figure = words.isolate(typed_told(cash.entry.text))
    else:
        figure = "" if cash.empty or isinstance(received, Refused) else words.amount(received)
    return PayView(
        due_label=words.say("pay.due"),
        due=words.amount(due) if due is not None else "",
        unit=words.unit(cash.currency),
        received_label=words.say("pay.received"),
        received=figure,
        pieces=piece_views(cash, checkout.hand.denominations, words),
        quick=_quicks(checkout, suggested, words),
        currencies=_currencies(checkout, words),
    )


def change_now(checkout: Checkout, words: Words) -> ChangeView:
    """Tell what to give back for what was handed over so far, or what is missing."""
    due, received, own = checkout.cash_due(), checkout.hand.received(), checkout.hand.own
    unit = words.unit(own)
    facts = () if due is None else (*extra_facts(due.part, due.rounding, due.duty, words), *_foreign(checkout, words))
    if due is None or isinstance(received, Refused) or checkout.hand.empty:
        nothing = words.amount(Money(0, own))
        return ChangeView(words.say("pay.change"), nothing, unit, words.say("pay.teach"), Mood.WAITING, facts)
    tender = cash_tender(due, received)
    if isinstance(tender, Refused):
        missing = tender.amount or due.to_pay
        return ChangeView(words.say("pay.missing"), words.amount(missing), unit, "", Mood.SHORT, facts)
    return replace(_to_give_back(tender.change, unit, checkout.hand.own_denominations, words), facts=facts)


def change_after(
    last: LastSale, denominations: tuple[Denomination, ...], words: Words, cards: tuple[tuple[str, str], ...] = ()
) -> ChangeView:
    """Tell what to give back once the sale stands; it stays until the next one begins. `cards` are what cards paid."""
    fact = last.done.fact
    unit = words.unit(fact.total.currency)
    by_cash = any(tender.means is Means.CASH for tender in fact.tenders)
    received = tuple(
        (
            words.say("pay.received"),
            words.amount(each.received) if each.foreign is None else words.money(each.foreign.received),
        )
        for each in fact.tenders
        if each.means is Means.CASH
    )
    if by_cash:
        view = _to_give_back(last.change, unit, denominations, words)
    else:
        paid_by = "mobile.paid_by" if last.tender.means is Means.MOBILE else "card.paid_by"
        view = ChangeView(words.say(paid_by), words.amount(fact.total), unit, words.say("pay.nothing_back"))
    printed = words.count("done.copies", last.copies) if last.copies else ""
    facts = (
        *cards,
        *extra_facts(in_cash(fact.tenders, fact.total.currency), fact.rounding, fact.duty, words),
        *received,
        (words.say("done.number"), words.isolate(fact.series)),
        (words.say("done.time"), words.time(last.at.utc_ms, last.at.offset_minutes)),
    )
    buttons = (ButtonView(words.say("done.preview")), ButtonView(words.say("done.reprint"), printed))
    return ChangeView(view.label, view.figure, view.unit, view.pieces, facts=facts, buttons=buttons)


def extra_facts(
    part: Money, rounding: Money | None, duty: StampDuty | None, words: Words
) -> tuple[tuple[str, str], ...]:
    """Tell what comes on top of a part in cash, after the part itself; nothing where nothing does."""
    told: list[tuple[str, str]] = []
    if duty is not None and duty.bearer is DutyBearer.CUSTOMER:
        told.append((words.say("terms.duty"), words.amount(duty.amount)))
    if rounding is not None:
        told.append((words.say("terms.rounding"), signed(rounding, words)))
    return ((words.say("terms.goods"), words.amount(part)), *told) if told else ()


def signed(amount: Money, words: Words) -> str:
    """Write an amount that can go either way: a plus is said, not implied."""
    return words.isolate("+" + figures.amount(amount)) if amount.minor > 0 else words.amount(amount)


def _to_give_back(change: Money, unit: str, denominations: tuple[Denomination, ...], words: Words) -> ChangeView:
    if not change:
        return ChangeView(words.say("pay.change"), words.amount(change), unit, words.say("pay.nothing_back"))
    counted = break_down(change, denominations)
    pieces = pieces_told(counted.pieces, lambda minor: Money(minor, counted.currency), words)
    return ChangeView(words.say("pay.change"), words.amount(change), unit, pieces)


def piece_views(cash: CashEntry, denominations: Iterable[Denomination], words: Words) -> tuple[PieceView, ...]:
    """Tell the notes and coins that can be touched, the least first, and how many of each were."""
    counted = dict(cash.counted.pieces)
    told: list[PieceView] = []
    notes = 0
    for piece in sorted((each for each in denominations if each.counted), key=lambda each: each.minor):
        count = counted.get(piece.minor, 0)
        label = bare(Money(piece.minor, cash.currency), words)
        many = words.isolate(f"×{count}") if count else ""
        told.append(PieceView(piece.minor, label, many, notes if piece.is_note else None))
        notes += piece.is_note
    return tuple(told)


def _currencies(checkout: Checkout, words: Words) -> tuple[ChipView, ...]:
    """Tell the currencies that are taken, where there is more than one."""
    hand = checkout.hand
    return currency_choices(hand.own, (rate.currency for rate in hand.rates), hand.currency, words)


def _foreign(checkout: Checkout, words: Words) -> tuple[tuple[str, str], ...]:
    """Tell the rate of the currency shown, and what is worth how much of what was handed over in others."""
    hand, cash = checkout.hand, checkout.hand.cash()
    told: list[tuple[str, str]] = []
    if hand.rate is not None:
        one = words.isolate(f"1 {figures.unit(hand.currency)}")
        told.append((one, words.isolate(figures.decimal(hand.rate.applied, RATE_DECIMALS))))
    if not isinstance(cash, Refused):
        given = [each for each in cash if isinstance(each, ForeignCash)]
        told += [(words.money(each.received), words.amount(worth(each, hand.own))) for each in given]
    return tuple(told)


def _quicks(checkout: Checkout, amounts: tuple[Money, ...], words: Words) -> tuple[ButtonView, ...]:
    """Tell the sums that stand ready; of another currency, with what they give back in the till's own."""
    due, hand = checkout.cash_due(), checkout.hand
    if due is None or hand.rate is None:
        return tuple(_quick(amount, amounts[0], words) for amount in amounts)
    told: list[ButtonView] = []
    for amount in amounts:
        tenders = cash_tenders(due, (hand.as_cash(amount),))
        change = Money(0, hand.own) if isinstance(tenders, Refused) else tenders[0].change
        label = bare(amount, words)
        told.append(ButtonView(label, words.say("pay.gives_back", change=bare(change, words)) if change else ""))
    return tuple(told)


def _quick(amount: Money, due: Money, words: Words) -> ButtonView:
    tender = cash_tender(CashDue(due), amount)
    if isinstance(tender, Refused) or not tender.change:
        return ButtonView(words.say("pay.exact"), bare(amount, words))
    return ButtonView(bare(amount, words), words.say("pay.gives_back", change=bare(tender.change, words)))
