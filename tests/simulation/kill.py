"""The till's process is killed at each commit of its day: before it, after it, and while it is being made.

A killed program loses its memory but not what it gave the operating system; what counts is that nothing acknowledged
is missing, nothing is there twice, and the next start goes on from there.
"""

import subprocess
import sys
import time
from dataclasses import dataclass, field
from enum import Enum
from itertools import cycle
from pathlib import Path

from pos.journal.verify import verify
from tests.simulation.day import DAY, state_of
from tests.simulation.memory import memory_folder
from tests.simulation.power_loss import JOURNAL

ROOT = Path(__file__).resolve().parents[2]


class Moment(Enum):
    """When the process is killed."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Till:
    """A till in a process of its own, one word at a time."""

    def __init__(self, path: Path, first: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.simulation.killed_till", str(path), str(first)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def hears(self) -> str:
        """Wait for the next word; empty when the process has ended."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def goes_on(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def is_killed(self) -> None:
        self._process.kill()
        self._process.communicate()


@dataclass
class Killings:
    """A day that is killed at its commits, one after the other; `done` is the last step that surely happened."""

    folder: Path
    done: int = 0
    kills: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.folder / JOURNAL

    @property
    def over(self) -> bool:
        return self.done >= len(DAY) or bool(self.wrong)

    def kill_at_next_commit(self, moment: Moment) -> None:
        """Start the till where it was, kill it at its next commit, and look at what is left."""
        till = Till(self.path, self.done + 1)
        word = till.hears()
        while word.startswith("done"):
            self.done = int(word.removeprefix("done"))
            till.goes_on()
            word = till.hears()
        if word == "before":
            self._kill(till, moment)
        till.is_killed()

    def _kill(self, till: Till, moment: Moment) -> None:
        self.kills += 1
        before = state_of(self.path)
        if moment is not Moment.BEFORE:
            till.goes_on()
        if moment is Moment.AFTER:
            assert till.hears() == "after"
        there = before if moment is Moment.DURING else state_of(self.path)
        till.is_killed()
        self._look(moment, before, there)

    def _look(self, moment: Moment, before: bytes, there: bytes) -> None:
        found, verdict = state_of(self.path), verify(self.path)
        if moment is Moment.DURING:
            there = found
        if found != there or (moment is Moment.AFTER and found == before):
            self.wrong.append(f"killed {moment.value} the commit of step {self.done + 1}: something changed")
        if verdict.wrong is not None:
            self.wrong.append(f"killed {moment.value} the commit of step {self.done + 1}: {verdict.wrong}")
        if found != before:
            self.done += 1


def run(minutes: float, seed: int) -> list[str]:
    """Kill a day before and after each of its commits, then one before and during each, and again, for so long."""
    until = time.monotonic() + minutes * 60
    kills, wrong = 0, list[str]()
    for second in cycle((Moment.AFTER, Moment.DURING) if seed % 2 else (Moment.DURING, Moment.AFTER)):
        if time.monotonic() > until or wrong:
            break
        with memory_folder() as folder:
            day = Killings(Path(folder))
            while not day.over and time.monotonic() < until:
                day.kill_at_next_commit(Moment.BEFORE)
                day.kill_at_next_commit(second)
        kills, wrong = kills + day.kills, day.wrong
    print(f"kill: {kills} processes killed at a commit, {len(wrong)} wrong")
    return wrong
