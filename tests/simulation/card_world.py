"""A world of chance around card payments: cashier, customers, terminals, cable, power, disk and clocks.

The till is production's own counter on a journal in memory; the terminals know the truth. After every step each attempt
is held to one rule, paid ⊆ captured ⊆ paid ∪ unknown, and once everybody has looked, to equality.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from random import Random

from typing_extensions import override

from pos.domain.cash import CashCount
from pos.domain.facts import SaleFinished
from pos.domain.money import Currency, Money, total_of
from pos.domain.payment import SAFE_TO_RETRY, Payment
from pos.domain.payment_facts import PaymentAttempted, PaymentKind, PaymentState, TerminalLabel
from pos.domain.permissions import Action, Approval, Role
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused
from pos.domain.ticket import Ticket, approve
from pos.ports.journal import JournalUnavailable
from pos.usecases.cancel_ticket import CancelTicket, cancel_ticket
from pos.usecases.card.on_ticket import tenders_on
from pos.usecases.card.owed import owed_back
from pos.usecases.card.requests import (
    AskCardRefund,
    AskTerminal,
    AskVoid,
    CancelPayment,
    Decide,
    GiveCash,
    LeaveWaiting,
    SettleTerminal,
    TryAgain,
    TypeAnswer,
    TypedResult,
    TypedTotal,
    Verdict,
)
from pos.usecases.keep_ticket import keep_ticket
from tests.fakes.journal import MemoryJournal, facts_of
from tests.fakes.stall import BOWL, LAMP, cash, cost
from tests.simulation.card_oracle import Oracle
from tests.simulation.card_plugged import PluggedTerminal
from tests.simulation.card_sealed import SealedTerminal
from tests.simulation.card_terminals import (
    BY_HAND,
    ON_A_LINE,
    HandTerminal,
    WorldClock,
    WorldTerminal,
)
from tests.simulation.card_wired import WiredCaisseAp
from tests.wiring.card_stall import CardStall

STEPS = 120
KINDS = ("naps", "caisse-ap", "concert-v2", "nexo", "proving", "by_hand")
WIRED = {"caisse-ap": WiredCaisseAp, "concert-v2": PluggedTerminal, "nexo": SealedTerminal}


class TillKilled(BaseException):
    """The power goes."""


class Stage:
    """One till and one terminal, the customer who types, and the power that goes."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.clock = WorldClock()
        self.journal = MemoryJournal(self.clock)
        self.terminal = self._terminal()
        self.stall = CardStall(self.journal, self.clock, self.terminal).open()
        self.stall.between = self.between
        self.journal.before_commit = self.before_commit
        self.oracle = Oracle(self.journal, self.terminal)
        self.open: dict[str, Ticket] = {}
        self.tickets = 0
        self.kills = 0
        self.safe_from_power = False

    def _terminal(self) -> WorldTerminal:
        kind = self.chance.choice(KINDS)
        label, trusted = TerminalLabel("tpe-1", kind), self.chance.random() < 0.5
        if kind == "by_hand":
            return HandTerminal(label, BY_HAND, self.clock, self.chance)
        if kind in WIRED:
            return WIRED[kind](label, self.clock, self.chance)
        return WorldTerminal(label, ON_A_LINE[kind], self.clock, self.chance, trusted=trusted)

    # ------------------------------------------------------------ what strikes in the middle
    def before_commit(self) -> None:
        if not self.safe_from_power and self.chance.random() < 0.015:
            raise TillKilled

    def between(self) -> None:
        """See to whoever else asks while the terminal waits for its customer."""

    def _type(self) -> None:
        charge = list(self.terminal.charges.values())[-1]
        fate = self.chance.random()
        if fate < 0.08:
            self.stall.counter.take(LeaveWaiting())
            return
        result = (
            TypedResult.APPROVED
            if charge.captured
            else self.chance.choice([TypedResult.DECLINED, TypedResult.CANCELLED])
        )
        amount = charge.attempt.amount
        read = TypeAnswer(result, amount, amount, f"a{charge.trace}", charge.trace, insist=True)
        if fate < 0.16:
            read = replace(read, result=TypedResult.NOT_CLEAR)
        elif fate < 0.24:
            read = replace(read, amount_again=amount + Money(1, Currency.MAD))
        self.stall.counter.take(read)

    # ------------------------------------------------------------ what the cashier does


