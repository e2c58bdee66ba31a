"""How cash is taken, as choices to touch: the coin it is rounded to, who bears the stamp duty, in which currency."""

from collections.abc import Iterable

from pos.domain.cash_terms import ROUNDINGS, DutyBearer, bearer_of, coin_of
from pos.domain.money import Currency, Money
from pos.ui.presenters.shown.choices import ChipView
from pos.words import figures
from pos.words.speech import Words


def coin_choices(value: str, currency: Currency, words: Words) -> tuple[ChipView, ...]:
    """Tell the coins; the one chosen stands in the setting's `value`."""
    chosen = coin_of(value)
    coins = (
        ChipView(str(coin), words.isolate(figures.short_amount(Money(coin, currency))), coin == chosen)
        for coin in ROUNDINGS
    )
    return (ChipView("0", words.say("settings.coin_off"), chosen == 0), *coins)


def duty_choices(value: str, words: Words) -> tuple[ChipView, ...]:
    """Tell who can bear the duty."""
    chosen = bearer_of(value)
    return tuple(
        ChipView(bearer.value, words.say(f"settings.duty_{bearer.value}"), bearer is chosen) for bearer in DutyBearer
    )


def currency_choices(own: Currency, others: Iterable[Currency], chosen: Currency, words: Words) -> tuple[ChipView, ...]:
    """Tell the currencies that lie in the drawer, the till's own first; nothing where there is no other."""
    found = ((own, words.unit(own)), *((each, each.value) for each in others))
    choices = tuple(ChipView(each.value, name, each is chosen) for each, name in found)
    return choices if len(choices) > 1 else ()
