"""Central answers as its own description says: nothing undocumented, no failure, whatever is asked."""

from pos.central.accounts import Token
from pos.central.database import Database
from pos.wire.desk.session import Scope
from tests.central.asked_of_api import ask_everything
from tests.central.fair_day import FairDay
from tests.central.served import served, services_on
from tests.fakes.devices import SteadyClock


def test_whatever_is_asked_is_answered_as_described(on_sqlite: Database) -> None:
    day = FairDay(on_sqlite).trade()
    services = services_on(on_sqlite, SteadyClock())
    services.accounts.add("nadia", "twelve camels", "FES26")
    given = services.accounts.sign_in("nadia", "twelve camels", frozenset(Scope))
    assert isinstance(given, Token)
    with served(services) as address:
        answers = ask_everything(address, given.text, day, times=1, chance=1)
    for question, statuses in answers.items():
        understood = {200, 201, 204} & statuses.keys()
        assert understood or question in {"POST /v1/enrolments", "POST /v1/session"}, question
    assert sum(sum(statuses.values()) for statuses in answers.values()) > 2 * len(answers)
