"""The thread that projects: it works while there is something to do, waits to be nudged, and outlives a failure."""

import logging
import threading
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from pos.central.projection.projector import Overtaken

_LOOK_SECONDS = 5
"""It looks by itself now and then: another process may have taken something in."""

_GATHER_SECONDS = 0.02
_LITTLE = 200
"""After less than so many entries it lets so much time pass: many sales that come alone make one commit."""

_AFTER_FAILURE_SECONDS = 2

_log = logging.getLogger(__name__)


class Projects(Protocol):
    """Something that projects a stretch at a time."""

    def step(self) -> int:
        """Project the next stretch; gives how many entries it had. Raises `Overtaken` and `SQLAlchemyError`."""

    def close(self) -> None:
        """Let go of what it holds."""


class Worker:
    """Projects behind the intake's back; nothing waits for it but the reports."""

    def __init__(self, projector: Projects) -> None:
        """Keep what projects; `start` begins."""
        self._projector = projector
        self._nudged = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="projection", daemon=True)

    def start(self) -> None:
        """Begin to project."""
        self._thread.start()

    def nudge(self) -> None:
        """Say that there is something new."""
        self._nudged.set()

    def stop(self) -> None:
        """End after the stretch under way."""
        self._ended.set()
        self._nudged.set()
        self._thread.join()

    def _work(self) -> None:
        try:
            self._project()
        finally:
            self._projector.close()

    def _project(self) -> None:
        while not self._ended.is_set():
            self._nudged.clear()
            try:
                done = self._projector.step()
            except Overtaken:
                continue
            except SQLAlchemyError:
                _log.exception("projecting failed, and will be tried again")
                self._ended.wait(_AFTER_FAILURE_SECONDS)
                continue
            if not done:
                self._nudged.wait(_LOOK_SECONDS)
            if done < _LITTLE:
                self._ended.wait(_GATHER_SECONDS)
