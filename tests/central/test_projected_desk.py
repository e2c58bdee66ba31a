"""What desks accepted, what terminals were asked, and clocks that jumped have their rows, or are set aside."""

from dataclasses import replace
from datetime import date

import pytest

from pos.central.database import Database
from pos.central.inbox.intake import Intake
from pos.central.projected import accepted, jumps, payments, quarantine
from pos.central.projection.projector import Projector
from pos.domain.desk_facts import AcceptedShift, DayAccepted
from pos.domain.facts import ClockJumped
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import PaymentAttempted, PaymentMoved, PaymentState, Source
from tests.central.reading import Rows, rows
from tests.central.tills import Till, enrol, stand
from tests.fakes.stall import MAD
from tests.wire.examples import EXAMPLES

SHIFT = AcceptedShift(
    "t-7f3a", 0, 2, "B12", 4, Money(600_00, MAD), Money(600_00, MAD), Money(9_00, MAD), Money(8_00, MAD)
)
YES = DayAccepted("FES26", date(2026, 2, 12), (SHIFT, replace(SHIFT, shift=9)), "nadia", "1 DH")


@pytest.fixture
def desk(database: Database) -> Till:
    """Give a desk that is enrolled as one."""
    desk = Till("desk").founded()
    stand(database, desk, "DESK", station="desk")
    return desk


def projected(database: Database, intake: Intake, till: Till) -> Database:
    intake.take([till.batch()])
    Projector(database).run()
    return database


def aside(database: Database) -> Rows:
    return [row[2:4] for row in rows(database, quarantine)]


def test_each_shift_that_a_desk_accepted_has_its_row(database: Database, intake: Intake, desk: Till) -> None:
    desk.append(YES)
    projected(database, intake, desk)
    assert aside(database) == []
    figures = (4, "MAD", 600_00, 600_00, 9_00, 8_00)
    said = ("FES26", "2026-02-12", "nadia", "1 DH")
    assert [(row[1:8], row[9:12], row[12:]) for row in rows(database, accepted)] == [
        ((0, 2, 0, *said), ("t-7f3a", 0, 2), figures),
        ((0, 2, 1, *said), ("t-7f3a", 0, 9), figures),
    ]


def test_a_till_that_accepts_a_day_is_not_heard(database: Database, intake: Intake) -> None:
    till = Till().founded()
    enrol(database, till)
    till.append(YES)
    projected(database, intake, till)
    assert rows(database, accepted) == []
    assert aside(database) == [(2, "not_a_desk")]


def test_a_desk_accepts_nothing_of_another_fair_nor_in_two_currencies(
    database: Database, intake: Intake, desk: Till
) -> None:
    mixed = replace(SHIFT, counted=Money(1, Currency.EUR))
    desk.append(replace(YES, fair="RABAT"), replace(YES, shifts=(SHIFT, mixed)), YES)
    projected(database, intake, desk)
    assert aside(database) == [(2, "not_its_fair"), (3, "sums_differ")]
    assert {row[2] for row in rows(database, accepted)} == {4}


def test_every_step_of_a_payment_stands_under_its_request(database: Database, intake: Intake) -> None:
    till = Till().founded()
    enrol(database, till)
    request = till.head.number + 1
    till.append(
        EXAMPLES["payment-requested"],
        PaymentAttempted(request, 1, "0481"),
        PaymentMoved(request, 1, PaymentState.APPROVED, Source.ANSWER, Money(120_00, MAD), approval="77"),
    )
    projected(database, intake, till)
    assert [(row[2], row[3], row[4], row[5], row[7], row[8]) for row in rows(database, payments)] == [
        (2, 0, 2, "payment-requested", 0, "refund"),
        (3, 0, 2, "payment-attempted", 1, ""),
        (4, 0, 2, "payment-moved", 1, "approved"),
    ]
    assert [row[10:12] for row in rows(database, payments)][2] == (120_00, "MAD")


def test_a_clock_that_jumped_is_written_down(database: Database, intake: Intake) -> None:
    till = Till().founded()
    enrol(database, till)
    till.append(ClockJumped(-3_600))
    projected(database, intake, till)
    assert [row[1:4] for row in rows(database, jumps)] == [(0, 2, -3_600)]


@pytest.mark.parametrize("kind", ["payment-requested", "payment-attempted", "payment-moved", "answer-orphaned"])
def test_every_kind_of_payment_fact_is_read(database: Database, intake: Intake, kind: str) -> None:
    till = Till().founded()
    enrol(database, till)
    till.append(EXAMPLES[kind])
    projected(database, intake, till)
    assert aside(database) == []
    assert [row[5] for row in rows(database, payments)] == [kind]
