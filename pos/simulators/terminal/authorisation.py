"""A payment or a refund from its request to its answer: the customer, the issuer, the journal, only then the line.

What the answer says, and how, is each protocol's own; this is what they have in common where a yes is final.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from pos.simulators.terminal import paper
from pos.simulators.terminal.cards import Card
from pos.simulators.terminal.customer import Payment, Verdict
from pos.simulators.terminal.device import Moment
from pos.simulators.terminal.faults import Due
from pos.simulators.terminal.ledger import Movement
from pos.simulators.terminal.numbered import NumberedTerminal
from pos.simulators.terminal.paper import Refusal
from pos.simulators.terminal.screen import Prompt
from pos.simulators.terminal.script import Habit, Plan
from pos.simulators.terminal.slip import SlipLine

_APPROVAL_STEP = 7_919
_NUMBERS = 1_000_000
_CRASHES = {"crash_after_authorise_with_journal", "crash_without_journal"}


@dataclass(frozen=True, slots=True)
class Asking:
    """What was asked: by which register, under which reference, how much (minor units), and whether it goes back."""

    register: str
    reference: str
    amount: int
    currency: str
    gives_back: bool


@dataclass(frozen=True, slots=True)
class Charged:
    """The money moved; `lines` are the slip."""

    movement: Movement
    card: Card
    lines: list[SlipLine]


Ending = Charged | Refusal
Tell = Callable[[Ending], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Case:
    """One request on its way through; without `tell` nobody is told how it ends."""

    asking: Asking
    plan: Plan
    due: Due
    payment: Payment
    tell: Tell | None


class Authorisation:
    """Runs payments, each beside the line that asked for it; `refusal_of` says a no in the protocol's words."""

    def __init__(self, terminal: NumberedTerminal, refusal_of: Callable[[Verdict], Refusal]) -> None:
        """Have none under way."""
        self._terminal = terminal
        self._refusal_of = refusal_of
        self._running: set[asyncio.Task[None]] = set()

    def begin(self, asking: Asking, plan: Plan, due: Due, tell: Tell | None) -> None:
        """Give the terminal to a customer."""
        if "pin_wrong_then_ok" in due:
            plan = replace(plan, habit=Habit.MISTYPES_ONCE, card="mastercard")
        terminal = self._terminal
        payment = Payment(asking.amount, plan, terminal.clock, terminal.screen, abort_loses="abort_loses_race" in due)
        terminal.payment = payment
        task = asyncio.create_task(self._run(Case(asking, plan, due, payment, tell)))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def forget(self) -> None:
        """Stop in the middle of whatever it is."""
        for task in self._running:
            task.cancel()

    async def _run(self, case: Case) -> None:
        """Bring it to its end."""
        terminal = self._terminal
        verdict = await case.payment.decide(by_hand=terminal.by_hand, pause_ms=terminal.pause_ms)
        moment = terminal.moment(wrong="clock_wrong" in case.due)
        ending = self._charged(case, verdict, moment) if verdict.is_yes else self._refused(case, verdict, moment)
        terminal.end()
        if not _CRASHES.isdisjoint(case.due):
            self._break_down(case, ending)
        elif case.tell is not None:
            await case.tell(ending)
        case.payment.over.set()

    def _charged(self, case: Case, verdict: Verdict, moment: Moment) -> Charged:
        asking, terminal = case.asking, self._terminal
        movement = self._movement(case, verdict, moment)
        (terminal.ledger.refund if asking.gives_back else terminal.ledger.capture)(movement)
        terminal.screen.show(Prompt.REFUNDED if asking.gives_back else Prompt.PAID, movement.amount)
        lines = paper.moved(movement, "CREDIT" if asking.gives_back else "DEBIT")
        if "printer_out_of_paper_in_slip" in case.due:
            lines = lines[: len(lines) // 2]
        terminal.print_slip(f"{movement.number}-{'credit' if asking.gives_back else 'debit'}", lines)
        return Charged(movement, verdict.card, lines)

    def _movement(self, case: Case, verdict: Verdict, moment: Moment) -> Movement:
        asking, plan = case.asking, case.plan
        number = plan.stan or self._terminal.ledger.next_number()
        return Movement(
            register=asking.register,
            reference=asking.reference,
            number=number,
            approval=plan.approval or f"{int(number) * _APPROVAL_STEP % _NUMBERS:06}",
            asked=asking.amount,
            amount=(asking.amount + 1) // 2 if "partial_approval" in case.due else asking.amount,
            currency=asking.currency,
            card=verdict.card.number,
            brand=verdict.card.brand,
            date=moment.date,
            time=moment.time,
        )

    def _refused(self, case: Case, verdict: Verdict, moment: Moment) -> Refusal:
        refusal, asking, terminal = self._refusal_of(verdict), case.asking, self._terminal
        number = terminal.ledger.next_number()
        terminal.ledger.decline(asking.register, asking.reference, asking.amount, refusal.code, verdict.why)
        terminal.screen.show(Prompt.REFUSED, asking.amount, refusal.message)
        lines = paper.declined(refusal, asking.amount, moment.date, moment.time)
        terminal.print_slip(f"{number}-refuse", lines)
        return refusal

    def _break_down(self, case: Case, ending: Ending) -> None:
        """Lose power before a word is said; without its journal, the terminal has never heard of the payment."""
        if isinstance(ending, Charged) and "crash_without_journal" in case.due:
            self._terminal.ledger.reverse(ending.movement, "memory_lost")
        self._terminal.crash()
