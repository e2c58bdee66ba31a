"""How cash is taken, as choices to touch: the coin it is rounded to, and who bears the stamp duty."""

from pos.domain.cash_terms import ROUNDINGS, DutyBearer, bearer_of, coin_of
from pos.domain.money import Currency, Money
from pos.ui.presenters.choices import ChipView
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
