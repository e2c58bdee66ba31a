"""Shows what changed once, however many parts of a presenter say so while they take in one piece of news."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class ShownOnce:
    """Called for everything that can be seen; while it is held, it shows it when it is let go of."""

    def __init__(self, show: Callable[[], None]) -> None:
        """Show with that."""
        self._show = show
        self._held = self._asked = False

    def __call__(self) -> None:
        """Show it, now or when it is let go of."""
        if self._held:
            self._asked = True
        else:
            self._show()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it for the length of a block."""
        self._held, self._asked = True, False
        try:
            yield
        finally:
            self._held = False
        if self._asked:
            self._show()
