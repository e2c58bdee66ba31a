"""The power fails at any moment of a till's day, and again while the till recovers: nothing said is lost.

Production's own journal plays the day on a recording disk. From the recording, images of what a power cut could leave
are made at every operation; each is opened by production's own code, and what it finds must be a state that the day
was really in, not older than the last step that was acknowledged, nor newer than the one after it.
"""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from random import Random
from unittest.mock import patch

from pos.journal import reserve
from pos.journal.verify import verify
from pos.ports.journal import JournalUnavailable
from pos.ports.print_queue import JobState
from tests.journal.booth import HandClock, opened
from tests.simulation.crash import Disk, Files, Loss
from tests.simulation.day import DAY, play, state_of
from tests.simulation.memory import memory_folder
from tests.simulation.recording_disk import Operation, RecordingDisk, Write

JOURNAL = "journal.sqlite"
VERIFIED_EACH = 50
RECOVERED_EACH = 25
CUT_AMONG_WRITES = 0.2
LUNCH = 18


@dataclass
class Recording:
    """What the disk saw of a day, and the state after each step (0: before the first)."""

    operations: list[Operation]
    states: list[bytes]


def record_day(folder: Path) -> Recording:
    """Play the day on a recording disk, with the till closed and opened again in its middle."""
    path, disk, clock = folder / JOURNAL, RecordingDisk(), HandClock()
    states: list[bytes] = []

    def said(step: int) -> None:
        if step == len(states):
            states.append(state_of(path))
        disk.said(step)

    # Room for one sale is made as room for twenty is, and its images are a tenth of the size.
    with patch.multiple(reserve, _PAGES=8, _FRAMES=24, _EMPTY_LOG_AT=12, _LOG=48), disk.in_place():
        for first, last in ((1, LUNCH), (LUNCH + 1, len(DAY))):
            with opened(path, clock) as journal:
                said(first - 1)
                play(journal, first, last, said)
    return Recording(disk.operations, states)


def cuts(recording: Recording, files: Files, chance: Random, *, from_step: int) -> Iterator[tuple[Files, int]]:
    """Cut the power around each sync and now and then between; gives what is left, and the last step acknowledged."""
    disk = Disk(files, from_step)
    for operation in recording.operations:
        disk.take(operation)
        if isinstance(operation, Write) and chance.random() > CUT_AMONG_WRITES:
            continue
        yield disk.after_power_cut(chance.choice(list(Loss)), chance), disk.acknowledged


def fault_in(files: Files, acknowledged: int, states: list[bytes], folder: Path) -> str:
    """Open what is left as the till would, and say what is wrong with it; empty when nothing is."""
    path = lay_out(files, acknowledged, folder)
    try:
        with opened(path):
            found = state_of(path)
    except JournalUnavailable as unavailable:
        return f"it cannot be opened: {unavailable}"
    if found in states[max(acknowledged, 0) : acknowledged + 2]:
        return ""
    if found in states[:acknowledged]:
        return f"it lost what was acknowledged: step {acknowledged}, and it is at {states.index(found)}"
    return "it is in a state that never was"


def lay_out(files: Files, acknowledged: int, folder: Path) -> Path:
    """Write the files of an image; the marker was there as soon as the journal was known to be."""
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    if acknowledged >= 0:
        (folder / f"{JOURNAL}.known").write_bytes(b"")
    return folder / JOURNAL


def record_recovery(files: Files, acknowledged: int, folder: Path) -> Recording:
    """Record what the till does to an image when it opens it, hears of its printer and closes it."""
    path, disk = lay_out(files, acknowledged, folder), RecordingDisk()
    with disk.in_place(), opened(path) as journal:
        journal.mark(0, JobState.SENDING)
    return Recording(disk.operations, [])


@dataclass
class PowerLoss:
    """A day recorded once, cut again and again: `chance` decides what each cut leaves."""

    day: Recording
    chance: Random
    folder: Path
    images: int = 0
    wrong: list[str] = field(default_factory=list)

    def cut_once_everywhere(self, until: float) -> None:
        """Try one image at each cut of the day, and now and then cut the recovery too, up to a time."""
        for files, acknowledged in cuts(self.day, {}, self.chance, from_step=-1):
            self.try_image(files, acknowledged)
            if self.images % RECOVERED_EACH == 0 and not self.wrong:
                self.cut_recovery(files, acknowledged)
            if time.monotonic() > until:
                return

    def cut_recovery(self, files: Files, acknowledged: int) -> None:
        """Cut the power again at each operation of the recovery."""
        recovery = record_recovery(files, acknowledged, self.folder)
        for left, _ in cuts(recovery, files, self.chance, from_step=acknowledged):
            self.try_image(left, acknowledged)

    def try_image(self, files: Files, acknowledged: int) -> None:
        """Open one image, and verify one in fifty from its bytes."""
        self.images += 1
        fault = fault_in(files, acknowledged, self.day.states, self.folder)
        if not fault and self.images % VERIFIED_EACH == 0:
            verdict = verify(self.folder / JOURNAL)
            fault = "" if verdict.wrong is None else str(verdict.wrong)
        if fault:
            self.wrong.append(f"image {self.images}, after step {acknowledged}: {fault}")


def cut_for(minutes: float, seed: int) -> PowerLoss:
    """Record the day and cut the power for so long, or until something is wrong."""
    until = time.monotonic() + minutes * 60
    with memory_folder() as of_day, memory_folder() as of_images:
        loss = PowerLoss(record_day(Path(of_day)), Random(seed), Path(of_images))
        while time.monotonic() < until and not loss.wrong:
            loss.cut_once_everywhere(until)
    return loss


def images_in(minutes: float, seed: int) -> tuple[int, list[str]]:
    """Cut the power for so long in a process of its own."""
    loss = cut_for(minutes, seed)
    return loss.images, loss.wrong


def run(minutes: float, seed: int) -> list[str]:
    """Cut the power for so long on every core, each with its own chance; gives what was wrong."""
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        done = list(pool.map(images_in, [minutes] * cores, range(seed * cores, seed * cores + cores)))
    images = sum(count for count, _ in done)
    wrong = [fault for _, faults in done for fault in faults]
    print(f"power-loss: {images} images, {images / (minutes * 60):.0f} a second, {len(wrong)} wrong")
    return wrong
