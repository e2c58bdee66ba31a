"""The second port of a simulated device, as the demonstration uses it: an act for a line, and its answer."""

import json
import socket
from types import TracebackType
from typing import Self

_PATIENCE_SECONDS = 5


class Misbehaved(Exception):
    """The simulated device would not do what is asked of it, or is gone."""


class Control:
    """One connection to a control port of this machine."""

    def __init__(self, port: int) -> None:
        """Connect; raises `OSError`."""
        self._socket = socket.create_connection(("127.0.0.1", port), _PATIENCE_SECONDS)
        self._lines = self._socket.makefile("rw", encoding="utf-8", newline="\n")

    def __enter__(self) -> Self:
        """Hold the connection for the length of a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up, whatever happened."""
        self._lines.close()
        self._socket.close()

    def do(self, act: str, **values: str | int) -> dict[str, object]:
        """Have an act done; gives its answer. Raises `Misbehaved`, and `OSError` where the device is gone."""
        self._lines.write(json.dumps({"do": act, **values}) + "\n")
        self._lines.flush()
        answer: dict[str, object] = json.loads(self._lines.readline() or "{}")
        if not answer.get("ok"):
            raise Misbehaved(f"{act}: {answer.get('why', 'it is gone')}")
        return answer
