"""Projecting in processes of its own, once there is much to project: the intake then has a processor to itself.

Two clerks read a stretch each, of different tills, and lay out its rows; each writes when it is its turn, while the
other reads on: on SQLite those who write wait for each other here and not in the database. What comes in meanwhile is
handed at once to whoever is free. Whatever becomes of a clerk, what it did not commit is done again, by the next one or
without one. It ends with its standard input.

It is spoken to in lines of JSON: the address of the database, then a list of tills to prepare a stretch of, or null to
write what it prepared. It answers each of these with a number of entries, or with what went wrong.
"""

import gc
import json
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from queue import SimpleQueue

from sqlalchemy.exc import SQLAlchemyError
from typing_extensions import override

from pos.central.database import Database, open_database
from pos.central.projection.projector import Overtaken, Projector
from pos.central.projection.work import tills_behind
from pos.central.projection.worker import Projects

MUCH = 3_000
"""So many entries without a rest call for clerks: to start one costs as much as they do."""

CLERKS = 2

_OVERTAKEN = "overtaken"
_YOUNG_OBJECTS = 100_000
_LOOK_AGAIN_SECONDS = 0.01
"""A clerk that is free waits so long for what comes in; while every clerk is busy nobody looks."""

_STOP_SECONDS = 5


class ClerkLost(Exception):
    """The clerk ended, or said what nobody understands; what it had not committed is to be done again."""


class AssistedProjector(Projects):
    """Projects by itself what is little, and once there was much without a rest, through clerks."""

    def __init__(self, database: Database, much: int = MUCH) -> None:
        """Keep the database; no clerk is started yet."""
        self._database, self._much = database, much
        self._own, self._without_rest = Projector(database), 0
        self._free: deque[Clerk] = deque()
        self._preparing: deque[Clerk] = deque()
        self._prepared: deque[Clerk] = deque()
        self._writing: Clerk | None = None
        self._turn = ExitStack()
        self._said = threading.Event()

    @property
    def clerks(self) -> "list[Clerk]":
        """The clerks, when there are some."""
        return [*self._busy, *self._free]

    @property
    def _busy(self) -> "list[Clerk]":
        return [*self._preparing, *self._prepared, *([] if self._writing is None else [self._writing])]

    @override
    def step(self) -> int:
        """Project the next stretch."""
        if self.clerks:
            try:
                return self._step_assisted()
            except ClerkLost:
                self.close()
        done = self._own.step()
        self._without_rest = self._without_rest + done if done else 0
        if self._without_rest >= self._much:
            self._free.extend(Clerk(self._database, self._said) for _ in range(CLERKS))
        return done

    @override
    def close(self) -> None:
        """End the clerks."""
        clerks, self._without_rest = self.clerks, 0
        for some in (self._preparing, self._prepared, self._free):
            some.clear()
        self._writing = None
        self._turn.close()
        for clerk in clerks:
            clerk.stop()

    def _step_assisted(self) -> int:
        """Let the clerk write that was ready first, while others prepare; 0 when there is nothing to do."""
        while True:
            self._hand_out()
            if not self._busy:
                return 0
            self._let_write()
            self._said.wait(_LOOK_AGAIN_SECONDS if self._free else None)
            self._said.clear()
            self._hear_who_prepares()
            done = self._hear_who_writes()
            if done:
                return done

    def _hand_out(self) -> None:
        """Share the tills that are behind out among the clerks that are free."""
        if not self._free:
            return
        with self._database.reading.connect() as connection:
            behind = tills_behind(connection)
        taken = {till for clerk in self._busy for till in clerk.tills}
        waiting = [till for till in behind if till not in taken]
        while self._free and waiting:
            clerk = self._free.popleft()
            clerk.tills = waiting[:: len(self._free) + 1]
            self._preparing.append(clerk)
            clerk.say(clerk.tills)
            waiting = [till for till in waiting if till not in clerk.tills]

    def _let_write(self) -> None:
        if self._writing is None and self._prepared:
            self._turn.enter_context(self._database.turn())
            self._writing = self._prepared.popleft()
            self._writing.say(None)

    def _hear_who_prepares(self) -> None:
        for clerk in [each for each in self._preparing if each.has_said]:
            self._preparing.remove(clerk)
            self._free.append(clerk)
            if clerk.hear():
                self._free.remove(clerk)
                self._prepared.append(clerk)

    def _hear_who_writes(self) -> int:
        clerk = self._writing
        if clerk is None or not clerk.has_said:
            return 0
        self._writing = None
        self._turn.close()
        self._free.append(clerk)
        return clerk.hear()


