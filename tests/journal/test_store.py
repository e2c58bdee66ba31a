"""The journal keeps what was committed, numbers it without gaps, and answers from it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.facts import (
    CashMoved,
    DrawerOpened,
    PaperReprinted,
    PersonRemoved,
    RefundFinished,
    ShiftClosed,
    TicketCancelled,
    TillFounded,
)
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.permissions import Role
from pos.domain.quantity import pieces
from pos.domain.ticket import FreeAmount, Ticket, add_free_amount
from pos.journal.store import SqliteJournal
from pos.ports.journal import Imported, Recorded, Somebody
from pos.wire.entry import GENESIS, entry_bytes, link
from tests.journal.booth import CARPET, CUPS, MAD, PARTIES, PLACE, Booth, must, opened, sold


def test_an_empty_journal_answers_that_it_knows_nothing(journal: SqliteJournal) -> None:
    assert (journal.head(), journal.place(), journal.open_shift(), journal.grand_total()) == (None,) * 4
    assert (journal.people(), journal.sales(), journal.next(), journal.entry(1)) == ((), (), None, None)
    assert list(journal.entries(1)) == []


def test_a_day_at_the_booth_is_remembered_after_closing_and_opening_again(path: Path) -> None:
    with opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        booth.open_shift()
        first = booth.sell(CUPS, CARPET)
        booth.sell(CUPS)
        booth.refund(first, line=2)
        booth.close_shift()
    with opened(path) as journal:
        assert [entry.number for entry in journal.entries(1)] == [1, 2, 3, 4, 5, 6, 7]
        assert journal.place() == PLACE
        assert journal.grand_total() == Money(120_00, MAD)
        assert journal.open_shift() is None
        assert journal.stock_moves() == {"carpet-17": 0, "cups": 2000}
        assert journal.sold_pieces() == frozenset()
        assert journal.people() == (Somebody("amina", Role.MANAGER, "Amina Bennis"),)
        assert journal.products() == (CUPS, CARPET)
        assert journal.parties() == PARTIES


def test_each_entry_is_chained_to_the_one_before(booth: Booth, journal: SqliteJournal) -> None:
    booth.sell()
    hash_ = GENESIS
    for number in range(1, 5):
        recorded = journal.recorded(number)
        assert recorded is not None
        hash_ = link(hash_, entry_bytes(recorded.entry))
        assert recorded.head.hash == hash_
    head = journal.head()
    assert head is not None
    assert (head.number, head.hash, head.epoch) == (4, hash_, 1)


def test_what_is_not_committed_never_happened(booth: Booth, journal: SqliteJournal) -> None:
    with journal.unit_of_work() as work:
        booth.finish(work, booth.ticket())
    assert (journal.sales(), journal.waiting()) == ((), 0)
    booth.sell()
    assert [row.series for row in journal.sales()] == ["SIAM26-B12-T1.1-000001"]


def test_what_fails_half_way_never_happened(booth: Booth, journal: SqliteJournal) -> None:
    def fail_after_appending() -> None:
        with journal.unit_of_work() as work:
            booth.finish(work, booth.ticket())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_appending()
    assert journal.sales() == ()


def test_nothing_is_seen_of_a_step_before_its_commit(booth: Booth, journal: SqliteJournal) -> None:
    with journal.unit_of_work() as work:
        booth.finish(work, booth.ticket())
        assert journal.sales() == ()
        work.commit()
    assert len(journal.sales()) == 1


def test_a_step_that_is_over_takes_nothing_more(booth: Booth, journal: SqliteJournal) -> None:
    with journal.unit_of_work() as work:
        work.append(DrawerOpened(3, "amina"))
        work.commit()
        with pytest.raises(ValueError, match="over"):
            work.append(DrawerOpened(3, "amina"))
    with pytest.raises(ValueError, match="over"):
        work.drop_ticket(1)


def test_a_step_that_was_left_before_its_end_takes_nothing_more(booth: Booth, journal: SqliteJournal) -> None:
    with journal.unit_of_work() as work:
        work.append(DrawerOpened(3, "amina"))
    with pytest.raises(ValueError, match="over"):
        work.append(DrawerOpened(3, "amina"))
    assert [entry.number for entry in journal.entries(1)] == [1, 2, 3]


def test_an_amount_without_a_product_moves_no_stock_either_way(booth: Booth, journal: SqliteJournal) -> None:
    free = FreeAmount(CUPS.price, "coop", "tva20", Names(fr="Montant libre"))
    ticket = must(add_free_amount(Ticket(1, MAD, key="free"), free, pieces(1)))
    sold_free = booth.finish_alone(ticket)
    assert journal.stock_moves() == {}
    booth.refund(sold_free)
    assert journal.stock_moves() == {}


def test_tickets_without_a_key_are_given_up_one_after_the_other(booth: Booth, journal: SqliteJournal) -> None:
    for nickname in (1, 2):
        booth.append(TicketCancelled(3, "amina", nickname, ()))
    assert journal.fact_of_ticket("") is None


@pytest.mark.parametrize("sale", [3, 99])
def test_a_refund_of_what_is_no_sale_is_not_written_down(booth: Booth, journal: SqliteJournal, sale: int) -> None:
    number = booth.sell()
    fact = journal.entry(booth.refund(number))
    assert fact is not None
    assert isinstance(fact.fact, RefundFinished)
    with journal.unit_of_work() as work, pytest.raises(ValueError, match="no sale"):
        work.append(replace(fact.fact, series=work.next_series(), sale=sale, ticket=""))
    assert len(journal.refunds_of(number)) == 1


def test_the_first_fact_founds_the_till(journal: SqliteJournal) -> None:
    with journal.unit_of_work() as work, pytest.raises(ValueError, match="founds"):
        work.append(DrawerOpened(3, "amina"))
    with journal.unit_of_work() as work, pytest.raises(ValueError, match="founded"):
        work.next_series()


def test_a_later_founding_begins_an_epoch_and_a_series_of_its_own(booth: Booth, journal: SqliteJournal) -> None:
    booth.sell()
    elsewhere = replace(PLACE, booth="C7")
    booth.append(TillFounded(elsewhere, "11" * 32, "0.1.0"))
    booth.sell()
    head = journal.head()
    assert head is not None
    assert (head.epoch, head.number) == (2, 6)
    assert [row.series for row in journal.sales()] == ["SIAM26-C7-T1.2-000001", "SIAM26-B12-T1.1-000001"]
    assert journal.place() == elsewhere


def test_a_paper_with_another_number_than_the_next_is_refused(booth: Booth, journal: SqliteJournal) -> None:
    sale = sold(booth.ticket(), 3)
    for series in ("", "SIAM26-B12-T1.1-000002", "SIAM26-B12-T1.2-000001"):
        with journal.unit_of_work() as work, pytest.raises(ValueError, match="000001"):
            work.append(replace(sale, series=series))


def test_a_closing_with_another_number_than_the_next_is_refused(booth: Booth, journal: SqliteJournal) -> None:
    closed = journal.entry(booth.close_shift())
    assert closed is not None
    assert isinstance(closed.fact, ShiftClosed)
    with journal.unit_of_work() as work:
        assert work.next_z() == 2
        with pytest.raises(ValueError, match="'2' comes next"):
            work.append(closed.fact)


def test_a_ticket_becomes_one_fact_only(booth: Booth, journal: SqliteJournal) -> None:
    ticket = booth.ticket()
    number = booth.finish_alone(ticket)
    assert journal.fact_of_ticket(ticket.key) == number
    with pytest.raises(ValueError, match="became"):
        booth.finish_alone(ticket)
    with pytest.raises(ValueError, match="became"):
        booth.append(TicketCancelled(3, "amina", 1, (), ticket=ticket.key))
    assert journal.fact_of_ticket("another") is None
    assert len(journal.sales()) == 1


def test_open_tickets_outlive_the_program(path: Path) -> None:
    with opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        first, second = booth.ticket(), booth.ticket(CARPET)
        booth.save(first)
        booth.save(second)
        booth.save(replace(second, note="comes back at five"))
    with opened(path) as journal:
        assert journal.open_tickets() == (first, replace(second, note="comes back at five"))
        with journal.unit_of_work() as work:
            work.drop_ticket(first.nickname)
            work.commit()
        assert [ticket.nickname for ticket in journal.open_tickets()] == [second.nickname]


def test_a_unique_piece_is_gone_until_it_comes_back(booth: Booth, journal: SqliteJournal) -> None:
    sale = booth.sell(CARPET)
    assert journal.sold_pieces() == {"carpet-17"}
    booth.refund(sale)
    assert journal.sold_pieces() == frozenset()
    assert [refund.sale for refund in journal.refunds_of(sale)] == [sale]
    assert journal.refunds_of(sale + 1) == ()


def test_a_person_who_was_let_go_cannot_sign_in(booth: Booth, journal: SqliteJournal) -> None:
    booth.append(PersonRemoved("amina", "amina"))
    assert journal.people() == ()


def test_a_product_is_added_once_and_changed_in_its_place(booth: Booth, journal: SqliteJournal) -> None:
    dearer = replace(CUPS, code="611000000002")
    with journal.unit_of_work() as work:
        assert work.put_products((dearer, CARPET, replace(CUPS, id="bowls"))) == Imported(added=1, changed=1)
        work.commit()
    assert [product.id for product in journal.products()] == ["cups", "carpet-17", "bowls"]
    assert journal.products()[0] == dearer


def test_entries_are_read_in_any_range(booth: Booth, journal: SqliteJournal) -> None:
    booth.append(*[CashMoved(3, "amina", Money(100, MAD), "change")] * 600)
    assert [entry.number for entry in journal.entries(2, 3)] == [2, 3]
    assert [entry.number for entry in journal.entries(300)] == list(range(300, 604))
    assert list(journal.entries(604)) == []


def test_a_reprint_is_counted_and_finds_the_head_of_its_paper(booth: Booth, journal: SqliteJournal) -> None:
    number = booth.sell()
    before = journal.recorded(number)
    booth.append(PaperReprinted(number, 1, "amina"))
    booth.append(PaperReprinted(number, 2, "amina"))
    assert isinstance(before, Recorded)
    assert journal.recorded(number) == before
    assert (journal.reprints_of(number), journal.reprints_of(number + 1)) == (2, 0)
    assert [row.reprints for row in journal.sales()] == [2]


def test_many_threads_append_one_after_the_other_and_read_meanwhile(booth: Booth, journal: SqliteJournal) -> None:
    def sell_and_look(count: int) -> int:
        booth.append(CashMoved(3, "amina", Money(count, MAD), "change"))
        return len(list(journal.entries(1)))

    with ThreadPoolExecutor(8) as threads:
        seen = list(threads.map(sell_and_look, range(1, 65)))
    assert [entry.number for entry in journal.entries(1)] == list(range(1, 68))
    assert min(seen) >= 4
