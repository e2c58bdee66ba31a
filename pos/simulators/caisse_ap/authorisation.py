"""A payment or a refund from its request to its answer: the customer, the issuer, the journal, only then the line."""

from dataclasses import dataclass, replace

from pos.simulators.caisse_ap import answers, slip
from pos.simulators.caisse_ap.delivery import Delivery
from pos.simulators.caisse_ap.fields import Fields, Kind, Request, Tag
from pos.simulators.caisse_ap.ledger import Movement
from pos.simulators.caisse_ap.refusals import refusal_of
from pos.simulators.caisse_ap.terminal import Terminal
from pos.simulators.terminal.customer import Payment, Verdict
from pos.simulators.terminal.device import Moment
from pos.simulators.terminal.faults import Due
from pos.simulators.terminal.network import Line
from pos.simulators.terminal.screen import Prompt
from pos.simulators.terminal.script import Habit, Plan
from pos.simulators.terminal.slip import SlipLine

_APPROVAL_STEP = 7_919
_NUMBERS = 1_000_000
_RECEIPT_WANTED = "100"
_CRASHES = {"crash_after_authorise_with_journal", "crash_without_journal"}


@dataclass(frozen=True, slots=True)
class Case:
    """One request on its way through."""

    request: Request
    plan: Plan
    due: Due
    payment: Payment

    @property
    def asked(self) -> int:
        """The amount in minor units."""
        return int(self.request.says(Tag.AMOUNT))

    @property
    def gives_back(self) -> bool:
        """Whether the money goes to the card."""
        return self.request.says(Tag.ACTION) == Kind.CREDIT


class Authorisation:
    """Runs payments."""

    def __init__(self, terminal: Terminal, delivery: Delivery) -> None:
        self._terminal = terminal
        self._delivery = delivery

    def begin(self, request: Request, plan: Plan, due: Due) -> Case:
        """Give the terminal to a customer."""
        if "pin_wrong_then_ok" in due:
            plan = replace(plan, habit=Habit.MISTYPES_ONCE, card="mastercard")
        terminal, amount = self._terminal, int(request.says(Tag.AMOUNT))
        payment = Payment(amount, plan, terminal.clock, terminal.screen, abort_loses=False)
        terminal.payment = payment
        return Case(request, plan, due, payment)

    async def run(self, case: Case, line: Line | None) -> None:
        """Bring it to its end; without a line nobody is told."""
        terminal = self._terminal
        verdict = await case.payment.decide(by_hand=terminal.by_hand, pause_ms=terminal.pause_ms)
        moment = terminal.moment(wrong="clock_wrong" in case.due)
        movement = self._moved(case, verdict, moment) if verdict.is_yes else None
        if movement is None:
            fields = self._declined(case, verdict, moment)
        else:
            fields = [*answers.done(case.request, movement, verdict.card), *self._slip(case, movement)]
        terminal.end()
        if not _CRASHES.isdisjoint(case.due):
            self._break_down(case, movement)
        elif line is not None:
            await self._delivery.deliver(fields, line, case.due)
        case.payment.over.set()

    def _moved(self, case: Case, verdict: Verdict, moment: Moment) -> Movement:
        request, plan, terminal = case.request, case.plan, self._terminal
        number = plan.stan or terminal.ledger.next_number()
        movement = Movement(
            register=request.says(Tag.REGISTER),
            reference=request.says(Tag.REFERENCE),
            number=number,
            approval=plan.approval or f"{int(number) * _APPROVAL_STEP % _NUMBERS:06}",
            asked=case.asked,
            amount=(case.asked + 1) // 2 if "partial_approval" in case.due else case.asked,
            currency=request.says(Tag.CURRENCY),
            card=verdict.card.number,
            brand=verdict.card.brand,
            date=moment.date,
            time=moment.time,
        )
        (terminal.ledger.refund if case.gives_back else terminal.ledger.capture)(movement)
        terminal.screen.show(Prompt.REFUNDED if case.gives_back else Prompt.PAID, movement.amount)
        return movement

    def _declined(self, case: Case, verdict: Verdict, moment: Moment) -> Fields:
        refusal, request, terminal = refusal_of(verdict), case.request, self._terminal
        number, reference = terminal.ledger.next_number(), request.says(Tag.REFERENCE)
        terminal.ledger.decline(request.says(Tag.REGISTER), reference, case.asked, refusal.code, verdict.why)
        terminal.screen.show(Prompt.REFUSED, case.asked, refusal.message)
        terminal.print_slip(f"{number}-refuse", slip.declined(refusal, case.asked, moment.date, moment.time))
        return answers.not_done(request, refusal)

    def _slip(self, case: Case, movement: Movement) -> Fields:
        """Print the slip, or give it to the till that wants it."""
        lines: list[SlipLine] = slip.moved(movement, "CREDIT" if case.gives_back else "DEBIT")
        if "printer_out_of_paper_in_slip" in case.due:
            lines = lines[: len(lines) // 2]
        self._terminal.print_slip(f"{movement.number}-{'credit' if case.gives_back else 'debit'}", lines)
        return slip.fields(lines) if case.request.says(Tag.RECEIPT_WANTED) == _RECEIPT_WANTED else []

    def _break_down(self, case: Case, movement: Movement | None) -> None:
        """Lose power before a word is said; without its journal, the terminal has never heard of the payment."""
        if movement is not None and "crash_without_journal" in case.due:
            self._terminal.ledger.reverse(movement, "memory_lost")
        self._terminal.crash()
