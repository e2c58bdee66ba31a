"""A stranger who asks central everything that its description allows, and much that it does not, over and over.

One central lies on a SQLite file and one on a PostgreSQL of the simulation's own; each is judged by its description.
"""

import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pos.central.accounts import Token
from pos.central.database import Database, open_database, sqlite_address
from pos.central.migrations.up_to_date import bring_up_to_date
from pos.devices.ids.system import SystemIds
from pos.wire.desk.session import Scope
from tests.central.asked_of_api import ask_everything
from tests.central.fair_day import FairDay
from tests.central.postgres import NOT_LASTING, new_database, postgres
from tests.central.served import served, services_on
from tests.fakes.devices import SteadyClock

_QUESTIONS_A_ROUND = 10


def run(minutes: float, seed: int) -> list[str]:
    """Ask for so long, both centrals in turn; gives what was wrong, with the chance that finds it again."""
    until = time.monotonic() + 60 * minutes
    wrong: list[str] = []
    asked: Counter[int] = Counter()
    with _on_sqlite() as one, postgres(*NOT_LASTING) as folder:
        other = new_database(folder, "central")
        days = [FairDay(one).trade(), FairDay(other).trade()]
        chance = seed * 1_000_000
        while time.monotonic() < until or chance < seed * 1_000_000 + len(days):
            asked, fault = _round(days[chance % 2], chance, asked)
            wrong += fault
            chance += 1
        other.close()
    print(f"described: {sum(asked.values())} questions, {len(wrong)} faults")
    return wrong


def _round(day: FairDay, chance: int, before: Counter[int]) -> tuple[Counter[int], list[str]]:
    # Codes of earlier rounds are still there: names that are counted from the beginning again would meet them.
    services = replace(services_on(day.database, SteadyClock()), ids=SystemIds())
    services.accounts.add("nadia", "twelve camels", "FES26")
    given = services.accounts.sign_in("nadia", "twelve camels", frozenset(Scope))
    assert isinstance(given, Token)
    with served(services) as address:
        try:
            answers = ask_everything(address, given.text, day, times=_QUESTIONS_A_ROUND, chance=chance)
        except Exception as fault:  # noqa: BLE001 -- whatever a check says is a fault
            return before, [f"described, chance {chance}: {fault}"]
    return sum(answers.values(), before), []


@contextmanager
def _on_sqlite() -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        opened = open_database(sqlite_address(Path(folder) / "central.sqlite"))
        bring_up_to_date(opened)
        yield opened
        opened.close()
