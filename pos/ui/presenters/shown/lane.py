"""The short lane, as presenters see it: work goes in, its result comes back later on the screen's own thread."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from pos.words.codes import Code

Result = TypeVar("Result")


class Lane(Protocol):
    """Runs units of work one after the other, never on the screen's thread."""

    def run(self, work: Callable[[], Result], then: Callable[[Result], None], failed: Callable[[Code], None]) -> None:
        """Do `work` after all that was asked before; then call `then` with what it gave, or `failed` with a code.

        A failure of the world (the journal, the device) has its own code; anything else is a mistake of the program,
        which is reported, and told as `Code.UNEXPECTED`.
        """
        ...
