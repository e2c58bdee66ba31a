"""What a desk is told of shifts, booths and sellers of a day, each figure added up by hand."""

from dataclasses import replace

import pytest

from pos.central.database import Database
from pos.central.inbox.intake import Intake
from pos.central.projection.projector import Projector
from pos.central.reports.days import Days, booths_of, shifts_of, sums_of
from pos.domain.names import Names
from pos.wire.desk.days import BoothDay, ShiftSummary
from tests.central.tills import CENTRAL, Till, stand
from tests.central.trade import BOWL, LAMP, TradingTill, trading
from tests.fakes.devices import SteadyClock
from tests.fakes.stall import AMINA, sale, ticket_of

DAY = "2026-02-12"
FLOAT = 500_00


@pytest.fixture
def till(on_sqlite: Database) -> TradingTill:
    """Give a till of booth B12 whose shift is open."""
    till = trading()
    stand(on_sqlite, till, "B12")
    till.open()
    return till


def comes(database: Database, *known: Till) -> None:
    intake = Intake(database, CENTRAL, SteadyClock())
    for till in known:
        intake.take([till.batch()])
    Projector(database).run()


def told(database: Database, *known: Till, booth: str = "") -> list[ShiftSummary]:
    """Let what tills wrote arrive; gives the shifts of the day."""
    comes(database, *known)
    with database.reading.connect() as connection:
        return shifts_of(connection, Days("FES26", DAY, DAY, booth))


def booth_day(database: Database, *known: Till) -> BoothDay:
    (booth,) = booths_of(told(database, *known))
    return booth


def test_a_shift_in_which_nothing_was_sold_yet_comes_to_nothing(till: TradingTill, on_sqlite: Database) -> None:
    (shift,) = told(on_sqlite, till)
    assert (shift.closed, shift.closings, shift.papers, shift.synced) == (False, 0, 0, 0)
    assert (shift.declared_papers, shift.unsynced, shift.closed_ms) == (0, 0, 0)
    assert shift.opened_ms == till.fact_at(till.shift).utc_ms
    assert (shift.declared, shift.expected, shift.counted, shift.difference) == (0, 0, 0, 0)


def test_of_a_shift_that_two_histories_closed_the_closing_that_came_last_counts(
    till: TradingTill, on_sqlite: Database
) -> None:
    till.sell(BOWL)
    clone = till.clone()
    till.close()
    clone.sell(LAMP)
    clone.close(missing=5_00)
    (shift,) = told(on_sqlite, till, clone)
    assert (shift.closed, shift.closings, shift.papers, shift.declared_papers) == (True, 2, 2, 2)
    assert (shift.synced, shift.declared, shift.unsynced) == (600_00, 600_00, 0)
    assert shift.closed_ms == clone.fact_at(clone.head.number).utc_ms
    assert (shift.expected, shift.counted, shift.difference) == (FLOAT + 600_00, FLOAT + 595_00, -5_00)


def test_a_booth_adds_up_the_shifts_of_its_tills(till: TradingTill, on_sqlite: Database) -> None:
    till.sell(BOWL)
    till.give_back(till.sell(LAMP))
    till.close(missing=1_00)
    other = trading("brahim")
    stand(on_sqlite, other, "B12", "T2")
    other.open()
    other.sell(BOWL)
    day = booth_day(on_sqlite, till, other)
    assert (day.booth, day.day, day.currency, day.shifts, day.open, day.papers) == ("B12", DAY, "MAD", 2, 1, 4)
    assert (day.declared, day.synced, day.unsynced) == (120_00, 240_00, 0)
    assert (day.expected, day.counted, day.difference) == (FLOAT + 120_00, FLOAT + 119_00, -1_00)
    assert (day.late, day.accepted, day.reopened) == (0, 0, 0)


def test_what_a_till_declared_and_never_sent_is_missing(till: TradingTill, on_sqlite: Database) -> None:
    till.sell(BOWL)
    fact = sale(ticket_of(LAMP), till.shift, till.series())
    till.append(replace(fact, tenders=()))
    till.close()
    day = booth_day(on_sqlite, till)
    assert (day.declared, day.synced, day.unsynced) == (600_00, 120_00, 480_00)


def test_each_booth_calls_a_seller_by_the_name_it_said_itself(till: TradingTill, on_sqlite: Database) -> None:
    other = trading("brahim")
    stand(on_sqlite, other, "B13")
    other.open()
    for each, name in ((till, "Amina"), (other, "Amina Bennis")):
        fact = sale(ticket_of(BOWL), each.shift, each.series())
        each.append(replace(fact, sellers=(replace(AMINA, names=Names(fr=name)),)))
    comes(on_sqlite, till, other)
    with on_sqlite.reading.connect() as connection:
        said = {
            booth: {(of.kind, of.key): of.names for of in sums_of(connection, "FES26", DAY, booth)}
            for booth in ("B12", "B13")
        }
    assert [said[booth]["seller", "amina"].fr for booth in ("B12", "B13")] == ["Amina", "Amina Bennis"]
    assert said["B12"]["day", ""] == said["B12"]["chain", "pottery"] == Names()


def test_a_chain_that_is_called_like_a_seller_is_not_named_after_them(till: TradingTill, on_sqlite: Database) -> None:
    till.sell(replace(BOWL, chain="amina"))
    comes(on_sqlite, till)
    with on_sqlite.reading.connect() as connection:
        names = {(of.kind, of.key): of.names for of in sums_of(connection, "FES26", DAY)}
    assert (names["chain", "amina"], names["seller", "amina"]) == (Names(), AMINA.names)
