"""A disk that remembers every write, truncation, sync and deletion, in order, and can fail on command.

It is a thin layer inside the SQLite that production uses, so production's own code runs on it unchanged. Only the
four calls that change files come by here; everything else goes straight to SQLite's own layer.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.simulation.sqlite_files import (
    CLOSE,
    DELETE,
    OPEN,
    SYNC,
    TRUNCATE,
    WRITE,
    File,
    Methods,
    Vfs,
    sqlite,
)

NO_ERROR = 0


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes were handed over at an offset; they are safe only after the file's next sync."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    """The file was cut to a size."""

    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """What was written to the file before is now safe."""

    file: str


@dataclass(frozen=True, slots=True)
class Delete:
    """The file's name was taken away; surely so only when the folder was synced too."""

    file: str
    surely: bool


@dataclass(frozen=True, slots=True)
class Said:
    """Not the disk's doing: the program told somebody that step number `step` is done."""

    step: int


Operation = Write | Truncate | Sync | Delete | Said
Judge = Callable[[Operation], int]


def never_fails(_: Operation) -> int:
    return NO_ERROR


class RecordingDisk:
    """Files by their names without folder; `judge` may refuse an operation with a result code of SQLite."""

    def __init__(self, judge: Judge = never_fails) -> None:
        self.operations: list[Operation] = []
        self.judge = judge
        self._base = sqlite.sqlite3_vfs_find(None)
        self._names: dict[int, str] = {}
        self._methods: dict[int, Methods] = {}
        self._originals: dict[int, Methods] = {}
        self._vfs = Vfs.from_buffer_copy(self._base.contents)
        self._vfs.zName = b"recording"
        self._vfs.xOpen = OPEN(self._open)
        self._vfs.xDelete = DELETE(self._delete)
        self._close, self._write = CLOSE(self._on_close), WRITE(self._on_write)
        self._truncate, self._sync = TRUNCATE(self._on_truncate), SYNC(self._on_sync)

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Let every file that SQLite opens from now on lie on this disk."""
        sqlite.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)
        try:
            yield
        finally:
            sqlite.sqlite3_vfs_unregister(ctypes.byref(self._vfs))

    def said(self, step: int) -> None:
        """Note that the program acknowledged a step."""
        self.operations.append(Said(step))

    def _open(self, _: int, name: int, file: int, flags: int, out: int) -> int:
        result: int = self._base.contents.xOpen(ctypes.addressof(self._base.contents), name, file, flags, out)
        opened = File.from_address(file)
        if result == NO_ERROR and name and opened.pMethods:
            self._names[file] = Path(ctypes.string_at(name).decode()).name
            original = opened.pMethods.contents
            self._originals[file] = original
            opened.pMethods = ctypes.pointer(self._ours(original))
        return result

    def _ours(self, original: Methods) -> Methods:
        key = ctypes.addressof(original)
        if key not in self._methods:
            ours = Methods.from_buffer_copy(original)
            ours.xClose, ours.xWrite = self._close, self._write
            ours.xTruncate, ours.xSync = self._truncate, self._sync
            self._methods[key] = ours
        return self._methods[key]

    def _on_close(self, file: int) -> int:
        self._names.pop(file)
        return int(self._originals.pop(file).xClose(file))

    def _on_write(self, file: int, data: int, count: int, offset: int) -> int:
        done = Write(self._names[file], offset, ctypes.string_at(data, count))
        return self._do(done, lambda: self._originals[file].xWrite(file, data, count, offset))

    def _on_truncate(self, file: int, size: int) -> int:
        done = Truncate(self._names[file], size)
        return self._do(done, lambda: self._originals[file].xTruncate(file, size))

    def _on_sync(self, file: int, flags: int) -> int:
        return self._do(Sync(self._names[file]), lambda: self._originals[file].xSync(file, flags))

    def _delete(self, _: int, name: bytes, sync_folder: int) -> int:
        base = self._base.contents
        done = Delete(Path(name.decode()).name, bool(sync_folder))
        return self._do(done, lambda: base.xDelete(ctypes.addressof(base), name, sync_folder))

    def _do(self, operation: Operation, really: Callable[[], int]) -> int:
        refused = self.judge(operation)
        if refused:
            return refused
        self.operations.append(operation)
        return int(really())
