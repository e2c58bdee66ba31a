"""What every journal answers, whether it keeps its facts on a disk or in memory.

A class of tests takes this contract over by inheriting it and giving it an empty `journal`.
"""

from dataclasses import replace

import pytest

from pos.domain.facts import CashMoved, PaperReprinted, PersonAdded, PersonRemoved, SaleFinished, TicketCancelled
from pos.domain.money import Money, zero
from pos.domain.parties import Seller
from pos.domain.permissions import Role
from pos.domain.product import Product
from pos.domain.sale import Parties
from pos.domain.ticket import Ticket
from pos.ports.journal import Imported, Journal, OpenShift, PaperJob, Somebody
from pos.wire.entry import GENESIS, entry_bytes, link
from tests.fakes.stall import (
    BOWL,
    DAY,
    FOUNDED,
    LAMP,
    MAD,
    OPENED,
    PARTIES,
    PLACE,
    RUG,
    closing,
    cost,
    refund,
    sale,
    ticket_of,
)


def found(journal: Journal) -> int:
    """Found the till and open its first shift; gives the shift's number."""
    with journal.unit_of_work() as work:
        work.append(FOUNDED)
        shift = work.append(OPENED).entry.number
        work.commit()
    return shift


def sell(journal: Journal, *products: Product, key: str = "") -> int:
    """Sell products in the shift under way; gives the sale's number."""
    shift = journal.open_shift()
    assert shift is not None
    with journal.unit_of_work() as work:
        fact = sale(ticket_of(*products, key=key), shift.number, work.next_series())
        number = work.append(fact).entry.number
        work.commit()
    return number


def give_back(journal: Journal, number: int, line: int = 1) -> int:
    """Take one piece of a sold line back; gives the refund's number."""
    entry = journal.entry(number)
    assert entry is not None
    sold = entry.fact
    assert isinstance(sold, SaleFinished)
    with journal.unit_of_work() as work:
        fact = refund(sold, number, line, work.next_series())
        back = work.append(fact).entry.number
        work.commit()
    return back