class World(Stage):
    """The stage with everybody on it, from the first customer to the moment everybody knows."""

    @override
    def between(self) -> None:
        """Let something happen while the terminal waits."""
        fate = self.chance.random()
        if fate < 0.02 and not self.safe_from_power:
            raise TillKilled
        if self.terminal.capabilities.typed_by_hand:
            self._type()
        elif fate < 0.06:
            self.stall.counter.take(CancelPayment())
        elif fate < 0.08:
            self.stall.counter.take(LeaveWaiting())
        elif fate < 0.12:
            self._card(self._fresh())

    def step(self) -> None:
        """Do one thing; a till that is killed begins again."""
        try:
            self._act()
        except TillKilled:
            self._restart()
        except JournalUnavailable:
            self.journal.disk_fails = ""

    def _restart(self) -> None:
        self.kills += 1
        self.journal.disk_fails = ""
        self.clock.steady = self.chance.randrange(1_000_000)
        self.terminal.line_breaks()
        self.open = {ticket.key: ticket for ticket in self.journal.open_tickets()}
        try:
            self.stall.restart()
        except TillKilled:
            self._restart()

    def _act(self) -> None:
        acts: tuple[tuple[int, Callable[[], None]], ...] = (
            (30, lambda: self._card(self._fresh())),
            (8, self._again),
            (10, self._go_on_with_a_ticket),
            (14, lambda: self._wait(self.chance.randrange(1, 60))),
            (10, self._decide),
            (5, self._ask_terminal),
            (6, self._finish),
            (4, self._cancel),
            (5, self._give_back),
            (3, self._void),
            (4, self._give_back_owed),
            (2, self._close),
            (2, self._settle),
            (3, self._clock_jumps),
            (2, self._disk_fails),
        )
        if self.journal.open_shift() is None:
            self.stall.till.open_shift()
        self.chance.choices([act for _, act in acts], [weight for weight, _ in acts])[0]()

    def _fresh(self) -> Ticket:
        self.tickets += 1
        products = self.chance.choices([BOWL, LAMP], k=self.chance.randrange(1, 3))
        ticket = self.stall.till.ticket(*products, nickname=self.tickets)
        self.open[ticket.key] = ticket
        return ticket

    def _card(self, ticket: Ticket) -> None:
        before = tenders_on(ticket.key, journal=self.journal)
        due = cost(ticket) - total_of((tender.applied for tender in before), ticket.currency)
        in_cash = Money(self.chance.choice([0, 0, 0, due.minor // 3]), ticket.currency)
        role = self.chance.choice([Role.MANAGER, Role.CASHIER])
        tenders = (*([cash(in_cash)] if in_cash else []), *before)
        if before or self.chance.random() < 0.8:
            self.stall.pay(ticket, due - in_cash, *tenders, role=role)
            return
        # Two cards share it.
        self.stall.pay(ticket, Money((due - in_cash).minor // 2, ticket.currency), *tenders, role=role)
        if tenders_on(ticket.key, journal=self.journal):
            self._card(ticket)

    def _again(self) -> None:
        known = [each for each in self._payments() if each.state in SAFE_TO_RETRY]
        if known:
            self.stall.counter.take(TryAgain(known[-1].request))

    def _go_on_with_a_ticket(self) -> None:
        if self.open:
            ticket = self.chance.choice(list(self.open.values()))
            keep_ticket(replace(ticket, parked=True), journal=self.journal)
            self._card(ticket)

    def _wait(self, seconds: int) -> None:
        self.stall.wait(seconds)

    def _decide(self) -> None:
        """Read the terminal once it has come to rest with a payment, and say so."""
        for payment in self.journal.open_payments():
            charge = self.terminal.charged(payment.reference)
            if payment.state is not PaymentState.UNKNOWN or (charge is not None and not charge.at_rest):
                continue
            captured = 0 if charge is None else charge.captured
            verdict = Verdict.APPROVED if captured else Verdict.NOT_CHARGED
            amount = Money(captured, payment.asked.amount.currency) if captured else None
            person, approval = self.stall.till.manager, f"p{payment.request}"
            decision = Decide(payment.request, verdict, person, Role.MANAGER, approval, "", amount, insist=True)
            self.stall.counter.take(decision)
            return

    def _ask_terminal(self) -> None:
        for payment in self.journal.open_payments():
            self.stall.counter.take(AskTerminal(payment.request))

    def _finish(self) -> None:
        """Finish a ticket with whatever has paid it, in cash for the rest; now and then over an unknown payment."""
        for ticket in list(self.open.values()):
            tenders = tenders_on(ticket.key, journal=self.journal)
            rest = cost(ticket) - total_of((tender.applied for tender in tenders), ticket.currency)
            if self.chance.random() < 0.3:
                ticket = approve(ticket, Approval(Action.PAY_AGAIN, self.stall.till.manager))  # noqa: PLW2901
            paid = (*tenders, *([cash(rest)] if rest else []))
            if not isinstance(self.stall.till.finish(ticket, *paid, role=Role.CASHIER), Refused):
                self.open.pop(ticket.key)
                return

    def _cancel(self) -> None:
        if self.open:
            ticket = self.chance.choice(list(self.open.values()))
            if cancel_ticket(CancelTicket(ticket, self.stall.till.shift), journal=self.journal) is None:
                self.open.pop(ticket.key)

    def _give_back(self) -> None:
        sales = [row.number for row in self.journal.sales() if not row.refund]
        if sales:
            key, counter = self.stall.till.ids.short(), self.stall.till.shift
            sale = self.chance.choice(sales[:3])
            self.stall.counter.take(AskCardRefund(sale, {1: pieces(1)}, counter, Role.MANAGER, key))

    def _void(self) -> None:
        last = self.journal.last_approved("tpe-1")
        if last is not None and last.asked.kind is PaymentKind.SALE:
            self.stall.counter.take(AskVoid(last.request, self.stall.till.shift, Role.MANAGER))

    def _give_back_owed(self) -> None:
        """Give back what a card paid for a ticket that was paid in another way."""
        for payment in owed_back(journal=self.journal)[:1]:
            counter, role = self.stall.till.shift, Role.MANAGER
            in_cash = self.safe_from_power or self.chance.random() < 0.5
            asked = GiveCash(payment.request, counter, role, "") if in_cash else AskVoid(payment.request, counter, role)
            self.stall.counter.take(asked)

    def _close(self) -> None:
        for ticket in self.journal.open_tickets():
            keep_ticket(replace(ticket, parked=True), journal=self.journal)
        self.stall.till.close(CashCount(Currency.MAD, ()))

    def _settle(self) -> None:
        typed = (TypedTotal(PaymentKind.SALE, 1, Money(1, Currency.MAD)),)
        self.stall.counter.take(SettleTerminal(self.stall.till.shift, typed))

    def _clock_jumps(self) -> None:
        self.clock.utc_ms += self.chance.randrange(-400_000_000, 400_000_000)

    def _disk_fails(self) -> None:
        self.journal.disk_fails = "JRN-301"
        try:
            self._card(self._fresh())
            self._wait(1)
        finally:
            self.journal.disk_fails = ""

    def _payments(self) -> list[Payment]:
        return list(self.journal.payments_on("tpe-1"))

    # ------------------------------------------------------------ what must hold
    def wrong(self, *, settled: bool = False) -> list[str]:
        """Say what is wrong with what the journal says, seen from the terminal."""
        self.terminal.rest()
        return self.oracle.faults(settled=settled)

    def look_at_everything(self) -> None:
        """Let everybody come to know: no more power cuts, no more customers."""
        self.safe_from_power = True
        if self.journal.open_shift() is None:
            self.stall.till.open_shift()
        for _ in range(40):
            self._wait(200)
            self._decide()
            self._give_back_owed()
            if not self.journal.open_payments() and not owed_back(journal=self.journal):
                return

    def sales(self) -> int:
        return sum(isinstance(fact, SaleFinished) for fact in facts_of(self.journal))

    def attempts(self) -> int:
        return sum(isinstance(fact, PaymentAttempted) for fact in facts_of(self.journal))


def play(seed: int, steps: int = STEPS) -> tuple[World, list[str]]:
    """Play one world; gives it and what was wrong with it."""
    world = World(seed)
    try:
        for _ in range(steps):
            world.step()
            wrong = world.wrong()
            if wrong:
                return world, [f"card world {seed}: {fault}" for fault in wrong]
        world.look_at_everything()
        return world, [f"card world {seed}, settled: {fault}" for fault in world.wrong(settled=True)]
    finally:
        world.terminal.close()


def run(minutes: float, seed: int) -> list[str]:
    """Play world after world for so long; gives what was wrong."""
    until, first, seed = time.monotonic() + minutes * 60, seed * 1_000_000, seed * 1_000_000
    attempts = kills = 0
    wrong: list[str] = []
    while time.monotonic() < until and not wrong:
        world, wrong = play(seed)
        attempts, kills, seed = attempts + world.attempts(), kills + world.kills, seed + 1
    print(f"card-payments: {seed - first} worlds, {attempts} attempts, {kills} power cuts, {len(wrong)} wrong")
    return wrong
