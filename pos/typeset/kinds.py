"""Qt's kinds of objects, made known one after the other, on one thread.

PySide6 makes a kind when it is first named. When two threads name the same one at once it makes it twice, and the
process ends without a word (PySide6 6.11). So while the screen's thread goes through all of them, whoever wants to
draw on another thread waits; it takes a few hundred milliseconds after the first screen is there.
"""

import threading
from collections.abc import Generator
from types import ModuleType

_KNOWN = threading.Event()
_KNOWN.set()


def know_kinds(*modules: ModuleType) -> Generator[None, None, None]:
    """Make one more known at each step; other threads wait from the first step until it ended or was closed."""
    _KNOWN.clear()
    try:
        for module in modules:
            for name in dir(module):
                getattr(module, name)
                yield
    finally:
        _KNOWN.set()


def await_kinds() -> None:
    """Wait until the screen's thread knows them all; at once where there is no screen. Never on that thread."""
    _KNOWN.wait()