class WhatIsWritten:
    """Facts, numbers and papers: all of a step or nothing of it."""

    def test_an_empty_journal_knows_nothing(self, journal: Journal) -> None:
        assert (journal.place(), journal.head(), journal.open_shift(), journal.grand_total()) == (None,) * 4
        assert (journal.people(), journal.open_tickets(), journal.sales(), journal.products()) == ((),) * 4
        assert (journal.entry(1), journal.recorded(1), list(journal.entries(1))) == (None, None, [])
        assert (journal.sold_pieces(), dict(journal.stock_moves())) == (frozenset(), {})
        assert journal.parties() == Parties({}, {})

    def test_the_first_fact_founds_the_till(self, journal: Journal) -> None:
        with journal.unit_of_work() as work, pytest.raises(ValueError, match="founds"):
            work.append(OPENED)
        found(journal)
        assert journal.place() == PLACE

    def test_facts_are_numbered_without_gaps_and_chained(self, journal: Journal) -> None:
        found(journal)
        sell(journal, BOWL)
        entries, hash_ = list(journal.entries(1)), GENESIS
        assert [entry.number for entry in entries] == [1, 2, 3]
        for entry in entries:
            hash_ = link(hash_, entry_bytes(entry))
            recorded = journal.recorded(entry.number)
            assert recorded is not None
            assert (recorded.entry, recorded.head.hash, recorded.head.number) == (entry, hash_, entry.number)
        head = journal.head()
        assert head is not None
        assert (head.number, head.hash, head.epoch) == (3, hash_, 1)

    def test_a_fact_is_told_its_place_before_it_is_durable(self, journal: Journal) -> None:
        found(journal)
        with journal.unit_of_work() as work:
            told = work.append(CashMoved(2, "p1", Money(5, MAD), "bank"))
            work.commit()
        assert journal.recorded(told.entry.number) == told
        assert journal.head() == told.head

    def test_entries_are_read_from_a_first_to_a_last(self, journal: Journal) -> None:
        found(journal)
        for _ in range(3):
            sell(journal, BOWL)
        assert [entry.number for entry in journal.entries(2, 4)] == [2, 3, 4]
        assert [entry.number for entry in journal.entries(4)] == [4, 5]
        assert list(journal.entries(6)) == []

    def test_what_is_not_committed_never_happened(self, journal: Journal) -> None:
        found(journal)
        before = journal.head()
        with journal.unit_of_work() as work:
            work.append(sale(ticket_of(RUG, key="k1"), 2, work.next_series()))
            work.queue_paper(PaperJob(3, "receipt", b"[]"))
            work.save_ticket(ticket_of(BOWL, nickname=4))
            work.put_products([BOWL])
        assert journal.head() == before
        assert (journal.open_tickets(), journal.products(), journal.sales()) == ((), (), ())
        assert (journal.fact_of_ticket("k1"), journal.paper_of(3), journal.sold_pieces()) == (None, 0, frozenset())
        sell(journal, BOWL)
        assert [row.series for row in journal.sales()] == ["FES26-B12-T1.1-000001"]

    def test_a_further_founding_begins_the_epoch_that_central_gave_in_the_same_chain(self, journal: Journal) -> None:
        found(journal)
        sell(journal, BOWL)
        before = journal.head()
        with journal.unit_of_work() as work:
            work.append(replace(FOUNDED, place=replace(PLACE, booth="C3"), epoch=4))
            series = work.next_series()
            work.commit()
        head = journal.head()
        assert before is not None
        assert head is not None
        assert (head.epoch, head.number, head.till) == (4, before.number + 1, before.till)
        assert series == "FES26-C3-T1.4-000001"
        sell(journal, BOWL)
        assert journal.sales()[0].series == series

    def test_an_epoch_never_falls_nor_stays(self, journal: Journal) -> None:
        found(journal)
        with journal.unit_of_work() as work, pytest.raises(ValueError, match="cannot begin after epoch 1"):
            work.append(replace(FOUNDED, epoch=1))

    def test_papers_are_numbered_without_gaps_sales_and_refunds_together(self, journal: Journal) -> None:
        found(journal)
        number = sell(journal, BOWL)
        give_back(journal, number)
        sell(journal, LAMP)
        assert [row.series[-6:] for row in journal.sales()] == ["000003", "000002", "000001"]

    def test_a_paper_with_another_number_than_the_next_is_a_mistake_of_ours(self, journal: Journal) -> None:
        found(journal)
        with journal.unit_of_work() as work, pytest.raises(ValueError, match="comes next"):
            work.append(sale(ticket_of(BOWL), 2, "FES26-B12-T1.1-000002"))
        with journal.unit_of_work() as work, pytest.raises(ValueError, match="comes next"):
            work.append(closing(2, 2, [], zero(MAD)))

    def test_a_shift_is_open_until_it_is_closed(self, journal: Journal) -> None:
        shift = found(journal)
        assert journal.open_shift() == OpenShift(shift, OPENED)
        sell(journal, BOWL)
        for expected in (1, 2):
            facts = [entry.fact for entry in journal.entries(shift + 1)]
            with journal.unit_of_work() as work:
                z = work.next_z()
                work.append(closing(shift, z, list(facts), journal.grand_total() or zero(MAD)))
                work.commit()
            assert (z, journal.open_shift()) == (expected, None)
            with journal.unit_of_work() as work:
                shift = work.append(OPENED).entry.number
                work.commit()
        assert journal.grand_total() == Money(120_00, MAD)

    def test_a_ticket_becomes_one_fact_found_by_its_key(self, journal: Journal) -> None:
        found(journal)
        sell(journal, BOWL)
        number = sell(journal, BOWL, key="k1")
        with journal.unit_of_work() as work:
            cancelled = work.append(TicketCancelled(2, "p1", 3, (), ticket="k2")).entry.number
            work.commit()
        found_again = [journal.fact_of_ticket(key) for key in ("k1", "k2", "k3", "")]
        assert found_again == [number, cancelled, None, None]

    def test_the_first_paper_of_a_fact_and_its_reprints_are_counted(self, journal: Journal) -> None:
        found(journal)
        number = sell(journal, BOWL)
        with journal.unit_of_work() as work:
            jobs = [work.queue_paper(PaperJob(number, "receipt", b"[]")) for _ in range(2)]
            work.append(PaperReprinted(number, 1, "p1"))
            work.commit()
        assert (journal.paper_of(number), journal.paper_of(number + 1)) == (jobs[0], 0)
        assert (journal.reprints_of(number), journal.reprints_of(number + 1)) == (1, 0)
        assert [row.reprints for row in journal.sales()] == [1]


