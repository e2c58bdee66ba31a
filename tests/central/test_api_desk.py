"""What a desk is told of a fair's day, over HTTP, from SQLite and from PostgreSQL."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from pos.central.database import Database, open_database, sqlite_address
from pos.central.reports import drill
from pos.ports.central_link import CentralUnavailable
from pos.ports.desk_link import NotHeld
from pos.sync.desk_link import HttpDeskLink
from pos.wire.desk.days import ShiftSummary
from pos.wire.desk.phones import WhyLoose
from pos.wire.desk.proof import check
from pos.wire.desk.session import Given
from tests.central.fair_day import DAY, FairDay, closed
from tests.central.postgres import new_database
from tests.central.served import served, services_on
from tests.fakes.devices import NOON, SteadyClock
from tests.fakes.stall import AMINA, PLACE

FAIR = "FES26"
PASSWORD = "twelve camels"


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give a database of these tests' own, which all of them only read."""
    if request.param == "postgresql":
        opened = new_database(request.getfixturevalue("server"), "desk")
    else:
        template: Path = request.getfixturevalue("template")
        file = tmp_path_factory.mktemp("desk") / "central.sqlite"
        file.write_bytes(template.read_bytes())
        opened = open_database(sqlite_address(file))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def day(kept: Database) -> FairDay:
    return FairDay(kept).trade()


@pytest.fixture(scope="session")
def link(day: FairDay) -> Iterator[HttpDeskLink]:
    with asking(day.database) as link:
        yield link


@contextmanager
def asking(database: Database) -> Iterator[HttpDeskLink]:
    """Sign in to a central on a database."""
    services = services_on(database, SteadyClock())
    services.accounts.add("nadia", PASSWORD, FAIR)
    with served(services) as address, closing(HttpDeskLink(address)) as link:
        assert isinstance(link.sign_in("nadia", PASSWORD), Given)
        yield link


def shift_of(link: HttpDeskLink, booth: str) -> ShiftSummary:
    (shift,) = link.shifts(FAIR, DAY, booth)
    return shift


def test_the_fair_and_its_booths_and_tills_are_there(link: HttpDeskLink, day: FairDay) -> None:
    (fair,) = link.fairs()
    assert (fair.fair, fair.names, fair.currency) == (FAIR, PLACE.fair_names, "MAD")
    assert (fair.booths, fair.tills, fair.first_day, fair.last_day) == (3, 4, "2026-02-12", "2026-02-12")
    assert [(booth.booth, booth.tills) for booth in link.booths(FAIR)] == [("B12", 1), ("B13", 1), ("B14", 2)]
    assert all(booth.last_ms > 0 for booth in link.booths(FAIR))
    tills = {till.till: till for till in link.tills(FAIR)}
    assert len(tills) == 5
    assert tills[day.desk.id].station == "desk"
    amina = tills[day.amina.id]
    assert (amina.stand, amina.number, amina.projected) == ("T1", day.amina.head.number, day.amina.head.number)
    assert tills[day.chama.id].number == 0


def test_a_closed_booth_agrees_with_its_till_to_the_centime(link: HttpDeskLink, day: FairDay) -> None:
    said = closed(day.amina)
    row = next(row for row in link.booth_days(FAIR, DAY, DAY) if row.booth == "B12")
    net = (said.figures.sold - said.figures.refunded).minor
    assert (row.declared, row.synced, row.unsynced) == (net, net, 0)
    assert (row.expected, row.counted) == (said.figures.expected.minor, said.counted.total.minor)
    assert (row.difference, row.papers, row.late, row.open, row.currency) == (0, 5, 0, 0, "MAD")
    assert shift_of(link, "B12").declared_papers == 5


def test_missing_cash_and_what_came_after_the_closing_are_told_apart(link: HttpDeskLink) -> None:
    shift = shift_of(link, "B13")
    assert (shift.closed, shift.difference) == (True, -4_00)
    assert (shift.declared, shift.synced, shift.unsynced) == (2_620_00, 3_220_00, -600_00)
    assert (shift.declared_papers, shift.papers, shift.late) == (1, 3, 2)


def test_a_shift_that_is_not_closed_declares_nothing(link: HttpDeskLink) -> None:
    shift = shift_of(link, "B14")
    assert (shift.closed, shift.declared, shift.synced, shift.unsynced) == (False, 0, 120_00, 0)
    assert (shift.counted, shift.difference, shift.closed_ms) == (0, 0, 0)


def test_the_sums_of_a_day_are_those_of_its_booths(link: HttpDeskLink) -> None:
    sums = {(sum_.kind, sum_.key): sum_ for sum_ in link.sums(FAIR, DAY)}
    synced = sum(row.synced for row in link.booth_days(FAIR, DAY, DAY))
    assert sums["day", ""].net == sums["means", "cash"].net == synced
    assert sum(of.net for (kind, _), of in sums.items() if kind == "chain") == synced
    assert sum(of.net for (kind, _), of in sums.items() if kind == "seller") == synced
    assert {key: of.names for (kind, key), of in sums.items() if kind == "seller"} == {"amina": AMINA.names}
    one = {(sum_.kind, sum_.key): sum_ for sum_ in link.sums(FAIR, DAY, "B14")}
    assert one["day", ""].net == 120_00


