"""A till with a real journal and a real link drains to a real central, whatever fails on the way."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.central.database import Database, open_database, sqlite_address
from pos.central.migrations.up_to_date import bring_up_to_date
from pos.domain.facts import SignedIn
from pos.ports.central_link import CentralLink, CentralUnavailable
from pos.ports.journal import JournalUnavailable
from pos.ports.outbox import Outbox, Tail
from pos.sync.link import HttpLink
from pos.sync.loop import ExchangeLoop, Parts
from pos.usecases.exchange.machine import begin
from pos.usecases.exchange.steps import Standing, Trouble
from pos.wire.enrolment import NotEnrolled, SignedGrant
from pos.wire.head import Head
from pos.wire.reply import Held, Reply
from tests.central.served import served, services_on
from tests.central.tills import CENTRAL, Till, enrol, held_entries
from tests.fakes.devices import SteadyClock
from tests.fakes.outbox import MemoryOutbox

SOON = 10


class Ear:
    """Hears how the exchange stands, and waits for what it wants to hear."""

    def __init__(self) -> None:
        self.heard: list[Standing] = []
        self._changed = threading.Condition()

    def __call__(self, standing: Standing) -> None:
        with self._changed:
            self.heard.append(standing)
            self._changed.notify_all()

    def waits_for(self, wanted: Standing) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: wanted in self.heard, SOON), self.heard


class Torn:
    """A link that fails now and then, before central hears of anything or after it did."""

    def __init__(self, real: CentralLink, fails: list[str]) -> None:
        self._real = real
        self._fails = fails

    def deliver(self, batch: bytes) -> Reply:
        how = self._fails.pop(0) if self._fails else ""
        if how == "before":
            raise CentralUnavailable("no route")
        reply = self._real.deliver(batch)
        if how == "after":
            raise CentralUnavailable("the answer was lost")
        return reply

    def enrol(self, request: bytes) -> SignedGrant | NotEnrolled:
        return self._real.enrol(request)


class Broken:
    """A journal whose disk fails once when it is read, and always when it is written."""

    def __init__(self, whole: MemoryOutbox) -> None:
        self._whole = whole
        self._fails = True

    def head(self) -> Head | None:
        return self._whole.head()

    def grant(self) -> str:
        return self._whole.grant()

    def tail(self, first: int, entries: int, size: int) -> Tail | None:
        if self._fails:
            self._fails = False
            raise JournalUnavailable("JRN-307")
        return self._whole.tail(first, entries, size)

    def acknowledged(self) -> Held | None:
        return self._whole.acknowledged()

    def acknowledge(self, held: Held) -> None:
        raise JournalUnavailable("JRN-301")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(sqlite_address(tmp_path / "central.sqlite"))
    bring_up_to_date(opened)
    yield opened
    opened.close()


@pytest.fixture
def till(database: Database) -> Till:
    till = Till().founded().sign_in(9)
    enrol(database, till)
    return till


@pytest.fixture
def link(database: Database) -> Iterator[HttpLink]:
    with served(services_on(database, SteadyClock())) as address:
        link = HttpLink(address)
        yield link
        link.close()


def loop_of(till: Till, link: CentralLink, ear: Ear, outbox: Outbox | None = None) -> ExchangeLoop:
    kept = till.outbox.acknowledged()
    return ExchangeLoop(begin(till.key.public, CENTRAL.public, kept), Parts(outbox or till.outbox, link, till.key, ear))


def test_a_till_drains_and_what_is_appended_later_follows_at_once(
    till: Till, link: HttpLink, database: Database
) -> None:
    ear = Ear()
    loop = loop_of(till, link, ear)
    loop.start()
    ear.waits_for(Standing(10, 0))
    till.append(SignedIn("p2"))
    loop.nudge()
    ear.waits_for(Standing(11, 0))
    assert loop.stop(SOON * 1000)
    assert [data for _, _, data in held_entries(database, till.id)] == till.outbox.entries
    kept = till.outbox.acknowledged()
    assert kept is not None
    assert kept.acknowledgement.head == till.head


def test_a_lost_answer_costs_a_second_and_nothing_else(till: Till, link: HttpLink, database: Database) -> None:
    ear = Ear()
    loop = loop_of(till, Torn(link, ["after"]), ear)
    loop.start()
    ear.waits_for(Standing(0, 10, Trouble.UNREACHABLE, "the answer was lost"))
    ear.waits_for(Standing(10, 0))
    assert loop.stop(SOON * 1000)
    assert len(held_entries(database, till.id)) == 10


def test_a_till_that_is_stopped_while_it_rests_ends_at_once(till: Till, link: HttpLink) -> None:
    ear = Ear()
    loop = loop_of(till, Torn(link, ["before"] * 100), ear)
    loop.start()
    ear.waits_for(Standing(0, 10, Trouble.UNREACHABLE, "no route"))
    assert loop.stop(200)


def test_a_journal_that_cannot_be_read_is_a_failure_like_another(till: Till, link: HttpLink) -> None:
    ear = Ear()
    loop = loop_of(till, link, ear, Broken(till.outbox))
    loop.start()
    ear.waits_for(Standing(0, 10, Trouble.UNREACHABLE, "JRN-307"))
    ear.waits_for(Standing(10, 0))
    assert loop.stop(SOON * 1000)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "nonsense", "http://[", ""])
def test_an_address_where_nobody_is_or_that_is_none_is_unavailable(address: str) -> None:
    link = HttpLink(address)
    with pytest.raises(CentralUnavailable):
        link.deliver(b"")
    link.close()
