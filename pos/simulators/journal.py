"""What a simulated device did, one JSON object a line: the truth that a driver's reports are judged by.

A line is in the file before anybody hears of it, so it is still there when the device is killed right after, or
loses power.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

Value = str | int | bool
Event = dict[str, Value]


class DeviceJournal:
    """Appends to `path`, and tells whoever watches."""

    def __init__(self, path: Path) -> None:
        """Go on writing where an earlier run of the device stopped; half a line, from a power cut, was never said."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        if path.exists():
            whole = path.read_bytes().rpartition(b"\n")
            os.truncate(path, len(whole[0]) + len(whole[1]))
        self._watchers: list[Callable[[Event], None]] = []

    def events(self) -> list[Event]:
        """Read what was written, by earlier runs too."""
        if not self.path.exists():
            return []
        return [json.loads(line) for line in self.path.read_bytes().splitlines()]

    def count(self, kind: str) -> int:
        """Count the lines of one kind, those of earlier runs included."""
        return sum(event["event"] == kind for event in self.events())

    def write(self, kind: str, **values: Value) -> None:
        """Write a line, then tell the watchers."""
        event: Event = {"event": kind, **values}
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(event, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        self.show(event)

    def show(self, event: Event) -> None:
        """Tell the watchers of something too small to be written down."""
        for watcher in tuple(self._watchers):
            watcher(event)

    def watch(self, watcher: Callable[[Event], None]) -> None:
        """Tell `watcher` each event from now on."""
        self._watchers.append(watcher)

    def unwatch(self, watcher: Callable[[Event], None]) -> None:
        """Stop telling `watcher`."""
        self._watchers.remove(watcher)
