"""What a till keeps on this machine, opened again after something of it went missing."""

from pathlib import Path

import pytest

from pos.devices.keys.file_key import KEY_FILE
from pos.ports.keys import DeviceUnavailable
from pos.wiring.folders import TillFolders
from pos.wiring.parts import open_parts


@pytest.fixture
def folders(tmp_path: Path) -> TillFolders:
    """Give a till that was opened once."""
    made = TillFolders(tmp_path)
    open_parts(made).close()
    return made


def test_a_till_whose_key_is_gone_says_so_and_makes_no_other(folders: TillFolders) -> None:
    key = folders.secrets / KEY_FILE
    held = key.read_bytes()
    key.unlink()
    journal = folders.journal.read_bytes()
    for _ in range(2):
        with pytest.raises(DeviceUnavailable, match="DEV-704"):
            open_parts(folders)
    assert not key.exists()
    assert folders.journal.read_bytes() == journal
    key.write_bytes(held)
    open_parts(folders).close()


def test_a_till_whose_key_is_damaged_does_not_blame_the_journal(folders: TillFolders) -> None:
    key = folders.secrets / KEY_FILE
    key.write_bytes(key.read_bytes()[::-1])
    with pytest.raises(DeviceUnavailable, match="DEV-701"):
        open_parts(folders)