def test_from_a_shift_one_comes_down_to_a_fact_that_proves_itself(link: HttpDeskLink, day: FairDay) -> None:
    shift = shift_of(link, "B12")
    papers = link.papers(FAIR, (shift.till, shift.branch, shift.shift))
    assert [paper.number for paper in papers] == [3, 4, 5, 6, 7]
    assert sum(paper.total for paper in papers) == shift.synced
    sale = link.paper(FAIR, (shift.till, 0, 3))
    assert [line.names.fr for line in sale.lines] == ["Bol bleu", "Tapis Azilal"]
    assert (sale.booth, sale.day, sum(line.total for line in sale.lines)) == ("B12", "2026-02-12", sale.paper.total)
    refund = link.paper(FAIR, (shift.till, 0, 7))
    assert (refund.paper.refund_of, [line.names.fr for line in refund.lines]) == (3, ["Tapis Azilal"])
    assert {line.seller_names for line in (*sale.lines, *refund.lines)} == {AMINA.names}
    fact = link.fact(FAIR, (shift.till, 0, 7))
    assert check(fact).holds
    assert check(fact).entry == day.amina.outbox.entries[6]


def test_a_shift_s_papers_are_asked_for_until_there_are_no_more(
    link: HttpDeskLink, day: FairDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = link.papers(FAIR, (day.amina.id, 0, 2))
    monkeypatch.setattr(drill, "MOST_PAPERS", 2)
    assert link.papers(FAIR, (day.amina.id, 0, 2)) == whole


def test_what_happened_to_a_payment_is_told(link: HttpDeskLink, day: FairDay) -> None:
    (step,) = link.payment(FAIR, (day.brahim.id, 0, 5))
    assert (step.kind, step.number, step.currency) == ("payment-requested", 5, "MAD")
    assert check(link.fact(FAIR, (day.brahim.id, 0, step.number))).holds


def test_a_phone_s_payment_that_matches_no_sale_is_told_with_its_reason(link: HttpDeskLink) -> None:
    (told,) = link.loose_phones(FAIR, NOON, NOON + 1)
    assert (told.reference, told.transaction, told.switch) == ("DRISSX1", "W8", "hps")
    assert (told.amount, told.asked, told.why, told.booth) == (150_00, 120_00, WhyLoose.AMOUNT, "B14")
    assert link.loose_phones(FAIR, NOON + 1, NOON + 2) == []
    with pytest.raises(CentralUnavailable, match="400"):
        link.loose_phones(FAIR, NOON, NOON)


def test_every_incident_is_named(link: HttpDeskLink, day: FairDay) -> None:
    found = link.incidents(FAIR)
    assert [(fork.till, fork.parted, fork.forked) for fork in found.forks] == [(day.brahim.id, 5, True)]
    assert [(gap.till, gap.held, gap.number) for gap in found.gaps] == [(day.chama.id, 0, day.chama.head.number)]
    assert {(late.branch, late.total, late.booth) for late in found.late} == {(0, 120_00, "B13"), (1, 480_00, "B13")}
    assert [(jump.till, jump.seconds) for jump in found.jumps] == [(day.brahim.id, 7_200)]
    assert found.aside == []


def test_what_is_not_there_is_not_there(link: HttpDeskLink, day: FairDay) -> None:
    for ask in (
        lambda: link.booths("RABAT"),
        lambda: link.papers(FAIR, (day.amina.id, 0, 99)),
        lambda: link.paper(FAIR, (day.amina.id, 0, 2)),
        lambda: link.payment(FAIR, (day.amina.id, 0, 3)),
        lambda: link.fact(FAIR, (day.amina.id, 1, 3)),
        lambda: link.fact(FAIR, ("nobody", 0, 1)),
    ):
        with pytest.raises(NotHeld):
            ask()
    assert link.booth_days(FAIR, date(2030, 1, 1), date(2030, 1, 2)) == []


def test_an_accepted_day_is_accepted_until_something_comes_late(database: Database) -> None:
    with asking(database) as link:
        _accept_and_come_late(link, FairDay(database).trade())


def _accept_and_come_late(link: HttpDeskLink, day: FairDay) -> None:
    shift = shift_of(link, "B12")
    assert (shift.accepted_ms, shift.reopened) == (0, False)
    day.accept(shift, shift_of(link, "B13"))
    accepted = shift_of(link, "B12")
    assert (accepted.accepted_ms > 0, accepted.by, accepted.reopened) == (True, "nadia", False)
    (said,) = link.acceptances(FAIR, DAY)
    assert (said.till, said.by, said.note, said.shifts, said.currency) == (day.desk.id, "nadia", "bien", 2, "MAD")
    rows = {row.booth: (row.accepted, row.reopened) for row in link.booth_days(FAIR, DAY, DAY)}
    assert rows == {"B12": (1, 0), "B13": (1, 0), "B14": (0, 0)}
    day.amina.give_back(4)
    day.comes(day.amina)
    assert shift_of(link, "B12").reopened
    row = next(row for row in link.booth_days(FAIR, DAY, DAY) if row.booth == "B12")
    assert (row.accepted, row.reopened, row.late) == (0, 1, 1)
