from collections.abc import Mapping
from dataclasses import replace

import pytest

from pos.domain.facts import RefundFinished
from pos.domain.permissions import Action, Approval, Role
from pos.domain.quantity import Quantity, pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means, Tender
from pos.ports.journal import JournalUnavailable
from pos.usecases.finish_sale import SaleDone
from pos.usecases.read_shift import read_shift
from pos.usecases.refund import RefundRequest
from pos.wire.canonical import canonical
from tests.fakes.journal import MemoryJournal, facts_of
from tests.fakes.stall import BOWL, LAMP, RUG, cash
from tests.usecases.till import Till, dirhams, must


def asked(till: Till, sale: SaleDone | int, lines: Mapping[int, Quantity]) -> RefundRequest:
    number = sale if isinstance(sale, int) else sale.number
    return RefundRequest(number, lines, till.shift, Role.MANAGER, till.ids.short(), "cracked")


def test_goods_come_back_for_what_was_paid_in_cash(till: Till) -> None:
    sale = till.sell(BOWL, BOWL, LAMP)
    request = asked(till, sale, {1: pieces(1), 2: pieces(1)})
    done = must(till.refund(request))
    fact = done.fact
    assert (fact.sale, fact.reason, fact.ticket) == (sale.number, "cracked", request.key)
    assert (fact.total, fact.series, fact.rounding) == (dirhams(600_00), "FES26-B12-T1.1-000002", None)
    assert [(tax.base, tax.tax) for tax in fact.taxes] == [(dirhams(500_00), dirhams(100_00))]
    assert fact.tenders == (Tender(Means.CASH, dirhams(-600_00), dirhams(-600_00), dirhams(0)),)
    assert (till.last, till.journal.head()) == (fact, done.head)


def test_the_refunds_paper_names_the_sale_and_opens_the_drawer(failing: tuple[Till, MemoryJournal]) -> None:
    till, journal = failing
    sale = till.sell(BOWL)
    done = must(till.refund(asked(till, sale, {1: pieces(1)})))
    job = journal.memory.jobs[done.paper_job - 1]
    said = f"{done.fact.series} of {sale.fact.series}"
    assert job.document == canonical([said, till.key.sign(done.head).hex(), 0])
    assert (job.of, job.kick_drawer) == (done.number, True)


def test_a_refund_leaves_the_drawer_as_if_nothing_had_been_sold(till: Till) -> None:
    before = must(read_shift(journal=till.journal)).expected
    till.refund(asked(till, till.sell(BOWL), {1: pieces(1)}))
    after = must(read_shift(journal=till.journal))
    assert (after.expected, after.sold, after.refunded) == (before, dirhams(120_00), dirhams(120_00))


def test_a_double_click_gives_back_once_and_answers_alike(till: Till) -> None:
    request = asked(till, till.sell(BOWL, BOWL), {1: pieces(1)})
    first = till.refund(request)
    assert till.refund(request) == first
    assert len(till.facts(RefundFinished)) == 1


