"""One program a journal, and the lock goes with the program that held it, however it ended."""

import subprocess
import sys
from pathlib import Path

import pytest

from pos.journal.instance import InstanceLock
from pos.ports.journal import JournalUnavailable
from pos.words.codes import Code

HOLD = "import sys; from pathlib import Path; from pos.journal.instance import InstanceLock;"
HOLD += "lock = InstanceLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"


def test_the_lock_of_another_program_is_respected_until_it_is_killed(path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(JournalUnavailable, match=Code.JOURNAL_LOCKED):
        InstanceLock(path)
    holder.kill()
    holder.communicate()
    InstanceLock(path).release()


def test_two_journals_in_one_folder_have_each_their_lock(tmp_path: Path) -> None:
    one, other = InstanceLock(tmp_path / "one.sqlite"), InstanceLock(tmp_path / "other.sqlite")
    one.release()
    other.release()