class Clerk:
    """Another process, as this one sees it; used by one thread. `tills` are those it was given last."""

    def __init__(self, database: Database, said: threading.Event) -> None:
        """Start it; it may still be starting when it is asked first. `said` is set whenever it has said something."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.tills: list[str] = []
        self._lines, self._said = SimpleQueue[str](), said
        # Nothing else waits for two pipes at once on every system.
        self._listener = threading.Thread(target=self._listen, name="clerk", daemon=True)
        self._listener.start()
        # An address may hold a password: it goes where nobody else sees it, unlike words on a command line.
        self.say(database.writing.url.render_as_string(hide_password=False))

    @property
    def has_said(self) -> bool:
        """Tell whether something it said was not heard yet."""
        return not self._lines.empty()

    def say(self, what: object) -> None:
        """Ask for a stretch of some tills to be prepared, or with None for it to be written; raises `ClerkLost`."""
        try:
            print(json.dumps(what), file=self.process.stdin, flush=True)
        except OSError as error:
            raise ClerkLost(str(error)) from error

    def hear(self) -> int:
        """Wait for an answer, a number of entries; raises `ClerkLost`, `Overtaken` and `SQLAlchemyError`."""
        line = self._lines.get()
        try:
            said = json.loads(line)
        except ValueError as error:
            raise ClerkLost(line) from error
        match said:
            case int(entries):
                return entries
            case {"trouble": str(trouble)}:
                raise Overtaken if trouble == _OVERTAKEN else SQLAlchemyError(trouble)
            case _:
                raise ClerkLost(line)

    def stop(self) -> None:
        """Close its input and wait; one that will not end is ended."""
        if self.process.stdin is not None:
            with suppress(OSError):
                self.process.stdin.close()
        try:
            self.process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._listener.join()

    def _listen(self) -> None:
        """Take in what it says, until it has ended: that is heard as an empty line."""
        output = self.process.stdout
        if output is not None:
            with output:
                for line in output:
                    self._tell(line)
        self._tell("")

    def _tell(self, line: str) -> None:
        self._lines.put(line)
        self._said.set()


def answers(database: Database, asked: Iterable[str]) -> Iterator[str]:
    """Do what is asked of a clerk, and give its answers."""
    projector, prepared = Projector(database), None
    for line in asked:
        try:
            tills = json.loads(line)
            if tills is not None:
                prepared = projector.prepare(tills)
            elif prepared is not None:
                projector.write(prepared)
            yield json.dumps(0 if prepared is None else prepared.entries)
        except Overtaken:
            yield json.dumps({"trouble": _OVERTAKEN})
        except SQLAlchemyError as error:
            yield json.dumps({"trouble": str(error)})


def main() -> int:
    """Work until the standard input ends; gives the exit code."""
    # Whoever stops central from a keyboard stops its clerk too, by its input, and not in the middle of a stretch.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    database = open_database(json.loads(sys.stdin.readline()))
    # What was imported stays; what a stretch makes goes with it. Looking through either again and again takes a quarter
    # of the time.
    gc.freeze()
    gc.set_threshold(_YOUNG_OBJECTS)
    try:
        for answer in answers(database, sys.stdin):
            os.write(sys.stdout.fileno(), f"{answer}\n".encode())
    except OSError:
        # Nobody is there any more to hear it: that is an end like any other.
        pass
    finally:
        database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
