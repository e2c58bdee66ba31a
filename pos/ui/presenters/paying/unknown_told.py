"""Tells the most frightening moment calmly: nobody knows whether the card was charged.

What this means, what can be done, and that nothing is lost. The safe answer is the large one, charging again is not
offered, and there is no button for what the terminal cannot do.
"""

from pos.domain.payment_facts import PaymentKind
from pos.domain.values import dataclass
from pos.ports.clock import Moment
from pos.ui.presenters.paying.by_phone import by_phone, told_of
from pos.ui.presenters.paying.card_told import doubt_of, terminal_told
from pos.ui.presenters.paying.card_views import Choice, UnknownView
from pos.ui.presenters.shown.choices import ButtonView
from pos.usecases.card.view import CardAction, CardStep, CardView
from pos.words.codes import Code
from pos.words.refusal import duration
from pos.words.speech import Words

OTHERWISE = "otherwise"
"""The choice to be paid in another way before it is known, with somebody's yes."""

_TOLD_OF_BACK = frozenset({"cut", "restart", "stopped"})
_DOUBTS_OF_PHONE = {
    "expired": "card.doubt.expired",
    **{doubt: f"card.doubt.{doubt}_phone" for doubt in ("unclear", "restart", "stopped", "echo", "not_found", "shown")},
}
_RECENT_MS = 12 * 60 * 60 * 1_000
_MS = 1_000


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the payment itself does not say: when it was asked for, what time it is, how long the terminal needs yet.

    For `tap_ms` it may still take the customer's card.

    `parks` where a ticket can be put aside, `otherwise` where it can be paid in another way.
    """

    at: Moment | None
    now: Moment
    settles_ms: int = 0
    tap_ms: int = 0
    parks: bool = False
    otherwise: bool = False


def unknown_view(view: CardView, around: Circumstances, words: Words) -> UnknownView:
    """Tell it."""
    first, pair = _choices(view, around, words)
    return UnknownView(
        title=words.say(f"card.unknown.{view.kind.value}"),
        means=_means(view, words),
        facts=_facts(view, around, words),
        slip_label=words.say("card.slip") if view.slip else "",
        slip=tuple(line for line in view.slip if any(map(str.isalnum, line))),
        alarm="" if view.alarm is None else words.say(told_of(f"card.alarm.{view.alarm.value}", view.terminal)),
        first=first,
        pair=pair,
        last=_last(view, around, words),
        data=words.say("card.kept", number=str(view.request)),
        code=Code.PAYMENT_UNKNOWN.value,
    )


def _means(view: CardView, words: Words) -> str:
    """Say why nobody knows, and where a phone paid something else than was asked for, how much."""
    if by_phone(view.terminal) and view.authorised is not None and view.authorised != view.amount:
        return words.say("card.doubt.other_amount_phone", amount=words.money(view.authorised))
    return words.say(_doubt(view))


def _doubt(view: CardView) -> str:
    """Name why nobody knows; of money that goes back it is not to be feared that a card was charged."""
    doubt = doubt_of(view)
    if by_phone(view.terminal):
        return _DOUBTS_OF_PHONE.get(doubt, "card.doubt.cut_phone")
    back = "_back" if view.kind is not PaymentKind.SALE and doubt in _TOLD_OF_BACK else ""
    return f"card.doubt.{doubt}{back}"


def asked_at(at: Moment, now: Moment, words: Words) -> str:
    """Say when: the time of a payment of these hours, the day with it of an older one."""
    told = words.time if now.utc_ms - at.utc_ms < _RECENT_MS else words.moment
    return told(at.utc_ms, at.offset_minutes)


def _facts(view: CardView, around: Circumstances, words: Words) -> tuple[tuple[str, str], ...]:
    # What a phone paid goes by the number of its payment, where that is known: the acquirer's list has it.
    reference = "" if view.approval and by_phone(view.terminal) else words.isolate(view.reference)
    which = " · ".join(filter(None, (terminal_told(view.terminal, words), reference)))
    facts = [(words.say("word.amount"), "" if view.amount is None else words.money(view.amount))]
    if around.at is not None:
        facts.append((words.say("card.time"), asked_at(around.at, around.now, words)))
    facts.append((words.say(told_of("card.terminal_and_reference", view.terminal)), words.isolate(which)))
    if view.approval:
        facts.append((words.say(told_of("card.approval", view.terminal)), words.isolate(view.approval)))
    return tuple(facts)


def _choices(view: CardView, around: Circumstances, words: Words) -> tuple[Choice | None, tuple[Choice, ...]]:
    """Give the large choice, and those beside each other under it."""
    if view.step is CardStep.ASKING:
        return _still(told_of("card.asking", view.terminal), "", words), ()
    if around.settles_ms > 0:
        seconds = -(-around.settles_ms // _MS)
        return _still("card.settling", duration(words, seconds), words), ()
    decide = (CardAction.SAY_APPROVED, CardAction.SAY_NOT_CHARGED)
    pair = tuple(_decision(action, view, words) for action in decide if action in view.actions)
    if around.tap_ms > 0:
        pair = (*pair, _not_yet(around.tap_ms, view, words))
    if CardAction.ASK_TERMINAL not in view.actions:
        return None, pair
    asks = told_of("card.do.ask_terminal", view.terminal)
    button = ButtonView(words.say(asks), words.say("card.do.ask_terminal_caption"))
    ask = Choice(CardAction.ASK_TERMINAL.value, button)
    # What the terminal shows is compared with its paper first; asking once more comes after.
    return (pair[0], (*pair[1:], ask)) if view.slip and pair else (ask, pair)


def _still(message: str, wait: str, words: Words) -> Choice:
    caption = words.say("card.settling_caption", time=wait) if wait else words.say("card.do.ask_terminal_caption")
    return Choice("", ButtonView(words.say(message), caption, enabled=False))


def _not_yet(tap_ms: int, view: CardView, words: Words) -> Choice:
    """Show the word that nobody can give yet, and when: the customer may still present a card."""
    wait = words.say("card.tap_caption", time=duration(words, -(-tap_ms // _MS)))
    told = _decision(CardAction.SAY_NOT_CHARGED, view, words).button
    return Choice("", ButtonView(told.label, wait, enabled=False))


def _decision(action: CardAction, view: CardView, words: Words) -> Choice:
    kind = "" if view.kind is PaymentKind.SALE else "_back"
    name, terminal = action.value, view.terminal
    label = words.say(told_of(f"card.do.{name}", terminal) if by_phone(terminal) else f"card.do.{name}{kind}")
    return Choice(name, ButtonView(label, words.say(told_of(f"card.do.{name}_caption", terminal))))


def _last(view: CardView, around: Circumstances, words: Words) -> tuple[Choice, ...]:
    found: list[Choice] = []
    if around.parks and CardAction.PARK in view.actions:
        found.append(Choice(CardAction.PARK.value, ButtonView(words.say("card.do.park"))))
    if around.otherwise:
        caption = words.say("card.do.otherwise_caption")
        found.append(Choice(OTHERWISE, ButtonView(words.say("card.do.otherwise"), caption)))
    return tuple(found)