class WhatIsAsked:
    """Questions about the past, answered from what is committed."""

    def test_people_come_in_the_order_they_were_added_with_their_names(self, journal: Journal) -> None:
        found(journal)
        with journal.unit_of_work() as work:
            for person, name in (("z", "Zineb"), ("a", "Ali"), ("m", "Mouna")):
                work.append(PersonAdded(person, Role.CASHIER, work.keep_name(person, name)))
            work.append(PersonRemoved("a", "z"))
            work.append(PersonAdded("gone", Role.MANAGER, "00" * 32))
            work.commit()
        assert journal.people() == (
            Somebody("z", Role.CASHIER, "Zineb"),
            Somebody("m", Role.CASHIER, "Mouna"),
            Somebody("gone", Role.MANAGER, ""),
        )
        assert all(b"Zineb" not in entry_bytes(entry) for entry in journal.entries(1))

    def test_open_tickets_are_kept_by_nickname_until_they_are_dropped(self, journal: Journal) -> None:
        second, first = ticket_of(LAMP, nickname=2), ticket_of(BOWL, RUG, nickname=1, key="k")
        fuller = ticket_of(LAMP, BOWL, nickname=2)
        with journal.unit_of_work() as work:
            for ticket in (second, first, fuller):
                work.save_ticket(ticket)
            work.commit()
        assert journal.open_tickets() == (first, fuller)
        with journal.unit_of_work() as work:
            work.drop_ticket(1)
            work.drop_ticket(9)
            work.commit()
        assert journal.open_tickets() == (fuller,)

    def test_the_history_comes_newest_first_page_by_page(self, journal: Journal) -> None:
        found(journal)
        numbers = [sell(journal, BOWL) for _ in range(5)]
        page = journal.sales(limit=2)
        assert [row.number for row in page] == numbers[:2:-1]
        assert [row.number for row in journal.sales(before=page[-1].number)] == numbers[2::-1]
        assert (page[0].person, page[0].total, page[0].refund) == ("p1", Money(120_00, MAD), False)

    @pytest.mark.parametrize(
        ("words", "found_"), [("azilal", [3]), ("000001", [3]), ("زربية", [3]), ("bol", [5, 4]), ("nothing", [])]
    )
    def test_the_history_is_searched_by_the_words_of_the_paper(
        self, journal: Journal, words: str, found_: list[int]
    ) -> None:
        found(journal)
        sell(journal, RUG)
        give_back(journal, sell(journal, BOWL))
        assert [row.number for row in journal.sales(words)] == found_

    def test_refunds_point_at_their_sale(self, journal: Journal) -> None:
        found(journal)
        number, other = sell(journal, BOWL, LAMP), sell(journal, BOWL)
        give_back(journal, number, 2)
        give_back(journal, number, 1)
        assert [back.lines[0].line for back in journal.refunds_of(number)] == [2, 1]
        assert journal.refunds_of(other) == ()
        assert [row.refund for row in journal.sales()] == [True, True, False, False]

    def test_a_unique_piece_is_gone_until_it_comes_back(self, journal: Journal) -> None:
        found(journal)
        number = sell(journal, BOWL, RUG)
        assert journal.sold_pieces() == {RUG.id}
        give_back(journal, number, 1)
        assert journal.sold_pieces() == {RUG.id}
        give_back(journal, number, 2)
        assert journal.sold_pieces() == frozenset()

    def test_stock_follows_what_is_sold_and_what_comes_back(self, journal: Journal) -> None:
        found(journal)
        number = sell(journal, BOWL, BOWL, LAMP)
        sell(journal, BOWL)
        give_back(journal, number, 1)
        assert dict(journal.stock_moves()) == {"bowl": 2000, "lamp": 1000}

    def test_products_are_added_changed_or_left_alone(self, journal: Journal) -> None:
        changes = []
        for products in ([BOWL, LAMP], [BOWL, RUG], [LAMP]):
            with journal.unit_of_work() as work:
                changes.append(work.put_products(products))
                work.commit()
        assert changes == [Imported(2, 0), Imported(1, 0), Imported(0, 0)]
        assert journal.products() == (BOWL, LAMP, RUG) == tuple(journal.stock())

    def test_parties_are_added_or_replaced(self, journal: Journal) -> None:
        renamed = Seller("amina", PARTIES.sellers["amina"].names, ice="000000000000000")
        for parties in (PARTIES, Parties({"amina": renamed}, {})):
            with journal.unit_of_work() as work:
                work.put_parties(parties)
                work.commit()
        assert journal.parties() == Parties({"amina": renamed}, PARTIES.makers)

    def test_a_journal_that_has_room_is_ready(self, journal: Journal) -> None:
        assert journal.ready() is None
        assert journal.still_ready() is None

    def test_what_is_kept_comes_back_as_it_was(self, journal: Journal) -> None:
        found(journal)
        ticket: Ticket = ticket_of(BOWL, RUG, key="k")
        entry = journal.entry(sell(journal, BOWL, RUG, key="k"))
        assert entry is not None
        assert entry.fact == sale(ticket, 2, "FES26-B12-T1.1-000001")
        assert journal.sales()[0].total == cost(ticket)
        opened = journal.open_shift()
        assert opened is not None
        assert opened.opened.business_day == DAY


class JournalContract(WhatIsWritten, WhatIsAsked):
    """The journal, as use cases rely on it."""
