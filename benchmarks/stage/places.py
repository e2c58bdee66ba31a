"""Where benchmarks write: beside the program, on a real disk, never in a folder that lives in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def place() -> Iterator[Path]:
    """Give a fresh folder, gone again afterwards."""
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=build) as folder:
        yield Path(folder)
