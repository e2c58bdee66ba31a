"""What a power cut can leave of files, reckoned from what was written and synced before it.

Only what was synced is sure. Of the rest, anything may be there: nothing, all, some writes and not the ones before
them, single sectors of 512 bytes, and in a file that was growing, whatever the disk held before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from random import Random

from tests.simulation.recording_disk import Delete, Operation, Said, Sync, Truncate, Write

SECTOR = 512
Files = dict[str, bytes]


class Loss(Enum):
    """How what was not synced is lost."""

    ALL = auto()
    NOTHING = auto()
    SOME_WRITES = auto()
    SOME_SECTORS = auto()
    LAST_TORN = auto()
    STALE_SECTORS = auto()


@dataclass
class Stored:
    """A file: what is sure of it (None: not even its name), and what was done to it since."""

    sure: bytearray | None
    since: list[Write | Truncate] = field(default_factory=list)
    gone: bool = False


class Disk:
    """Files as they would be found, at each moment of a recording."""

    def __init__(self, files: Mapping[str, bytes], acknowledged: int) -> None:
        self._files = {name: Stored(bytearray(content)) for name, content in files.items()}
        self.acknowledged = acknowledged

    def take(self, operation: Operation) -> None:
        """Let one more operation happen."""
        match operation:
            case Said(step=step):
                self.acknowledged = step
            case Write(file=name) | Truncate(file=name):
                stored = self._files.setdefault(name, Stored(None))
                if stored.gone:
                    stored = self._files[name] = Stored(None)
                stored.since.append(operation)
            case Sync(file=name):
                self._sync(name)
            case Delete(file=name, surely=True):
                self._files.pop(name, None)
            case Delete(file=name):
                self._files.setdefault(name, Stored(None)).gone = True

    def after_power_cut(self, loss: Loss, chance: Random) -> Files:
        """Give what a power cut now would leave."""
        left: Files = {}
        for name, stored in self._files.items():
            if stored.gone and loss is not Loss.ALL and chance.random() < 0.5:
                continue
            content = _left_of(stored, loss, chance)
            if content is not None:
                left[name] = content
        return left

    def _sync(self, name: str) -> None:
        stored = self._files.setdefault(name, Stored(None))
        if stored.sure is None:
            # The first sync of a new file syncs its folder, and with it the names that were taken away before.
            stored.sure = bytearray()
            self._files = {name: stored for name, stored in self._files.items() if not stored.gone}
        for operation in stored.since:
            _apply(stored.sure, operation)
        stored.since.clear()


def _apply(content: bytearray, operation: Write | Truncate) -> None:
    if isinstance(operation, Truncate):
        del content[operation.size :]
        content.extend(bytes(operation.size - len(content)))
        return
    _put(content, operation.offset, operation.data)


def _put(content: bytearray, offset: int, data: bytes) -> None:
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _left_of(stored: Stored, loss: Loss, chance: Random) -> bytes | None:
    if loss is Loss.ALL:
        return None if stored.sure is None else bytes(stored.sure)
    if stored.sure is None and (not stored.since or (loss is not Loss.NOTHING and chance.random() < 0.2)):
        return None
    content = bytearray() if stored.sure is None else bytearray(stored.sure)
    last = len(stored.since) - 1
    for place, operation in enumerate(stored.since):
        if loss is Loss.NOTHING or (loss is Loss.LAST_TORN and place < last):
            _apply(content, operation)
        elif isinstance(operation, Truncate) or loss is Loss.SOME_WRITES:
            if chance.random() < 0.5:
                _apply(content, operation)
        else:
            _tear(content, operation, loss, chance)
    return bytes(content)


def _tear(content: bytearray, write: Write, loss: Loss, chance: Random) -> None:
    """Write some sectors of a write, cut where the sectors of the file are."""
    start, stop = write.offset, write.offset + len(write.data)
    kept = chance.getrandbits(len(write.data) // SECTOR + 2)
    while start < stop:
        end = min(start - start % SECTOR + SECTOR, stop)
        if kept & 1:
            _put(content, start, write.data[start - write.offset : end - write.offset])
        elif loss is Loss.STALE_SECTORS and start >= len(content):
            _put(content, start, chance.randbytes(end - start))
        start, kept = end, kept >> 1
