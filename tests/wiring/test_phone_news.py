"""What phones paid comes from central by itself: as long as the code stands, later, twice, or of another amount."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest

from pos.devices.terminal.merchant_code import STANDS_MS, Earlier, MerchantCodeTerminal
from pos.devices.terminal.phone_watch import Pace, PhoneWatch
from pos.domain.mobile import DRIVER, YES, mobile_terms
from pos.domain.money import Money
from pos.domain.payment_facts import AnswerOrphaned, PaymentState, Source, TerminalLabel
from pos.domain.permissions import Action, Approval, Role
from pos.domain.refusals import Refused, Rule
from pos.domain.settings import Setting
from pos.domain.tender import Means
from pos.domain.ticket import Ticket
from pos.ports.payment_terminal import Doubt, Inquiry
from pos.usecases.card.owed import owed_back
from pos.usecases.card.requests import (
    AskCard,
    AskTerminal,
    Decide,
    LeaveWaiting,
    TryAgain,
    TypedResult,
    Verdict,
)
from pos.usecases.card.view import Alarm, CardStep
from pos.wiring.cards.phone_news import shown_earlier
from tests.domain.test_merchant_code import MOROCCAN
from tests.fakes.journal import MemoryJournal
from tests.fakes.phone_news import KnownPhones
from tests.fakes.stall import BOWL
from tests.usecases.till import dirhams
from tests.wiring.card_stall import CardStall
from tests.wiring.test_phone import PRICE, SEEN, put, says

LABEL = TerminalLabel("mobile-1", DRIVER, "Wafacash")
QUICK = Pace(standing_ms=1, recent_ms=1, retry_ms=1, answer_ms=10_000)
FIRST, SECOND = "QWERTY1", "QWERTY2"


@dataclass
class Phones:
    """A stall whose codes carry a reference, and what the wallets' switch told of them."""

    stall: CardStall
    news: KnownPhones = field(default_factory=KnownPhones)

    def __post_init__(self) -> None:
        for setting, value in ((Setting.MOBILE_CODE, MOROCCAN), (Setting.MOBILE_FILLS, YES)):
            put(self.stall, setting, value)
        self.terminal = self._terminal()
        self.stall.restart(self.terminal)

    def restart(self, told: tuple[Earlier, ...] | None = None) -> None:
        """Begin again with the journal alone, or with what is told of it."""
        self.terminal.close()
        self.terminal = self._terminal()
        journal = self.stall.journal
        self.terminal.remember(lambda: shown_earlier(journal, LABEL.id) if told is None else told)
        self.stall.restart(self.terminal)

    def scan(self, does: Callable[[], object], ticket: Ticket | None = None, role: Role = Role.MANAGER) -> Ticket:
        """Show the code for a bowl, and do something while it stands; then wait for what the network brings."""
        left = [does]

        def between() -> None:
            if left:
                left.pop()()

        self.stall.between = between
        ticket, till = ticket or self.stall.till.ticket(BOWL), self.stall.till
        self.stall.counter.take(AskCard(ticket, PRICE, till.shift, role, means=Means.MOBILE))
        return ticket

    def pays(self, amount: Money = PRICE, reference: str = FIRST) -> Callable[[], None]:
        return lambda: self.news.pay(reference, amount)

    def tick(self, holds: Callable[[], object]) -> None:
        """Let time pass at the counter until it has heard."""
        end = time.monotonic() + 20
        while not holds():
            self.stall.counter.tick()
            assert time.monotonic() < end

    @property
    def strays(self) -> list[tuple[str, str, int]]:
        found = self.stall.till.facts(AnswerOrphaned)
        return [(each.reference, each.trace, each.amount.minor if each.amount else 0) for each in found]

    def _terminal(self) -> MerchantCodeTerminal:
        def shown(amount: Money, reference: str) -> str:
            terms = mobile_terms({setting: self.stall.journal.setting(setting) for setting in Setting})
            return "" if terms is None else terms.shown(amount, reference)

        return MerchantCodeTerminal(LABEL, shown, "QWERTY", self.stall.clock, PhoneWatch(self.news, QUICK))


@pytest.fixture
def phones(failing: tuple[CardStall, MemoryJournal]) -> Iterator[Phones]:
    made = Phones(failing[0])
    yield made
    made.terminal.close()
    assert made.stall.bugs == []


