"""What a nexo terminal and a till agreed on is written down once, by a shopkeeper, and never where others read it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.__main__ import main
from pos.devices.terminal.nexo.terminal import NexoTerminal
from pos.domain.card import holds_card_number
from pos.wiring.cards.agreed import FILE, read_agreed, usable
from pos.wiring.cards.opening import open_terminal
from pos.wiring.folders import TillFolders
from pos.wiring.parts import Parts, open_parts
from tests.wiring.nexo_simulator import SimulatedNexo

PIN = "AB:" * 31 + "CD"
GOOD = f"""
terminal = "V400m-324688179"
certificate = "{PIN}"
key = "till-1"
version = 1
passphrase = "many words in a row"
"""


@pytest.fixture
def folders(tmp_path: Path) -> TillFolders:
    made = TillFolders(tmp_path / "till").make()
    (made.secrets / FILE).write_text(GOOD, encoding="utf-8")
    return made


@pytest.fixture
def parts(folders: TillFolders) -> Iterator[Parts]:
    opened = open_parts(folders)
    yield opened
    opened.close()


def test_the_file_says_who_the_terminal_is(parts: Parts) -> None:
    terminal = open_terminal("nexo:127.0.0.1", parts)
    assert isinstance(terminal, NexoTerminal)
    assert (terminal.label.id, terminal.label.number) == ("nexo-1", "V400m-324688179")
    assert read_agreed(parts.folders).pin == "ab" * 31 + "cd"


def test_the_references_of_two_tills_are_never_the_same(parts: Parts, tmp_path: Path) -> None:
    folders = TillFolders(tmp_path / "other").make()
    (folders.secrets / FILE).write_text(GOOD, encoding="utf-8")
    other = open_parts(folders)
    one, two = (open_terminal("nexo:127.0.0.1", each).next_reference(42) for each in (parts, other))
    other.close()
    assert one != two
    assert (len(one), one[6:], one[:6].isalpha()) == (10, "0016", True)
    assert not holds_card_number(one)


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ('key = "till-1"', "", "key"),
        (PIN, "AB:CD", "certificate"),
        ("many words", "tant d'années", "passphrase"),
        ("version = 1", 'version = "one"', "version"),
        ("version = 1", "version = ", "line"),
        ('key = "till-1"', 'key = "till-1"\npassword = "x"', "password"),
    ],
)
def test_a_file_that_will_not_do_is_told_what_is_wrong(
    folders: TillFolders, was: str, becomes: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folders.secrets / FILE).write_text(GOOD.replace(was, becomes), encoding="utf-8")
    assert not usable("nexo:127.0.0.1", folders)
    said = capsys.readouterr().out
    assert told in said
    assert FILE in said
    assert "in a row" not in said


def test_a_till_whose_terminal_needs_the_file_does_not_open_without_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["till", "--terminal", "nexo:127.0.0.1", "--data", str(tmp_path)]) == 2
    assert FILE in capsys.readouterr().out


@pytest.mark.parametrize("setting", ["", "naps:127.0.0.1", "standalone"])
def test_other_terminals_need_none(tmp_path: Path, setting: str) -> None:
    assert usable(setting, TillFolders(tmp_path))


def test_the_file_a_simulated_terminal_leaves_is_such_a_file(folders: TillFolders, tmp_path: Path) -> None:
    with SimulatedNexo(tmp_path) as simulated:
        (folders.secrets / FILE).write_bytes((tmp_path / "terminal.toml").read_bytes())
        parts = open_parts(folders)
        terminal = open_terminal(f"nexo:127.0.0.1:{simulated.port}", parts)
        assert terminal.diagnose()
        head = parts.folders.journal.read_bytes()
        parts.close()
        assert read_agreed(folders).passphrase.encode() not in head
