"""Money goes back to the card that paid: by the line, by voiding the last payment, and never twice (rules R11, R12)."""

from dataclasses import replace

import pytest

from pos.domain.card import CardReference
from pos.domain.facts import RefundFinished
from pos.domain.money import Money, total_of
from pos.domain.payment_facts import DeclineCategory, PaymentKind, PaymentState
from pos.domain.permissions import Action, Approval, Role
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Authorisation, Means, Tender
from pos.journal.audit import Audit
from pos.ports.payment_terminal import Declined, Doubt, Lost
from pos.usecases.card.on_ticket import tenders_on
from pos.usecases.card.owed import owed_with_amounts
from pos.usecases.card.requests import AskCardRefund, AskVoid, GiveCash, Verdict
from pos.usecases.card.view import CardStep
from pos.usecases.refund import RefundRequest
from tests.fakes.stall import BOWL, LAMP, cash
from tests.fakes.terminal import ONE_PHASE, ScriptedTerminal, yes
from tests.usecases.till import dirhams, must
from tests.wiring.card_stall import CardStall, scripted

PRICE = dirhams(240_00)


@pytest.fixture
def refunding(stall: CardStall) -> CardStall:
    """Give a stall whose terminal can refund, with two bowls sold by card."""
    terminal = ScriptedTerminal(capabilities=ONE_PHASE, says=[[yes(PRICE, final=True)]])
    stall.restart(terminal)
    stall.counter.tick()
    stall.pay(stall.ticket(BOWL, BOWL))
    return stall


def sold(stall: CardStall) -> int:
    return stall.journal.sales()[-1].number


def back(stall: CardStall, count: int = 1, approvals: tuple[Approval, ...] = ()) -> AskCardRefund:
    """Ask for bowls of the first sale to be taken back; with approvals it is a cashier who asks."""
    role, key = Role.CASHIER if approvals else Role.MANAGER, stall.till.ids.short()
    return AskCardRefund(sold(stall), {1: pieces(count)}, stall.till.shift, role, key, "cracked", approvals)


def test_goods_come_back_and_their_money_goes_to_the_card_in_one_step(refunding: CardStall) -> None:
    paid = refunding.view.request
    scripted(refunding).says.append([yes(dirhams(120_00), "000482", final=True)])
    refunding.counter.take(back(refunding))
    (refund,) = refunding.till.facts(RefundFinished)
    assert (refund.sale, refund.total, refund.reason) == (sold(refunding), dirhams(120_00), "cracked")
    given = dirhams(-120_00)
    said = Authorisation("TPE 1", "762773", CardReference("3315", "VISA"))
    assert refund.tenders == (Tender(Means.CARD, given, given, dirhams(0), refunding.view.request, said),)
    asked = refunding.payment().asked
    assert (asked.kind, asked.original, asked.lines) == (PaymentKind.REFUND, paid, refund.lines)
    assert scripted(refunding).attempts[-1].trace == "000481"
    assert refunding.view.paper == refunding.journal.sales()[0].number


def test_a_refund_that_nobody_knows_is_not_given_again_in_any_way(refunding: CardStall) -> None:
    scripted(refunding).says.append([Lost(Doubt.SILENCE)])
    refunding.counter.take(back(refunding, 2))
    assert refunding.view.step is CardStep.UNKNOWN
    refunding.counter.take(back(refunding))
    assert refunding.refused == Refused(Rule.MORE_THAN_SOLD)
    in_cash = RefundRequest(
        sold(refunding), {1: pieces(1)}, refunding.till.shift, Role.MANAGER, refunding.till.ids.short()
    )
    assert refunding.till.refund(in_cash) == Refused(Rule.MORE_THAN_SOLD)


def test_an_unknown_refund_that_was_given_is_finished_afterwards(refunding: CardStall) -> None:
    scripted(refunding).says.append([Lost(Doubt.SILENCE)])
    request = back(refunding)
    refunding.counter.take(request)
    refunding.decide(refunding.view.request, Verdict.APPROVED, approval="99")
    payment = refunding.payment()
    assert payment.state is PaymentState.APPROVED
    finish = RefundRequest(
        request.sale, request.lines, request.counter, Role.MANAGER, request.key, payment=payment.request
    )
    done = must(refunding.till.refund(finish))
    (refund,) = refunding.till.facts(RefundFinished)
    assert (refund, refund.lines) == (done.fact, payment.asked.lines)
    assert refund.tenders[0].payment == payment.request
    again = replace(finish, key="other")
    assert refunding.till.refund(again) == Refused(Rule.PAYMENT_NOT_USABLE)


