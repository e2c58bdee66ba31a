"""A terminal's health and its totals, laid beside ours: what differs is listed, and nothing that agrees is doubted."""

import pytest

from pos.domain.money import Currency, Money
from pos.domain.payment_facts import PaymentKind, TerminalSettled, TotalsSource
from pos.domain.permissions import Role
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.ports.payment_terminal import Doubt, TerminalTotals, Unreachable, Unsent
from pos.usecases.card.requests import AskCardRefund, Diagnose, Diagnosed, SettleTerminal, TypedTotal, Verdict
from pos.usecases.card.settle import Settlement
from pos.wiring.cards.questions import CardQuestions
from tests.fakes.stall import BOWL, LAMP
from tests.fakes.terminal import yes
from tests.usecases.till import dirhams
from tests.wiring.card_stall import CardStall, lost_answer, scripted

PRICE = dirhams(240_00)
ONE = dirhams(120_00)


def test_a_health_check_is_told_and_moves_nothing(stall: CardStall) -> None:
    before = stall.journal.head()
    stall.counter.take(Diagnose())
    assert (stall.news[-1], scripted(stall).heard, stall.journal.head()) == (Diagnosed(True), ["diagnose"], before)


def test_a_terminals_totals_are_laid_beside_ours_and_differences_listed(stall: CardStall) -> None:
    stall.pay(stall.ticket(BOWL))
    lost_answer(stall)
    unknown = stall.view.request
    scripted(stall).totals = TerminalTotals(((PaymentKind.SALE, 2, PRICE), (PaymentKind.VOID, 0, dirhams(0))))
    stall.counter.take(SettleTerminal(stall.till.shift))
    told = stall.news[-1]
    assert isinstance(told, Settlement)
    (differing,) = told.differing
    assert (differing.kind, differing.theirs_count, differing.ours_count) == (PaymentKind.SALE, 2, 1)
    assert (differing.theirs, differing.ours) == (PRICE, dirhams(120_00))
    assert (told.fact.unknown, stall.till.last) == ((unknown,), told.fact)
    scripted(stall).totals = TerminalTotals(())
    stall.counter.take(SettleTerminal(stall.till.shift))
    assert [fact.kinds for fact in stall.till.facts(TerminalSettled)][-1] == ()


@pytest.mark.parametrize(("net", "agrees"), [(dirhams(120_00), True), (dirhams(120_01), False)])
def test_a_terminal_that_tells_counts_and_one_sum_is_compared_by_those(
    stall: CardStall, net: Money, agrees: bool
) -> None:
    stall.pay(stall.ticket(BOWL, BOWL))
    scripted(stall).says.append([yes(PRICE, final=True)])
    sale = stall.journal.sales()[-1].number
    stall.counter.take(
        AskCardRefund(sale, {1: pieces(2)}, stall.till.shift, Role.MANAGER, stall.till.ids.short(), "cracked")
    )
    stall.pay()
    scripted(stall).totals = TerminalTotals(((PaymentKind.SALE, 2, None), (PaymentKind.VOID, 1, None)), net)
    stall.counter.take(SettleTerminal(stall.till.shift))
    told = stall.news[-1]
    assert isinstance(told, Settlement)
    assert (told.agrees, told.fact.theirs_net, told.fact.ours_net) == (agrees, net, dirhams(120_00))


def test_totals_that_only_paper_tells_are_typed(stall: CardStall) -> None:
    stall.pay()
    stall.counter.take(SettleTerminal(stall.till.shift))
    assert stall.refused == Refused(Rule.TERMINAL_CANNOT, detail=Doubt.SILENCE)
    typed = (TypedTotal(PaymentKind.SALE, 1, dirhams(120_00)),)
    stall.counter.take(SettleTerminal(stall.till.shift, typed))
    told = stall.news[-1]
    assert isinstance(told, Settlement)
    assert told.agrees


def test_totals_in_another_currency_are_refused(stall: CardStall) -> None:
    typed = (TypedTotal(PaymentKind.SALE, 1, Money(1, Currency.EUR)),)
    stall.counter.take(SettleTerminal(stall.till.shift, typed))
    assert stall.refused == Refused(Rule.CURRENCY_DIFFERS)
    assert scripted(stall).totals == Unreachable(Doubt.SILENCE)


def test_an_answer_that_was_lost_is_written_down_and_its_outcome_typed_from_the_terminals_own_paper(
    stall: CardStall,
) -> None:
    """The terminal has closed its batch: asked again it would tell of nothing."""
    stall.pay()
    stall.counter.take(SettleTerminal(stall.till.shift))
    lost = stall.till.facts(TerminalSettled)[-1]
    assert (lost.source, lost.kinds, lost.theirs_net) == (TotalsSource.LOST, (), None)
    (standing,) = questions_of(stall).settlements()
    assert (standing.lost, standing.agrees) == (True, False)
    typed = compared(stall, TypedTotal(PaymentKind.SALE, 1, ONE))
    assert (typed.agrees, typed.fact.source, typed.fact.since) == (True, TotalsSource.PAPER, 0)
    assert standing_in(stall) == [typed.number]


