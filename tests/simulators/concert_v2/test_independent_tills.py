"""Tills that others wrote understand the simulated terminal on a cable, and are understood by it.

Only what goes over the cable counts: one of them takes every answer for a yes.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.simulators.caisse_ap.test_independent_till import PEERS
from tests.simulators.concert_v2 import others_tills
from tests.simulators.concert_v2.terminal_process import TerminalProcess

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a cable without plugs is to be had on POSIX alone")

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def plugged_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TerminalProcess]:
    with TerminalProcess(tmp_path_factory.mktemp("concert-v2"), "--pty") as process:
        yield process


@pytest.fixture
def terminal(plugged_in: TerminalProcess) -> TerminalProcess:
    plugged_in.renew()
    return plugged_in


@contextmanager
def till(name: str, terminal: TerminalProcess) -> Iterator[Ask]:
    assert PEERS.exists(), "python3 tools/setup.py check brings the programs that judge ours"
    command = [sys.executable, others_tills.__file__, name, terminal.said["device"]]
    environment = {**os.environ, "PYTHONPATH": str(PEERS)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:

        def ask(**asked: object) -> dict[str, Any]:
            assert process.stdin is not None
            assert process.stdout is not None
            print(json.dumps(asked), file=process.stdin, flush=True)
            answer: dict[str, Any] = json.loads(process.stdout.readline())
            return answer

        yield ask
        process.kill()


@pytest.fixture(scope="module")
def telium(plugged_in: TerminalProcess) -> Iterator[Ask]:
    with till("telium", plugged_in) as ask:
        yield ask


@pytest.fixture(scope="module")
def postelium(plugged_in: TerminalProcess) -> Iterator[Ask]:
    with till("postelium", plugged_in) as ask:
        yield ask


def test_telium_is_paid_in_dirhams(terminal: TerminalProcess, telium: Ask) -> None:
    answer = telium(amount=125.5, long=True)
    assert (answer["pos_number"], answer["transaction_result"], answer["amount"]) == ("01", 0, 125.5)
    assert (answer["currency_numeric"], answer["private"]) == (
        "504",
        terminal.events("captured")[0]["number"].zfill(10),
    )
    assert answer["repport"].strip() == "417631******4417"
    assert len(telium(amount=40.0)["repport"]) == 0
    assert terminal.money() == {"captured": 165_50}


def test_telium_gives_money_back(terminal: TerminalProcess, telium: Ask) -> None:
    assert telium(amount=40.0, mode="credit")["transaction_result"] == 0
    assert terminal.money() == {"refunded": 40_00}


@pytest.mark.parametrize("amount", [73.05, 73.54, 73.8])
def test_telium_understands_every_no(terminal: TerminalProcess, telium: Ask, amount: float) -> None:
    assert telium(amount=amount)["transaction_result"] == 7
    assert not terminal.money()


def test_telium_reads_a_check_that_looks_like_an_end(terminal: TerminalProcess, telium: Ask) -> None:
    terminal.do("fault", name="lrc_equals_etx")
    assert telium(amount=50.0, long=True)["transaction_result"] == 0


def test_telium_hears_that_it_is_not_understood(terminal: TerminalProcess, telium: Ask) -> None:
    terminal.do("fault", name="nak_x1")
    assert not telium(amount=50.0)["understood"]
    assert telium(amount=50.0)["transaction_result"] == 0
    assert terminal.money() == {"captured": 50_00}


def test_postelium_wants_no_result_and_gets_none(terminal: TerminalProcess, postelium: Ask) -> None:
    watch = terminal.control(watching=True)
    answer = postelium(amount=12.34)
    assert (answer["understood"], answer["transaction_result"]) == (True, "9")
    assert answer["amount_msg"] == "00001234"
    watch.until("captured")
    assert terminal.money() == {"captured": 12_34}


def test_postelium_takes_a_no_for_a_yes_and_ours_does_not_ask_it(terminal: TerminalProcess, postelium: Ask) -> None:
    terminal.do("fault", name="busy")
    answer = postelium(amount=50.0)
    assert (answer["understood"], answer["transaction_result"]) == (True, "7")
    assert not terminal.money()
