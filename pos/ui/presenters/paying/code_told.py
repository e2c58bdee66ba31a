"""Tells the code that a customer's phone scans: how much, whose code it is, how long it stays, and what can be said.

What a phone shows can be forged, and whoever looks at it is told so there and then.
"""

from pos.domain.merchant_code.code import MerchantCode, read_code
from pos.domain.names import Language
from pos.ui.presenters.paying.card_told import on_told
from pos.ui.presenters.paying.card_views import Choice, CodeView
from pos.ui.presenters.shown.choices import ButtonView
from pos.usecases.card.requests import TypedResult
from pos.usecases.card.view import CardAction, CardView
from pos.words.speech import Words, words_for

_AMOUNT = "54"
_MS, _SECONDS = 1_000, 60


def code_view(view: CardView, left_ms: int, words: Words, *, parks: bool = False, asks: bool = False) -> CodeView:
    """Tell it; `left_ms` is how long it still stays, `parks` where the ticket can be put aside meanwhile.

    `asks` where the till asks by itself what was paid.
    """
    amount, code = view.amount, read_code(view.shows)
    held = code if isinstance(code, MerchantCode) else None
    filled = held is not None and bool(held.value(_AMOUNT))
    return CodeView(
        label=on_told(view, words),
        figure="" if amount is None else words.amount(amount),
        unit="" if amount is None else words.unit(amount.currency),
        code=view.shows,
        scan=words.say("mobile.scan"),
        scan_too=other_words(words).say("mobile.scan"),
        merchant="" if held is None else words.say("mobile.code_of", merchant=held.merchant, city=held.city),
        told=words.say("mobile.in_code" if filled else "mobile.type_it"),
        left=words.say("mobile.expires", time=words.isolate(clock_told(left_ms))),
        asked=words.say("mobile.asked") if asks else "",
        warning=words.say("mobile.forged"),
        choices=tuple(_choice(result, words) for result in (TypedResult.CANCELLED, TypedResult.NOT_CLEAR)),
        last=(_park(words),) if parks else (),
    )


def seen_told(words: Words) -> ButtonView:
    """Tell the next action: to read on the phone that it was paid."""
    return ButtonView(words.say("mobile.paid"), words.say("mobile.paid_caption"))


def clock_told(left_ms: int) -> str:
    """Write a time that runs down in minutes and seconds, 4:32."""
    minutes, seconds = divmod(-(-left_ms // _MS), _SECONDS)
    return f"{minutes}:{seconds:02}"


def other_words(words: Words) -> Words:
    """Give the other language that a customer here reads: Arabic beside French, French beside all others."""
    return words_for(Language.AR if words.language is Language.FR else Language.FR)


def _park(words: Words) -> Choice:
    return Choice(CardAction.PARK.value, ButtonView(words.say("mobile.park"), words.say("mobile.park_caption")))


def _choice(result: TypedResult, words: Words) -> Choice:
    name = "not_paid" if result is TypedResult.CANCELLED else "not_clear"
    return Choice(result.value, ButtonView(words.say(f"mobile.{name}"), words.say(f"mobile.{name}_caption")))
