"""What a till and its card terminal said to each other, as a person may read it."""

from pos.domain.values import dataclass
from pos.ports.clock import Moment


@dataclass(frozen=True, slots=True)
class Said:
    """A message, by us or by the terminal: when it began, and its text, in which no whole card number stands."""

    at: Moment
    ours: bool
    text: str


@dataclass(frozen=True, slots=True)
class FoundTerminal:
    """Something that listens where terminals of that kind do (its driver's name)."""

    driver: str
    host: str
    port: int
