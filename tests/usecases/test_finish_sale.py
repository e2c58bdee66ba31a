from dataclasses import replace

import pytest

from pos.domain.facts import SaleFinished
from pos.domain.permissions import Action, Approval, Role
from pos.domain.pricing import price_ticket
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means, Tender
from pos.domain.ticket import Discount, Ticket, agree_price, approve, change_quantity, discount_ticket
from pos.ports.journal import JournalUnavailable
from pos.usecases.cancel_ticket import CancelTicket, cancel_ticket
from pos.usecases.finish_sale import FinishSale, finish_sale
from pos.usecases.keep_ticket import keep_ticket
from pos.wire.canonical import canonical
from pos.wire.head import verify_head
from tests.fakes.journal import MemoryJournal, facts_of
from tests.fakes.stall import BOWL, DAY, LAMP, PARTIES, RUG, TREATMENTS, cash, cost
from tests.usecases.till import Till, dirhams, must


def needs(action: Action) -> Refused:
    return Refused(Rule.NEEDS_APPROVAL, action=action)


def test_a_sale_is_one_fact_with_its_number_its_signature_and_its_paper(till: Till) -> None:
    ticket = till.ticket(BOWL, RUG)
    done = must(till.finish(ticket))
    assert (done.fact.series, done.fact.ticket, done.fact.total) == (
        "FES26-B12-T1.1-000001",
        ticket.key,
        dirhams(2_620_00),
    )
    assert (till.last, till.journal.head()) == (done.fact, done.head)
    assert done.number == done.head.number
    assert till.journal.paper_of(done.number) == done.paper_job
    assert verify_head(till.key.public, done.head, till.key.sign(done.head))


def test_the_receipt_carries_the_signature_of_the_head_that_the_sale_made(
    failing: tuple[Till, MemoryJournal],
) -> None:
    till, journal = failing
    done = till.sell(BOWL)
    job = journal.memory.jobs[done.paper_job - 1]
    assert job.document == canonical([done.fact.series, till.key.sign(done.head).hex(), 0])
    assert (job.of, job.kind) == (done.number, "receipt")


def test_the_drawer_opens_for_cash_and_stays_shut_for_a_card(failing: tuple[Till, MemoryJournal]) -> None:
    till, journal = failing
    for in_cash, by_card in ((120_00, 0), (0, 120_00), (20_00, 100_00)):
        ticket = till.ticket(BOWL)
        tenders = [cash(dirhams(in_cash))] if in_cash else []
        tenders += [till.charged(ticket, dirhams(by_card))] if by_card else []
        must(till.finish(ticket, *tenders))
    assert [job.kick_drawer for job in journal.memory.jobs] == [True, False, True]


def test_a_double_click_makes_one_sale_and_answers_alike(till: Till) -> None:
    ticket = till.ticket(BOWL)
    first = till.finish(ticket)
    till.sell(LAMP)
    assert till.finish(ticket) == first
    assert len(till.facts(SaleFinished)) == 2


def test_a_ticket_that_was_given_up_is_not_sold(till: Till) -> None:
    ticket = till.ticket(BOWL)
    assert cancel_ticket(CancelTicket(ticket, till.shift), journal=till.journal) is None
    assert till.finish(ticket) == Refused(Rule.TICKET_GONE)


def test_a_sale_that_is_asked_for_again_after_the_closing_answers_alike(till: Till) -> None:
    ticket, counter = till.ticket(BOWL), till.shift
    first = till.finish(ticket)
    till.closed()
    assert till.finish(ticket, counter=counter) == first


def test_the_sale_takes_the_place_of_the_open_ticket(till: Till) -> None:
    ticket = till.ticket(BOWL)
    keep_ticket(ticket, journal=till.journal)
    must(till.finish(ticket))
    assert till.journal.open_tickets() == ()


