"""Small files that must survive a power cut whole: the till's key, the PINs, papers printed to a folder.

A file is written beside its place, forced to the disk, then moved into place in one step: a reader sees the old one or
the new one, never half of either. Only its owner may read it where the system knows owners; elsewhere (Windows) the
person's own folder protects it.
"""

import os
from pathlib import Path

OWNER_ONLY = 0o600
FOLDER_OWNER_ONLY = 0o700


def replace_file(path: Path, content: bytes) -> None:
    """Write a file, replacing the one before, in one durable step; raises `OSError` and leaves the old one."""
    beside = _write_beside(path, content)
    beside.replace(path)
    _force_folder(path.parent)


def create_file(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, in one durable step; raises `FileExistsError` when it is."""
    beside = _write_beside(path, content)
    try:
        # A second name for the same file: unlike a move, it fails where the name is taken, on every system.
        path.hardlink_to(beside)
    finally:
        beside.unlink()
    _force_folder(path.parent)


def _write_beside(path: Path, content: bytes) -> Path:
    path.parent.mkdir(mode=FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    with open(beside, "xb", opener=_for_its_owner) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return beside


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, OWNER_ONLY)


def _force_folder(folder: Path) -> None:
    """Make the new name in the folder survive a power cut; Windows does so by itself and opens no folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
