"""The simulated switch reads codes as a phone does, and tells each payment, signed, until it is acknowledged."""

import hashlib
import hmac
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from time import monotonic
from typing import Any

import pytest
from typing_extensions import override

from tests.domain.test_merchant_code import MOROCCAN
from tests.simulators.device_process import PATIENCE_SECONDS
from tests.simulators.wallet.switch_process import NAME, SECRET, SwitchProcess

Told = dict[str, Any]


class Central(HTTPServer):
    """Answers as it is told to, and keeps what was rightly signed."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Door)
        self.told: list[Told] = []
        self.statuses: list[int] = []
        self.wrong = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def take(self, header: str, body: bytes) -> int:
        said = dict(part.split("=") for part in header.split(","))
        right = hmac.new(SECRET, f"{said['sent']}.".encode() + body, hashlib.sha256).hexdigest()
        if said["switch"] != NAME or said["v1"] != right:
            self.wrong += 1
            return 403
        self.told.append(json.loads(body))
        return self.statuses.pop(0) if self.statuses else 200


class Door(BaseHTTPRequestHandler):
    """One request."""

    server: Central

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.server.take(self.headers["Wallet-Signature"], body))
        self.end_headers()

    @override
    def log_message(self, *said: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def central() -> Iterator[Central]:
    server = Central()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def running(central: Central, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SwitchProcess]:
    with SwitchProcess(tmp_path_factory.mktemp("wallet"), central.address) as process:
        yield process


@pytest.fixture
def switch(running: SwitchProcess, central: Central) -> SwitchProcess:
    running.renew()
    central.told.clear()
    central.wrong = 0
    return running


def until(holds: Callable[[], object]) -> None:
    end = monotonic() + PATIENCE_SECONDS
    while not holds():
        assert monotonic() < end


def numbers(central: Central) -> list[str]:
    return [told["transaction"] for told in central.told]


def test_a_phone_pays_what_its_holder_types_and_central_is_told(switch: SwitchProcess, central: Central) -> None:
    assert switch.do("scan", code=MOROCCAN)["amount"] == 0
    (number,) = switch.pay(MOROCCAN, 120_00)
    until(lambda: switch.events("acknowledged"))
    (told,) = central.told
    assert (told["transaction"], told["amount"], told["currency"], told["reference"]) == (number, 120_00, "MAD", "")
    assert switch.money() == {"": [120_00]}


def test_what_is_no_code_is_not_paid(switch: SwitchProcess) -> None:
    for code in ("hello", MOROCCAN[:-1] + "0", MOROCCAN[:-9]):
        assert not switch.control().ask(json.dumps({"do": "pay", "code": code, "amount": 1_00}))["ok"]
    assert not switch.money()


def test_it_tells_again_until_it_is_acknowledged_and_after_a_kill(switch: SwitchProcess, central: Central) -> None:
    central.statuses = [503, 503]
    (number,) = switch.pay(MOROCCAN, 5_00)
    until(lambda: switch.events("acknowledged"))
    assert numbers(central) == [number] * 3
    switch.do("cut_cable")
    (later,) = switch.pay(MOROCCAN, 6_00)
    switch.kill()
    switch.start()
    until(lambda: len(switch.events("acknowledged")) == 2)
    assert numbers(central)[3:] == [later]


@pytest.mark.parametrize(
    ("fault", "told", "after"),
    [
        ("never_notified", [], []),
        ("notified_late", [], [0]),
        ("notified_twice", [0, 0], [0, 0]),
        ("answer_lost", [0, 0], [0, 0]),
        ("two_payments", [0, 1], [0, 1]),
        ("wrong_signature", [], [0]),
    ],
)
def test_each_fault_does_what_its_name_says(
    switch: SwitchProcess, central: Central, fault: str, told: list[int], after: list[int]
) -> None:
    switch.do("fault", name=fault)
    paid = switch.pay(MOROCCAN, 7_00)
    until(lambda: len(central.told) == len(told) and (fault != "wrong_signature" or central.wrong))
    assert Counter(numbers(central)) == Counter(paid[place] for place in told)
    switch.do("let_go")
    until(lambda: len(central.told) == len(after))
    assert Counter(numbers(central)) == Counter(paid[place] for place in after)


def test_two_payments_are_told_in_the_reversed_order(switch: SwitchProcess, central: Central) -> None:
    switch.do("fault", name="reversed_order")
    first, second = switch.pay(MOROCCAN, 1_00) + switch.pay(MOROCCAN, 2_00)
    until(lambda: len(central.told) == 2)
    assert numbers(central) == [second, first]


def test_another_amount_is_really_paid(switch: SwitchProcess, central: Central) -> None:
    switch.do("fault", name="another_amount", more=30_00)
    switch.pay(MOROCCAN, 120_00)
    until(lambda: central.told)
    assert (central.told[0]["amount"], switch.money()) == (150_00, {"": [150_00]})
