"""Keeps a small journal of each release, so that later ones prove they still read it.

Before a release: `python -m tests.journal.golden`. It writes `tests/journal/golden/VERSION.sqlite` of the version in
`pyproject.toml`; journals of versions that were released are never written again.
"""

import tomllib
from contextlib import closing
from pathlib import Path

from pos.journal.database import dbapi
from tests.journal.booth import Booth, HandClock, opened
from tests.simulation.day import DAY, see_to_the_room

HERE = Path(__file__).parent
KEPT = HERE / "golden"


def write(path: Path) -> None:
    """Play the day into a journal, a minute a step, and leave one file."""
    clock = HandClock()
    with opened(path, clock) as journal:
        for step in DAY:
            if step is not see_to_the_room:
                step(Booth(journal))
                clock.wait(60_000)
    for beside in (".known", ".lock"):
        path.with_name(path.name + beside).unlink()
    with closing(dbapi.connect(path, isolation_level=None)) as connection:
        connection.execute("VACUUM")


def main() -> None:
    project = tomllib.loads((HERE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    path = KEPT / f"{project['version']}.sqlite"
    path.unlink(missing_ok=True)
    write(path)
    print(path.name, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
