"""Whoever brings what is not theirs gets nothing, takes little memory, and is counted where an organizer sees it."""

import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import pytest
import zstandard
from httpx import Client, Response

from pos.central.accounts import TOKEN_LIFETIME_MS
from pos.central.api.services import Services
from pos.central.database import Database, open_database, sqlite_address
from pos.central.refusals import CASES_MOST, Refusals
from pos.central.reports.incidents import incidents_of
from pos.usecases.exchange.phone import ask_phone
from pos.wire.batch import read_batch, write_batch
from pos.wire.canonical import canonical
from pos.wire.limits import BATCH_BYTES_MAX, BATCH_TEXT_MAX
from pos.wire.phone import HEADER
from tests.central.served import served, services_on
from tests.central.test_registry import request
from tests.central.tills import NamedKey, Till, held_entries, stand
from tests.journal.booth import HandClock

PASSWORD = "twelve camels"


def bomb(*, told: bool) -> bytes:
    """Make a few kilobytes that unpack to 200 MiB, and say so or not."""
    packing = zstandard.ZstdCompressor().compressobj(200 << 20 if told else -1)
    return b"".join([packing.compress(bytes(1 << 20)) for _ in range(200)]) + packing.flush()


BOMBS = [bomb(told=True), bomb(told=False)]


@dataclass
class Central:
    """A central with Amina's till, and an organizer for her fair, who has signed in to read reports."""

    services: Services
    client: Client
    clock: HandClock
    amina: Till
    codes: Iterator[int] = field(default_factory=count)
    token: str = ""

    def bring(self, data: bytes) -> Response:
        return self.client.post("/v1/batches", content=data)

    def ask(self, path: str, token: str | None = None) -> Response:
        shown = {"Authorization": f"Bearer {self.token if token is None else token}"}
        return self.client.get(f"/v1{path}", headers=shown)

    def sign_in(self, password: str) -> Response:
        asked = {"account": "nadia", "password": password, "scopes": ["reports"]}
        return self.client.post("/v1/session", json=asked)

    def new_code(self) -> bytes:
        secret = next(self.codes).to_bytes(16, "big")
        self.services.registry.add_code("FES26", "B12", secret)
        return secret

    def refusals(self) -> Counter[tuple[str, str, str]]:
        self.services.refusals.write()
        with self.services.database.reading.connect() as connection:
            found = incidents_of(connection, "FES26", of_all=False).refusals
        assert {(one.booth, one.stand) for one in found if one.whose == self.amina.id} <= {("B12", "T1")}
        return Counter({(refused.door, refused.why, refused.whose): refused.count for refused in found})


