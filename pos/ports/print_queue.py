"""The durable queue of papers: a sale never waits for it, and a paper in it is printed once."""

from enum import StrEnum
from typing import Protocol

from pos.domain.values import dataclass


class JobState(StrEnum):
    """Where a paper stands.

    UNSURE was cut off in the middle: it is printed again, marked as a duplicate. SET_ASIDE could not be laid out (a
    bug of ours): it is kept, and the papers behind it go on.
    """

    QUEUED = "queued"
    SENDING = "sending"
    PRINTED = "printed"
    UNSURE = "unsure"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class QueuedPaper:
    """A paper waiting: `document` is its blocks as canonical bytes, `attempts` how often it was marked SENDING."""

    job: int
    of: int
    kind: str
    document: bytes
    kick_drawer: bool
    state: JobState
    attempts: int


class PrintQueue(Protocol):
    """What the printing thread needs of the journal's file. Every call may raise `JournalUnavailable`."""

    def next(self) -> QueuedPaper | None:
        """The oldest paper neither printed nor set aside, if any."""
        ...

    def mark(self, job: int, state: JobState) -> None:
        """Write down, durably, what became of a paper; `SENDING` is marked before the first byte."""
        ...

    def waiting(self) -> int:
        """How many papers are neither printed nor set aside."""
        ...