def test_piece_by_piece_exactly_what_was_paid_goes_back(refunding: CardStall) -> None:
    for _ in range(2):
        refunding.counter.take(back(refunding))
    refunding.counter.take(back(refunding))
    assert refunding.refused == Refused(Rule.MORE_THAN_SOLD)
    assert sum(refund.total.minor for refund in refunding.till.facts(RefundFinished)) == PRICE.minor


def paid_twice(refunding: CardStall) -> int:
    """Sell two bowls for 140 in cash and 100 on a card; gives the sale's number."""
    refunding.pay(refunding.ticket(BOWL, BOWL), dirhams(100_00), cash(dirhams(140_00)))
    return refunding.journal.sales()[0].number


def test_what_one_card_and_cash_paid_goes_back_to_both_in_one_paper(refunding: CardStall) -> None:
    newest = paid_twice(refunding)
    scripted(refunding).says.append([yes(dirhams(100_00), "000483", final=True)])
    refunding.counter.take(replace(back(refunding, 2), sale=newest))
    refund = refunding.till.facts(RefundFinished)[-1]
    assert [(each.means, each.applied) for each in refund.tenders] == [
        (Means.CARD, dirhams(-100_00)),
        (Means.CASH, dirhams(-140_00)),
    ]
    assert (refund.total, refunding.payment().asked.amount) == (dirhams(240_00), dirhams(100_00))


def in_cash(refunding: CardStall, sale: int) -> RefundRequest:
    """Ask for one bowl to be taken back in cash."""
    till = refunding.till
    return RefundRequest(sale, {1: pieces(1)}, till.shift, Role.MANAGER, till.ids.short())


def given_by(refunding: CardStall, means: Means) -> int:
    """Add up what went back by one means, in minor units."""
    tenders = [tender for refund in refunding.till.facts(RefundFinished) for tender in refund.tenders]
    return -sum(tender.applied.minor for tender in tenders if tender.means is means)


def test_no_more_goes_to_a_card_than_it_paid(refunding: CardStall) -> None:
    newest = paid_twice(refunding)
    scripted(refunding).says.append([yes(dirhams(100_00), "000483", final=True)])
    refunding.counter.take(replace(back(refunding, 1), sale=newest))
    refunding.counter.take(replace(back(refunding, 1), sale=newest))
    assert refunding.refused == Refused(Rule.REFUND_MEANS_DIFFER, amount=dirhams(0))
    must(refunding.till.refund(in_cash(refunding, newest)))
    assert (given_by(refunding, Means.CARD), given_by(refunding, Means.CASH)) == (100_00, 140_00)


def test_an_unknown_refund_keeps_its_cash_until_it_is_known(refunding: CardStall) -> None:
    newest = paid_twice(refunding)
    scripted(refunding).says.append([Lost(Doubt.SILENCE)])
    request = replace(back(refunding, 1), sale=newest)
    refunding.counter.take(request)
    unknown = refunding.view.request
    must(refunding.till.refund(in_cash(refunding, newest)))
    assert given_by(refunding, Means.CASH) == 120_00
    refunding.decide(unknown, Verdict.APPROVED, approval="99")
    finish = replace(in_cash(refunding, newest), key=request.key, payment=unknown)
    must(refunding.till.refund(finish))
    assert (given_by(refunding, Means.CARD), given_by(refunding, Means.CASH)) == (100_00, 140_00)


def test_a_refusal_of_the_terminal_gives_nothing_back(refunding: CardStall) -> None:
    scripted(refunding).says.append([Declined("057", DeclineCategory.NOT_PERMITTED)])
    refunding.counter.take(back(refunding))
    assert (refunding.view.step, refunding.till.facts(RefundFinished)) == (CardStep.DECLINED, [])


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"role": Role.CASHIER}, Refused(Rule.NEEDS_APPROVAL, action=Action.REFUND)),
        ({"sale": 1}, Refused(Rule.FACT_NOT_FOUND)),
        ({"lines": {}}, Refused(Rule.NOTHING_TO_REFUND)),
    ],
)
def test_what_may_not_come_back_is_not_asked_of_the_terminal(
    refunding: CardStall, changed: dict[str, object], refused: Refused
) -> None:
    refunding.counter.take(replace(back(refunding), **changed))  # type: ignore[arg-type]
    assert (refunding.refused, len(scripted(refunding).attempts)) == (refused, 1)


