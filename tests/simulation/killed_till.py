"""A till that can be killed at a known moment: it stops before and after each commit and asks to go on.

Run as a process of its own: `python -m tests.simulation.killed_till JOURNAL FIRST-STEP`. It says `before` or `after` a
commit, and `done` with the count of a step that it acknowledges, and waits for an answer after each word.
"""

import sys
from pathlib import Path
from unittest.mock import patch

from pos.journal.unit import SqliteUnitOfWork
from tests.journal.booth import HandClock, opened
from tests.simulation.day import DAY, play

really_commit = SqliteUnitOfWork.commit


def say(word: str) -> None:
    print(word, flush=True)
    if not sys.stdin.readline():
        sys.exit("nobody is listening any more")


def commit(work: SqliteUnitOfWork) -> None:
    say("before")
    really_commit(work)
    say("after")


def main() -> None:
    path, first = Path(sys.argv[1]), int(sys.argv[2])
    clock = HandClock()
    clock.wait(first * 1000)
    with opened(path, clock) as journal, patch.object(SqliteUnitOfWork, "commit", commit):
        play(journal, first, len(DAY), lambda count: say(f"done {count}"))


if __name__ == "__main__":
    main()