def test_the_right_amount_makes_the_sale_by_itself_and_is_more_than_seen(phones: Phones) -> None:
    phones.scan(phones.pays())
    payment, (sale,) = phones.stall.payment(), phones.stall.sales
    assert (phones.stall.view.step, payment.state, payment.trace) == (CardStep.APPROVED, PaymentState.APPROVED, "W1")
    assert payment.last is not None
    assert payment.last.source is Source.ANSWER
    said = sale.tenders[0].authorisation
    assert said is not None
    assert (sale.tenders[0].means, said.approval, said.on_sight) == (Means.MOBILE, "W1", False)


@pytest.mark.parametrize("minor", [100_00, 150_00])
def test_another_amount_is_put_before_a_person_with_that_amount(phones: Phones, minor: int) -> None:
    phones.scan(phones.pays(dirhams(minor)))
    view = phones.stall.view
    assert (view.step, view.reason, view.alarm) == (CardStep.UNKNOWN, Doubt.WRONG_AMOUNT, Alarm.ECHO_DIFFERS)
    assert (view.authorised, view.approval, phones.stall.sales) == (dirhams(minor), "W1", [])


def test_what_is_paid_rightly_after_a_wrong_amount_counts_and_the_other_is_the_customer_s(phones: Phones) -> None:
    phones.scan(phones.pays(dirhams(100_00)))
    request = phones.stall.view.request
    phones.news.pay(FIRST, PRICE)
    phones.tick(lambda: phones.strays)
    payment = phones.stall.payment(request)
    assert (payment.state, payment.trace, payment.conflict) == (PaymentState.APPROVED, "W2", False)
    assert phones.strays == [(FIRST, "W1", 100_00)]


def test_a_payment_after_the_code_s_time_is_found_and_resolves_what_was_unknown(phones: Phones) -> None:
    phones.scan(lambda: phones.stall.clock.wait(STANDS_MS))
    assert (phones.stall.view.step, phones.stall.view.reason) == (CardStep.UNKNOWN, Doubt.EXPIRED)
    phones.news.pay(FIRST, PRICE)
    phones.tick(lambda: phones.stall.states == [PaymentState.APPROVED])
    assert phones.stall.payment().paid == PRICE


def test_it_is_asked_about_when_somebody_wants_it_to_be(phones: Phones) -> None:
    phones.scan(lambda: phones.stall.counter.take(LeaveWaiting()))
    request = phones.stall.view.request
    phones.tick(lambda: phones.stall.view.reason == "not_found")
    phones.news.pay(FIRST, PRICE)
    phones.stall.counter.take(AskTerminal(request))
    last = phones.stall.payment(request).last
    assert last is not None
    assert (last.state, last.source) == (PaymentState.APPROVED, Source.INQUIRY)


def test_a_late_payment_of_a_ticket_that_was_paid_otherwise_is_to_go_back(phones: Phones) -> None:
    ticket = phones.scan(lambda: phones.stall.clock.wait(STANDS_MS))
    request = phones.stall.view.request
    phones.stall.decide(request, Verdict.NOT_CHARGED)
    phones.scan(phones.pays(reference=SECOND), ticket)
    assert len(phones.stall.sales) == 1
    phones.news.pay(FIRST, PRICE)
    phones.tick(lambda: owed_back(journal=phones.stall.journal))
    assert [each.request for each in owed_back(journal=phones.stall.journal)] == [request]
    assert phones.stall.payment(request).conflict


def test_a_second_payment_of_one_code_is_the_customer_s_and_shown_once(phones: Phones) -> None:
    phones.scan(phones.pays())
    phones.news.pay(FIRST, PRICE)
    phones.tick(lambda: phones.strays)
    assert phones.strays == [(FIRST, "W2", PRICE.minor)]
    assert phones.stall.view.alarm is Alarm.ANSWER_ORPHANED
    phones.restart()
    asked = len(phones.news.asked_for)
    phones.tick(lambda: len(phones.news.asked_for) > asked + 2)
    assert (len(phones.strays), len(phones.stall.sales)) == (1, 1)


# A number as long as a card's stands in no fact, and is known again all the same.
@pytest.mark.parametrize("transaction", ["W1", "4111111111111111"])
def test_what_is_counted_already_is_told_again_in_vain(phones: Phones, transaction: str) -> None:
    phones.scan(lambda: phones.news.pay(FIRST, PRICE, transaction))
    asked = len(phones.news.asked_for)
    phones.restart((Earlier(FIRST, ()),))
    phones.tick(lambda: len(phones.news.asked_for) > asked + 3)
    assert (phones.strays, phones.stall.states) == ([], [PaymentState.APPROVED])


