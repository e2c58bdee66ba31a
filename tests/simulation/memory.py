"""A folder in memory: what is tried there does not wait for the disk, whose syncs are not what is tried."""

import tempfile
from pathlib import Path


def memory_folder() -> tempfile.TemporaryDirectory[str]:
    """Make a folder in memory where there is such a place, and on the disk elsewhere."""
    memory = Path("/dev/shm")  # noqa: S108 -- only looked for
    return tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None)
