"""What a simulated device did, one JSON object a line: the truth that a driver's reports are judged by.

A line is in the file before anybody hears of it, so it is still there when the device is killed right after.
"""

import json
from collections.abc import Callable
from pathlib import Path

Value = str | int | bool
Event = dict[str, Value]


class DeviceJournal:
    """Appends to `path`, and tells whoever watches."""

    def __init__(self, path: Path) -> None:
        """Go on writing where an earlier run of the device stopped."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._watchers: list[Callable[[Event], None]] = []

    def count(self, kind: str) -> int:
        """Count the lines of one kind, those of earlier runs included."""
        if not self._path.exists():
            return 0
        lines = self._path.read_text(encoding="utf-8").splitlines()
        return sum(json.loads(line)["event"] == kind for line in lines)

    def write(self, kind: str, **values: Value) -> None:
        """Write a line, then tell the watchers."""
        event: Event = {"event": kind, **values}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(event, ensure_ascii=False) + "\n")
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
