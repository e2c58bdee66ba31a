"""Child processes: simulators and servers that run beside the till and never outlive it.

A child reads its standard input until it ends, and then ends too; so when the parent is gone, even killed, so are its
children, on Windows as on Linux. A child says where it listens in one line of JSON on its standard output.
"""

import json
import subprocess
import sys
import threading
from types import TracebackType
from typing import Self

from pos.domain.values import dataclass

START_SECONDS_MAX = 20
STOP_SECONDS_MAX = 5


class ChildDidNotStart(Exception):
    """A child ended, or stayed silent, before it said where it listens."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a child said of itself when it was ready: port numbers by name."""

    ports: dict[str, int]


class Child:
    """One child process, started by its module's name and stopped by closing its standard input."""

    def __init__(self, module: str, *arguments: str) -> None:
        """Start `python -m module arguments`; `ready` waits for its announcement."""
        self._name = module
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        """Hold the child for the length of a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the child, whatever happened."""
        self.stop()

    def ready(self) -> Announcement:
        """Wait for the child's announcement; raises `ChildDidNotStart`."""
        line: list[str] = []
        output = self._process.stdout
        if output is None:
            raise ChildDidNotStart(self._name)
        reader = threading.Thread(target=lambda: line.append(output.readline()), daemon=True)
        reader.start()
        reader.join(START_SECONDS_MAX)
        if not line or not line[0].strip():
            self.stop()
            raise ChildDidNotStart(self._name)
        said = json.loads(line[0])
        return Announcement({key: value for key, value in said.items() if isinstance(value, int)})

    @property
    def process_id(self) -> int:
        """The number the system knows the child by."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Tell whether the child is still there."""
        return self._process.poll() is None

    def stop(self) -> None:
        """Close the child's input and wait; a child that will not end is ended."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        try:
            self._process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def run_simulator(device: str, words: list[str]) -> int:
    """Run a simulated device in front of a person until it ends; gives its exit code."""
    return subprocess.run([sys.executable, "-m", "pos.simulators", device, *words], check=False).returncode
