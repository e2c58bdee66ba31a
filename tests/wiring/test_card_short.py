"""A terminal gives back less than it was asked to: the rest is owed until it is given, and then the paper is whole."""

import pytest

from pos.domain.facts import CashMoved, RefundFinished
from pos.domain.payment_facts import PaymentState
from pos.domain.permissions import Role
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means
from pos.journal.audit import Audit
from pos.usecases.card.owed import owed_with_amounts
from pos.usecases.card.requests import AskCardRefund, AskVoid, GiveCash
from pos.usecases.card.view import CardStep
from tests.fakes.stall import BOWL
from tests.fakes.terminal import ONE_PHASE, ScriptedTerminal, yes
from tests.usecases.till import dirhams
from tests.wiring.card_stall import CardStall, scripted

PRICE, LESS, REST = dirhams(120_00), dirhams(70_00), dirhams(50_00)


@pytest.fixture
def short(stall: CardStall) -> int:
    """Have 70 of 120 given back; gives the refund's number."""
    stall.restart(ScriptedTerminal(capabilities=ONE_PHASE))
    scripted(stall).says += [[yes(PRICE, final=True)], [yes(LESS, final=True)]]
    stall.counter.tick()
    stall.pay(stall.ticket(BOWL))
    asked = AskCardRefund(
        stall.journal.sales()[0].number,
        {1: pieces(1)},
        stall.till.shift,
        Role.MANAGER,
        stall.till.ids.short(),
        "cracked",
    )
    stall.counter.take(asked)
    assert (stall.view.step, stall.view.paper) == (CardStep.PART_APPROVED, 0)
    return stall.view.request


def owed(stall: CardStall) -> list[tuple[int, int]]:
    return [(payment.request, left.minor) for payment, left in owed_with_amounts(journal=stall.journal)]


def refund(stall: CardStall) -> RefundFinished:
    (fact,) = stall.till.facts(RefundFinished)
    return fact


def audited(stall: CardStall) -> None:
    audit = Audit()
    for entry in stall.journal.entries(1):
        audit.take(entry)


def test_what_is_missing_is_owed_and_carried_over(stall: CardStall, short: int) -> None:
    assert (owed(stall), stall.till.facts(RefundFinished)) == ([(short, REST.minor)], [])
    closed = stall.till.closed()
    assert [(each.request, each.amount) for each in closed.owed_payments] == [(short, REST)]


def test_the_rest_is_given_in_cash_with_the_paper_of_all_of_it(stall: CardStall, short: int) -> None:
    asked = GiveCash(short, stall.till.shift, Role.MANAGER, "")
    stall.counter.take(asked)
    fact = refund(stall)
    assert [(tender.means, -tender.applied) for tender in fact.tenders] == [(Means.CARD, LESS), (Means.CASH, REST)]
    assert (fact.total, fact.reason, owed(stall), stall.till.facts(CashMoved)) == (PRICE, "cracked", [], [])
    assert stall.view.paper == stall.journal.sales()[0].number
    stall.counter.take(asked)
    assert stall.refused == Refused(Rule.FACT_NOT_FOUND)
    figures = stall.till.closed().figures
    assert (figures.refunded, figures.opening_float - figures.expected) == (PRICE, REST)
    audited(stall)


def test_the_rest_is_asked_of_the_terminal_again_until_all_of_it_went_back(stall: CardStall, short: int) -> None:
    scripted(stall).says += [[yes(dirhams(20_00), final=True)], [yes(dirhams(30_00), final=True)]]
    again = AskVoid(short, stall.till.shift, Role.MANAGER)
    stall.counter.take(again)
    assert (owed(stall), stall.till.facts(RefundFinished)) == ([(short, 30_00)], [])
    stall.counter.take(again)
    assert [-tender.applied for tender in refund(stall).tenders] == [LESS, dirhams(20_00), dirhams(30_00)]
    assert (owed(stall), set(stall.states)) == ([], {PaymentState.APPROVED})
    stall.counter.take(again)
    assert stall.refused is not None
    audited(stall)