def test_a_terminal_that_was_never_reached_or_tells_no_totals_has_lost_nothing(stall: CardStall) -> None:
    for told in (Unsent.REFUSED, Unreachable(Doubt.NOBODY_KNOWS)):
        scripted(stall).totals = told
        stall.counter.take(SettleTerminal(stall.till.shift))
        assert stall.refused is not None
        assert stall.refused.rule is Rule.TERMINAL_CANNOT
    assert stall.till.facts(TerminalSettled) == []


def test_what_is_paid_after_a_comparison_is_counted_until_it_is_compared_too(stall: CardStall) -> None:
    stall.pay()
    compared(stall, TypedTotal(PaymentKind.SALE, 1, ONE))
    assert [each.after for each in questions_of(stall).settlements()] == [0]
    stall.pay(stall.ticket(BOWL, nickname=2))
    assert [each.after for each in questions_of(stall).settlements()] == [1]
    again = compared(stall, TypedTotal(PaymentKind.SALE, 2, PRICE))
    assert (again.agrees, [each.after for each in questions_of(stall).settlements()]) == (True, [0])


# ---------------------------------------------------------------- asked again in a shift
def counted(count: int, total: Money) -> TerminalTotals:
    return TerminalTotals(((PaymentKind.SALE, count, total),))


def compared(stall: CardStall, told: TerminalTotals | TypedTotal) -> Settlement:
    typed = (told,) if isinstance(told, TypedTotal) else ()
    if isinstance(told, TerminalTotals):
        scripted(stall).totals = told
    stall.counter.take(SettleTerminal(stall.till.shift, typed))
    settled = stall.news[-1]
    assert isinstance(settled, Settlement)
    return settled


def questions_of(stall: CardStall) -> CardQuestions:
    return CardQuestions(stall.journal, stall.terminal.label, stall.terminal.capabilities)


def standing_in(stall: CardStall) -> list[int]:
    return [each.number for each in questions_of(stall).settlements()]


@pytest.mark.parametrize("begins_anew", [True, False])
def test_totals_asked_for_twice_agree_whether_the_terminal_begins_anew_or_counts_on(
    stall: CardStall, begins_anew: bool
) -> None:
    stall.pay()
    assert compared(stall, counted(1, ONE)).agrees
    assert compared(stall, counted(0, dirhams(0)) if begins_anew else counted(1, ONE)).agrees
    stall.pay(stall.ticket(BOWL, nickname=2))
    assert compared(stall, counted(1, ONE) if begins_anew else counted(2, PRICE)).agrees


def test_totals_that_were_mistyped_are_typed_again_and_the_first_no_longer_stand(stall: CardStall) -> None:
    stall.pay()
    assert not compared(stall, TypedTotal(PaymentKind.SALE, 2, ONE)).agrees
    again = compared(stall, TypedTotal(PaymentKind.SALE, 1, ONE))
    assert (again.agrees, again.fact.since) == (True, 0)
    assert standing_in(stall) == [again.number]


def test_a_difference_that_was_found_stays_beside_a_later_stretch_that_agrees(stall: CardStall) -> None:
    stall.pay()
    first = compared(stall, counted(2, PRICE))
    stall.pay(stall.ticket(LAMP, BOWL, nickname=2), ONE)
    second = compared(stall, counted(1, ONE))
    assert (first.agrees, second.agrees, second.fact.since) == (False, True, first.number)
    assert standing_in(stall) == [first.number, second.number]


def test_a_payment_that_became_known_after_the_totals_were_taken_is_no_later_difference(stall: CardStall) -> None:
    lost_answer(stall)
    request = stall.view.request
    first = compared(stall, counted(1, ONE))
    assert (first.agrees, first.fact.unknown) == (False, (request,))
    stall.wait(45)
    stall.decide(request, Verdict.APPROVED, approval="762773")
    assert compared(stall, counted(0, dirhams(0))).agrees
    assert compared(stall, counted(1, ONE)).agrees


def test_another_shift_is_never_compared_with_the_one_before(stall: CardStall) -> None:
    stall.pay()
    first = compared(stall, counted(1, ONE))
    stall.till.closed()
    stall.till.open_shift()
    second = compared(stall, counted(1, ONE))
    assert (second.agrees, second.fact.since) == (False, first.number)
