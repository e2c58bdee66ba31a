"""Every benchmark still works, on a handful of pieces and for a handful of rounds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["card", "commit", "memory", "pay", "receipt", "scan", "start"])
def test_a_benchmark_prints_its_promise_beside_the_aim(name: str) -> None:
    around = {key: value for key, value in os.environ.items() if key not in {"QT_QPA_PLATFORM", "DISPLAY"}}
    command = [sys.executable, "-m", "benchmarks", name, "--tiny"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=around, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert "(aim " in done.stdout
