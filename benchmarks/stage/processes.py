"""Processes that are timed from the moment they are started, whole: the interpreter, its imports, its first paint.

Modules are compiled once and kept, as on every machine where the program was started before.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from time import monotonic_ns

from benchmarks.stage.places import ROOT

_PATIENCE_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Told:
    """What a process told: moments in nanoseconds since it was started, its memory in KiB, its libraries."""

    moments: dict[str, int]
    kib: int
    libraries: str


class Starter:
    """Starts processes, one at a time."""

    def __init__(self) -> None:
        """Keep compiled modules beside the program; the first process of a kind compiles what it finds changed."""
        compiled = str(ROOT / "build" / "compiled")
        self._around = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": compiled}
        self._around.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(self, module: str, *words: str, told: str = "") -> Told:
        """Run `python -m benchmarks.stage.MODULE` to its end, with that on its standard input."""
        command = [sys.executable, "-m", f"benchmarks.stage.{module}", *words]
        started = monotonic_ns()
        done = subprocess.run(
            command,
            input=told,
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            env=self._around,
            timeout=_PATIENCE_SECONDS,
        )
        if done.returncode or not done.stdout:
            raise ChildProcessError(done.stderr)
        said = json.loads(done.stdout)
        kib, libraries = said.pop("kib"), "\n".join(said.pop("libraries", ()))
        return Told({name: moment - started for name, moment in said.items()}, kib, libraries)
