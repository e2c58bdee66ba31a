"""The way from a full drawer to a closed till, with the real use cases behind it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.cash import CashCount
from pos.domain.facts import DrawerCounted, ShiftClosed, TicketCancelled
from pos.domain.money import Currency, Money
from pos.domain.names import Language
from pos.domain.ticket import Ticket
from pos.ports.journal import JournalUnavailable
from pos.ui.presenters.drawer import close
from pos.ui.presenters.drawer.closing import ClosingFlow, Step
from pos.ui.presenters.shown.lane import Lane
from pos.ui.ways.office import Office
from pos.words.codes import Code
from pos.words.speech import words_for
from tests.ui.back_office import BackOffice
from tests.ui.lanes_in_hand import PatientLane, PromptLane

FR = words_for(Language.FR)


@pytest.fixture
def back(tmp_path: Path) -> Iterator[BackOffice]:
    made = BackOffice.begin(tmp_path)
    yield made
    made.end()


def flow(back: BackOffice, lane: Lane | None = None, office: Office | None = None) -> ClosingFlow:
    return ClosingFlow(office or back.office(), lane or PromptLane(), back.counter(), FR)


def counted(dirhams: int) -> CashCount:
    return CashCount(Currency.MAD, ((100, dirhams),))


def keep(back: BackOffice, *, parked: bool) -> Ticket:
    ticket = replace(back.booth.ticket(), parked=parked)
    back.office().keep_ticket(ticket)
    return ticket


def facts(back: BackOffice, kind: type) -> list[object]:
    return [entry.fact for entry in back.journal.entries(1) if isinstance(entry.fact, kind)]


def test_the_difference_is_told_only_after_the_count_is_written_down(back: BackOffice) -> None:
    late = PatientLane()
    closing = flow(back, late)
    closing.count(counted(480))
    assert (closing.step, closing.closing) == (Step.COUNTING, None)
    late.happen()
    assert closing.step is Step.DECIDING
    assert closing.closing is not None
    assert closing.closing.done.difference == Money(-20_00, Currency.MAD)
    assert len(facts(back, DrawerCounted)) == 1


def test_a_second_tap_on_the_count_finds_nothing_to_do(back: BackOffice) -> None:
    late = PatientLane()
    closing = flow(back, late)
    closing.count(counted(480))
    closing.count(counted(480))
    late.happen()
    assert len(facts(back, DrawerCounted)) == 1


def test_a_second_count_replaces_the_first_and_both_stay_in_the_journal(back: BackOffice) -> None:
    closing = flow(back)
    closing.count(counted(480))
    assert closing.closing is not None
    closing.recount(replace(closing.closing, note="un billet sous le tiroir"))
    assert (closing.step, closing.before) == (Step.COUNTING, counted(480))
    closing.count(counted(500))
    assert closing.closing.counts == 2
    assert closing.closing.note == "un billet sous le tiroir"
    assert not closing.closing.done.difference
    assert len(facts(back, DrawerCounted)) == 2


def test_a_second_count_can_be_left_for_the_first(back: BackOffice) -> None:
    closing = flow(back)
    assert not closing.keep_first()
    closing.count(counted(480))
    assert closing.closing is not None
    closing.recount(closing.closing)
    assert closing.keep_first()
    assert closing.step is Step.DECIDING


def test_closing_puts_open_tickets_by_and_clears_those_that_were_told_to_be(back: BackOffice) -> None:
    put_by, parked, cleared = keep(back, parked=False), keep(back, parked=True), keep(back, parked=False)
    closing = flow(back)
    closing.count(counted(500))
    assert closing.closing is not None
    closing.close(close.toggle_clearing(closing.closing, cleared.nickname))
    assert closing.step is Step.CLOSED
    left = {ticket.nickname: ticket.parked for ticket in back.journal.open_tickets()}
    assert left == {put_by.nickname: True, parked.nickname: True}
    assert len(facts(back, TicketCancelled)) == 1
    assert back.journal.open_shift() is None


def test_the_note_and_the_count_go_into_the_closing(back: BackOffice) -> None:
    closing = flow(back)
    closing.count(counted(480))
    assert closing.closing is not None
    closing.close(replace(closing.closing, note="rendu trop"))
    assert closing.done is not None
    fact = closing.done.fact
    assert (fact.note, fact.counted, fact.difference.minor) == ("rendu trop", counted(480), -20_00)


def test_a_second_tap_on_close_closes_once(back: BackOffice) -> None:
    late = PatientLane()
    closing = flow(back, late)
    closing.count(counted(500))
    late.happen()
    assert closing.closing is not None
    closing.close(closing.closing)
    closing.close(closing.closing)
    late.happen()
    assert len(facts(back, ShiftClosed)) == 1


def test_a_ticket_opened_behind_the_closing_is_told_and_nothing_is_closed(back: BackOffice) -> None:
    closing = flow(back)
    closing.count(counted(500))
    keep(back, parked=False)
    assert closing.closing is not None
    closing.close(closing.closing)
    assert closing.step is Step.DECIDING
    assert closing.notice is not None
    assert closing.notice.code == Code.OPEN_TICKETS_LEFT.value
    assert back.journal.open_shift() is not None


def test_a_full_disk_is_told_and_the_count_can_be_confirmed_again(back: BackOffice) -> None:
    def full(_request: object) -> None:
        raise JournalUnavailable(Code.DISK_FULL.value)

    closing = flow(back, office=back.office(count_drawer=full))
    closing.count(counted(500))
    assert (closing.step, closing.busy) == (Step.COUNTING, False)
    assert closing.notice is not None
    assert (closing.notice.code, closing.notice.grave) == (Code.DISK_FULL.value, True)


def euros(count: int) -> CashCount:
    return CashCount(Currency.EUR, ((20_00, count),))


def test_other_currencies_are_counted_after_the_tills_own_and_each_has_its_difference(back: BackOffice) -> None:
    closing = ClosingFlow(back.office(), PromptLane(), back.counter(), FR, (Currency.EUR,))
    closing.count(counted(500))
    assert (closing.step, closing.other, facts(back, DrawerCounted)) == (Step.COUNTING, Currency.EUR, [])
    assert closing.keep_first()
    assert closing.other is None
    closing.count(counted(500))
    closing.count(euros(1))
    assert closing.closing is not None
    (beside,) = closing.closing.done.foreign
    assert beside.difference == Money(20_00, Currency.EUR)
    assert close.verdict(closing.closing, FR).told == "Le compte est juste · +20,00\u00a0€"
    titles = [group.title for group in close.groups(closing.closing, {}, FR)]
    assert "Tiroir EUR" in titles
    closing.recount(closing.closing)
    closing.count(counted(500))
    assert closing.before == euros(1)
    closing.count(euros(2))
    assert closing.closing is not None
    closing.close(closing.closing)
    (closed,) = facts(back, ShiftClosed)
    assert isinstance(closed, ShiftClosed)
    assert [each.count for each in closed.foreign] == [euros(2)]
