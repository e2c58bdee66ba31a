"""What is much is projected in another process, and whatever becomes of that one, all of it once."""

import json
import signal
import threading
from queue import SimpleQueue

import pytest

from pos.central.database import Database
from pos.central.inbox.intake import Intake
from pos.central.projection.clerks import AssistedProjector, answers
from pos.central.projection.projector import Overtaken, Projector
from tests.central.reading import everything
from tests.central.tills import CENTRAL, enrol
from tests.central.trade import trading
from tests.fakes.devices import SteadyClock

TILL = trading().traded(3)
OTHER = trading("brahim").traded(1)


@pytest.fixture
def database(on_sqlite: Database) -> Database:
    enrol(on_sqlite, TILL)
    return on_sqlite


def bring(database: Database, first: int, entries: int) -> None:
    Intake(database, CENTRAL, SteadyClock()).take([TILL.batch(first, entries)])


def test_what_a_clerk_projects_and_what_is_projected_when_it_was_killed_is_the_same_as_without_one(
    database: Database,
) -> None:
    assisted = AssistedProjector(database, much=2)
    bring(database, 1, 2)
    assert assisted.step() == 2
    clerk, other = assisted.clerks
    bring(database, 3, 3)
    assert assisted.step() == 3
    bring(database, 6, 1)
    other.say([TILL.id])
    assert other.hear() == 1
    Projector(database).run()
    other.say(None)
    with pytest.raises(Overtaken):
        other.hear()
    clerk.process.send_signal(signal.SIGINT)
    assert assisted.step() == 0
    clerk.process.kill()
    other.process.kill()
    bring(database, 7, 1)
    assert assisted.step() == 1
    assert assisted.clerks == []
    bring(database, 8, 1000)
    Projector(database).run()
    assisted.close()
    found = everything(database)
    Projector(database).begin_anew()
    Projector(database).run()
    assert everything(database) == found


def test_what_comes_in_while_a_clerk_is_at_work_is_handed_to_the_one_that_is_free(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one at work is held still, so that only the other can have done it."""
    enrol(database, OTHER)
    assisted = AssistedProjector(database, much=2)
    bring(database, 1, 2)
    assert assisted.step() == 2
    at_work, _ = assisted.clerks
    at_work.process.send_signal(signal.SIGSTOP)
    handed, say = threading.Event(), at_work.say

    def said(what: object) -> None:
        say(what)
        handed.set()

    monkeypatch.setattr(at_work, "say", said)
    bring(database, 3, 3)
    done = SimpleQueue[int]()
    stepping = threading.Thread(target=lambda: done.put(assisted.step()))
    stepping.start()
    assert handed.wait(30)
    Intake(database, CENTRAL, SteadyClock()).take([OTHER.batch(1, 4)])
    assert done.get(timeout=30) == 4
    stepping.join()
    at_work.process.send_signal(signal.SIGCONT)
    assert assisted.step() == 3
    assisted.close()


def test_a_clerk_tells_of_a_database_that_fails_and_goes_on(database: Database) -> None:
    bring(database, 1, 5)
    with database.writing.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE tenders RENAME TO elsewhere")
    prepared, failed, again = answers(database, [json.dumps([TILL.id]), "null", json.dumps([TILL.id])])
    assert (json.loads(prepared), json.loads(again)) == (5, 5)
    assert "tenders" in json.loads(failed)["trouble"]
