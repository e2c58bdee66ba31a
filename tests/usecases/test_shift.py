from dataclasses import replace
from datetime import date

import pytest

from pos.domain.cash import CashCount
from pos.domain.facts import CashMoved, DrawerCounted, DrawerOpened, ShiftClosed, ShiftOpened
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import OwedPayment, PaymentKind, PaymentMoved, PaymentState, Source, UnknownPayment
from pos.domain.permissions import Action, Approval, Role
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.ticket import approve
from pos.ports.journal import OpenShift
from pos.usecases.count_drawer import CountDrawer, count_drawer
from pos.usecases.keep_ticket import keep_ticket
from pos.usecases.move_cash import MoveCash, move_cash
from pos.usecases.open_drawer import OpenDrawer, open_drawer
from pos.usecases.open_shift import OpenShiftRequest, open_shift
from pos.usecases.read_shift import print_x, read_shift
from pos.usecases.refund import RefundRequest
from pos.wire.canonical import canonical
from pos.wire.head import verify_head
from tests.fakes.journal import MemoryJournal, facts_of
from tests.fakes.stall import BOWL, DAY, FLOAT, LAMP, MAD, cash, cost
from tests.usecases.till import TPE, Till, dirhams, must

EUROS = CashCount(Currency.EUR, ((1000, 5),))
NO_SHIFT = Refused(Rule.NO_SHIFT)


def test_a_shift_is_opened_on_its_business_day_with_its_float(bare: Till) -> None:
    bare.set_up()
    request = OpenShiftRequest(bare.manager, FLOAT, DAY)
    shift = must(open_shift(request, journal=bare.journal))
    assert shift == OpenShift(3, ShiftOpened(bare.manager, DAY, FLOAT))
    assert bare.journal.open_shift() == shift


def test_a_double_click_opens_one_shift(till: Till) -> None:
    again = OpenShiftRequest(till.manager, FLOAT, DAY)
    assert must(open_shift(again, journal=till.journal)).number == till.shift.shift
    assert len(till.facts(ShiftOpened)) == 1


def test_a_shift_is_not_opened_over_another(till: Till) -> None:
    other = OpenShiftRequest(till.manager, FLOAT, date(2026, 2, 13))
    assert open_shift(other, journal=till.journal) == Refused(Rule.SHIFT_ALREADY_OPEN)


def test_a_float_in_another_currency_than_the_fairs_is_refused(bare: Till) -> None:
    bare.set_up()
    request = OpenShiftRequest(bare.manager, EUROS, DAY)
    assert open_shift(request, journal=bare.journal) == Refused(Rule.CURRENCY_DIFFERS)
    assert bare.journal.open_shift() is None


def test_cash_that_moves_changes_what_the_drawer_should_hold(till: Till) -> None:
    assert move_cash(MoveCash(till.shift, dirhams(300_00), "change"), journal=till.journal) is None
    assert move_cash(MoveCash(till.shift, dirhams(-120_00), "string"), journal=till.journal) is None
    figures = must(read_shift(journal=till.journal))
    assert (figures.moved, figures.expected) == (dirhams(180_00), dirhams(680_00))


def test_moving_cash_takes_the_right_to_open_the_drawer(till: Till) -> None:
    cashier = replace(till.shift, person=till.cashier().id)
    asked = MoveCash(cashier, dirhams(-50_00), "lunch")
    assert move_cash(asked, journal=till.journal) == Refused(Rule.NEEDS_APPROVAL, action=Action.OPEN_DRAWER)
    yes = Approval(Action.OPEN_DRAWER, till.manager)
    assert move_cash(replace(asked, approvals=(yes,)), journal=till.journal) is None
    assert till.last == CashMoved(cashier.shift, cashier.person, dirhams(-50_00), "lunch", (yes,))


def test_the_drawer_is_opened_without_a_sale_by_those_who_may(till: Till) -> None:
    cashier = replace(till.shift, person=till.cashier().id)
    no = Refused(Rule.NEEDS_APPROVAL, action=Action.OPEN_DRAWER)
    assert open_drawer(OpenDrawer(cashier), journal=till.journal) == no
    stranger = replace(cashier, person="stranger")
    assert open_drawer(OpenDrawer(stranger), journal=till.journal) == no
    assert open_drawer(OpenDrawer(till.shift), journal=till.journal) is None
    assert till.facts(DrawerOpened) == [DrawerOpened(till.shift.shift, till.manager)]