def test_a_cashier_gives_back_with_a_yes_that_the_fact_keeps(refunding: CardStall) -> None:
    yes_ = (Approval(Action.REFUND, refunding.till.manager),)
    refunding.counter.take(back(refunding, approvals=yes_))
    (refund,) = refunding.till.facts(RefundFinished)
    assert (refund.approvals, refunding.payment().asked.approvals) == (yes_, yes_)


# ---------------------------------------------------------------- one piece, several cards
def paid_by_two(refunding: CardStall, first: int, *more: Tender) -> int:
    """Sell two bowls, so many dirhams of them on a first card and the rest on a second; gives the sale's number."""
    ticket = refunding.ticket(BOWL, BOWL)
    rest = PRICE - dirhams(first * 100) - total_of((each.applied for each in more), PRICE.currency)
    scripted(refunding).says += [[yes(dirhams(first * 100), "000501", final=True)], [yes(rest, "000502", final=True)]]
    refunding.pay(ticket, dirhams(first * 100))
    refunding.pay(ticket, rest, *tenders_on(ticket.key, journal=refunding.journal), *more)
    return refunding.journal.sales()[0].number


def to_card(refunding: CardStall, sale: int, count: int, minor: int) -> int:
    """Have bowls given back, the terminal giving so much of it; gives the number of what was asked."""
    scripted(refunding).says.append([yes(Money(minor, PRICE.currency), "000503", final=True)])
    refunding.counter.take(replace(back(refunding, count), sale=sale))
    return refunding.view.request


def rest_of(refunding: CardStall, request: int, minor: int) -> None:
    scripted(refunding).says.append([yes(Money(minor, PRICE.currency), "000504", final=True)])
    refunding.counter.take(AskVoid(request, refunding.till.shift, Role.MANAGER))


def test_what_two_cards_paid_goes_back_to_both_and_the_paper_comes_with_the_last_of_it(refunding: CardStall) -> None:
    newest = paid_by_two(refunding, 150)
    request = to_card(refunding, newest, 2, 150_00)
    assert (refunding.view.step, refunding.view.paper) == (CardStep.APPROVED, 0)
    asked = refunding.payment(request).asked
    assert (asked.amount, asked.others, refunding.till.facts(RefundFinished)) == (dirhams(150_00), dirhams(90_00), [])
    assert [(each.request, left) for each, left in owed_with_amounts(journal=refunding.journal)] == [
        (request, dirhams(90_00))
    ]
    again = replace(back(refunding, 1), sale=newest)
    refunding.counter.take(again)
    assert refunding.refused == Refused(Rule.MORE_THAN_SOLD)
    rest_of(refunding, request, 90_00)
    (refund,) = refunding.till.facts(RefundFinished)
    assert [-each.applied for each in refund.tenders] == [dirhams(150_00), dirhams(90_00)]
    assert [attempt.trace for attempt in scripted(refunding).attempts[-2:]] == ["000501", "000502"]
    assert owed_with_amounts(journal=refunding.journal) == ()
    audited(refunding)


def test_piece_by_piece_no_card_gets_more_than_it_paid(refunding: CardStall) -> None:
    newest = paid_by_two(refunding, 150)
    to_card(refunding, newest, 1, 120_00)
    request = to_card(refunding, newest, 1, 90_00)
    rest_of(refunding, request, 30_00)
    traces = [(attempt.trace, attempt.amount.minor) for attempt in scripted(refunding).attempts[-3:]]
    assert traces == [("000501", 120_00), ("000502", 90_00), ("000501", 30_00)]
    assert given_by(refunding, Means.CARD) == PRICE.minor
    refunding.counter.take(AskVoid(request, refunding.till.shift, Role.MANAGER))
    assert refunding.refused is not None
    audited(refunding)


def test_two_cards_and_cash_get_back_what_each_paid(refunding: CardStall) -> None:
    newest = paid_by_two(refunding, 100, cash(dirhams(60_00)))
    request = to_card(refunding, newest, 2, 100_00)
    rest_of(refunding, request, 80_00)
    (refund,) = refunding.till.facts(RefundFinished)
    assert [(each.means, -each.applied) for each in refund.tenders] == [
        (Means.CARD, dirhams(100_00)),
        (Means.CARD, dirhams(80_00)),
        (Means.CASH, dirhams(60_00)),
    ]
    audited(refunding)


