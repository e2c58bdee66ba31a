"""Tells a card payment in words: that it is under way, that nothing was charged, or that nobody knows yet."""

from collections.abc import Iterator

from pos.domain.payment_facts import DeclineCategory, PaymentKind, TerminalLabel
from pos.ports.payment_terminal import Doubt, Prompt, Unsent
from pos.ui.presenters.paying.by_phone import by_phone, told_of
from pos.ui.presenters.paying.card_views import Choice, EndedView, WaitView
from pos.ui.presenters.shown.choices import ButtonView
from pos.ui.presenters.shown.help_page import read_page
from pos.ui.presenters.shown.tone import Tone
from pos.usecases.card.view import CardAction, CardStep, CardView
from pos.words.codes import Code
from pos.words.refusal import duration
from pos.words.speech import Words

_STEPS = {
    CardStep.PREPARING: "preparing",
    CardStep.SENDING: "sending",
    CardStep.CONFIRMING: "confirming",
    CardStep.JOURNAL_FAILS: "keeping",
}
_OTHER_CARD = frozenset(
    {
        DeclineCategory.INSUFFICIENT_FUNDS,
        DeclineCategory.EXPIRED,
        DeclineCategory.BLOCKED,
        DeclineCategory.LIMIT,
        DeclineCategory.NOT_PERMITTED,
    }
)
"""Refusals that another card, or cash, gets around better than the same card once more."""
_TONES = {
    CardStep.DECLINED: Tone.WRONG,
    CardStep.NOT_SENT: Tone.LOOK,
    CardStep.JOURNAL_FAILS: Tone.WRONG,
    CardStep.APPROVED: Tone.WELL,
    CardStep.PART_APPROVED: Tone.WELL,
}


def terminal_told(terminal: TerminalLabel, words: Words) -> str:
    """Name a terminal as people do: by whose it is and which of them, NAPS 01; a code for phones by whose it is."""
    if by_phone(terminal):
        return words.isolate(terminal.acquirer) or words.say("means.mobile")
    place = terminal.id.rpartition("-")[2]
    whose = terminal.acquirer or terminal.id.removesuffix(place).strip("-").upper()
    return words.isolate(f"{whose} {place:0>2}".strip())


def wait_view(view: CardView, waited: int, words: Words, *, parks: bool = False) -> WaitView:
    """Tell a payment that the terminal has in hand; `waited` counts seconds, `parks` where it can be put aside."""
    amount = view.amount
    step = _STEPS.get(view.step)
    prompt = view.prompt or Prompt.PROCESSING
    saying = words.say(f"card.prompt.{prompt.value}" if step is None else f"card.step.{step}")
    return WaitView(
        label=on_told(view, words),
        figure="" if amount is None else words.amount(amount),
        unit="" if amount is None else words.unit(amount.currency),
        prompt=prompt if step is None else Prompt.PROCESSING,
        saying=saying,
        waited=words.say("card.since", time=duration(words, waited)) if waited else "",
        told=_cancelling(view, words),
        choices=tuple(_waiting(view, words, parks=parks)),
    )


def on_told(view: CardView, words: Words) -> str:
    """Say what is being done, and on which terminal."""
    terminal = terminal_told(view.terminal, words)
    if by_phone(view.terminal):
        return words.say("mobile.on", acquirer=terminal)
    return words.say(f"card.on.{view.kind.value}", terminal=terminal)


def _cancelling(view: CardView, words: Words) -> str:
    """Say what became of a cancellation, or where there is one to be had that the till cannot ask for."""
    if view.cancel_asked:
        return words.say("card.cancel_asked")
    only_there = CardAction.STOP_WAITING in view.actions and CardAction.CANCEL not in view.actions
    return words.say("card.cancel_there") if only_there else ""


def _waiting(view: CardView, words: Words, *, parks: bool) -> Iterator[Choice]:
    for action in (CardAction.CANCEL, CardAction.STOP_WAITING):
        if action in view.actions:
            word, caption = words.say(f"card.do.{action.value}"), words.say(f"card.do.{action.value}_caption")
            yield Choice(action.value, ButtonView(word, caption))
    if parks:
        park = ButtonView(words.say("card.do.park"), words.say("card.do.park_caption"))
        yield Choice(CardAction.PARK.value, park)


