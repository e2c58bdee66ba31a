"""Plays everything that can go wrong with a phone's payment once, for the page that tells of it and the tests.

A row tells the same of a phone as of a card; what the phone paid is all that went out of its holder's account, and what
the till knows of is what it counted and what it lists as the customer's.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pos.devices.terminal.merchant_code import STANDS_MS, MerchantCodeTerminal
from pos.devices.terminal.phone_watch import Pace, PhoneWatch
from pos.domain.merchant_code.code import MerchantCode, read_code
from pos.domain.merchant_code.filling import fill
from pos.domain.mobile import DRIVER, YES
from pos.domain.payment_facts import AnswerOrphaned, Source, TerminalLabel
from pos.domain.permissions import Role
from pos.domain.settings import Setting
from pos.domain.tender import Means
from pos.usecases.card.requests import AskCard, Decide, TypeAnswer, TypedResult, Verdict
from tests.domain.test_merchant_code import MOROCCAN
from tests.fakes.journal import MemoryJournal
from tests.fakes.phone_news import KnownPhones
from tests.journal.booth import HandClock
from tests.usecases.till import dirhams
from tests.wiring.card_row import Row, state_of
from tests.wiring.card_stall import CardStall
from tests.wiring.test_phone import PRICE, SEEN, put

LABEL = TerminalLabel("mobile-1", DRIVER)
REFERENCE = "QWERTY1"
LESS, MORE = dirhams(100_00), dirhams(150_00)
PATIENCE_SECONDS = 20
OFTEN = Pace(standing_ms=1, recent_ms=1, retry_ms=1, answer_ms=10_000)
Act = Callable[[KnownPhones], object]


class TillKilled(BaseException):
    """The till ends here, with nothing but its journal left."""


@dataclass(frozen=True)
class PhoneFault:
    """What happens while the code stands, and once nobody waits any more; what a cashier says meanwhile, if anything.

    `killed_at` is the commit, from 1, before which the till is killed, or 0 for never, or -1 for while the code stands.
    """

    name: str
    when: str
    meanwhile: tuple[Act, ...] = ()
    later: tuple[Act, ...] = ()
    says: TypeAnswer | None = None
    killed_at: int = 0


def pays(amount: int = PRICE.minor, number: str = "", reference: str = REFERENCE) -> Act:
    """Let a phone pay, and the news of it come to central."""
    return lambda news: news.pay(reference, dirhams(amount), number)


def pays_untold(amount: int = PRICE.minor) -> Act:
    """Let a phone pay, of which central never hears."""
    return lambda news: news.untold.append(dirhams(amount))


def no_network(news: KnownPhones) -> None:
    news.answers = False


def network(news: KnownPhones) -> None:
    news.answers = True


NOT_PAID = replace(SEEN, result=TypedResult.CANCELLED)
STANDING, OVER, SOLD = "the code stands", "its time is over", "after the sale"

PHONE_FAULTS = (
    PhoneFault("nobody_pays", STANDING),
    PhoneFault("never_notified", STANDING, (pays_untold(),)),
    PhoneFault("unknown_reference", STANDING, (pays(reference="NOBODYS"),)),
    PhoneFault("notified_twice", STANDING, (pays(number="W1"), pays(number="W1"))),
    PhoneFault("another_amount_less", STANDING, (pays(LESS.minor),)),
    PhoneFault("another_amount_more", STANDING, (pays(MORE.minor),)),
    PhoneFault("another_amount_then_right", STANDING, (pays(LESS.minor),), (pays(),)),
    PhoneFault("two_payments", STANDING, (pays(), pays())),
    PhoneFault("reversed_order", STANDING, (pays(number="W2"),), (pays(number="W1"),)),
    PhoneFault("no_network", STANDING, (no_network, pays_untold())),
    PhoneFault("no_network_taken_on_sight", STANDING, (no_network, pays()), (network,), SEEN),
    PhoneFault("taken_on_sight_never_paid", STANDING, says=SEEN),
    PhoneFault("said_not_to_pay_and_paid", STANDING, later=(pays(),), says=NOT_PAID),
    PhoneFault("paid_or_notified_late", OVER, later=(pays(),)),
    PhoneFault("network_back", OVER, (no_network,), (network, pays())),
    PhoneFault("second_payment", SOLD, (pays(),), (pays(),)),
    PhoneFault("till_killed", STANDING, (pays(),), killed_at=-1),
    PhoneFault("till_killed", "before the approval and the sale are written", (pays(),), killed_at=3),
)


def play_phone(fault: PhoneFault) -> Row:
    """Play one."""
    clock = HandClock()
    journal, news = MemoryJournal(clock), KnownPhones()
    terminal = _terminal(news, clock)
    stall = CardStall(journal, clock, terminal).open()
    put(stall, Setting.MOBILE_CODE, MOROCCAN)
    put(stall, Setting.MOBILE_FILLS, YES)
    try:
        first = _survive(fault, stall, news, journal)
        stall.counter.tick()
        for act in fault.later:
            act(news)
        _hear(stall, news, fault)
        _read_the_list(stall, news)
        return _row(stall, fault, first, news)
    finally:
        stall.terminal.close()


def _terminal(news: KnownPhones, clock: HandClock) -> MerchantCodeTerminal:
    code = read_code(MOROCCAN)
    assert isinstance(code, MerchantCode)
    watch = PhoneWatch(news, OFTEN)
    return MerchantCodeTerminal(LABEL, lambda amount, reference: fill(code, amount, reference), "QWERTY", clock, watch)


def _survive(fault: PhoneFault, stall: CardStall, news: KnownPhones, journal: MemoryJournal) -> str:
    """Show the code, and begin again if the till is killed; gives the state that leaves in the journal."""
    stall.between = _meanwhile(fault, stall, news)
    if fault.killed_at > 0:
        left = iter(range(fault.killed_at - 1, -1, -1))
        journal.before_commit = lambda: _kill_if(next(left, 1) == 0)
    ask = AskCard(stall.ticket(), PRICE, stall.till.shift, Role.MANAGER, means=Means.MOBILE)
    try:
        stall.counter.take(ask)
        return state_of(stall)
    except TillKilled:
        before = state_of(stall)
        journal.before_commit = lambda: None
        stall.terminal.close()
        stall.restart(_terminal(news, stall.clock))
        return f"{before}, then {state_of(stall)}"


def _meanwhile(fault: PhoneFault, stall: CardStall, news: KnownPhones) -> Callable[[], None]:
    left = list(fault.meanwhile)

    def between() -> None:
        if not stall.view.shows:
            return
        while left:
            left.pop(0)(news)
        _kill_if(fault.killed_at < 0)
        if fault.says is not None:
            stall.counter.take(fault.says)
        elif not news.about(REFERENCE) or not news.answers:
            stall.clock.wait(STANDS_MS)

    return between


def _kill_if(now: bool) -> None:
    if now:
        raise TillKilled


def _hear(stall: CardStall, news: KnownPhones, fault: PhoneFault) -> None:
    """Tick until the till knows all that central knows of its code."""
    end = time.monotonic() + PATIENCE_SECONDS
    stall.counter.tick()
    while news.answers and {paid.transaction for paid in news.about(REFERENCE)} - _known(stall):
        stall.counter.tick()
        assert time.monotonic() < end, fault


def _known(stall: CardStall) -> set[str]:
    payments = stall.journal.payments_on(LABEL.id)
    return {each.trace for each in payments} | {each.trace for each in stall.till.facts(AnswerOrphaned)}


def _read_the_list(stall: CardStall, news: KnownPhones) -> None:
    """Let a person read the acquirer's list for what is still unknown; more than was asked is written as asked."""
    for payment in stall.journal.open_payments():
        paid = news.out
        verdict = Verdict.APPROVED if paid else Verdict.NOT_CHARGED
        amount = min(paid[0], PRICE) if paid else None
        stall.counter.take(Decide(payment.request, verdict, stall.till.manager, Role.MANAGER, "W9", amount=amount))


def _row(stall: CardStall, fault: PhoneFault, first: str, news: KnownPhones) -> Row:
    (payment,) = stall.journal.payments_on(LABEL.id)
    strays = (fact.amount.minor for fact in stall.till.facts(AnswerOrphaned) if fact.amount is not None)
    by = {Source.OPERATOR: "a person", Source.INQUIRY: "asking", Source.LATE_ANSWER: "a late answer"}
    return Row(
        driver=DRIVER.replace("_", "-"),
        fault=fault.name,
        when=fault.when,
        first=first,
        charged=sum(amount.minor for amount in news.out),
        then=state_of(stall),
        known_by=by.get(payment.last.source, "itself") if payment.last is not None else "itself",
        paid=payment.paid.minor + sum(strays),
        sales=len(stall.sales),
    )


def phone_rows() -> Iterator[Row]:
    """Play them all."""
    yield from map(play_phone, PHONE_FAULTS)