def test_codes_of_a_payment_that_was_tried_again_are_all_asked_about_after_a_start(phones: Phones) -> None:
    phones.scan(says(phones.stall, replace(SEEN, result=TypedResult.CANCELLED)))
    request = phones.stall.view.request
    phones.news.pay(SECOND, PRICE)
    phones.stall.between = lambda: None
    phones.stall.counter.take(TryAgain(request))
    phones.restart()
    phones.news.pay(FIRST, PRICE)
    phones.tick(lambda: phones.strays)
    assert phones.strays == [(FIRST, "W2", PRICE.minor)]


def test_what_was_only_seen_is_proved_later_and_alarms_nobody(phones: Phones) -> None:
    phones.scan(says(phones.stall, SEEN))
    request = phones.stall.view.request
    told = len(phones.stall.news)
    phones.news.pay(FIRST, PRICE)
    phones.tick(lambda: phones.stall.payment(request).trace)
    payment = phones.stall.payment(request)
    assert payment.last is not None
    assert (payment.state, payment.last.source, payment.conflict) == (
        PaymentState.APPROVED,
        Source.LATE_ANSWER,
        False,
    )
    assert (phones.strays, len(phones.stall.sales), phones.stall.news[told:]) == ([], 1, [])


def test_a_payment_under_way_when_the_till_stopped_is_known_after_its_start(phones: Phones) -> None:
    def pull_the_plug() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        phones.scan(pull_the_plug)
    phones.news.pay(FIRST, PRICE)
    phones.restart()
    phones.tick(lambda: phones.stall.states == [PaymentState.APPROVED])


def test_a_reference_is_asked_for_only_where_the_code_carries_it_and_there_is_somebody_to_ask(phones: Phones) -> None:
    def inquiry() -> Inquiry:
        return phones.terminal.capabilities.inquiry

    assert inquiry() is Inquiry.BY_REFERENCE
    put(phones.stall, Setting.MOBILE_FILLS, "")
    phones.stall.counter.tick()
    assert inquiry() is Inquiry.NONE
    phones.scan(says(phones.stall, SEEN))
    assert phones.news.asked_for == []
    put(phones.stall, Setting.MOBILE_FILLS, YES)
    phones.news.there = False
    phones.stall.counter.tick()
    assert inquiry() is Inquiry.NONE


def test_what_central_tells_needs_no_yes_and_what_is_only_seen_does_above_a_limit(phones: Phones) -> None:
    put(phones.stall, Setting.MOBILE_TICKET_LIMIT, "11999")
    phones.scan(phones.pays(), role=Role.CASHIER)
    assert len(phones.stall.sales) == 1
    yes = Approval(Action.ACCEPT_ON_SIGHT, phones.stall.till.manager)
    refused: list[Refused | None] = []

    def sees() -> None:
        phones.stall.counter.take(SEEN)
        refused.append(phones.stall.refused)
        phones.stall.counter.take(replace(SEEN, approvals=(yes,)))

    phones.scan(sees, role=Role.CASHIER)
    assert refused == [Refused(Rule.NEEDS_APPROVAL, action=Action.ACCEPT_ON_SIGHT)]
    last = phones.stall.payment().last
    assert last is not None
    assert (last.source, last.approvals, len(phones.stall.sales)) == (Source.ON_SIGHT, (yes,), 2)


def test_what_central_told_does_not_count_for_the_day_s_limit_of_what_was_seen(phones: Phones) -> None:
    put(phones.stall, Setting.MOBILE_DAY_LIMIT, "12000")
    phones.scan(phones.pays(), role=Role.CASHIER)
    phones.scan(says(phones.stall, SEEN), role=Role.CASHIER)
    assert len(phones.stall.sales) == 2


def test_without_a_network_what_nobody_saw_is_unknown_until_a_person_says(phones: Phones) -> None:
    phones.news.answers = False
    phones.scan(lambda: phones.stall.clock.wait(STANDS_MS))
    request = phones.stall.view.request
    phones.tick(lambda: phones.stall.view.reason == Doubt.SILENCE)
    decided = Decide(request, Verdict.APPROVED, phones.stall.till.manager, Role.MANAGER, approval="W1")
    phones.stall.counter.take(decided)
    assert phones.stall.states == [PaymentState.APPROVED]
