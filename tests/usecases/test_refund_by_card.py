"""Goods come back to the card that paid: the refund says just what the terminal gave, and cash gives the rest."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pytest

from pos.domain.cash_terms import CashTerms
from pos.domain.facts import RefundFinished
from pos.domain.money import Money
from pos.domain.payment_facts import (
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
)
from pos.domain.permissions import Role
from pos.domain.quantity import pieces
from pos.domain.refund import refund_lines
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means
from pos.usecases.finish_sale import SaleDone
from pos.usecases.refund import RefundRequest
from tests.fakes.journal import MemoryJournal, facts_of
from tests.fakes.stall import BOWL, cash
from tests.usecases.till import TPE, Till, dirhams, must

APPROVED, DECLINED, UNKNOWN = PaymentState.APPROVED, PaymentState.DECLINED, PaymentState.UNKNOWN
PRICE = dirhams(120_00)


@dataclass(frozen=True)
class Back:
    """A terminal was asked for the money of one bowl, of which it gave `given` (centimes)."""

    amount: int = 120_00
    given: int | None = None
    state: PaymentState = APPROVED
    others: int = 0
    key: str = "back-1"


def sold(till: Till, by_card: int, in_cash: int = 0) -> SaleDone:
    """Sell bowls of 120 dirhams, as many as these centimes pay."""
    ticket = till.ticket(*[BOWL] * ((by_card + in_cash) // 120_00))
    tenders = [till.charged(ticket, dirhams(by_card)), *([cash(dirhams(in_cash))] if in_cash else [])]
    return must(till.finish(ticket, *tenders))


def asked(till: Till, sale: SaleDone, back: Back) -> int:
    """Ask a terminal for the money of a bowl; gives the number of the request."""
    lines = must(refund_lines(sale.fact, [], {1: pieces(1)}))
    paid_by = next(tender.payment for tender in sale.fact.tenders if tender.payment)
    request = PaymentRequested(
        shift=till.shift.shift,
        person=till.manager,
        ticket=back.key,
        kind=PaymentKind.REFUND,
        means=Means.CARD,
        amount=dirhams(back.amount),
        terminal=TPE,
        original=paid_by,
        sale=sale.number,
        lines=lines,
        others=dirhams(back.others) if back.others else None,
    )
    return _moved(till, request, back.amount if back.given is None else back.given, back.state)


def given_later(till: Till, first: int, amount: int, state: PaymentState = APPROVED) -> int:
    """Ask again for what is missing of a refund; gives the number of the request."""
    short = till.journal.payment(first)
    assert short is not None
    again = replace(short.asked, amount=dirhams(amount), original=first, lines=(), others=None)
    return _moved(till, again, amount, state)


def _moved(till: Till, request: PaymentRequested, given: int, state: PaymentState) -> int:
    with till.journal.unit_of_work() as work:
        number = work.append(request).entry.number
        work.append(PaymentAttempted(number, 1, f"{number:06}"))
        work.append(outcome(number, given, state))
        work.commit()
    return number


def outcome(number: int, given: int, state: PaymentState = APPROVED) -> PaymentMoved:
    return PaymentMoved(number, 1, state, Source.ANSWER, authorised=dirhams(given), trace=f"{number:06}")


def refund_of(till: Till, sale: SaleDone, payment: int, key: str = "back-1") -> RefundRequest:
    return RefundRequest(sale.number, {}, till.shift, Role.CASHIER, key, payment=payment)


def went(fact: RefundFinished) -> list[tuple[Means, Money]]:
    return [(tender.means, -tender.applied) for tender in fact.tenders]


def not_usable(minor: int | None = None) -> Refused:
    return Refused(Rule.PAYMENT_NOT_USABLE, amount=None if minor is None else dirhams(minor))


def papers(till: Till) -> Iterable[RefundFinished]:
    return till.facts(RefundFinished)


def test_what_a_card_got_back_is_written_down_and_opens_no_drawer(failing: tuple[Till, MemoryJournal]) -> None:
    till, journal = failing
    sale = sold(till, 120_00)
    payment = asked(till, sale, Back())
    done = must(till.refund(refund_of(till, sale, payment)))
    assert (done.fact.total, went(done.fact)) == (PRICE, [(Means.CARD, PRICE)])
    assert [tender.payment for tender in done.fact.tenders] == [payment]
    assert not journal.memory.jobs[done.paper_job - 1].kick_drawer


def test_the_part_that_cash_paid_goes_back_in_cash_to_a_coin_that_can_be_had(till: Till) -> None:
    sale = sold(till, 200_03, 39_97)
    request = refund_of(till, sale, asked(till, sale, Back(100_03)))
    terms = replace(till.shift, terms=CashTerms(coin=50))
    fact = must(till.refund(replace(request, counter=terms))).fact
    assert went(fact) == [(Means.CARD, dirhams(100_03)), (Means.CASH, dirhams(19_97))]
    assert (fact.tenders[1].kept, fact.rounding) == (dirhams(-20_00), dirhams(-3))


def test_a_card_and_cash_beside_it_open_the_drawer_for_the_cash(failing: tuple[Till, MemoryJournal]) -> None:
    till, journal = failing
    sale = sold(till, 100_00, 20_00)
    done = must(till.refund(refund_of(till, sale, asked(till, sale, Back(100_00)))))
    assert journal.memory.jobs[done.paper_job - 1].kick_drawer


def test_what_needs_no_rounding_tells_of_none(till: Till) -> None:
    sale = sold(till, 100_00, 20_00)
    fact = must(till.refund(refund_of(till, sale, asked(till, sale, Back(100_00))))).fact
    assert (fact.tenders[1].kept, fact.rounding) == (dirhams(-20_00), None)


def test_no_more_goes_back_in_cash_than_cash_paid(till: Till) -> None:
    sale = sold(till, 120_00, 120_00)
    must(till.refund(RefundRequest(sale.number, {1: pieces(1)}, till.shift, Role.MANAGER, "cash-1")))
    half = asked(till, sale, Back(60_00))
    assert till.refund(refund_of(till, sale, half)) == not_usable(60_00)


def test_cash_that_is_to_go_back_beside_a_card_is_not_given_twice(till: Till) -> None:
    sale = sold(till, 120_00, 120_00)
    asked(till, sale, Back(60_00, state=UNKNOWN))
    other = RefundRequest(sale.number, {1: pieces(1)}, till.shift, Role.MANAGER, "cash-1")
    assert till.refund(other) == Refused(Rule.REFUND_MEANS_DIFFER, amount=dirhams(60_00))


def test_an_approval_becomes_durable_with_the_refund_or_not_at_all(till: Till) -> None:
    sale = sold(till, 120_00)
    payment = asked(till, sale, Back(state=PaymentState.APPROVED_UNCONFIRMED))
    before = till.journal.head()
    request = refund_of(till, sale, payment)
    assert till.refund(request) == not_usable()
    assert till.refund(replace(request, outcome=outcome(payment, 70_00))) == not_usable(70_00)
    assert till.journal.head() == before
    moved = outcome(payment, 120_00)
    done = must(till.refund(replace(request, outcome=moved)))
    assert facts_of(till.journal)[-2:] == [moved, done.fact]


def test_what_a_card_got_back_makes_one_refund_though_two_lanes_write_it(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = sold(till, 120_00)
    payment = asked(till, sale, Back(state=PaymentState.APPROVED_UNCONFIRMED))
    request = replace(refund_of(till, sale, payment), outcome=outcome(payment, 120_00))
    first: list[object] = []
    till.beside(monkeypatch, lambda: first.append(till.refund(request)))
    assert [till.refund(request)] == first
    assert len(list(papers(till))) == 1


def test_a_refund_by_a_payment_that_does_not_exist_is_refused(till: Till) -> None:
    sale = sold(till, 120_00)
    request = refund_of(till, sale, 999)
    assert till.refund(request) == not_usable()
    assert till.refund(replace(request, outcome=outcome(999, 120_00))) == not_usable()


@pytest.mark.parametrize("state", sorted(set(PaymentState) - {APPROVED}))
def test_only_money_that_surely_went_back_makes_a_refund(till: Till, state: PaymentState) -> None:
    sale = sold(till, 120_00)
    assert till.refund(refund_of(till, sale, asked(till, sale, Back(state=state)))) == not_usable()


def test_money_that_went_back_for_other_goods_makes_no_refund_of_these(till: Till) -> None:
    sale, other = sold(till, 120_00), sold(till, 120_00)
    payment = asked(till, sale, Back())
    assert till.refund(refund_of(till, sale, payment, key="back-2")) == not_usable()
    assert till.refund(refund_of(till, other, payment)) == not_usable()


@pytest.mark.parametrize(("back", "gave"), [(Back(given=70_00), 70_00), (Back(130_00), 130_00), (Back(given=0), 0)])
def test_a_terminal_that_gave_less_or_more_than_the_goods_cost_makes_no_paper(
    till: Till, back: Back, gave: int
) -> None:
    sale = sold(till, 240_00)
    assert till.refund(refund_of(till, sale, asked(till, sale, back))) == not_usable(gave)
    assert list(papers(till)) == []


def test_cash_does_not_make_up_for_what_a_terminal_did_not_give(till: Till) -> None:
    sale = sold(till, 120_00, 120_00)
    assert till.refund(refund_of(till, sale, asked(till, sale, Back(given=70_00)))) == not_usable(70_00)


def test_a_refund_that_was_made_good_later_counts_all_that_surely_went_back(till: Till) -> None:
    sale = sold(till, 120_00)
    first = asked(till, sale, Back(given=70_00))
    given_later(till, first, 50_00, DECLINED)
    request = refund_of(till, sale, first)
    assert till.refund(request) == not_usable(70_00)
    last = given_later(till, first, 50_00, UNKNOWN)
    done = must(till.refund(replace(request, outcome=outcome(last, 50_00))))
    assert went(done.fact) == [(Means.CARD, dirhams(70_00)), (Means.CARD, dirhams(50_00))]


def test_two_cards_that_paid_each_get_their_part(till: Till) -> None:
    sale = sold(till, 120_00)
    first = asked(till, sale, Back(80_00, others=40_00))
    request = refund_of(till, sale, first)
    assert till.refund(request) == not_usable(80_00)
    given_later(till, first, 40_00)
    fact = must(till.refund(request)).fact
    assert went(fact) == [(Means.CARD, dirhams(80_00)), (Means.CARD, dirhams(40_00))]
