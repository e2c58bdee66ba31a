import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from pos.wiring.children import Child, ChildDidNotStart

_PARENT = """
import sys
from pos.wiring.children import Child
child = Child("pos.simulators.printer", "--out", sys.argv[1])
print(child.ready().ports["port"], child.process_id, flush=True)
sys.stdin.read()
"""


def test_a_child_says_where_it_listens_and_ends_when_asked(tmp_path: Path) -> None:
    with Child("pos.simulators.printer", "--out", str(tmp_path)) as child:
        assert child.ready().ports["port"] > 0
        assert child.running
    assert not child.running


def test_a_child_that_never_says_anything_is_told_of(tmp_path: Path) -> None:
    with Child("pos.simulators.printer", "--port", "no number", "--out", str(tmp_path)) as child:
        with pytest.raises(ChildDidNotStart):
            child.ready()
        assert not child.running


def test_a_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as parent:
        assert parent.stdout is not None
        _, child = parent.stdout.readline().split()
        watched = os.pidfd_open(int(child))
        parent.kill()
        ended, _, _ = select.select([watched], [], [], 10)
        os.close(watched)
    assert ended == [watched]
