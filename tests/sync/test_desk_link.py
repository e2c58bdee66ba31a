"""The desk's link says in the port's words what went wrong, and tells its token to nobody else."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec
import pytest
from typing_extensions import override

from pos.ports.central_link import CentralUnavailable
from pos.ports.desk_link import NotHeld, SignInAgain
from pos.sync import desk_link
from pos.sync.desk_link import HttpDeskLink
from pos.wire.desk.session import Given, NotGiven


class Answers(BaseHTTPRequestHandler):
    """Says what a test wants said, and remembers what it was asked."""

    status, body = 200, b"[]"
    shown: list[str]

    def _answer(self) -> None:
        self.shown.append(self.headers.get("Authorization", ""))
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(self.status)
        if self.status == 302:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_GET = do_POST = do_DELETE = _answer  # noqa: N815 -- as the library names them

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def link(server: ThreadingHTTPServer) -> Iterator[HttpDeskLink]:
    Answers.status, Answers.body, Answers.shown = 200, b"[]", []
    with closing(HttpDeskLink(f"http://127.0.0.1:{server.server_port}/")) as link:
        yield link


def test_the_token_that_was_given_is_shown_until_signing_out(link: HttpDeskLink) -> None:
    Answers.body = msgspec.json.encode(Given("secret", 1, "FES26"))
    assert link.sign_in("nadia", "x") == Given("secret", 1, "FES26")
    Answers.body = b"[]"
    link.fairs()
    link.sign_out()
    link.fairs()
    assert Answers.shown == ["", "Bearer secret", "Bearer secret", ""]


@pytest.mark.parametrize("status", [401, 429])
def test_why_nobody_was_let_in_is_told(link: HttpDeskLink, status: int) -> None:
    Answers.status, Answers.body = status, msgspec.json.encode(NotGiven("no", 60))
    assert link.sign_in("nadia", "x") == NotGiven("no", 60)


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (401, SignInAgain),
        (404, NotHeld),
        (302, CentralUnavailable),
        (500, CentralUnavailable),
        (503, CentralUnavailable),
    ],
)
def test_what_is_no_answer_is_a_failure_of_the_port(link: HttpDeskLink, status: int, failure: type[Exception]) -> None:
    Answers.status = status
    with pytest.raises(failure):
        link.fairs()
    assert len(Answers.shown) == 1


@pytest.mark.parametrize("body", [b"", b"nonsense", b"[{}]", b'{"fair":1}', b"[" * 9_000, b"\xff"])
def test_an_answer_that_is_none_is_told(link: HttpDeskLink, body: bytes) -> None:
    Answers.body = body
    with pytest.raises(CentralUnavailable):
        link.fairs()


def test_an_answer_without_end_is_cut_off(link: HttpDeskLink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_link, "ANSWER_BYTES_MAX", 1_000)
    Answers.body = b" " * 2_000 + b"[]"
    with pytest.raises(CentralUnavailable, match="1000"):
        link.fairs()


@pytest.mark.parametrize("ask", [HttpDeskLink.fairs, HttpDeskLink.sign_out])
def test_a_central_that_is_not_there_is_told(ask: Callable[[HttpDeskLink], object]) -> None:
    with closing(HttpDeskLink("http://127.0.0.1:9")) as link, pytest.raises(CentralUnavailable):
        ask(link)