def test_no_cash_moves_by_nothing_or_in_another_currency(till: Till) -> None:
    nothing = MoveCash(till.shift, dirhams(0), "")
    assert move_cash(nothing, journal=till.journal) == Refused(Rule.AMOUNT_NOT_POSITIVE)
    euros = MoveCash(till.shift, Money(5_00, Currency.EUR), "")
    assert move_cash(euros, journal=till.journal) == Refused(Rule.CURRENCY_DIFFERS)


def test_a_count_is_written_down_before_anything_is_told(failing: tuple[Till, MemoryJournal]) -> None:
    till, _ = failing
    till.sell(BOWL)
    count = CashCount(MAD, ((200_00, 3), (5_00, 3)))
    done = must(count_drawer(CountDrawer(till.shift, count), journal=till.journal))
    assert till.last == DrawerCounted(till.shift.shift, till.manager, count)
    assert (done.figures.expected, done.difference) == (dirhams(620_00), dirhams(-5_00))


def test_a_count_is_compared_with_figures_that_go_on_from_the_last_closing(till: Till) -> None:
    till.sell(BOWL)
    till.closed()
    till.open_shift(date(2026, 2, 13))
    till.sell(LAMP)
    done = must(count_drawer(CountDrawer(till.shift, FLOAT), journal=till.journal))
    assert (done.figures.sold, done.figures.grand_total) == (dirhams(480_00), dirhams(600_00))
    assert done.difference == dirhams(-480_00)


def test_a_reading_says_what_was_sold_and_writes_nothing(till: Till) -> None:
    till.sell(BOWL)
    lamp = till.ticket(LAMP)
    must(till.finish(lamp, till.charged(lamp, cost(lamp))))
    before = till.journal.head()
    figures = must(read_shift(journal=till.journal))
    assert (figures.sales, figures.sold, figures.expected) == (2, dirhams(600_00), dirhams(620_00))
    assert till.journal.head() == before


def test_a_reading_is_printed_without_becoming_a_fact(till: Till) -> None:
    before = till.journal.head()
    job = must(print_x(till.manager, journal=till.journal, clock=till.clock, paper=till.paper))
    assert (till.journal.paper_of(till.shift.shift), till.journal.head()) == (job, before)


def test_a_closing_freezes_the_figures_the_count_and_the_difference(till: Till) -> None:
    till.sell(BOWL)
    done = must(till.close(CashCount(MAD, ((200_00, 3),)), "a bowl was paid 100"))
    fact = done.fact
    assert (fact.shift, fact.z, fact.business_day, fact.note) == (3, 1, DAY, "a bowl was paid 100")
    assert (fact.figures.expected, fact.difference) == (dirhams(620_00), dirhams(-20_00))
    assert (fact.figures.first_series, fact.figures.last_series) == ("FES26-B12-T1.1-000001",) * 2
    assert (till.last, till.journal.head(), till.journal.open_shift()) == (fact, done.head, None)
    assert till.journal.paper_of(done.number) == done.paper_job
    assert verify_head(till.key.public, done.head, till.key.sign(done.head))


def test_the_report_of_a_closing_is_an_original_with_the_signature_of_its_head(
    failing: tuple[Till, MemoryJournal],
) -> None:
    till, journal = failing
    done = must(till.close())
    job = journal.memory.jobs[done.paper_job - 1]
    assert job.document == canonical(["1", till.key.sign(done.head).hex(), 0])
    assert (job.of, job.kind, job.kick_drawer) == (done.number, "z-report", False)


def test_closings_are_counted_and_the_grand_total_runs_on(till: Till) -> None:
    for day, expected in ((12, 120_00), (13, 240_00), (14, 360_00)):
        till.sell(BOWL)
        fact = till.closed()
        assert (fact.z, fact.figures.grand_total) == (day - 11, dirhams(expected))
        till.open_shift(date(2026, 2, day + 1))
    assert must(read_shift(journal=till.journal)).sales == 0


def test_a_ticket_with_goods_on_it_holds_up_the_closing_unless_it_is_parked(till: Till) -> None:
    waiting = till.ticket(BOWL, nickname=2)
    keep_ticket(waiting, journal=till.journal)
    keep_ticket(replace(till.ticket(LAMP, nickname=5), parked=True), journal=till.journal)
    assert till.close() == Refused(Rule.OPEN_TICKETS_LEFT, detail="2")
    keep_ticket(replace(waiting, parked=True), journal=till.journal)
    assert till.closed().figures.sales == 0
    assert [ticket.nickname for ticket in till.journal.open_tickets()] == [2, 5]


