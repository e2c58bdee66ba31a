"""A central in a process of its own, as it is run in earnest, to be killed at any moment."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class CentralProcess:
    """Started on a folder; `address` is where it answers."""

    def __init__(self, data: Path, *words: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "pos", "central", "--data", str(data), "--port", "0", "--child", *words],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        assert said, "central did not start"
        self.address = f"http://127.0.0.1:{json.loads(said)['port']}"

    def is_killed(self) -> None:
        self._process.kill()
        self._process.communicate()

    def ends(self) -> int:
        """Close its input, and give its exit code."""
        self._process.communicate(timeout=20)
        return self._process.returncode
