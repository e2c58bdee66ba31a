"""Euros over the counter: the sale is in dirhams, the euros have a drawer of their own until the closing."""

from dataclasses import replace

from pos.domain.cash import CashCount
from pos.domain.cash_terms import CashDue, CashTerms
from pos.domain.facts import CashMoved
from pos.domain.foreign import DayRate, handed_over
from pos.domain.money import Currency, Money
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.shift_facts import ForeignCounted, ForeignDrawer
from pos.domain.tender import Tender, cash_tenders
from pos.usecases.close_shift import CloseShift, close_shift
from pos.usecases.count_drawer import CountDrawer, count_drawer
from pos.usecases.finish_sale import SaleDone
from pos.usecases.move_cash import MoveCash, move_cash
from tests.fakes.stall import BOWL, DAY, FLOAT
from tests.usecases.till import Till, dirhams, must

EUR = Currency.EUR
RATE = DayRate(EUR, DAY, 108_532, 150)
TERMS = CashTerms(rates=(RATE,))
COUNTED = CashCount(EUR, ((20_00, 1),))


def euros(minor: int) -> Money:
    return Money(minor, EUR)


def on(till: Till) -> Counter:
    return replace(till.shift, terms=TERMS)


def paid(*handed: Money) -> tuple[Tender, ...]:
    """Pay a bowl of 120 dirhams."""
    cash = [each if each.currency is Currency.MAD else handed_over(each, RATE) for each in handed]
    return must(cash_tenders(CashDue(dirhams(120_00)), cash))


def sold(till: Till, *handed: Money) -> SaleDone:
    return must(till.finish(till.ticket(BOWL), *paid(*handed), counter=on(till)))


def test_euros_pay_a_sale_in_dirhams_and_the_change_is_in_dirhams(till: Till) -> None:
    (tender,) = sold(till, euros(20_00)).fact.tenders
    assert tender.foreign == handed_over(euros(20_00), RATE)
    assert (tender.applied, tender.received, tender.change) == (dirhams(120_00), dirhams(213_80), dirhams(93_80))


def test_euros_and_dirhams_pay_together(till: Till) -> None:
    first, second = sold(till, euros(10_00), dirhams(20_00)).fact.tenders
    assert (first.applied, second.applied, second.change) == (dirhams(106_90), dirhams(13_10), dirhams(6_90))


def test_euros_are_not_taken_without_a_rate_of_the_day(till: Till) -> None:
    late = replace(TERMS, rates=(replace(RATE, day=RATE.day.replace(year=2025)),))
    for counter in (till.shift, replace(till.shift, terms=late)):
        refused = till.finish(till.ticket(BOWL), *paid(euros(20_00)), counter=counter)
        assert refused == Refused(Rule.CURRENCY_DIFFERS)


def test_each_currency_has_a_drawer_of_its_own_until_the_closing(till: Till) -> None:
    sold(till, euros(20_00))
    with till.journal.unit_of_work() as work:
        work.append(CashMoved(till.shift.shift, till.manager, euros(-5_00), "banque"))
        work.commit()
    counted = must(count_drawer(CountDrawer(on(till), FLOAT, (COUNTED,)), journal=till.journal))
    assert counted.figures.foreign == (
        ForeignDrawer(euros(0), euros(20_00), euros(-5_00), euros(15_00), dirhams(213_80)),
    )
    assert counted.figures.expected == FLOAT.total - dirhams(93_80)
    assert counted.foreign == (ForeignCounted(COUNTED, euros(5_00)),)
    closed = must(
        close_shift(
            CloseShift(on(till), FLOAT, foreign=(COUNTED,)), journal=till.journal, key=till.key, paper=till.paper
        )
    ).fact
    assert (closed.foreign, closed.difference) == (counted.foreign, dirhams(93_80))


def test_euros_that_nobody_counted_are_missing(till: Till) -> None:
    sold(till, euros(20_00))
    assert till.closed().foreign == (ForeignCounted(CashCount(EUR, ()), euros(-20_00)),)


def test_euros_go_into_the_drawer_where_they_are_taken_and_out_of_it_always(till: Till) -> None:
    no = Refused(Rule.CURRENCY_DIFFERS)
    assert move_cash(MoveCash(till.shift, euros(50_00), "fonds"), journal=till.journal) == no
    assert move_cash(MoveCash(on(till), euros(50_00), "fonds"), journal=till.journal) is None
    assert move_cash(MoveCash(till.shift, euros(-20_00), "banque"), journal=till.journal) is None
    assert [moved.amount for moved in till.facts(CashMoved)] == [euros(50_00), euros(-20_00)]


def test_a_currency_that_is_never_taken_does_not_move(till: Till) -> None:
    yen = MoveCash(on(till), Money(-500, Currency.JPY), "banque")
    assert move_cash(yen, journal=till.journal) == Refused(Rule.CURRENCY_DIFFERS)