def test_a_ticket_with_nothing_on_it_holds_nothing_up(till: Till) -> None:
    keep_ticket(replace(till.ticket(nickname=2), note="attend sa femme"), journal=till.journal)
    assert till.closed().figures.sales == 0


def test_a_closing_lists_what_nobody_knows_and_what_is_to_go_back_and_nothing_else(till: Till) -> None:
    # The bowl was paid again in cash, and then the card was charged for it after all.
    twice = till.ticket(BOWL)
    back = till.charged(twice, dirhams(120_00), PaymentState.UNKNOWN).payment
    must(till.finish(approve(twice, Approval(Action.PAY_AGAIN, till.manager)), cash(dirhams(120_00))))
    with till.journal.unit_of_work() as work:
        work.append(PaymentMoved(back, 1, PaymentState.APPROVED, Source.INQUIRY, authorised=dirhams(119_00)))
        work.commit()
    unknown = till.charged(till.ticket(LAMP), dirhams(480_00), PaymentState.UNKNOWN).payment
    # This one still waits for its ticket, which nothing became of yet.
    till.charged(till.ticket(LAMP), dirhams(480_00))
    paid = till.ticket(BOWL)
    must(till.finish(paid, till.charged(paid, dirhams(120_00))))
    fact = till.closed()
    assert fact.unknown_payments == (UnknownPayment(unknown, PaymentKind.SALE, dirhams(480_00), TPE),)
    assert fact.owed_payments == (OwedPayment(back, dirhams(119_00), TPE),)


def test_a_refund_that_another_lane_writes_meanwhile_is_in_the_closing(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = till.sell(BOWL)
    back = RefundRequest(sale.number, {1: pieces(1)}, till.shift, Role.MANAGER, "back-1")
    till.beside(monkeypatch, lambda: must(till.refund(back)))
    told = till.closed().figures
    assert (told.sales, told.refunds, told.expected, told.grand_total) == (1, 1, FLOAT.total, dirhams(0))


def test_a_ticket_that_another_lane_keeps_meanwhile_holds_up_the_closing(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = till.ticket(BOWL, nickname=2)
    till.beside(monkeypatch, lambda: keep_ticket(waiting, journal=till.journal))
    assert till.close() == Refused(Rule.OPEN_TICKETS_LEFT, detail="2")


def test_a_shift_that_another_lane_closes_meanwhile_is_closed_once(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    till.beside(monkeypatch, till.closed)
    assert till.close() == NO_SHIFT
    assert len(till.facts(ShiftClosed)) == 1


def test_a_count_in_another_currency_is_refused(till: Till) -> None:
    refused = Refused(Rule.CURRENCY_DIFFERS)
    assert till.close(EUROS) == refused
    assert count_drawer(CountDrawer(till.shift, EUROS), journal=till.journal) == refused


@pytest.mark.parametrize("wrong", [False, True], ids=["no shift", "another shift"])
def test_nothing_of_the_drawer_is_done_outside_the_shift(till: Till, *, wrong: bool) -> None:
    counter: Counter = till.shift
    till.closed()
    if wrong:
        till.open_shift(date(2026, 2, 13))
    before = len(facts_of(till.journal))
    assert move_cash(MoveCash(counter, dirhams(5), ""), journal=till.journal) == NO_SHIFT
    assert open_drawer(OpenDrawer(counter), journal=till.journal) == NO_SHIFT
    assert count_drawer(CountDrawer(counter, FLOAT), journal=till.journal) == NO_SHIFT
    assert till.finish(till.ticket(BOWL), counter=counter) == NO_SHIFT
    assert till.close(counter=counter) == NO_SHIFT
    assert len(facts_of(till.journal)) == before


def test_without_a_shift_there_is_nothing_to_read_print_or_close(till: Till) -> None:
    counter = till.shift
    till.closed()
    assert read_shift(journal=till.journal) == NO_SHIFT
    assert print_x(till.manager, journal=till.journal, clock=till.clock, paper=till.paper) == NO_SHIFT
    assert till.close(counter=counter) == NO_SHIFT
