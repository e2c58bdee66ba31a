"""What a phone paid beyond what was due goes back out of the drawer as a fact, with the yes that takes."""

from collections.abc import Iterator

import pytest

from pos.domain.facts import CashMoved
from pos.domain.payment_facts import AnswerOrphaned, OwedPayment, PaymentRequested, PaymentState
from pos.domain.permissions import Action, Approval, Role
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means
from pos.usecases.card.owed import owed_with_amounts
from pos.usecases.card.requests import Decide, GiveCash, Verdict
from pos.wiring.cards.questions import CardQuestions
from tests.fakes.journal import MemoryJournal
from tests.usecases.till import dirhams
from tests.wiring.card_stall import CardStall
from tests.wiring.test_phone import PRICE
from tests.wiring.test_phone_news import FIRST, LABEL, Phones


@pytest.fixture
def phones(failing: tuple[CardStall, MemoryJournal]) -> Iterator[Phones]:
    made = Phones(failing[0])
    yield made
    made.terminal.close()
    assert made.stall.bugs == []


def owed(phones: Phones) -> list[tuple[int, int]]:
    return [(each.request, left.minor) for each, left in owed_with_amounts(journal=phones.stall.journal)]


def paid_twice(phones: Phones) -> int:
    """Let a second phone pay one code; gives the journal number of the till's word of it."""
    phones.scan(phones.pays())
    phones.news.pay(FIRST, PRICE)
    phones.tick(lambda: phones.strays)
    ((number, left),) = owed(phones)
    assert left == PRICE.minor
    return number


def give(phones: Phones, number: int, role: Role = Role.MANAGER, *approvals: Approval) -> Refused | None:
    phones.stall.counter.take(GiveCash(number, phones.stall.till.shift, role, "payé en trop", approvals))
    return phones.stall.refused


def test_what_was_paid_twice_goes_back_once_and_leaves_the_drawer(phones: Phones) -> None:
    number = paid_twice(phones)
    assert give(phones, number) is None
    moved = phones.stall.till.facts(CashMoved)[-1]
    assert (moved.amount, moved.reason) == (-PRICE, "payé en trop")
    asked = phones.stall.till.facts(PaymentRequested)[-1]
    assert (asked.original, asked.means, asked.amount) == (number, Means.CASH, PRICE)
    assert (owed(phones), len(phones.stall.sales)) == ([], 1)
    assert give(phones, number) == Refused(Rule.FACT_NOT_FOUND)
    closed = phones.stall.till.closed()
    assert (closed.figures.moved, closed.figures.expected) == (-PRICE, closed.figures.opening_float - PRICE)
    assert closed.owed_payments == ()


def test_it_is_listed_among_what_goes_back_and_no_longer_among_what_is_nobodys(phones: Phones) -> None:
    number = paid_twice(phones)
    asked = CardQuestions(phones.stall.journal, LABEL, phones.terminal.capabilities)
    (one,) = asked.owed_payments()
    assert (one.payment.request, one.amount, one.beyond, one.by_card) == (number, PRICE, True, False)
    assert asked.stray_answers() == ()
    give(phones, number)
    assert (asked.owed_payments(), asked.stray_answers()) == ((), ())


def test_until_it_went_back_the_closing_carries_it_over(phones: Phones) -> None:
    number = paid_twice(phones)
    assert phones.stall.till.closed().owed_payments == (OwedPayment(number, PRICE, LABEL),)


def test_a_cashier_gives_it_back_only_with_anothers_yes(phones: Phones) -> None:
    number = paid_twice(phones)
    assert give(phones, number, Role.CASHIER) == Refused(Rule.NEEDS_APPROVAL, action=Action.REFUND)
    assert owed(phones) == [(number, PRICE.minor)]
    yes = Approval(Action.REFUND, phones.stall.till.manager)
    assert give(phones, number, Role.CASHIER, yes) is None
    assert phones.stall.till.facts(CashMoved)[-1].approvals == (yes,)


def test_what_a_phone_paid_more_than_asked_is_the_customers_once_the_rest_is_counted(phones: Phones) -> None:
    phones.scan(phones.pays(dirhams(150_00)))
    request = phones.stall.view.request
    manager = phones.stall.till.manager
    phones.stall.counter.take(Decide(request, Verdict.APPROVED, manager, Role.MANAGER, "W1", amount=PRICE))
    ((number, left),) = owed(phones)
    assert (phones.stall.payment(request).paid, left) == (PRICE, 30_00)
    phones.restart()
    asked = len(phones.news.asked_for)
    phones.tick(lambda: len(phones.news.asked_for) > asked + 2)
    assert len(phones.stall.till.facts(AnswerOrphaned)) == 1
    assert give(phones, number) is None
    assert owed(phones) == []


def test_a_till_that_stops_while_it_writes_a_decision_writes_the_rest_once(
    phones: Phones, failing: tuple[CardStall, MemoryJournal]
) -> None:
    phones.scan(phones.pays(dirhams(150_00)))
    decision = Decide(phones.stall.view.request, Verdict.APPROVED, "p", Role.MANAGER, "W1", amount=PRICE)
    commits = iter([False, True])

    def power() -> None:
        if next(commits, False):
            raise KeyboardInterrupt

    failing[1].before_commit = power
    with pytest.raises(KeyboardInterrupt):
        phones.stall.counter.take(decision)
    phones.restart()
    phones.stall.counter.take(decision)
    assert [minor for _, minor in owed(phones)] == [30_00]
    assert phones.stall.states == [PaymentState.APPROVED]
