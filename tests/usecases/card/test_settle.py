"""A terminal's totals beside ours, in plain figures: since when it counted, what it did not tell, what nobody knows."""

from dataclasses import replace

import pytest

from pos.domain.money import Currency, Money
from pos.domain.payment_facts import (
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    SettledKind,
    Source,
    TerminalLabel,
    TotalsSource,
)
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means
from pos.ports.payment_terminal import TerminalTotals
from pos.usecases.card.requests import SettleTerminal, TypedTotal
from pos.usecases.card.settle import Settlement, lose_totals, settle_terminal, standing
from tests.fakes.stall import BOWL
from tests.usecases.till import TPE, Till, dirhams, must

OTHER = TerminalLabel("tpe-2", "naps")
SALE, REFUND = PaymentKind.SALE, PaymentKind.REFUND


def paid(till: Till, *amounts: int) -> None:
    for minor in amounts:
        till.charged(till.ticket(BOWL), dirhams(minor))


def asked(till: Till, kind: PaymentKind, minor: int, state: PaymentState, terminal: TerminalLabel = TPE) -> int:
    """Ask a terminal for an amount; gives the number of the request."""
    with till.journal.unit_of_work() as work:
        request = PaymentRequested(
            *(till.shift.shift, till.manager, till.ids.short(), kind, Means.CARD, dirhams(minor), terminal)
        )
        number = work.append(request).entry.number
        work.append(PaymentMoved(number, 0, state, Source.ANSWER, authorised=dirhams(minor)))
        work.commit()
    return number


def told(till: Till, *totals: tuple[PaymentKind, int, int | None], net: int | None = None) -> Settlement:
    """Let the terminal tell its totals."""
    lines = tuple((kind, count, None if minor is None else dirhams(minor)) for kind, count, minor in totals)
    said = TerminalTotals(lines, None if net is None else dirhams(net))
    return must(settle_terminal(SettleTerminal(till.shift), journal=till.journal, terminal=TPE, told=said))


def ours(settlement: Settlement) -> list[tuple[PaymentKind, int, int]]:
    return [(kind.kind, kind.ours_count, kind.ours.minor) for kind in settlement.fact.kinds]


def test_what_agrees_is_laid_side_by_side_and_says_that_the_terminal_told_it(till: Till) -> None:
    paid(till, 120_00, 480_00)
    asked(till, REFUND, 50_00, PaymentState.APPROVED)
    settled = told(till, (SALE, 2, 600_00), (REFUND, 1, 50_00))
    assert settled.fact.kinds == (
        SettledKind(SALE, 2, dirhams(600_00), 2, dirhams(600_00)),
        SettledKind(REFUND, 1, dirhams(50_00), 1, dirhams(50_00)),
    )
    assert (settled.agrees, settled.fact.ours_net) == (True, dirhams(550_00))
    assert (settled.fact.source, settled.fact.since) == (TotalsSource.TERMINAL, 0)
    assert till.last == settled.fact


def test_what_a_person_read_off_its_paper_says_so(till: Till) -> None:
    paid(till, 120_00)
    request = SettleTerminal(till.shift, (TypedTotal(SALE, 1, dirhams(119_00)),))
    settled = must(settle_terminal(request, journal=till.journal, terminal=TPE, told=None))
    assert settled.fact.source is TotalsSource.PAPER
    assert settled.differing == (SettledKind(SALE, 1, dirhams(119_00), 1, dirhams(120_00)),)


def test_a_kind_of_ours_that_the_terminal_does_not_tell_is_nothing_there(till: Till) -> None:
    asked(till, REFUND, 50_00, PaymentState.APPROVED)
    settled = told(till)
    assert settled.fact.kinds == (SettledKind(REFUND, 0, dirhams(0), 1, dirhams(50_00)),)
    assert not settled.agrees


def test_of_a_kind_that_is_only_counted_the_one_sum_decides(till: Till) -> None:
    paid(till, 120_00)
    asked(till, REFUND, 50_00, PaymentState.APPROVED)
    settled = told(till, (SALE, 1, None), (REFUND, 1, None), net=70_00)
    assert [(kind.counts_only, kind.theirs.minor) for kind in settled.fact.kinds] == [(True, 0), (True, 0)]
    assert settled.agrees
    silent = told(till, (SALE, 1, None), net=70_00)
    assert [(kind.theirs_count, kind.counts_only) for kind in silent.fact.kinds] == [(1, True), (0, True)]
    assert not silent.agrees


