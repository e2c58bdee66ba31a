"""A small file is whole or not there, and what was there stays when writing fails."""

from pathlib import Path

import pytest

from pos.devices.safe_file import create_file, replace_file


def test_a_file_is_made_once_and_never_overwritten(tmp_path: Path) -> None:
    create_file(tmp_path / "key", b"first")
    with pytest.raises(FileExistsError):
        create_file(tmp_path / "key", b"second")
    assert (tmp_path / "key").read_bytes() == b"first"
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    replace_file(tmp_path / "pins", b"a long content")
    replace_file(tmp_path / "pins", b"short")
    assert (tmp_path / "pins").read_bytes() == b"short"
    assert [path.name for path in tmp_path.iterdir()] == ["pins"]


def test_what_a_crash_left_half_written_is_not_in_the_way(tmp_path: Path) -> None:
    replace_file(tmp_path / "pins", b"old")
    for leftover in tmp_path.iterdir():
        leftover.with_name(f".pins.{__import__('os').getpid()}").write_bytes(b"half")
    replace_file(tmp_path / "pins", b"new")
    assert (tmp_path / "pins").read_bytes() == b"new"