def test_what_the_second_card_refuses_stays_the_customers_and_can_be_given_in_cash(refunding: CardStall) -> None:
    newest = paid_by_two(refunding, 150)
    request = to_card(refunding, newest, 2, 150_00)
    scripted(refunding).says.append([Declined("057", DeclineCategory.NOT_PERMITTED)])
    refunding.counter.take(AskVoid(request, refunding.till.shift, Role.MANAGER))
    assert [left for _, left in owed_with_amounts(journal=refunding.journal)] == [dirhams(90_00)]
    refunding.counter.take(GiveCash(request, refunding.till.shift, Role.MANAGER, ""))
    (refund,) = refunding.till.facts(RefundFinished)
    assert [(each.means, -each.applied) for each in refund.tenders] == [
        (Means.CARD, dirhams(150_00)),
        (Means.CASH, dirhams(90_00)),
    ]


def test_a_terminal_that_cannot_refund_begins_no_refund_of_two_cards(stall: CardStall) -> None:
    ticket = stall.ticket(BOWL, BOWL)
    stall.pay(ticket, dirhams(100_00))
    stall.pay(ticket, dirhams(140_00), *tenders_on(ticket.key, journal=stall.journal))
    stall.counter.take(back(stall, 2))
    assert stall.refused == Refused(Rule.TERMINAL_CANNOT)


def audited(refunding: CardStall) -> None:
    audit = Audit()
    for entry in refunding.journal.entries(1):
        audit.take(entry)


# ---------------------------------------------------------------- voiding the last payment
def test_a_terminal_that_cannot_refund_takes_its_last_payment_back_whole(stall: CardStall) -> None:
    stall.pay(stall.ticket(BOWL, BOWL))
    request = back(stall, 1)
    stall.counter.take(request)
    assert stall.refused == Refused(Rule.TERMINAL_CANNOT)
    scripted(stall).says.append([yes(PRICE, final=True)])
    stall.counter.take(back(stall, 2))
    (refund,) = stall.till.facts(RefundFinished)
    assert (refund.total, stall.payment().asked.kind) == (PRICE, PaymentKind.VOID)
    assert scripted(stall).attempts[-1].trace == "000481"


def test_only_the_last_payment_can_be_voided(stall: CardStall) -> None:
    stall.pay(stall.ticket(BOWL))
    stall.pay(stall.ticket(LAMP, nickname=2))
    stall.counter.take(back(stall))
    assert stall.refused == Refused(Rule.TERMINAL_CANNOT)


def test_a_customer_who_gives_up_halfway_gets_the_card_back(stall: CardStall) -> None:
    ticket = stall.ticket(BOWL, LAMP)
    stall.pay(ticket, dirhams(100_00))
    paid = stall.view.request
    scripted(stall).says.append([yes(dirhams(100_00), final=True)])
    stall.counter.take(AskVoid(paid, stall.till.shift, Role.MANAGER))
    assert (stall.view.step, stall.view.kind) == (CardStep.APPROVED, PaymentKind.VOID)
    assert tenders_on(ticket.key, journal=stall.journal) == ()
    stall.pay(ticket)
    assert len(stall.sales) == 1


def test_a_void_that_nobody_knows_is_a_payment_like_any_other(stall: CardStall) -> None:
    ticket = stall.ticket(BOWL, LAMP)
    stall.pay(ticket, dirhams(100_00))
    scripted(stall).says.append([Lost(Doubt.HUNG_UP)])
    paid = stall.view.request
    stall.counter.take(AskVoid(paid, stall.till.shift, Role.MANAGER))
    assert (stall.view.step, stall.view.settles_ms) == (CardStep.UNKNOWN, 0)
    stall.counter.take(AskVoid(paid, stall.till.shift, Role.MANAGER))
    assert stall.refused == Refused(Rule.TERMINAL_CANNOT)
    stall.wait(ONE_PHASE.answer_seconds)
    stall.decide(stall.journal.open_payments()[0].request, Verdict.NOT_CHARGED)
    assert [tender.payment for tender in tenders_on(ticket.key, journal=stall.journal)] == [paid]