def ended_view(view: CardView, words: Words, *, goes_on: bool) -> EndedView:
    """Tell how a payment ended, and what to say to the customer; `goes_on` where it can be tried again."""
    title, told, data = _ended(view, words)
    customer = ""
    actions = _after_end(view) if goes_on else (CardAction.GO_ON,)
    if view.step is CardStep.DECLINED:
        category = view.category or DeclineCategory.TECHNICAL
        customer = words.say(f"card.customer.{category.value}")
    return EndedView(
        tone=_TONES.get(view.step, Tone.PLAIN),
        title=title,
        told=told,
        customer_label=words.say("card.say_to_customer") if customer else "",
        customer=customer,
        data=data,
        choices=tuple(_after(action, view, words) for action in actions),
        code=Code.TERMINAL_SILENT.value if view.step is CardStep.NOT_SENT and not by_phone(view.terminal) else "",
    )


def _ended(view: CardView, words: Words) -> tuple[str, str, str]:
    """Give the title, the reason and what is so."""
    of_card = f"card.nothing_taken.{view.kind.value}"
    nothing = words.say("card.nothing_taken_phone" if by_phone(view.terminal) else of_card)
    match view.step:
        case CardStep.DECLINED:
            category = view.category or DeclineCategory.TECHNICAL
            told = words.say(f"card.declined.{category.value}")
            data = f"{nothing} {words.say('card.code', code=view.code)}" if view.code else nothing
            return words.say("card.declined"), told, data
        case CardStep.NOT_SENT:
            return _not_sent(view, nothing, words)
        case CardStep.JOURNAL_FAILS:
            code = next((known for known in Code if known.value == view.failure), Code.UNEXPECTED)
            means, todo, data = (part.first_sentence for part in read_page(code, words.language).parts[:3])
            return means, todo, data
        case CardStep.CANCELLED:
            return words.say("card.cancelled"), words.say(told_of("card.cancelled_told", view.terminal)), nothing
        case CardStep.APPROVED | CardStep.PART_APPROVED:
            what = "accepted" if view.kind is PaymentKind.SALE else "given_back"
            return words.say(f"card.{what}"), words.say(f"card.{what}_told"), words.say(f"card.{what}_data")
        case _:
            title = told_of("card.not_charged", view.terminal)
            return words.say(title), words.say("card.not_charged_told"), nothing


def _not_sent(view: CardView, nothing: str, words: Words) -> tuple[str, str, str]:
    """Tell that it was not even asked for; a code is not shown for want of one alone."""
    if by_phone(view.terminal):
        return words.say("mobile.not_shown"), words.say("mobile.not_shown_told"), words.say("mobile.as_it_was")
    reason = next((known for known in Unsent if known == view.reason), Unsent.SILENT)
    return words.say("card.not_sent"), words.say(f"card.not_sent.{reason.value}"), nothing


def first_after_end(view: CardView, *, goes_on: bool) -> CardAction:
    """Name what most likely comes next, and Enter does: the first of the choices of `ended_view`."""
    return _after_end(view)[0] if goes_on else CardAction.GO_ON


def _after_end(view: CardView) -> tuple[CardAction, ...]:
    """List what can be done where it goes on, the likeliest first."""
    again = (CardAction.TRY_AGAIN,) if CardAction.TRY_AGAIN in view.actions else ()
    if view.category in _OTHER_CARD and view.kind is PaymentKind.SALE:
        return (CardAction.OTHER_MEANS, *again)
    return (*again, CardAction.OTHER_MEANS)


def _after(action: CardAction, view: CardView, words: Words) -> Choice:
    """Give the button of an action."""
    if action is CardAction.GO_ON:
        button = ButtonView(words.say("word.continue"))
    elif action is CardAction.TRY_AGAIN:
        caption = words.say(told_of("card.do.try_again_caption", view.terminal))
        button = ButtonView(words.say("card.do.try_again"), caption)
    elif view.kind is PaymentKind.SALE:
        button = ButtonView(words.say("means.cash"), words.say(told_of("card.do.cash_caption", view.terminal)))
    else:
        button = ButtonView(words.say("word.back"))
    return Choice(action.value, button)


_DOUBTS = {
    Doubt.WRONG_AMOUNT: "echo",
    Doubt.WRONG_REFERENCE: "echo",
    Doubt.WRONG_CURRENCY: "echo",
    Doubt.RESTART: "restart",
    Doubt.STOPPED_WAITING: "stopped",
    Doubt.NOBODY_KNOWS: "unclear",
    Doubt.CONFIRMATION_REFUSED: "unconfirmed",
    Doubt.EXPIRED: "expired",
    Doubt.JOURNAL: "unconfirmed",
}
_NOT_FOUND = "not_found"


def doubt_of(view: CardView) -> str:
    """Name why nobody knows: what the sentence on the screen is chosen by."""
    reason = view.reason.split(" ", 1)[0]
    if reason == _NOT_FOUND:
        return reason
    if view.slip:
        return "shown"
    named = next((name for doubt, name in _DOUBTS.items() if doubt.value == reason), None)
    return named or ("unconfirmed" if view.approval else "cut")
