"""A till has the card terminal that its setting names, and no two tills ever ask one by the same reference."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.devices.terminal.caisse_ap.terminal import CaisseApTerminal
from pos.devices.terminal.concert_v2.terminal import ConcertV2Terminal
from pos.devices.terminal.concert_v2.wire import Port
from pos.devices.terminal.naps.terminal import NapsTerminal
from pos.devices.terminal.standalone import StandaloneTerminal
from pos.domain.card import holds_card_number
from pos.wiring.cards.opening import open_terminal
from pos.wiring.cards.setting import TerminalSetting, read_setting, terminal_setting
from pos.wiring.folders import TillFolders
from pos.wiring.parts import Parts, open_parts

SETTINGS = ("naps:127.0.0.1", "caisse-ap:127.0.0.1", "concert-v2:COM3", "standalone")


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    opened = open_parts(TillFolders(tmp_path / "one"))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("standalone", TerminalSetting("standalone")),
        ("naps:10.0.0.7", TerminalSetting("naps", "10.0.0.7", 4_444)),
        ("naps:10.0.0.7:4445", TerminalSetting("naps", "10.0.0.7", 4_445)),
        ("caisse-ap:tpe.local", TerminalSetting("caisse-ap", "tpe.local", 8_888)),
        ("caisse-ap:tpe.local:20002", TerminalSetting("caisse-ap", "tpe.local", 20_002)),
        ("nexo:10.0.0.9", TerminalSetting("nexo", "10.0.0.9", 8_443)),
        ("concert-v2:COM3", TerminalSetting("concert-v2", cable=Port("COM3"))),
        (
            "concert-v2:/dev/ttyS0,1200,7E1,E",
            TerminalSetting("concert-v2", "", 0, Port("/dev/ttyS0", 1200, True), False),
        ),
        ("concert-v2:socket://10.0.0.9:4001", TerminalSetting("concert-v2", cable=Port("socket://10.0.0.9:4001"))),
    ],
)
def test_a_setting_names_a_driver_and_where_it_finds_its_terminal(text: str, setting: TerminalSetting) -> None:
    assert read_setting(text) == setting
    assert terminal_setting(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "caisse-ap",
        "caisse-ap:",
        "caisse-ap::8888",
        "caisse-ap:tpe:x",
        "zvt:tpe:1",
        "tpe:1",
        "concert-v2",
        "concert-v2:socket://tpe",
        "concert-v2:COM3,7O1",
    ],
)
def test_a_setting_that_names_none_is_told_what_to_write(text: str) -> None:
    with pytest.raises(
        argparse.ArgumentTypeError,
        match="write naps:HOST:PORT, caisse-ap:HOST:PORT, nexo:HOST:PORT, concert-v2:DEVICE, or",
    ):
        terminal_setting(text)


def test_a_till_without_a_terminal_names_none() -> None:
    assert terminal_setting("") == ""


def test_each_driver_is_opened_by_its_name(parts: Parts) -> None:
    opened = [open_terminal(text, parts) for text in SETTINGS]
    assert [type(terminal) for terminal in opened] == [
        NapsTerminal,
        CaisseApTerminal,
        ConcertV2Terminal,
        StandaloneTerminal,
    ]
    assert [terminal.label.id for terminal in opened] == ["naps-1", "caisse-ap-1", "concert-v2-1", "tpe-1"]


@pytest.mark.parametrize(("text", "letters"), [("caisse-ap:127.0.0.1", 6), ("concert-v2:COM3", 4)])
def test_the_references_of_two_tills_are_never_the_same(text: str, letters: int, parts: Parts, tmp_path: Path) -> None:
    other = open_parts(TillFolders(tmp_path / "other"))
    one, two = (open_terminal(text, each).next_reference(7) for each in (parts, other))
    other.close()
    assert one != two
    assert (one[letters:], one[:letters].isalpha()) == ("000007", True)
    assert not holds_card_number(one)
