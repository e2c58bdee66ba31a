"""A central in a process of its own, as it is run in earnest, to be killed at any moment."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class CentralProcess:
    """Started on a folder; `address` is where it answers.

    With a side (before or after) and a count it kills itself at that commit, which may be before it answers at all.
    """

    def __init__(self, data: Path, *words: str, dies: tuple[str, int] | None = None) -> None:
        program = ["pos"] if dies is None else ["tests.central.dying_central", *map(str, dies)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", *program, "central", "--data", str(data), "--port", "0", "--child", *words],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        assert said or dies, "central did not start"
        self.port: int = json.loads(said)["port"] if said else 0
        self.address = f"http://127.0.0.1:{self.port}"

    @property
    def process_id(self) -> int:
        return self._process.pid

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def is_killed(self) -> None:
        self._process.kill()
        self._process.communicate()

    def ends(self) -> int:
        """Close its input, and give its exit code."""
        self._process.communicate(timeout=20)
        return self._process.returncode
