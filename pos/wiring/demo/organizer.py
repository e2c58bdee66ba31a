"""The organizer of the demonstration fair: their name and password, and where their central is found.

Central takes a free port each time it starts, and writes down where it is beside its data: a desk that is opened from
another terminal reads it there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from pos.domain.values import dataclass
from pos.wiring.children import Child, ChildDidNotStart
from pos.wiring.late import Once

ACCOUNT = "organisateur"
PASSWORD = "semaine-artisanat"  # noqa: S105 -- everything at this fair is invented, and said to whoever runs it
"""Who signs in at the desk of the demonstration."""

SWITCH = "wallet-atlas"
"""The wallet's switch that may tell this central what phones paid."""

_WHERE = "where.json"


@dataclass(frozen=True, slots=True)
class Organizer:
    """Where central is (URL), and the codes by which a till of the common cash desk and a desk are enrolled there.

    `switch_secret` (hexadecimal) proves what the wallet's switch tells it.
    """

    address: str
    till_code: str
    desk_code: str
    switch_secret: str


Wait = Callable[[], Organizer | None]
"""Waits for central, and tells where it is; None when it did not start."""


def no_central() -> None:
    """Tell that there is none to wait for."""


def central_folder(root: Path) -> Path:
    """Give where the demonstration's central keeps its things, under the demonstration's own folder."""
    return root / "central"


def found(root: Path) -> Organizer | None:
    """Read where the central of a demonstration was last; None where there never was one."""
    try:
        return msgspec.json.decode((central_folder(root) / _WHERE).read_bytes(), type=Organizer)
    except (OSError, msgspec.DecodeError):
        return None


def write_down(data: Path, organizer: Organizer) -> None:
    """Write down where central is; `data` is its own folder."""
    (data / _WHERE).write_bytes(msgspec.json.encode(organizer))


@contextmanager
def central_beside(root: Path) -> Iterator[Wait]:
    """Run the demonstration's central beside this process for the length of a block.

    What is given waits until central answers, and tells where; the sales of the tills that sold there before arrive
    meanwhile. It tells None when central did not start: tills sell without it.
    """
    data = central_folder(root)
    data.mkdir(parents=True, exist_ok=True)
    with Child("pos.wiring.demo.central", "--data", str(data)) as child:

        def wait() -> Organizer | None:
            try:
                child.ready()
            except ChildDidNotStart:
                return None
            return found(root)

        once = Once(lambda: (wait(),))
        yield lambda: once()[0]
