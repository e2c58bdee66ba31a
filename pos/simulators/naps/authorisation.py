"""A payment from its request to its answer: the customer, the issuer, the journal, and only then the line."""

import asyncio
from dataclasses import replace

from pos.simulators.naps import answers, slip
from pos.simulators.naps.delivery import Delivery
from pos.simulators.naps.fields import Fields, Request, Tag
from pos.simulators.naps.ledger import Attempt, Capture
from pos.simulators.naps.refusals import refusal_of
from pos.simulators.naps.terminal import Terminal
from pos.simulators.terminal.customer import Payment, Verdict
from pos.simulators.terminal.device import Moment
from pos.simulators.terminal.faults import Due
from pos.simulators.terminal.network import Line
from pos.simulators.terminal.screen import Prompt
from pos.simulators.terminal.script import Habit, Plan

MERCHANT_COPY = "Copie Commercant"
_APPROVAL_STEP = 7_919
_NUMBERS = 1_000_000
_CONTACTLESS, _CHIP = "CC", "SC"
_CRASHES = {"crash_after_authorise_with_journal", "crash_without_journal"}


class Authorisation:
    """Runs payments beside the lines that asked for them, so that a till can be heard meanwhile."""

    def __init__(self, terminal: Terminal, delivery: Delivery) -> None:
        self._terminal = terminal
        self._delivery = delivery
        self._running: set[asyncio.Task[None]] = set()
        self._previous: Fields = []

    def start(self, request: Request, line: Line, plan: Plan, due: Due) -> None:
        """Begin a payment that nothing speaks against."""
        if "pin_wrong_then_ok" in due:
            plan = replace(plan, habit=Habit.MISTYPES_ONCE, card="mastercard")
        terminal = self._terminal
        amount, loses = int(request.says(Tag.AMOUNT)), "abort_loses_race" in due
        payment = Payment(amount, plan, terminal.clock, terminal.screen, abort_loses=loses)
        terminal.begin(payment, request.register)
        task = asyncio.create_task(self._run(request, line, plan, due, payment))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def forget(self) -> None:
        """Stop in the middle of whatever it is."""
        for task in self._running:
            task.cancel()

    async def _run(self, request: Request, line: Line, plan: Plan, due: Due, payment: Payment) -> None:
        terminal = self._terminal
        verdict = await payment.decide(by_hand=terminal.by_hand, pause_ms=terminal.pause_ms)
        stan = plan.stan if plan.stan and terminal.ledger.find(plan.stan) is None else terminal.ledger.next_stan()
        moment = terminal.moment(wrong="clock_wrong" in due)
        capture: Capture | None = None
        if verdict.is_yes:
            capture = self._capture(request, verdict, replace(plan, stan=stan), moment, due)
            terminal.await_confirmation(capture.stan, line)
            fields = answers.accepted(request, capture, self._slip(capture, due), moment)
        else:
            fields = self._decline(request, verdict, stan, moment)
        terminal.end()
        if _CRASHES.isdisjoint(due):
            await self._answer(fields, line, due, capture)
        else:
            self._break_down(due, capture)
        payment.over.set()

    def _capture(self, request: Request, verdict: Verdict, plan: Plan, moment: Moment, due: Due) -> Capture:
        asked = int(request.says(Tag.AMOUNT))
        card = verdict.card
        capture = Capture(
            till=request.says(Tag.TILL),
            ns=request.says(Tag.NS),
            stan=plan.stan,
            approval=plan.approval or f"{int(plan.stan) * _APPROVAL_STEP % _NUMBERS:06}",
            asked=asked,
            amount=(asked + 1) // 2 if "partial_approval" in due else asked,
            currency=request.says(Tag.CURRENCY),
            card=card.number,
            brand=card.brand,
            expiry=card.expiry,
            entry=_CONTACTLESS if card.contactless else _CHIP,
            date=moment.date,
            time=moment.time,
        )
        self._terminal.ledger.capture(capture)
        self._terminal.screen.show(Prompt.AUTHORISED, capture.amount)
        return capture

    def _slip(self, capture: Capture, due: Due) -> str:
        lines = slip.captured(capture, MERCHANT_COPY)
        if "printer_out_of_paper_in_slip" in due:
            lines = lines[: len(lines) // 2]
        self._terminal.print_slip(f"{capture.stan}-{MERCHANT_COPY.lower().replace(' ', '-')}", lines)
        return slip.field(lines)

    def _decline(self, request: Request, verdict: Verdict, stan: str, moment: Moment) -> Fields:
        refusal, asked = refusal_of(verdict), int(request.says(Tag.AMOUNT))
        attempt = Attempt(request.says(Tag.TILL), request.says(Tag.NS), stan, asked)
        self._terminal.ledger.decline(attempt, refusal.code, verdict.why)
        self._terminal.screen.show(Prompt.REFUSED, asked, refusal.message)
        lines = slip.declined(refusal, asked, moment.date, moment.time)
        self._terminal.print_slip(f"{stan}-refuse", lines)
        return answers.refused(request, refusal, moment, stan, slip.field(lines))

    async def _answer(self, fields: Fields, line: Line, due: Due, capture: Capture | None) -> None:
        def departed() -> None:
            if capture is not None and "auto_reversed" in due:
                self._terminal.reverse_now(capture)
            elif capture is not None:
                self._terminal.open_window(capture)

        previous = self._previous or _of_the_number_before(fields)
        self._previous = fields
        await self._delivery.deliver(fields, line, due, previous, departed)

    def _break_down(self, due: Due, capture: Capture | None) -> None:
        """Lose power before a word is said; without its journal, the terminal has never heard of the payment."""
        if capture is not None and "crash_without_journal" in due:
            self._terminal.ledger.reverse(capture.stan, "memory_lost")
        self._terminal.crash()


def _of_the_number_before(fields: Fields) -> Fields:
    """Make the answer that the till's last payment would have had, had this terminal heard of it."""
    number = (int(dict(fields)[Tag.NS]) - 1) % _NUMBERS
    return answers.changed(fields, Tag.NS, f"{number:06}")
