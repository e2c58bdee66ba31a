"""Runs a real simulator as a child process, and talks to its control port."""

import json
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PATIENCE_SECONDS = 10

Event = dict[str, Any]


class Control:
    """One connection to the control port. After `watch` it also hears the events, in order."""

    def __init__(self, port: int, *, watching: bool = False) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS)
        self._lines = self._socket.makefile("rw", encoding="utf-8", newline="\n")
        if watching:
            self.do("watch")

    def do(self, act: str, **values: int | str) -> Event:
        """Ask for something and give the answer, which must be a yes."""
        answer = self.ask(json.dumps({"do": act, **values}))
        assert answer["ok"], answer
        return answer

    def ask(self, line: str) -> Event:
        """Send a line as it is and give the answer."""
        self._lines.write(line + "\n")
        self._lines.flush()
        while True:
            answer = self._read()
            if "ok" in answer:
                return answer

    def until(self, kind: str, **expected: int | str | bool) -> Event:
        """Wait for an event of that kind with those values."""
        while True:
            event = self._read()
            if event["event"] == kind and all(event.get(key) == value for key, value in expected.items()):
                return event

    def _read(self) -> Event:
        line = self._lines.readline()
        assert line, "the simulator closed the control port"
        read: Event = json.loads(line)
        return read

    def close(self) -> None:
        self._lines.close()
        self._socket.close()


class DeviceProcess:
    """A simulated device with its journal at `journal`; it can be killed and started again on the same port."""

    def __init__(self, device: str, journal: Path, *options: str) -> None:
        self.journal = journal
        self.port = 0
        self._command = [sys.executable, "-m", f"pos.simulators.{device}", *options]
        self._controls: list[Control] = []
        self._seen = 0
        self.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def start(self) -> None:
        command = [*self._command, "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.said = json.loads(self.process.stdout.readline())
        self.port, self.control_port = self.said["port"], self.said["control"]
        self._control = self.control()

    def look_from_here(self) -> None:
        """Look from now on only at what is written afterwards."""
        self._seen = len(self._lines())

    def control(self, *, watching: bool = False) -> Control:
        """Open another connection to the control port."""
        control = Control(self.control_port, watching=watching)
        self._controls.append(control)
        return control

    def do(self, act: str, **values: int | str) -> Event:
        return self._control.do(act, **values)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self._let_go()

    def end(self) -> None:
        """End it as its parent's end would."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self._let_go()

    def _let_go(self) -> None:
        self.process.wait(PATIENCE_SECONDS)
        for control in self._controls:
            control.close()
        self._controls.clear()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def events(self, *kinds: str) -> list[Event]:
        """Read what the simulator wrote down of those kinds since it was new, or since `look_from_here`."""
        return [event for event in map(json.loads, self._lines()[self._seen :]) if event["event"] in kinds]

    def _lines(self) -> list[str]:
        # What follows the last line's end is still being written.
        return self.journal.read_bytes().decode().split("\n")[:-1] if self.journal.exists() else []
