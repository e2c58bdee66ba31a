"""What a till holds in memory at its selling screen, against a bare window: PSS, shared pages counted in equal parts.

Each in a fresh process, everything that a till reads ahead read: the catalogue with what searching in it needs, the
code behind the counter. The system must tell it (`/proc`); where it does not, nothing is measured.
"""

from pathlib import Path

from benchmarks.stage.figures import Promise, judge
from benchmarks.stage.goods import FEW, furnish
from benchmarks.stage.places import place
from benchmarks.stage.processes import Starter

FAIR, COUNTRY = 1_500, 100_000
_ROLLUP = Path("/proc/self/smaps_rollup")


def measure(*, tiny: bool = False) -> None:
    """Print the memory of each, and end with an error above the budget."""
    if not _ROLLUP.exists():
        print("  this system does not tell")
        return
    with place() as folder:
        starter = Starter()
        if not tiny:
            starter.run("bare")
        bare = starter.run("bare").kib / 1024
        print(f"  bare window                        {bare:.0f} MiB")
        held = 0.0
        for pieces in (FEW,) if tiny else (FAIR, COUNTRY):
            here = folder / str(pieces)
            furnish(here, pieces)
            held = starter.run("opening", str(here / "till"), *([] if tiny else ["--patient"])).kib / 1024
            print(f"  till, {pieces:7} products             {held:.0f} MiB, {held / bare:.2f} times the bare window")
    judge(Promise("till with the most products, MiB", held, aim=150, budget=350), tiny=tiny)