@pytest.mark.parametrize(
    ("count", "total", "anew"),
    [(1, 120_00, True), (3, 720_00, False), (2, 240_00, True), (2, 600_00, False)],
)
@pytest.mark.parametrize("by_net", [False, True])
def test_it_counted_since_whenever_its_totals_come_nearest(
    till: Till, count: int, total: int, *, anew: bool, by_net: bool
) -> None:
    paid(till, 120_00, 480_00)
    first = told(till, (SALE, 2, 600_00))
    paid(till, 120_00)
    settled = told(till, (SALE, count, None), net=total) if by_net else told(till, (SALE, count, total))
    assert settled.fact.since == (first.number if anew else 0)
    assert ours(settled) == ([(SALE, 1, 120_00)] if anew else [(SALE, 3, 720_00)])


def test_what_was_settled_in_an_earlier_shift_stays_settled(till: Till) -> None:
    paid(till, 120_00, 480_00)
    first = told(till, (SALE, 2, 600_00))
    till.closed()
    till.open_shift()
    paid(till, 120_00)
    settled = told(till, (SALE, 3, 720_00))
    assert (settled.fact.since, ours(settled)) == (first.number, [(SALE, 1, 120_00)])


def test_one_sum_that_is_not_ours_agrees_with_nothing(till: Till) -> None:
    paid(till, 120_00)
    settled = told(till, (SALE, 1, 120_00), net=119_99)
    assert (settled.differing, settled.agrees) == ((), False)


@pytest.mark.parametrize("total", [dirhams(1), Money(1, Currency.EUR)])
def test_totals_in_another_currency_are_laid_beside_nothing(till: Till, total: Money) -> None:
    said = TerminalTotals(((REFUND, 0, dirhams(0)), (SALE, 1, total)))
    settled = settle_terminal(SettleTerminal(till.shift), journal=till.journal, terminal=TPE, told=said)
    assert (settled == Refused(Rule.CURRENCY_DIFFERS)) is (total.currency is Currency.EUR)


def test_a_comparison_that_was_made_again_no_longer_stands(till: Till) -> None:
    paid(till, 120_00)
    mistyped = told(till, (SALE, 1, 12_00))
    again = told(till, (SALE, 1, 120_00))
    assert again.fact.since == 0
    later = told(till)
    assert later.fact.since == again.number
    assert standing([mistyped, again, later]) == (again, later)


def test_only_what_nobody_knows_of_this_terminal_is_named(till: Till) -> None:
    unknown = asked(till, SALE, 120_00, PaymentState.UNKNOWN)
    asked(till, SALE, 480_00, PaymentState.UNKNOWN, OTHER)
    settled = told(till)
    assert (settled.fact.unknown, settled.fact.kinds) == ((unknown,), ())


def test_totals_that_were_lost_stand_since_the_settlement_before(till: Till) -> None:
    first = told(till)
    lost = must(lose_totals(SettleTerminal(till.shift), journal=till.journal, terminal=TPE))
    assert (lost.fact.since, lost.fact.source, lost.lost, lost.agrees) == (first.number, TotalsSource.LOST, True, False)


def test_nothing_is_settled_outside_the_shift_under_way(till: Till) -> None:
    request = SettleTerminal(till.shift)
    till.closed()
    before = till.journal.head()
    for counter in (request.counter, replace(request.counter, shift=1)):
        asks = replace(request, counter=counter)
        assert lose_totals(asks, journal=till.journal, terminal=TPE) == Refused(Rule.NO_SHIFT)
        none = TerminalTotals(())
        assert settle_terminal(asks, journal=till.journal, terminal=TPE, told=none) == Refused(Rule.NO_SHIFT)
    assert till.journal.head() == before
    till.open_shift()
    assert lose_totals(request, journal=till.journal, terminal=TPE) == Refused(Rule.NO_SHIFT)
    told_none = settle_terminal(request, journal=till.journal, terminal=TPE, told=TerminalTotals(()))
    assert told_none == Refused(Rule.NO_SHIFT)
