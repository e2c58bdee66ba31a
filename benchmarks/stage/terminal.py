"""A simulated card terminal in a process of its own: its customer takes a fixed time, and it tells its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.stage.places import ROOT

_PATIENCE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Answered:
    """How many answers the terminal gave since it began, and how long they took it, from last byte to first (ns)."""

    count: int
    ns: int


class Terminal:
    """Speaks as one model; `pause_ms` is how long its customer takes to hold a card to it."""

    def __init__(self, model: str, folder: Path, pause_ms: int) -> None:
        """Start it, and wait until it listens."""
        command = [sys.executable, "-m", f"pos.simulators.{model}", "--journal", str(folder / "terminal.jsonl")]
        self._process = subprocess.Popen(
            [*command, "--pause-ms", str(pause_ms)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        told = json.loads(self._process.stdout.readline()) if self._process.stdout else {}
        self.setting = f"{model}:127.0.0.1:{told['port']}"
        self._control = socket.create_connection(("127.0.0.1", told["control"]), _PATIENCE_SECONDS)
        self._lines = self._control.makefile("rw", encoding="utf-8", newline="\n")

    def __enter__(self) -> Self:
        """Stand there for the length of a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        self._lines.close()
        self._control.close()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait(_PATIENCE_SECONDS)

    def answered(self) -> Answered:
        """Ask for its own time so far."""
        self._lines.write('{"do": "status"}\n')
        self._lines.flush()
        told = json.loads(self._lines.readline())
        return Answered(told["answers"], told["took_ns"])
