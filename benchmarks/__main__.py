"""Run benchmarks, one after the other and each in a process of its own, so that they do not disturb each other.

A benchmark is a module of this folder with a function `measure(*, tiny)`. It prints what it saw and ends its process
with an error when a budget is missed; a tiny run only shows that the benchmark itself works, and judges nothing.
"""

import argparse
import importlib
import pkgutil
import subprocess
import sys

import benchmarks


def main() -> int:
    """Run those that were named, or all; gives the exit code."""
    there = [found.name for found in pkgutil.iter_modules(benchmarks.__path__) if not found.ispkg]
    there.remove("__main__")
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of: {', '.join(there)}")
    parser.add_argument("--tiny", action="store_true", help="only see that they work")
    asked = parser.parse_args()
    if not set(asked.names) <= set(there):
        parser.error(f"there are only: {', '.join(there)}")
    if len(asked.names) == 1:
        importlib.import_module(f"benchmarks.{asked.names[0]}").measure(tiny=asked.tiny)
        return 0
    missed = [name for name in asked.names or there if not _passes(name, tiny=asked.tiny)]
    if missed:
        print(f"\nmissed: {', '.join(missed)}")
    return 1 if missed else 0


def _passes(name: str, *, tiny: bool) -> bool:
    print(f"\n{name}", flush=True)
    command = [sys.executable, "-m", "benchmarks", name, *(["--tiny"] if tiny else [])]
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