def test_when_the_disk_fails_nothing_is_sold_and_the_ticket_stays(failing: tuple[Till, MemoryJournal]) -> None:
    till, journal = failing
    ticket = till.ticket(BOWL)
    keep_ticket(ticket, journal=journal)
    before = journal.head()
    journal.disk_fails = "JRN-301"
    with pytest.raises(JournalUnavailable):
        till.finish(ticket)
    assert (journal.head(), journal.open_tickets(), journal.memory.jobs) == (before, (ticket,), [])
    journal.disk_fails = ""
    assert must(till.finish(ticket)).fact.series == "FES26-B12-T1.1-000001"


def test_a_disk_that_fills_up_is_told_while_the_ticket_is_made_and_the_cash_is_not_taken(
    failing: tuple[Till, MemoryJournal],
) -> None:
    till, journal = failing
    ticket, before = till.ticket(BOWL), journal.head()
    journal.short_of_room = "JRN-301"
    with pytest.raises(JournalUnavailable) as told:
        keep_ticket(ticket, journal=journal)
    with pytest.raises(JournalUnavailable):
        till.finish(ticket)
    assert (told.value.code, journal.head()) == ("JRN-301", before)


def test_what_a_terminal_has_charged_goes_into_the_room_that_was_kept_for_it(
    failing: tuple[Till, MemoryJournal],
) -> None:
    till, journal = failing
    ticket = till.ticket(BOWL)
    by_card = till.charged(ticket, dirhams(120_00))
    journal.short_of_room = "JRN-301"
    assert must(till.finish(ticket, by_card)).fact.tenders == (by_card,)


def test_cash_beside_what_a_terminal_has_charged_goes_into_that_room_too(failing: tuple[Till, MemoryJournal]) -> None:
    till, journal = failing
    ticket = till.ticket(BOWL)
    tenders = (cash(dirhams(20_00)), till.charged(ticket, dirhams(100_00)))
    journal.short_of_room = "JRN-301"
    assert must(till.finish(ticket, *tenders)).fact.tenders == tenders


def test_a_ticket_that_another_lane_finishes_meanwhile_is_sold_once_and_both_are_told_alike(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket, first = till.ticket(BOWL), []
    till.beside(monkeypatch, lambda: first.append(till.finish(ticket)))
    assert [till.finish(ticket)] == first
    assert till.facts(SaleFinished) == [must(first[0]).fact]


def test_nothing_is_sold_in_a_shift_that_another_lane_closes_meanwhile(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = till.ticket(BOWL)
    till.beside(monkeypatch, till.closed)
    assert till.finish(ticket) == Refused(Rule.NO_SHIFT)
    assert till.facts(SaleFinished) == []


def test_a_sale_is_paid_exactly(till: Till) -> None:
    ticket = till.ticket(BOWL)
    assert till.finish(ticket, cash(dirhams(100_00))) == Refused(Rule.PAYMENT_SHORT, amount=dirhams(20_00))
    assert till.finish(ticket, cash(dirhams(121_00))) == Refused(Rule.PAYMENT_OVER, amount=dirhams(1_00))
    assert facts_of(till.journal)[3:] == []


def test_change_is_written_down_beside_what_was_applied(till: Till) -> None:
    tender = Tender(Means.CASH, dirhams(120_00), dirhams(200_00), dirhams(80_00))
    assert must(till.finish(till.ticket(BOWL), tender)).fact.tenders == (tender,)


def test_a_ticket_with_nothing_on_it_is_not_sold(till: Till) -> None:
    assert till.finish(till.ticket(), cash(dirhams(0))) == Refused(Rule.EMPTY_TICKET)


def test_a_tax_rule_that_is_not_in_force_is_named(till: Till) -> None:
    ticket = till.ticket(replace(BOWL, tax="MA14"))
    assert till.finish(ticket, cash(dirhams(120_00))) == Refused(Rule.TAX_NOT_IN_FORCE, detail="MA14")


def haggled(till: Till, minor: int) -> Ticket:
    return must(agree_price(till.ticket(BOWL), 1, dirhams(minor)))


def test_a_cashier_gives_a_small_discount_alone_and_a_large_one_with_a_yes(till: Till) -> None:
    assert must(till.finish(haggled(till, 96_00), role=Role.CASHIER)).fact.total == dirhams(96_00)
    large = haggled(till, 95_00)
    assert till.finish(large, role=Role.CASHIER) == needs(Action.DISCOUNT_LARGE)
    yes = Approval(Action.DISCOUNT_LARGE, till.manager)
    assert must(till.finish(approve(large, yes), role=Role.CASHIER)).fact.approvals == (yes,)


def test_a_cashier_sells_below_the_floor_only_with_a_yes_to_that_too(till: Till) -> None:
    low = approve(haggled(till, 89_99), Approval(Action.DISCOUNT_LARGE, till.manager))
    assert till.finish(low, role=Role.CASHIER) == needs(Action.BREAK_FLOOR)
    low = approve(low, Approval(Action.BREAK_FLOOR, till.manager))
    assert must(till.finish(low, role=Role.CASHIER)).fact.total == dirhams(89_99)


def test_a_reduction_of_the_whole_ticket_is_weighed_like_haggling(till: Till) -> None:
    ticket = must(discount_ticket(till.ticket(LAMP), Discount(basis_points=3_000)))
    assert till.finish(ticket, role=Role.CASHIER) == needs(Action.DISCOUNT_LARGE)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.EXHIBITOR])