def test_a_refund_that_another_lane_writes_meanwhile_is_given_once_and_both_are_told_alike(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    request, first = asked(till, till.sell(BOWL, BOWL), {1: pieces(1)}), []
    till.beside(monkeypatch, lambda: first.append(till.refund(request)))
    assert [till.refund(request)] == first
    assert till.facts(RefundFinished) == [must(first[0]).fact]


def test_nothing_comes_back_in_a_shift_that_another_lane_closes_meanwhile(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = asked(till, till.sell(BOWL), {1: pieces(1)})
    till.beside(monkeypatch, till.closed)
    assert till.refund(request) == Refused(Rule.NO_SHIFT)
    assert till.facts(RefundFinished) == []


def test_never_more_comes_back_than_was_sold(till: Till) -> None:
    sale = till.sell(BOWL, BOWL)
    assert till.refund(asked(till, sale, {1: pieces(3)})) == Refused(Rule.MORE_THAN_SOLD)
    must(till.refund(asked(till, sale, {1: pieces(1)})))
    assert till.refund(asked(till, sale, {1: pieces(2)})) == Refused(Rule.MORE_THAN_SOLD)
    must(till.refund(asked(till, sale, {1: pieces(1)})))
    assert till.refund(asked(till, sale, {1: pieces(1)})) == Refused(Rule.MORE_THAN_SOLD)


def test_money_goes_back_only_to_the_means_that_paid(till: Till) -> None:
    ticket = till.ticket(BOWL)
    by_card = must(till.finish(ticket, till.charged(ticket, dirhams(120_00))))
    differs = Refused(Rule.REFUND_MEANS_DIFFER, amount=dirhams(0))
    assert till.refund(asked(till, by_card, {1: pieces(1)})) == differs
    ticket = till.ticket(BOWL, BOWL)
    both = must(till.finish(ticket, cash(dirhams(150_00)), till.charged(ticket, dirhams(90_00))))
    must(till.refund(asked(till, both, {1: pieces(1)})))
    left = Refused(Rule.REFUND_MEANS_DIFFER, amount=dirhams(30_00))
    assert till.refund(asked(till, both, {1: pieces(1)})) == left


def test_a_cashier_gives_back_only_with_a_yes(till: Till) -> None:
    request = replace(asked(till, till.sell(BOWL), {1: pieces(1)}), role=Role.CASHIER)
    assert till.refund(request) == Refused(Rule.NEEDS_APPROVAL, action=Action.REFUND)
    yes = Approval(Action.REFUND, till.manager)
    assert must(till.refund(replace(request, approvals=(yes,)))).fact.approvals == (yes,)


@pytest.mark.parametrize(
    ("lines", "rule"),
    [({}, Rule.NOTHING_TO_REFUND), ({7: pieces(1)}, Rule.LINE_NOT_FOUND), ({1: pieces(0)}, Rule.QUANTITY_NOT_POSITIVE)],
)
def test_a_refund_of_what_is_not_there_is_refused(till: Till, lines: Mapping[int, Quantity], rule: Rule) -> None:
    assert till.refund(asked(till, till.sell(BOWL), lines)) == Refused(rule)


def test_only_a_sale_can_be_given_back(till: Till) -> None:
    not_found = Refused(Rule.FACT_NOT_FOUND)
    assert till.refund(asked(till, 99, {1: pieces(1)})) == not_found
    assert till.refund(asked(till, till.shift.shift, {1: pieces(1)})) == not_found
    refund = must(till.refund(asked(till, till.sell(BOWL), {1: pieces(1)})))
    assert till.refund(asked(till, refund.number, {1: pieces(1)})) == not_found


def test_a_refund_belongs_to_the_shift_under_way(till: Till) -> None:
    request = asked(till, till.sell(BOWL), {1: pieces(1)})
    till.closed()
    assert till.refund(request) == Refused(Rule.NO_SHIFT)
    till.open_shift()
    assert till.refund(request) == Refused(Rule.NO_SHIFT)


def test_a_key_that_made_a_sale_makes_no_refund(till: Till) -> None:
    sale = till.sell(BOWL)
    request = replace(asked(till, sale, {1: pieces(1)}), key=sale.fact.ticket)
    assert till.refund(request) == Refused(Rule.TICKET_GONE)


def test_a_piece_that_came_back_can_be_sold_again(till: Till) -> None:
    sale = till.sell(RUG)
    assert till.journal.sold_pieces() == {RUG.id}
    must(till.refund(asked(till, sale, {1: pieces(1)})))
    assert till.journal.sold_pieces() == frozenset()


def test_when_the_disk_fails_nothing_is_given_back(failing: tuple[Till, MemoryJournal]) -> None:
    till, journal = failing
    request = asked(till, till.sell(BOWL), {1: pieces(1)})
    before = facts_of(journal)
    journal.disk_fails = "JRN-301"
    with pytest.raises(JournalUnavailable):
        till.refund(request)
    assert facts_of(journal) == before
