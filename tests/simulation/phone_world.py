"""A world of chance around payments by phone: customers, their wallets' switch, the network, power, and a cashier.

The till is production's own counter and driver on a journal in memory. After every step nothing is known that no phone
has paid; once all is told and everybody has looked, everything that was paid is known, and known once.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from random import Random

from pos.devices.terminal.merchant_code import STANDS_MS, MerchantCodeTerminal
from pos.domain.beyond import Stray, paid_beyond
from pos.domain.facts import SaleFinished
from pos.domain.merchant_code.code import MerchantCode, read_code
from pos.domain.merchant_code.filling import fill
from pos.domain.mobile import DRIVER, YES
from pos.domain.money import total_of
from pos.domain.payment import SAFE_TO_RETRY
from pos.domain.payment_facts import AnswerOrphaned, PaymentState, TerminalLabel
from pos.domain.permissions import Role
from pos.domain.refusals import Refused
from pos.domain.settings import Setting
from pos.domain.tender import Means
from pos.domain.ticket import Ticket
from pos.usecases.card.on_ticket import tenders_on
from pos.usecases.card.owed import DRAWER, owed_back
from pos.usecases.card.requests import (
    AskCard,
    AskTerminal,
    Decide,
    GiveCash,
    LeaveWaiting,
    TryAgain,
    TypeAnswer,
    TypedResult,
    Verdict,
)
from pos.usecases.keep_ticket import keep_ticket
from pos.wiring.cards.phone_news import shown_earlier
from tests.domain.test_merchant_code import MOROCCAN
from tests.fakes.journal import MemoryJournal, facts_of
from tests.fakes.stall import BOWL, LAMP, cash, cost
from tests.journal.booth import HandClock
from tests.simulation.phone_wallets import Wallets, WorldWatch
from tests.wiring.card_stall import CardStall
from tests.wiring.test_phone import put

STEPS = 80
LABEL = TerminalLabel("mobile-1", DRIVER, "Wafacash")
APART = 5_00


class TillKilled(BaseException):
    """The power goes."""


class World:
    """One till, and everybody who pays at it by phone."""

    def __init__(self, seed: int) -> None:
        self.chance, self.clock = Random(seed), HandClock()
        self.wallets = Wallets(self.chance)
        self.journal = MemoryJournal(self.clock)
        self.stall = CardStall(self.journal, self.clock, self._terminal()).open()
        put(self.stall, Setting.MOBILE_CODE, MOROCCAN)
        put(self.stall, Setting.MOBILE_FILLS, YES)
        self.stall.between = self.between
        self.journal.before_commit = self.before_commit
        self.open: dict[str, Ticket] = {}
        self.tickets = self.kills = 0
        self.safe_from_power = False

    def _terminal(self) -> MerchantCodeTerminal:
        code = read_code(MOROCCAN)
        assert isinstance(code, MerchantCode)
        terminal = MerchantCodeTerminal(
            LABEL, lambda amount, reference: fill(code, amount, reference), "QK", self.clock, WorldWatch(self.wallets)
        )
        terminal.remember(partial(shown_earlier, self.journal, LABEL.id))
        return terminal

    # ------------------------------------------------------------ what happens while a code stands
    def before_commit(self) -> None:
        if not self.safe_from_power and self.chance.random() < 0.015:
            raise TillKilled

    def between(self) -> None:
        """Let the customer, the cashier or nobody do something."""
        if self.safe_from_power:
            self.stall.counter.take(LeaveWaiting())
            return
        fate, reference = self.chance.random(), self.stall.view.reference
        if fate < 0.02:
            raise TillKilled
        if fate < 0.45:
            self._pays(reference)
        elif fate < 0.60:
            self._says(reference)
        elif fate < 0.64:
            self.stall.counter.take(LeaveWaiting())
        else:
            self.clock.wait(self.chance.choice([1_000, 30_000, STANDS_MS]))

    def _pays(self, reference: str) -> None:
        """Let a phone pay what the code says, or less, or more, once or twice; the switch tells it now or later."""
        asked = self.journal.attempted_as(LABEL.id, reference)
        if asked is not None:
            whole = asked.asked.amount.minor
            minor = whole + self.chance.choice([-APART, APART]) if self.chance.random() < 0.12 else whole
            minor = max(1, minor)
            for _ in range(1 if self.chance.random() < 0.9 else 2):
                self.wallets.pay(reference, minor, at_once=self.chance.random() < 0.7)

    def _says(self, reference: str) -> None:
        """Let the cashier say what the phone shows: the truth, as far as it shows one."""
        paid, amount = self.wallets.of(reference), self.stall.view.amount
        assert amount is not None
        seen = paid[0].amount if paid else amount
        result = TypedResult.APPROVED if paid else self.chance.choice([TypedResult.CANCELLED, TypedResult.NOT_CLEAR])
        said = TypeAnswer(result, seen, seen, paid[0].transaction if paid else "", insist=True)
        self.stall.counter.take(said)

    # ------------------------------------------------------------ what happens otherwise
    def step(self) -> None:
        """Do one thing; a till that is killed begins again."""
        try:
            self._act()
        except TillKilled:
            self._restart()

    def _act(self) -> None:
        acts: tuple[tuple[int, Callable[[], None]], ...] = (
            (30, lambda: self._ask(self._fresh())),
            (5, self._again),
            (10, self._go_on_with_a_ticket),
            (14, lambda: self.stall.wait(self.chance.randrange(1, 60))),
            (8, self.decide),
            (5, self._ask_terminal),
            (6, self._finish),
            (4, self.give_back_owed),
            (10, self._pays_late),
            (10, lambda: self.wallets.tell(self.chance.randrange(1, 4))),
            (6, self._network),
            (2, self._restart),
        )
        self.chance.choices([act for _, act in acts], [weight for weight, _ in acts])[0]()

    def _restart(self) -> None:
        self.kills += 1
        self.open = {ticket.key: ticket for ticket in self.journal.open_tickets()}
        try:
            self.stall.restart(self._terminal())
        except TillKilled:
            self._restart()

    def _fresh(self) -> Ticket:
        self.tickets += 1
        ticket = self.stall.till.ticket(self.chance.choice([BOWL, LAMP]), nickname=self.tickets)
        self.open[ticket.key] = ticket
        return ticket

    def _ask(self, ticket: Ticket) -> None:
        before = tenders_on(ticket.key, journal=self.journal)
        due = cost(ticket) - total_of((tender.applied for tender in before), ticket.currency)
        shift, means = self.stall.till.shift, Means.MOBILE
        self.stall.counter.take(AskCard(ticket, due, shift, Role.MANAGER, before, means=means))

    def _again(self) -> None:
        known = [each for each in self.journal.payments_on(LABEL.id) if each.state in SAFE_TO_RETRY]
        if known:
            self.stall.counter.take(TryAgain(known[-1].request))

    def _go_on_with_a_ticket(self) -> None:
        if self.open:
            ticket = self.chance.choice(list(self.open.values()))
            keep_ticket(replace(ticket, parked=True), journal=self.journal)
            self._ask(ticket)

    def decide(self) -> None:
        """Read the acquirer's list, and say what is in it."""
        for payment in self.journal.open_payments():
            if payment.state is not PaymentState.UNKNOWN:
                continue
            paid, approved = self.wallets.of(payment.reference), payment.last and payment.last.authorised
            told = approved or (paid[0].amount if paid else None)
            # More than was asked counts as asked; the rest is the customer's.
            amount = None if told is None else min(told, payment.asked.amount)
            verdict = Verdict.NOT_CHARGED if amount is None else Verdict.APPROVED
            decision = Decide(payment.request, verdict, "p", Role.MANAGER, "W", "", amount, insist=True)
            self.stall.counter.take(decision)

    def _ask_terminal(self) -> None:
        for payment in self.journal.open_payments():
            self.stall.counter.take(AskTerminal(payment.request))

    def _finish(self) -> None:
        for ticket in list(self.open.values()):
            tenders = tenders_on(ticket.key, journal=self.journal)
            rest = cost(ticket) - total_of((tender.applied for tender in tenders), ticket.currency)
            paid = (*tenders, *([cash(rest)] if rest.minor > 0 else []))
            if not isinstance(self.stall.till.finish(ticket, *paid, role=Role.CASHIER), Refused):
                self.open.pop(ticket.key)
                return

    def give_back_owed(self, most: int = 1) -> None:
        """Give back what phones paid beyond, or for a ticket that was paid in another way."""
        for payment in owed_back(journal=self.journal)[:most]:
            self.stall.counter.take(GiveCash(payment.request, self.stall.till.shift, Role.MANAGER, ""))

    def _pays_late(self) -> None:
        """Let a phone pay a code that it scanned some time ago."""
        shown = [each.reference for each in self.journal.payments_on(LABEL.id) if each.reference]
        if shown:
            self._pays(self.chance.choice(shown[-6:]))

    def _network(self) -> None:
        self.wallets.network = not self.wallets.network

    # ------------------------------------------------------------ what must hold
    def look_at_everything(self) -> None:
        """Let everything be told, and everybody look."""
        self.safe_from_power = self.wallets.network = True
        self.wallets.tell(len(self.wallets.paid))
        for _ in range(30):
            self.stall.wait(60)
            self.decide()
            self.give_back_owed(STEPS)

    def wrong(self, *, settled: bool = False) -> list[str]:
        """Say what the journal knows that was not paid, or does not know that was."""
        return [*self._known_wrongly(settled=settled), *self._papers()]

    def _known_wrongly(self, *, settled: bool) -> Iterator[str]:
        paid, known, out = Counter[str](), Counter[str](), Counter[int]()
        for each in self.wallets.paid:
            paid[each.reference] += each.amount.minor
        for payment in self.journal.payments_on(LABEL.id):
            known[payment.reference] += payment.paid.minor
            if settled and payment.undecided:
                yield f"payment {payment.request} is still {payment.state}"
        for payment in self.journal.payments_on(DRAWER.id):
            out[payment.asked.original] += payment.paid.minor
        for beyond in paid_beyond(strays_in(self.journal), self.journal.payment):
            known[beyond.reference] += beyond.paid.minor
            if settled and out[beyond.request] != beyond.paid.minor:
                yield f"of {beyond.paid.minor} beyond, {out[beyond.request]} went back"
        yield from (f"{money} of {one} is known, and was not paid" for one, money in (known - paid).items())
        if settled:
            yield from (f"{money} of {one} was paid, and is not known" for one, money in (paid - known).items())

    def _papers(self) -> Iterator[str]:
        sales = (fact for fact in facts_of(self.journal) if isinstance(fact, SaleFinished))
        used = Counter(tender.payment for sale in sales for tender in sale.tenders if tender.payment)
        yield from (f"payment {payment} is on two papers" for payment, count in used.items() if count > 1)


def strays_in(journal: MemoryJournal) -> Iterator[Stray]:
    """Give every answer that settled nothing."""
    for entry in journal.entries(1):
        if isinstance(entry.fact, AnswerOrphaned):
            yield entry.number, entry.fact


def play(seed: int, steps: int = STEPS) -> tuple[World, list[str]]:
    """Play one world; gives it and what was wrong with it."""
    world = World(seed)
    for _ in range(steps):
        world.step()
        wrong = world.wrong()
        if wrong:
            return world, [f"phone world {seed}: {fault}" for fault in wrong]
    world.look_at_everything()
    return world, [f"phone world {seed}, settled: {fault}" for fault in world.wrong(settled=True)]


def run(minutes: float, seed: int) -> list[str]:
    """Play world after world for so long; gives what was wrong."""
    until, first, seed = time.monotonic() + minutes * 60, seed * 1_000_000, seed * 1_000_000
    paid = kills = 0
    wrong: list[str] = []
    while time.monotonic() < until and not wrong:
        world, wrong = play(seed)
        paid, kills, seed = paid + len(world.wallets.paid), kills + world.kills, seed + 1
    print(f"phone-payments: {seed - first} worlds, {paid} payments, {kills} power cuts, {len(wrong)} wrong")
    return wrong
