"""A switch and a central as processes of their own, and a till's counter in front of them: what came of each code."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from typing_extensions import override

from pos.central.phone import PhonePayments
from pos.devices.terminal.merchant_code import STANDS_MS, MerchantCodeTerminal
from pos.devices.terminal.phone_watch import Pace, PhoneWatch
from pos.domain.merchant_code.code import MerchantCode, read_code
from pos.domain.merchant_code.filling import fill
from pos.domain.mobile import DRIVER, YES
from pos.domain.money import Money
from pos.domain.payment_facts import AnswerOrphaned, TerminalLabel
from pos.domain.permissions import Role
from pos.domain.settings import Setting
from pos.domain.tender import Means
from pos.ports.phone_news import PhoneNews, PhonePaid
from pos.sync.phone_news import PhoneLine
from pos.usecases.card.requests import AskCard, Decide, Verdict
from pos.wiring.central import open_central
from tests.central.process import CentralProcess
from tests.central.tills import Till, enrol
from tests.domain.test_merchant_code import MOROCCAN
from tests.fakes.journal import MemoryJournal
from tests.journal.booth import HandClock
from tests.simulators.wallet.switch_process import NAME, SECRET, SwitchProcess
from tests.usecases.till import dirhams
from tests.wiring.card_stall import CardStall
from tests.wiring.test_phone import PRICE, put

LABEL = TerminalLabel("mobile-1", DRIVER, "Wafacash")
QUICK = Pace(standing_ms=5, recent_ms=5, retry_ms=5, answer_ms=10_000)
PATIENCE_SECONDS = 20
_SERIES = count()
_ASKED = count(1)


class OverSockets(PhoneNews):
    """The line of Amina's till to a central, opened on the thread that asks; `asked_times` counts what was answered."""

    def __init__(self, address: str, central: bytes) -> None:
        self._line = PhoneLine(address, central, Till("amina").key, lambda: next(_ASKED))
        self.asked_times = 0

    @property
    @override
    def reachable(self) -> bool:
        return True

    @override
    def asked(self, references: tuple[str, ...]) -> tuple[PhonePaid, ...]:
        paid = self._line.asked(references)
        self.asked_times += 1
        return paid

    @override
    def close(self) -> None:
        self._line.close()


@dataclass
class Fair:
    """The two processes, and the key that central vouches with."""

    key: bytes
    central: CentralProcess
    switch: SwitchProcess


@contextmanager
def fair(folder: Path) -> Iterator[Fair]:
    """Set a central up that knows Amina's till and a switch, and start both."""
    services = open_central(folder / "central")
    enrol(services.database, Till("amina"))
    PhonePayments(services.database, services.key, services.clock).add_switch(NAME, SECRET)
    key = services.key.public
    services.database.close()
    central = CentralProcess(folder / "central")
    with SwitchProcess(folder, central.address) as switch:
        yield Fair(key, central, switch)
        central.ends()


@dataclass
class Booth:
    """A stall whose codes carry references that no other has had."""

    fair: Fair
    stall: CardStall = field(init=False)

    def __post_init__(self) -> None:
        clock = HandClock()
        code = read_code(MOROCCAN)
        assert isinstance(code, MerchantCode)
        self.news = OverSockets(self.fair.central.address, self.fair.key)
        series = f"S{next(_SERIES)}X"
        watch = PhoneWatch(self.news, QUICK)
        self.terminal = MerchantCodeTerminal(
            LABEL, lambda amount, reference: fill(code, amount, reference), series, clock, watch
        )
        self.stall = CardStall(MemoryJournal(clock), clock, self.terminal).open()
        put(self.stall, Setting.MOBILE_CODE, MOROCCAN)
        put(self.stall, Setting.MOBILE_FILLS, YES)

    def sells(self, *does: Callable[[str], object]) -> None:
        """Show a code, do things with its text while it stands; then hear the network out, and let its time pass."""
        left, asked = [*does], 0

        def between() -> None:
            nonlocal asked
            code = self.stall.view.shows
            if left and code:
                left.pop(0)(code)
                asked = self.news.asked_times
            elif not left and self.news.asked_times > asked + 2:
                self.stall.clock.wait(STANDS_MS)

        self.stall.between = between
        shift = self.stall.till.shift
        self.stall.counter.take(AskCard(self.stall.ticket(), PRICE, shift, Role.MANAGER, means=Means.MOBILE))

    def hears(self, holds: Callable[[], object]) -> None:
        """Let time pass at the counter until it is so."""
        end, looked = time.monotonic() + PATIENCE_SECONDS, threading.Event()
        while not holds():
            self.stall.counter.tick()
            looked.wait(0.005)
            assert time.monotonic() < end, (self.found, self.fair.switch.money())

    def reads_the_switch(self) -> None:
        """Let a person read the acquirer's list for whatever nobody knows yet."""
        for payment in self.stall.journal.open_payments():
            paid = self.fair.switch.money().get(payment.reference, [])
            verdict = Verdict.APPROVED if paid else Verdict.NOT_CHARGED
            amount = dirhams(min(paid[0], PRICE.minor)) if paid else None
            decided = Decide(payment.request, verdict, self.stall.till.manager, Role.MANAGER, "W1", "", amount)
            self.stall.counter.take(decided)

    @property
    def found(self) -> dict[str, list[int]]:
        """What the till knows was paid under each reference (minor units), what is the customer's among it."""
        found: dict[str, list[int]] = {}
        for payment in self.stall.journal.payments_on(LABEL.id):
            if payment.paid:
                found.setdefault(payment.reference, []).append(payment.paid.minor)
        for stray in self.stall.till.facts(AnswerOrphaned):
            assert isinstance(stray.amount, Money)
            found.setdefault(stray.reference, []).append(stray.amount.minor)
        return found

    def close(self) -> None:
        self.terminal.close()
        assert self.stall.bugs == []