@pytest.fixture(scope="session")
def attacked(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    file = tmp_path_factory.mktemp("attacked") / "central.sqlite"
    file.write_bytes(template.read_bytes())
    database, clock = open_database(sqlite_address(file)), HandClock()
    services = services_on(database, clock)
    amina = Till("amina").founded().sign_in(3)
    stand(database, amina, "B12")
    services.accounts.add("nadia", PASSWORD, "FES26")
    with served(services) as address, Client(base_url=address) as client:
        yield Central(services, client, clock, amina)
    database.close()


@pytest.fixture
def central(attacked: Central) -> Central:
    """Give a central that nobody did anything to which lasts, with an organizer who signed in."""
    attacked.token = attacked.sign_in(PASSWORD).json()["token"]
    return attacked


def in_another_s_name(central: Central) -> Response:
    theirs = read_batch(Till("thief").founded().batch())
    return central.bring(write_batch(replace(theirs, head=replace(theirs.head, till=central.amina.id))))


def with_a_forged_signature(central: Central) -> Response:
    batch = read_batch(central.amina.batch())
    return central.bring(write_batch(replace(batch, signature=bytes(64))))


def from_a_till_nobody_knows(central: Central) -> Response:
    return central.bring(Till("thief").founded().batch())


def a_bomb(central: Central) -> Response:
    return central.bring(BOMBS[0])


def a_bomb_that_does_not_tell_its_size(central: Central) -> Response:
    return central.bring(BOMBS[1])


def a_body_beyond_all_size(central: Central) -> Response:
    return central.bring(bytes(BATCH_BYTES_MAX + 1))


def a_replayed_enrolment(central: Central) -> Response:
    secret = central.new_code()
    assert central.client.post("/v1/enrolments", content=canonical(request("omar", secret))).status_code == 200
    return central.client.post("/v1/enrolments", content=canonical(request("thief", secret)))


def without_a_token(central: Central) -> Response:
    return central.client.get("/v1/fairs")


def with_an_expired_token(central: Central) -> Response:
    central.clock.wait(TOKEN_LIFETIME_MS)
    return central.ask("/fairs/FES26/days?first=2026-02-12&last=2026-02-12")


def of_another_fair(central: Central) -> Response:
    return central.ask("/fairs/RABAT/incidents")


def beyond_the_token_s_purpose(central: Central) -> Response:
    shown = {"Authorization": f"Bearer {central.token}"}
    return central.client.post("/v1/fairs/FES26/codes", json={"booth": "B12"}, headers=shown)


def with_a_wrong_password(central: Central) -> Response:
    return central.sign_in("thirteen camels")


def in_the_switch_s_name(central: Central) -> Response:
    shown = {HEADER: f"switch=hps,sent={central.clock.now().utc_ms // 1_000},v1={'0' * 64}"}
    return central.client.post("/v1/phone-payments", content=b"{}", headers=shown)


def in_another_till_s_name(central: Central) -> Response:
    _, asked = ask_phone(("QWERTY1",), key=NamedKey("thief"), now_ms=0)
    theirs = asked.replace(Till("thief").id.encode(), central.amina.id.encode())
    return central.client.post("/v1/phone-payments/asked", content=theirs)


AMINA = Till("amina").id
DAYS, INCIDENTS, CODES = (f"/fairs/{{fair}}/{part}" for part in ("days", "incidents", "codes"))


@pytest.mark.parametrize(
    ("attack", "status", "door", "why", "whose"),
    [
        (in_another_s_name, 403, "/batches", "not_signed", AMINA),
        (with_a_forged_signature, 403, "/batches", "not_signed", AMINA),
        (from_a_till_nobody_knows, 403, "/batches", "not_enrolled", ""),
        (a_bomb, 413, "/batches", "too_large", ""),
        (a_bomb_that_does_not_tell_its_size, 400, "/batches", "damaged", ""),
        (a_body_beyond_all_size, 413, "/batches", "too_large", ""),
        (a_replayed_enrolment, 409, "/enrolments", "used", ""),
        (without_a_token, 401, "/fairs", "no_token", ""),
        (with_an_expired_token, 401, DAYS, "no_token", ""),
        (of_another_fair, 404, INCIDENTS, "not_theirs", "nadia"),
        (beyond_the_token_s_purpose, 404, CODES, "not_theirs", "nadia"),
        (in_the_switch_s_name, 403, "/phone-payments", "not_signed", ""),
        (in_another_till_s_name, 403, "/phone-payments/asked", "not_signed", AMINA),
        (with_a_wrong_password, 401, "/session", "wrong_password", "nadia"),
    ],
)
def test_it_is_refused_and_counted(
    central: Central, attack: Callable[[Central], Response], status: int, door: str, why: str, whose: str
) -> None:
    before = central.refusals()
    held = held_entries(central.services.database, central.amina.id)
    assert attack(central).status_code == status
    assert central.refusals() - before == Counter({(door, why, whose): 1})
    assert held_entries(central.services.database, central.amina.id) == held
    assert central.bring(central.amina.batch()).status_code == 200


def test_a_bomb_takes_no_more_memory_than_a_batch_may(central: Central) -> None:
    central.bring(central.amina.batch())
    tracemalloc.start()
    try:
        for _ in range(3):
            assert {central.bring(data).status_code for data in BOMBS} == {413, 400}
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 2 * BATCH_TEXT_MAX


def test_ten_thousand_strangers_are_counted_in_bounded_memory(on_sqlite: Database) -> None:
    refusals = Refusals(on_sqlite, HandClock())
    tracemalloc.start()
    try:
        for name in range(10_000):
            refusals.note("/session", "wrong_password", f"stranger {name} " + "x" * 10_000)
        left, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert left < CASES_MOST * 2_000
    refusals.write()
    with on_sqlite.reading.connect() as connection:
        (refused,) = incidents_of(connection, "FES26", of_all=True).refusals
    assert (refused.whose, refused.count) == ("", 10_000)


def test_what_is_counted_outlives_a_database_that_fails(database: Database) -> None:
    refusals = Refusals(database, HandClock())
    refusals.note("/session", "locked")
    with database.writing.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE refusals RENAME TO elsewhere")
    with pytest.raises(Exception, match="refusals"):
        refusals.write()
    with database.writing.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO refusals")
    refusals.note("/session", "locked")
    refusals.write()
    refusals.note("/session", "locked")
    refusals.write()
    with database.reading.connect() as connection:
        (refused,) = incidents_of(connection, "FES26", of_all=True).refusals
    assert refused.count == 3
