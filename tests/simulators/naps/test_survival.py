"""The terminal outlives plugs, cables and kills with what it captured, and ends with whoever started it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulators.device_process import PATIENCE_SECONDS, Control
from tests.simulators.naps.terminal_process import TerminalProcess
from tests.simulators.naps.till import Till, bare, confirmation, duplicate, payment


def test_a_payment_authorised_before_a_kill_is_still_there_and_can_be_confirmed(
    terminal: TerminalProcess, till: Till
) -> None:
    answer = terminal.pay(till, 5_000)
    terminal.kill()
    terminal.start()
    with terminal.till() as again:
        found = again.ask(duplicate(answer["008"]))
        assert (found["013"], found["002"], found["004"]) == ("000", "5000", answer["004"])
        assert again.ask(confirmation(answer["008"], answer["004"]))["013"] == "000"
        assert again.ask(payment(5_000, answer["004"]))["013"] == "012"
        assert int(terminal.pay(again, 5_000)["008"]) == int(answer["008"]) + 1
    assert terminal.money() == {"captured": 10_000, "confirmed": 5_000}


def test_a_payment_authorised_before_a_kill_is_reversed_when_nobody_confirms_afterwards(
    terminal: TerminalProcess, till: Till
) -> None:
    terminal.pay(till, 5_000)
    terminal.kill()
    terminal.start()
    watch = terminal.control(watching=True)
    terminal.do("advance", seconds=40)
    watch.until("reversed")
    assert terminal.money() == {"captured": 5_000, "reversed": 5_000}


def test_what_became_of_a_payment_outlives_a_kill(terminal: TerminalProcess, till: Till) -> None:
    confirmed = terminal.pay_and_confirm(till, 5_000)
    terminal.do("fault", name="auto_reversed")
    gone = terminal.pay(till, 6_000)
    till.ask(bare("013"))
    terminal.kill()
    terminal.start()
    with terminal.till() as again:
        assert again.ask(duplicate(confirmed["008"]))["013"] == "000"
        assert again.ask(duplicate(gone["008"]))["013"] == "302"
    assert terminal.do("status")["referenced"]


def test_half_a_line_in_the_journal_is_dropped(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay_and_confirm(till, 5_000)
    terminal.kill()
    with terminal.journal.open("ab") as file:
        file.write(b'{"event": "captured", "ns": "0009')
    terminal.start()
    with terminal.till() as again:
        assert again.ask(duplicate())["008"] == answer["008"]
        assert terminal.pay(again, 6_000)["013"] == "000"
    assert terminal.money()["captured"] == 11_000


def test_a_pulled_plug_ends_a_payment_in_front_of_its_customer(
    terminal: TerminalProcess, till: Till, watch: Control
) -> None:
    terminal.do("by_hand")
    till.say(payment(5_000, terminal.ns()))
    watch.until("screen", prompt="present_card")
    terminal.do("pull_plug")
    assert till.until_hung_up() == b""
    with pytest.raises(ConnectionRefusedError):
        terminal.till()
    assert terminal.do("status")["prompt"] == "off"
    terminal.do("plug_in")
    assert terminal.do("status")["prompt"] == "idle"
    with terminal.till() as again:
        assert again.ask(bare("009"))["013"] == "000"
    assert not terminal.money()


def test_a_plug_pulled_after_the_card_paid_leaves_it_captured(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay(till, 5_000)
    terminal.do("pull_plug")
    terminal.do("plug_in")
    with terminal.till() as again:
        assert again.ask(confirmation(answer["008"], answer["004"]))["013"] == "000"


def test_a_cut_cable_carries_nothing_until_it_is_joined(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    terminal.do("by_hand")
    ns = terminal.ns()
    till.say(payment(5_000, ns))
    watch.until("screen", prompt="present_card")
    terminal.do("cut_cable")
    terminal.do("tap", card="visa")
    watch.until("screen", prompt="authorised")
    assert terminal.money() == {"captured": 5_000}
    assert till.received == []
    terminal.do("join_cable")
    answer = till.hear()
    assert (answer["004"], answer["013"]) == (ns, "000")


def test_what_is_sent_into_a_cut_cable_arrives_when_it_is_joined(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("cut_cable")
    till.say(payment(5_000, terminal.ns()))
    terminal.do("status")
    assert not terminal.money()
    terminal.do("restore")
    assert till.hear()["013"] == "000"


def test_the_journal_can_be_asked_for(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay_and_confirm(till, 5_000)
    events = terminal.do("journal")["events"]
    assert [event["event"] for event in events][-2:] == ["captured", "confirmed"]
    assert events[-1]["stan"] == answer["008"]


def test_slips_are_kept_as_files_and_shown(tmp_path: Path) -> None:
    with TerminalProcess(tmp_path, "--slips", str(tmp_path / "slips")) as terminal, terminal.till() as till:
        terminal.pay_and_confirm(till, 5_000)
        shown = terminal.do("status")["slips"]
        files = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "slips").iterdir()}
    assert set(files) == {"000001-copie-commercant.txt", "000001-copie-client.txt"}
    assert sorted(files.values()) == sorted(shown)
    lines = files["000001-copie-client.txt"].splitlines()
    assert lines[0].strip() == "NAPS PAY"
    assert lines[21] == "MONTANT: 50.00 MAD"
    assert max(map(len, lines)) == 32


def test_it_ends_when_its_standard_input_ends(tmp_path: Path) -> None:
    with TerminalProcess(tmp_path) as terminal:
        process = terminal.process
    assert process.returncode == 0


def test_it_ends_cleanly_in_the_middle_of_a_payment(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pos.simulators", "naps", "--journal", str(tmp_path / "journal.jsonl")]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    said = json.loads(process.stdout.readline())
    control = Control(said["control"], watching=True)
    control.do("by_hand")
    with Till(said["port"]) as till:
        till.say(payment(5_000, "000001"))
        control.until("screen", prompt="present_card")
        _, complaints = process.communicate(timeout=PATIENCE_SECONDS)
    control.close()
    assert (process.returncode, complaints) == (0, "")
