"""How much of a processor a process and its children took so far, as Linux counts it."""

import os
from pathlib import Path

_TICK_NS = 1_000_000_000 // os.sysconf("SC_CLK_TCK")
_PARENT, _USER, _SYSTEM = 1, 11, 12
"""Where these stand in what Linux says of a process, after its name."""


def processor_ns(process: int) -> tuple[int, int]:
    """Give the nanoseconds that a process took, and those that its children took that still run."""
    own = children = 0
    for each in Path("/proc").iterdir():
        if not each.name.isdigit():
            continue
        try:
            said = (each / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            # It ended meanwhile.
            continue
        took = (int(said[_USER]) + int(said[_SYSTEM])) * _TICK_NS
        if int(each.name) == process:
            own = took
        elif int(said[_PARENT]) == process:
            children += took
    return own, children
