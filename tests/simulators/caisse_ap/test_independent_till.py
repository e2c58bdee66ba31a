"""A till that others wrote understands the simulated terminal, and is understood by it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.simulators.caisse_ap import oca_till
from tests.simulators.caisse_ap.terminal_process import TerminalProcess

PEERS = Path(sys.prefix) / "peers"
Pay = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def pay(running_terminal: TerminalProcess) -> Iterator[Pay]:
    assert PEERS.exists(), "python3 tools/setup.py check brings the programs that judge ours"
    running_terminal.renew()
    command = [sys.executable, oca_till.__file__, str(PEERS), str(running_terminal.port), "MAD"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(PEERS)}
    ) as till:

        def asked(amount: str) -> dict[str, str]:
            assert till.stdin is not None
            assert till.stdout is not None
            print(amount, file=till.stdin, flush=True)
            answer: dict[str, str] = json.loads(till.stdout.readline())
            return answer

        yield asked
        till.kill()


def test_it_is_paid_in_dirhams(terminal: TerminalProcess, pay: Pay) -> None:
    answer = pay("125.50")
    assert answer["payment_status"] == "success"
    approval = terminal.events("captured")[0]["approval"]
    assert answer["transaction_id"] == f"AA-417631######4417|AB-3010|AC-{approval}|AI-A0000000031010|CD-0"
    assert answer["card_type"] == "Application CB sans contact (code B) - Read mode: sans contact (code 2)"
    assert terminal.money() == {"captured": 125_50}


def test_it_gives_money_back(terminal: TerminalProcess, pay: Pay) -> None:
    assert pay("-40")["payment_status"] == "success"
    assert terminal.money() == {"refunded": 40_00}


@pytest.mark.parametrize(
    ("amount", "words"), [("73.05", "Refusée"), ("73.54", "Interdite"), ("73.80", "Abandon"), ("73.91", "Non aboutie")]
)
def test_it_understands_every_no(terminal: TerminalProcess, pay: Pay, amount: str, words: str) -> None:
    answer = pay(amount)
    assert answer["payment_status"] == "failure"
    assert words in answer["error_message"]
    assert not terminal.money()


@pytest.mark.parametrize("fault", ["wrong_currency", "wrong_reference", "drop_after_authorise", "ae11_only"])
def test_it_doubts_what_is_to_be_doubted(terminal: TerminalProcess, pay: Pay, fault: str) -> None:
    watch = terminal.control(watching=True)
    terminal.do("fault", name=fault)
    assert pay("50.00")["payment_status"] == "issue"
    watch.until("captured")
    assert terminal.money() == {"captured": 50_00}
