"""A till beside a central in a process of its own: enrolled, selling while it sends, and left alone when it is gone."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from pos.__main__ import main
from pos.central.database import open_database, sqlite_address
from pos.central.own_key import OtherKey
from pos.central.registry import Registry
from pos.devices.clock.system import SystemClock
from pos.domain.names import Names
from pos.domain.refusals import Refused
from pos.ports.central_link import CentralUnavailable
from pos.ui.ways.central_news import CentralNews
from pos.usecases.enrol_till import Enrolled, EnrolTill
from pos.usecases.exchange.steps import Trouble
from pos.wire.enrol_code import code_text
from pos.wiring.central import key_file, open_central
from pos.wiring.console import terminal_words
from pos.wiring.folders import TillFolders
from pos.wiring.parts import Parts, open_parts
from pos.wiring.till_central import TillCentral
from tests.central.process import CentralProcess
from tests.central.served import served
from tests.central.tills import NamedKey
from tests.fakes.stall import PLACE
from tests.journal.booth import Booth

SECRET = bytes(range(16))
SOON = 20


class OpenTill:
    """A till that is open beside what it knows of central."""

    def __init__(self, folder: Path) -> None:
        self.bugs: list[BaseException] = []
        self.parts: Parts = open_parts(TillFolders(folder))
        self.central = TillCentral(self.parts, self.bugs.append)
        self.booth = Booth(self.parts.journal)

    def enrol(self, address: str, secret: bytes = SECRET) -> Enrolled | Refused:
        return self.central.enrol(EnrolTill(code_text(secret), address))

    def knows(self, holds: Callable[[CentralNews], bool]) -> CentralNews:
        """Wait until what is known of central is so."""
        until = time.monotonic() + SOON
        looked = threading.Event()
        while time.monotonic() < until:
            news = self.central.news
            if news is not None and holds(news):
                return news
            looked.wait(0.005)
        raise AssertionError(self.central.news)

    def ends(self) -> None:
        self.central.stop()
        self.parts.close()
        assert self.bugs == []


@pytest.fixture
def till(tmp_path: Path) -> Iterator[OpenTill]:
    made = OpenTill(tmp_path / "till")
    made.booth.found()
    made.booth.open_shift()
    made.booth.sell()
    yield made
    made.ends()


@pytest.fixture
def central(tmp_path: Path) -> Path:
    services = open_central(tmp_path / "central")
    services.registry.create_fair(PLACE, "fair")
    services.registry.add_booth("FES26", "B12", Names(fr="Stand 12"))
    services.registry.add_code("FES26", "B12", SECRET)
    services.database.close()
    return tmp_path / "central"


def all_sent(news: CentralNews) -> bool:
    return news.unsent == 0 and news.contact is not None


def test_it_sells_while_central_is_killed_and_catches_up_where_it_comes_back(till: OpenTill, central: Path) -> None:
    assert till.central.news is None
    assert till.central.known().waiting == 1
    first = CentralProcess(central)
    assert isinstance(till.enrol(first.address), Enrolled)
    till.knows(all_sent)
    till.booth.sell()
    till.knows(all_sent)
    first.is_killed()
    sold = [till.booth.sell() for _ in range(3)]
    news = till.knows(lambda news: news.trouble is Trouble.UNREACHABLE)
    oldest = till.parts.journal.entry(sold[0])
    assert oldest is not None
    assert news.oldest is not None
    assert (news.unsent, news.oldest.utc_ms) == (3, oldest.utc_ms)
    with answering(central) as address:
        till.central.go_to(address)
        assert till.knows(all_sent).trouble is None
        till.central.stop()


@contextmanager
def answering(central: Path) -> Iterator[str]:
    """Let central answer in a thread of this process for a while; gives its address."""
    services = open_central(central)
    try:
        with served(services) as address:
            yield address
    finally:
        services.database.close()


def test_what_is_unsent_is_known_again_after_a_start(till: OpenTill, central: Path, tmp_path: Path) -> None:
    with answering(central) as address:
        assert isinstance(till.enrol(address), Enrolled)
        contact = till.knows(all_sent).contact
        till.central.stop()
    till.booth.sell()
    till.ends()
    again = OpenTill(tmp_path / "till")
    try:
        news = again.knows(lambda news: news.unsent == 1)
        assert news.contact == contact
    finally:
        again.ends()
    till.parts = open_parts(TillFolders(tmp_path / "till"))
    till.central = TillCentral(till.parts, till.bugs.append)


def test_a_central_that_never_answers_holds_up_neither_a_sale_nor_the_end(till: OpenTill, central: Path) -> None:
    with answering(central) as address:
        assert isinstance(till.enrol(address), Enrolled)
        till.knows(all_sent)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        till.central.go_to(f"http://127.0.0.1:{deaf.getsockname()[1]}")
        till.booth.sell()
        till.knows(lambda news: news.unsent == 1)
        started = time.monotonic()
        till.central.stop()
        assert time.monotonic() - started < 5


def test_without_a_network_a_code_enrols_nothing_and_the_till_stands_alone(till: OpenTill) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(CentralUnavailable):
        till.enrol(f"http://127.0.0.1:{port}")
    assert till.central.news is None
    assert till.central.known().place is None


def test_a_central_without_its_key_does_not_start_and_a_new_one_is_taken_by_enrolling_again(
    till: OpenTill, central: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with answering(central) as address:
        assert isinstance(till.enrol(address), Enrolled)
        till.knows(all_sent)
    kept = key_file(central).read_bytes()
    key_file(central).unlink()
    for _ in range(2):
        assert main(["central", "--data", str(central), "--port", "0"]) == 1
        assert str(key_file(central)) in capsys.readouterr().err
    assert not key_file(central).exists()
    assert main(["central", "--data", str(central), "new-key"]) == 0
    assert capsys.readouterr().out.strip() == terminal_words().count("cli.central_new_key", 1)
    assert key_file(central).read_bytes() != kept
    again = bytes(reversed(SECRET))
    with answering(central) as address:
        with closing(open_database(sqlite_address(central / "central.sqlite"))) as database:
            Registry(database, NamedKey("nobody's"), SystemClock()).add_code("FES26", "B12", again)
        till.booth.sell()
        till.central.go_to(address)
        assert till.knows(lambda news: news.trouble is Trouble.NOT_CENTRAL).unsent == 1
        assert isinstance(till.enrol(address, again), Enrolled)
        assert till.knows(all_sent).trouble is None
        till.central.stop()
    key_file(central).write_bytes(kept)
    with pytest.raises(OtherKey):
        open_central(central)


def test_with_a_new_key_that_no_till_was_enrolled_before_nothing_more_is_to_do(
    central: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key_file(central).unlink()
    assert main(["central", "--data", str(central), "new-key"]) == 0
    assert capsys.readouterr().out.strip() == terminal_words().say("cli.central_new_key_alone")