def test_whoever_owns_the_goods_or_runs_the_stall_gives_what_they_like(till: Till, role: Role) -> None:
    ticket = must(discount_ticket(till.ticket(BOWL), Discount(basis_points=10_000)))
    done = must(till.finish(ticket, role=role))
    assert (done.fact.total, done.fact.lines[0].discount) == (dirhams(0), dirhams(120_00))


def test_twenty_thousand_dirhams_in_cash_need_a_yes(till: Till) -> None:
    # Eight rugs of 2 500 DH are 20 000 DH to the unit.
    bare = must(change_quantity(till.ticket(replace(RUG, unique=False)), 1, pieces(8)))
    assert till.finish(bare) == Refused(Rule.CASH_LIMIT, amount=dirhams(20_000_00))
    rugs = replace(bare, note="un groupe paie ensemble")
    assert till.finish(rugs, role=Role.CASHIER) == needs(Action.CASH_OVER_LIMIT)
    other = replace(rugs, key="other")
    below = (cash(dirhams(19_999_99)), till.charged(other, dirhams(1)))
    assert must(till.finish(other, *below, role=Role.CASHIER)).fact.approvals == ()
    yes = approve(rugs, Approval(Action.CASH_OVER_LIMIT, till.manager))
    assert must(till.finish(yes, role=Role.CASHIER)).fact.approvals == yes.approvals


def test_a_yes_given_on_one_ticket_is_worth_nothing_on_another(till: Till) -> None:
    yes = Approval(Action.DISCOUNT_LARGE, till.manager)
    must(till.finish(approve(haggled(till, 95_00), yes), role=Role.CASHIER))
    assert till.finish(haggled(till, 95_00), role=Role.CASHIER) == needs(Action.DISCOUNT_LARGE)


def test_the_tax_is_that_of_the_shifts_day_not_of_the_clock(till: Till) -> None:
    ended = tuple(replace(rule, ends=DAY) for rule in TREATMENTS)
    ticket = till.ticket(BOWL)
    asked = FinishSale(ticket, (cash(cost(ticket)),), till.shift, Role.MANAGER)
    done = must(
        finish_sale(asked, journal=till.journal, treatments=ended, parties=PARTIES, key=till.key, paper=till.paper)
    )
    assert done.fact.taxes[0].tax == dirhams(20_00)


def test_what_the_fact_says_is_what_the_screen_showed(till: Till) -> None:
    ticket = must(discount_ticket(till.ticket(BOWL, LAMP, RUG), Discount(amount=dirhams(33_33))))
    priced = price_ticket(ticket, TREATMENTS, DAY)
    assert not isinstance(priced, Refused)
    fact = must(till.finish(ticket)).fact
    assert [line.total for line in fact.lines] == [line.total for line in priced.lines]
    assert [seller.id for seller in fact.sellers] == ["amina"]
