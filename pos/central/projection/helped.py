"""Projecting in a process of its own, once there is much to project: the intake then has a processor to itself.

The helper reads a stretch and lays out its rows when it is asked to, and writes them when it is its turn: on SQLite
those who write wait for each other here and not in the database. Whatever becomes of the helper, what it did not commit
is done again, by the next one or without one. It ends with its standard input.

It is spoken to in lines: the address of the database, then `prepare` and `write`. It answers each of these with a line
of JSON: a number of entries, or what went wrong.
"""

import gc
import json
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator

from sqlalchemy.exc import SQLAlchemyError
from typing_extensions import override

from pos.central.database import Database, open_database
from pos.central.projection.projector import Overtaken, Projector
from pos.central.projection.worker import Projects

MUCH = 3_000
"""So many entries without a rest call for a helper: to start one costs as much as they do."""

_OVERTAKEN, _FAILED = "overtaken", "failed"
_YOUNG_OBJECTS = 100_000
_STOP_SECONDS = 5


class HelperLost(Exception):
    """The helper ended, or said what nobody understands; what it had not committed is to be done again."""


class HelpedProjector(Projects):
    """Projects by itself what is little, and once there was much without a rest, through a helper."""

    def __init__(self, database: Database, much: int = MUCH) -> None:
        """Keep the database; a helper is not started yet."""
        self._database, self._much = database, much
        self._own, self._without_rest = Projector(database), 0
        self._helper: Helper | None = None

    @property
    def helper(self) -> "Helper | None":
        """The helper, when there is one."""
        return self._helper

    @override
    def step(self) -> int:
        """Project the next stretch."""
        if self._helper is not None:
            try:
                return self._helper.step(self._database)
            except HelperLost:
                self.close()
        done = self._own.step()
        self._without_rest = self._without_rest + done if done else 0
        if self._without_rest >= self._much:
            self._helper = Helper(self._database)
        return done

    @override
    def close(self) -> None:
        """End the helper."""
        helper, self._helper, self._without_rest = self._helper, None, 0
        if helper is not None:
            helper.stop()


class Helper:
    """The other process, as this one sees it; used by one thread."""

    def __init__(self, database: Database) -> None:
        """Start it; it may still be starting when it is asked first."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        # An address may hold a password: it goes where nobody else sees it, unlike words on a command line.
        self._say(database.writing.url.render_as_string(hide_password=False))

    def step(self, database: Database) -> int:
        """Let it project a stretch; raises `HelperLost`, `Overtaken`, and `SQLAlchemyError` as its database fails."""
        done = self.ask("prepare")
        if done:
            with database.turn():
                self.ask("write")
        return done

    def stop(self) -> None:
        """Close its input and wait; one that will not end is ended."""
        try:
            self.process.communicate(timeout=_STOP_SECONDS)
        except (OSError, ValueError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()

    def ask(self, what: str) -> int:
        """Ask for one thing, and give how many entries that was."""
        self._say(what)
        answers = self.process.stdout
        line = "" if answers is None else answers.readline()
        try:
            said = json.loads(line)
        except ValueError as error:
            raise HelperLost(line) from error
        match said:
            case int(entries):
                return entries
            case {"trouble": "overtaken"}:
                raise Overtaken
            case {"trouble": trouble}:
                raise SQLAlchemyError(trouble)
            case _:
                raise HelperLost(line)

    def _say(self, line: str) -> None:
        try:
            print(line, file=self.process.stdin, flush=True)
        except OSError as error:
            raise HelperLost(line) from error


def answers(database: Database, asked: Iterable[str]) -> Iterator[str]:
    """Do what is asked of a helper, and give its answers."""
    projector, prepared = Projector(database), None
    for what in asked:
        try:
            if what.strip() == "prepare":
                prepared = projector.prepare()
            elif prepared is not None:
                projector.write(prepared)
            yield json.dumps(0 if prepared is None else prepared.entries)
        except Overtaken:
            yield json.dumps({"trouble": "overtaken"})
        except SQLAlchemyError as error:
            yield json.dumps({"trouble": str(error)})


def main() -> int:
    """Help until the standard input ends; gives the exit code."""
    # Whoever stops central from a keyboard stops its helper too, by its input, and not in the middle of a stretch.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    database = open_database(sys.stdin.readline().strip())
    # What was imported stays; what a stretch makes goes with it. Looking through either again and again takes a quarter
    # of the time.
    gc.freeze()
    gc.set_threshold(_YOUNG_OBJECTS)
    try:
        for answer in answers(database, sys.stdin):
            sys.stdout.write(f"{answer}\n")
            sys.stdout.flush()
    finally:
        database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
