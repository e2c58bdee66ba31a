"""Run every benchmark, one after the other so that they do not disturb each other.

A benchmark is a module of this folder with a function `measure()` that prints what it saw.
"""

import importlib
import pkgutil

import benchmarks

for found in pkgutil.iter_modules(benchmarks.__path__, "benchmarks."):
    if found.name != "benchmarks.__main__":
        print(f"\n{found.name.removeprefix('benchmarks.')}", flush=True)
        importlib.import_module(found.name).measure()
