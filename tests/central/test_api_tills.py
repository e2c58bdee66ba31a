"""What tills say to central over HTTP, and that nothing they say breaks it."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
import zstandard
from httpx import Client, Response, TransportError

from pos.central.api.services import Services
from pos.central.database import Database
from pos.wire.limits import BATCH_BYTES_MAX
from pos.wire.reply import Held, Missing, Refusal, Refused, read_reply
from tests.central.served import served, services_on
from tests.central.tills import Till, enrol, held_entries
from tests.fakes.devices import SteadyClock


@pytest.fixture
def database(on_sqlite: Database) -> Database:
    return on_sqlite


@pytest.fixture
def services(database: Database) -> Services:
    return services_on(database, SteadyClock())


@pytest.fixture
def till(database: Database) -> Till:
    till = Till().founded().sign_in(9)
    enrol(database, till)
    return till


@pytest.fixture
def client(services: Services) -> Iterator[Client]:
    with served(services) as address, Client(base_url=address) as client:
        yield client


def post(client: Client, data: bytes) -> Response:
    return client.post("/v1/batches", content=data)


def test_a_batch_is_answered_with_a_receipt(client: Client, till: Till, database: Database) -> None:
    answer = post(client, till.batch())
    assert answer.status_code == 200
    held = read_reply(answer.content)
    assert isinstance(held, Held)
    assert held.acknowledgement.head == till.head
    assert len(held_entries(database, till.id)) == 10


def test_a_gap_is_an_answer_like_another(client: Client, till: Till) -> None:
    answer = post(client, till.batch(5))
    assert (answer.status_code, read_reply(answer.content)) == (200, Missing(1))


@pytest.mark.parametrize(
    ("data", "status", "why"),
    [
        (b"", 400, Refusal.DAMAGED),
        (b"nonsense", 400, Refusal.DAMAGED),
        (zstandard.compress(bytes(100 << 20)), 413, Refusal.TOO_LARGE),
        (zstandard.compress(b"[2,3]"), 400, Refusal.TOO_NEW),
        (Till("stranger").founded().batch(), 403, Refusal.NOT_ENROLLED),
    ],
    ids=["nothing", "nonsense", "a bomb", "a newer format", "a stranger"],
)
def test_what_is_refused_says_why(client: Client, till: Till, data: bytes, status: int, why: Refusal) -> None:
    answer = post(client, data)
    refused = read_reply(answer.content)
    assert isinstance(refused, Refused)
    assert (answer.status_code, refused.why) == (status, why)


def test_a_body_that_is_too_large_is_not_even_read(client: Client, till: Till) -> None:
    assert post(client, bytes(BATCH_BYTES_MAX + 1)).status_code == 413
    assert client.post("/v1/enrolments", content=bytes(1 << 20)).status_code == 413
    assert post(client, till.batch()).status_code == 200


def test_a_body_that_does_not_tell_its_length_ends_at_the_limit(client: Client, till: Till) -> None:
    def on_and_on() -> Iterator[bytes]:
        for _ in range(64):
            yield bytes(1 << 16)

    with suppress(TransportError):  # central may hang up while we are still talking
        assert client.post("/v1/batches", content=on_and_on()).status_code == 413
    assert post(client, till.batch()).status_code == 200


@pytest.mark.parametrize(
    "said",
    [
        b"\r\n\r\n",
        b"POST /v1/batches HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        b"POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nshort",
        b"POST /v1/batches HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\n\r\n",
        bytes(range(256)),
    ],
)
def test_whoever_speaks_no_http_or_stops_in_the_middle_breaks_nothing(client: Client, till: Till, said: bytes) -> None:
    where = urlsplit(str(client.base_url))
    with socket.create_connection((where.hostname, where.port), 5) as rude:
        rude.sendall(said)
        rude.shutdown(socket.SHUT_WR)
        answer = rude.recv(65_536)
    assert b" 5" not in answer.partition(b"\r\n")[0]
    assert post(client, till.batch()).status_code == 200


def test_nobody_answers_where_there_is_nothing(client: Client) -> None:
    assert client.get("/v1/nothing").status_code == 404
    assert client.get("/v1/batches").status_code == 405


def test_health_names_the_central(client: Client, services: Services) -> None:
    assert client.get("/v1/health").json() == {"central": services.key.public.hex()}


def test_a_database_that_fails_is_no_error_of_the_till_s(
    client: Client, till: Till, services: Services, database: Database
) -> None:
    with database.writing.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE batches RENAME TO elsewhere")
    answer = post(client, till.batch())
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    with database.writing.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO batches")
    assert post(client, till.batch()).status_code == 200
