"""A till's start against a bare window's: from the process being started to something being painted.

Fresh processes take turns, the disk's cache warm and every module compiled: a bare PySide6 window; a bare window that
first imports every library that the till has loaded by the time it can sell; the till by its front door, with a
journal and ten thousand products, which signs itself in as soon as the faces are painted; and the same till when the
PIN is typed as slowly as a hand does, timed from the PIN to the shelf.

The check of the PIN is made light in the tills that are timed: the fifty milliseconds it takes by design are no part of
the start.
"""

from statistics import median

from benchmarks.stage.figures import Promise, judge, show_each
from benchmarks.stage.goods import FEW, furnish
from benchmarks.stage.places import place
from benchmarks.stage.processes import Starter

PIECES = 10_000
ROUNDS = 9
_SHOWN = {
    "bare": "bare window",
    "loaded": "bare window, libraries imported",
    "window": "till: first screen",
    "faces": "till: faces",
    "shelf": "till: shelf, signed in at once",
    "typed": "till: shelf, after a PIN is typed",
}


def measure(*, tiny: bool = False) -> None:
    """Take turns, print each time, and end with an error above the budgets."""
    times: dict[str, list[int]] = {name: [] for name in _SHOWN}
    with place() as folder:
        furnish(folder, FEW if tiny else PIECES)
        starter, till = Starter(), str(folder / "till")
        if not tiny:
            starter.run("bare")
        libraries = starter.run("opening", till).libraries
        for _ in range(1 if tiny else ROUNDS):
            times["bare"].append(starter.run("bare").moments["painted"])
            times["loaded"].append(starter.run("bare", told=libraries).moments["painted"])
            moments = starter.run("opening", till).moments
            for name in ("window", "faces", "shelf"):
                times[name].append(moments[name])
            if not tiny:
                typed = starter.run("opening", till, "--patient").moments
                times["typed"].append(typed["shelf"] - typed["pin"])
    for name, measured in times.items():
        if measured:
            show_each(_SHOWN[name], measured)
    middle = {name: median(measured) for name, measured in times.items() if measured}
    print(f"  faces / bare window: {middle['faces'] / middle['bare']:.2f}")
    judge(
        Promise("first screen / bare window", middle["window"] / middle["bare"], aim=1.6, budget=2.5),
        Promise("shelf / bare window with the libraries", middle["shelf"] / middle["loaded"], aim=1.3, budget=5),
        tiny=tiny,
    )
