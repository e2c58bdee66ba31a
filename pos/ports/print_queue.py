"""The durable queue of papers: a sale never waits for it, and a paper in it is printed once."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class JobState(StrEnum):
    """Where a paper stands. UNSURE was cut off in the middle: it is printed again, marked as a duplicate."""

    QUEUED = "queued"
    SENDING = "sending"
    PRINTED = "printed"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class QueuedPaper:
    """A paper waiting: `document` is its blocks as canonical bytes, `attempts` how often it was sent."""

    job: int
    of: int
    kind: str
    document: bytes
    kick_drawer: bool
    state: JobState
    attempts: int


class PrintQueue(Protocol):
    """What the printing thread needs of the journal's file."""

    def next(self) -> QueuedPaper | None:
        """The oldest paper not yet printed, if any."""
        ...

    def mark(self, job: int, state: JobState) -> None:
        """Write down, durably, what became of a paper; `SENDING` is marked before the first byte."""
        ...

    def waiting(self) -> int:
        """How many papers are not printed yet."""
        ...
