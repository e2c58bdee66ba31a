"""Lanes without a thread: one that does everything at once, one that does it when the test says so."""

from collections.abc import Callable
from typing import TypeVar

from pos.ports.central_link import CentralUnavailable
from pos.ports.journal import JournalUnavailable
from pos.words.codes import Code

Result = TypeVar("Result")


class PromptLane:
    """Does what it is asked before it answers."""

    def run(self, work: Callable[[], Result], then: Callable[[Result], None], failed: Callable[[Code], None]) -> None:
        try:
            result = work()
        except JournalUnavailable as trouble:
            failed(Code(trouble.code))
        except CentralUnavailable:
            failed(Code.CENTRAL_UNREACHABLE)
        else:
            then(result)


class PatientLane:
    """Keeps what it is asked until the test lets it happen, in order."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], Result], then: Callable[[Result], None], failed: Callable[[Code], None]) -> None:
        self.waiting.append(lambda: PromptLane().run(work, then, failed))

    def happen(self) -> None:
        """Let all happen that was asked so far, and what follows from it."""
        while self.waiting:
            self.waiting.pop(0)()
