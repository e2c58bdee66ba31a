"""The till's key is made once, signs for ever, and is never silently replaced."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pos.devices.keys.file_key import KEY_FILE, FileKey
from pos.ports.keys import DeviceUnavailable
from pos.wire.head import Head, verify_head
from pos.wire.statement import Statement, verify_statement

HEAD = Head(till="t1", epoch=1, number=7, hash=bytes(32))


def test_the_key_made_in_an_empty_folder_is_the_same_at_the_next_start(tmp_path: Path) -> None:
    made = FileKey(tmp_path / "device")
    assert FileKey(tmp_path / "device").public == made.public


def test_two_tills_do_not_have_the_same_key(tmp_path: Path) -> None:
    assert FileKey(tmp_path / "one").public != FileKey(tmp_path / "other").public


def test_a_signed_head_is_verified_by_the_public_key_and_signed_alike_again(tmp_path: Path) -> None:
    key = FileKey(tmp_path)
    signature = key.sign(HEAD)
    assert verify_head(key.public, HEAD, signature)
    assert FileKey(tmp_path).sign(HEAD) == signature


@pytest.mark.skipif(os.name == "nt", reason="Windows protects the person's folder instead")
def test_only_its_owner_can_read_the_key(tmp_path: Path) -> None:
    FileKey(tmp_path / "device")
    assert stat.S_IMODE((tmp_path / "device" / KEY_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "device").stat().st_mode) == 0o700


def test_a_statement_is_vouched_for_under_its_own_name(tmp_path: Path) -> None:
    key = FileKey(tmp_path)
    signature = key.vouch(Statement.GRANT, ["t1", 2])
    assert verify_statement(key.public, Statement.GRANT, ["t1", 2], signature)
    assert not verify_statement(key.public, Statement.ENROLMENT, ["t1", 2], signature)


def test_a_key_that_must_be_there_is_missed_and_none_is_made_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(DeviceUnavailable, match="DEV-704"):
        FileKey(tmp_path, expected=True)
    assert list(tmp_path.iterdir()) == []
    FileKey(tmp_path)
    assert FileKey(tmp_path, expected=True).public == FileKey(tmp_path).public


@pytest.mark.parametrize("place", [0, 17, 63, 65, 127])
def test_a_key_with_one_digit_gone_wrong_is_told_as_damaged(tmp_path: Path, place: int) -> None:
    FileKey(tmp_path)
    path = tmp_path / KEY_FILE
    digits = list(path.read_text(encoding="ascii"))
    digits[place] = "0" if digits[place] != "0" else "1"
    path.write_text("".join(digits), encoding="ascii")
    with pytest.raises(DeviceUnavailable, match="DEV-701"):
        FileKey(tmp_path)


def test_nothing_but_the_key_is_left_behind(tmp_path: Path) -> None:
    FileKey(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]


@pytest.mark.parametrize("content", ["", "12", "zz" * 32, "ab" * 31, "ab" * 33])
def test_a_damaged_key_is_refused_with_its_code_and_left_as_it_is(tmp_path: Path, content: str) -> None:
    (tmp_path / KEY_FILE).write_text(content, encoding="ascii")
    with pytest.raises(DeviceUnavailable, match="DEV-701"):
        FileKey(tmp_path)
    assert (tmp_path / KEY_FILE).read_text(encoding="ascii") == content


def test_a_folder_that_cannot_be_made_is_told_with_its_code(tmp_path: Path) -> None:
    (tmp_path / "device").write_text("a file in the way", encoding="ascii")
    with pytest.raises(DeviceUnavailable, match="DEV-703"):
        FileKey(tmp_path / "device")


def test_secrets_for_names_and_for_pins_last_and_differ_from_each_other_and_from_the_key(tmp_path: Path) -> None:
    key = FileKey(tmp_path)
    seed = bytes.fromhex((tmp_path / KEY_FILE).read_text(encoding="ascii"))
    assert len({key.names_secret, key.pins_secret, seed, key.public}) == 4
    assert len(key.names_secret) == len(key.pins_secret) == 32
    assert FileKey(tmp_path).names_secret == key.names_secret


def test_processes_that_start_together_all_get_the_same_key(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from pos.devices.keys.file_key import FileKey;"
        "sys.stdin.read(); print(FileKey(Path(sys.argv[1])).public.hex())"
    )
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.close()
        racer.stdin = None
    said = {racer.communicate()[0].strip() for racer in racers}
    assert said == {FileKey(tmp_path).public.hex()}
