"""Orders taken in by central against PouchDB's push of the very same orders, both over loopback HTTP.

PouchDB pushes five hundred documents at a time from LevelDB to a PouchDB server on LevelDB; neither syncs its writes to
the disk. Ours verifies chain and signature, syncs, and projects with the totals of the day. It is left out, and says
so, where Node.js is not installed.
"""

import shutil
import subprocess
from pathlib import Path
from statistics import median

from benchmarks.stage.figures import Promise, judge
from benchmarks.stage.orders import LINES, Orders, orders
from benchmarks.stage.places import ROOT, place
from benchmarks.stage.taking_in import EARLIER, opened, take_in
from pos.central.database import sqlite_address
from tests.central.tills import enrol

COUNT, TILLS, ROUNDS, AT_ONCE = 3_000, 3, 3, 500
_TINY = 6
_NS = 1_000_000_000
_HERE = Path(__file__).parent / "rivals" / "pouchdb"
_INSTALLED = ROOT / "build" / "pouchdb"


def measure(*, tiny: bool = False) -> None:
    """Take turns, print each figure, and judge the ratio."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        print("  left out: Node.js is not installed (aim 8 times PouchDB)")
        return
    _install(npm)
    sent = orders(_TINY if tiny else COUNT, TILLS)
    before = orders(_TINY if tiny else EARLIER, TILLS, named="earlier")
    ours: list[int] = []
    theirs: list[int] = []
    with place() as folder:
        for turn in range(1 if tiny else ROUNDS):
            with opened(sqlite_address(folder / f"{turn}.sqlite")) as database:
                enrol(database, *before.tills, *sent.tills)
                ours.append(take_in(sent, before, database, folder).projected)
            theirs.append(_push(sent, node, folder / f"pouchdb-{turn}"))
    for name, times in (("ours, on SQLite", ours), ("PouchDB, unsynced", theirs)):
        print(f"  {name:18} {sent.count * _NS / median(times):8.0f} orders of {LINES} lines/s")
    ratio = median(mine / its for mine, its in zip(ours, theirs, strict=True))
    judge(Promise("time of ours / time of PouchDB", ratio, aim=1 / 8, budget=0.5), tiny=tiny)


def _install(npm: str) -> None:
    """Put PouchDB in a folder of its own, the first time."""
    _INSTALLED.mkdir(parents=True, exist_ok=True)
    for file in _HERE.iterdir():
        shutil.copy(file, _INSTALLED)
    if not (_INSTALLED / "node_modules" / "pouchdb").exists():
        words = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(words, cwd=_INSTALLED, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _push(sent: Orders, node: str, folder: Path) -> int:
    """Let PouchDB push every order to a server of its own; gives the nanoseconds."""
    folder.mkdir()
    entries = [data for till in sent.tills for data in till.outbox.entries[-sent.count // len(sent.tills) :]]
    (folder / "sent.jsonl").write_bytes(b"\n".join(entries))
    command = [node, "server.js", str(folder)]
    with subprocess.Popen(command, cwd=_INSTALLED, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        port = server.stdout.readline().strip() if server.stdout else ""
        words = [str(folder / "local"), str(folder / "sent.jsonl"), f"http://127.0.0.1:{port}", str(AT_ONCE)]
        pushed = subprocess.run(
            [node, "push.js", *words], cwd=_INSTALLED, check=True, capture_output=True, text=True
        ).stdout
        server.communicate()
    return int(pushed)
