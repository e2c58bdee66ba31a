"""A payment up to the issuer's word: from the amount on the screen through a customer's card and PIN.

Whatever happens to it comes through one queue, in order, whether a person, the automatic customer, the till or the
clock sent it. So a cancellation that arrives after the card has been read is too late, as in the world.
"""

import asyncio
from dataclasses import dataclass

from pos.simulators.terminal.cards import CARDS, PIN_TRIES, RIGHT_PIN, Card
from pos.simulators.terminal.clock import TerminalClock
from pos.simulators.terminal.screen import Prompt, Screen
from pos.simulators.terminal.script import Habit, Plan

CUSTOMER_MS_MAX = 120_000


@dataclass(frozen=True, slots=True)
class CardShown:
    """A card was tapped or put in."""

    card: Card


@dataclass(frozen=True, slots=True)
class PinTyped:
    """A PIN was typed and the green key pressed."""

    digits: str


@dataclass(frozen=True, slots=True)
class CancelPressed:
    """The red key was pressed."""


@dataclass(frozen=True, slots=True)
class TillReset:
    """The till wants the terminal back."""


@dataclass(frozen=True, slots=True)
class TimeUp:
    """The customer has not come to an end."""


Happening = CardShown | PinTyped | CancelPressed | TillReset | TimeUp


@dataclass(frozen=True, slots=True)
class Verdict:
    """How it ended: the card that pays, or why none does.

    `refusal` names the no for which each protocol has its own words, `code` is one that was asked for beforehand.
    """

    card: Card
    why: str = ""
    refusal: str = ""
    code: str = ""

    @property
    def is_yes(self) -> bool:
        """Whether the card pays."""
        return not (self.refusal or self.code)


class Payment:
    """One amount, in front of one customer."""

    def __init__(self, amount: int, plan: Plan, clock: TerminalClock, screen: Screen, *, abort_loses: bool) -> None:
        """Ask for `amount` centimes; where `abort_loses`, the till's reset comes after the issuer's yes."""
        self.happenings: asyncio.Queue[Happening] = asyncio.Queue()
        self.over = asyncio.Event()
        self.abort_loses = abort_loses
        self._amount = amount
        self._plan = plan
        self._clock = clock
        self._screen = screen

    async def decide(self, *, by_hand: bool, pause_ms: int) -> Verdict:
        """Wait for the customer, who is a person `by_hand` or else takes `pause_ms` for each thing done."""
        tasks = [asyncio.create_task(self._time_out())]
        if not (by_hand or self.abort_loses):
            tasks.append(asyncio.create_task(self._play(pause_ms)))
        try:
            return await self._attend()
        finally:
            for task in tasks:
                task.cancel()

    async def _time_out(self) -> None:
        await self._clock.wait(CUSTOMER_MS_MAX)
        self.happenings.put_nowait(TimeUp())

    async def _play(self, pause_ms: int) -> None:
        """Be the customer."""
        habit = self._plan.habit
        acts: list[Happening] = []
        if habit is Habit.CANCELS:
            acts = [CancelPressed()]
        elif habit is not Habit.WALKS_AWAY:
            acts = [CardShown(CARDS[self._plan.card]), *map(PinTyped, habit.pins)]
        for act in acts:
            await self._clock.wait(pause_ms)
            self.happenings.put_nowait(act)

    async def _attend(self) -> Verdict:
        """Wait for a card."""
        card = CARDS[self._plan.card]
        self._screen.show(Prompt.PRESENT_CARD, self._amount)
        while True:
            match await self.happenings.get():
                case CardShown(card):
                    return await self._take_pin(card) if card.asks_pin else self._ask_issuer(card)
                case TillReset() if self.abort_loses:
                    return self._ask_issuer(card)
                case PinTyped():
                    continue
                case end:
                    return _ended(card, end)

    async def _take_pin(self, card: Card) -> Verdict:
        """Wait for the right PIN."""
        tries = 0
        self._screen.show(Prompt.ENTER_PIN, self._amount)
        while tries < PIN_TRIES:
            match await self.happenings.get():
                case PinTyped(digits) if digits == RIGHT_PIN:
                    return self._ask_issuer(card)
                case PinTyped():
                    tries += 1
                    self._screen.show(Prompt.WRONG_PIN, self._amount)
                case CardShown():
                    continue
                case TillReset() if self.abort_loses:
                    return self._ask_issuer(card)
                case end:
                    return _ended(card, end)
        return _refused(card, "pin_tries_exceeded")

    def _ask_issuer(self, card: Card) -> Verdict:
        plan = self._plan
        if plan.refusal or plan.code:
            return Verdict(card, "issuer", plan.refusal, plan.code)
        return _refused(card, card.refusal) if card.refusal else Verdict(card)


def _refused(card: Card, why: str) -> Verdict:
    return Verdict(card, why, why)


def _ended(card: Card, end: CancelPressed | TillReset | TimeUp) -> Verdict:
    match end:
        case CancelPressed():
            return _refused(card, "cancelled_by_customer")
        case TillReset():
            return _refused(card, "cancelled_by_till")
        case TimeUp():
            return _refused(card, "card_timeout")
