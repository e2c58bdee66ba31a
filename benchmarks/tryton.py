"""Orders taken in by central against the same number of lines sold in Tryton's point of sale.

Tryton does more with an order than take it in: it writes stock moves and accounts. It is spared the way there, its
disk and any proof: its own models are asked in its own process, many orders in a transaction, in a database in memory.
It is installed in a folder of its own the first time, and left out, with a line that says so, where that cannot be.
"""

import subprocess
import sys
from pathlib import Path

from benchmarks.stage.figures import Promise, judge
from benchmarks.stage.orders import LINES, orders
from benchmarks.stage.places import ROOT, place
from benchmarks.stage.taking_in import EARLIER, opened, take_in
from pos.central.database import sqlite_address
from tests.central.tills import enrol

COUNT, TILLS = 3_000, 3
THEIRS, AT_ONCE = 40, 20
_TINY = 6
_NS = 1_000_000_000
_HERE = Path(__file__).parent / "rivals" / "tryton"
_INSTALLED = ROOT / "build" / "tryton"


def measure(*, tiny: bool = False) -> None:
    """Take one turn each, for they are far apart, and judge the ratio of the time of an order."""
    python = _INSTALLED / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if tiny and not python.exists():
        print("  left out of a tiny run: Tryton is not installed yet")
        return
    if not python.exists() and not _install(python):
        print("  left out: Tryton could not be installed (aim 300 times Tryton)")
        return
    sent = orders(_TINY if tiny else COUNT, TILLS)
    before = orders(_TINY if tiny else EARLIER, TILLS, named="earlier")
    with place() as folder:
        with opened(sqlite_address(folder / "central.sqlite")) as database:
            enrol(database, *before.tills, *sent.tills)
            ours = take_in(sent, before, database, folder).projected / sent.count
        theirs = _sell(python, folder, 1 if tiny else THEIRS)
    for name, taken in (("ours, on SQLite", ours), ("Tryton, in memory", theirs)):
        print(f"  {name:18} {_NS / taken:8.1f} orders of {LINES} lines/s")
    ratio = ours / theirs
    print(f"  {1 / ratio:.0f} times Tryton")
    judge(
        Promise("1000 x time of ours / time of Tryton", 1_000 * ratio, aim=1_000 / 300, budget=1_000 / 100), tiny=tiny
    )


def _install(python: Path) -> bool:
    """Put Tryton in a folder of its own; tells whether that went well."""
    made = [sys.executable, "-m", "venv", "--clear", str(_INSTALLED)]
    filled = [str(python), "-m", "pip", "install", "--quiet", "-r", str(_HERE / "requirements.txt")]
    for command in (made, filled):
        done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if done.returncode:
            python.unlink(missing_ok=True)
            return False
    return True


def _sell(python: Path, folder: Path, count: int) -> float:
    """Let Tryton sell so many orders; gives the nanoseconds an order took."""
    command = [str(python), str(_HERE / "sell.py"), str(count), str(AT_ONCE)]
    done = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return int(done.stdout.split()[-1]) / count
