"""Distributions and ratios, as every benchmark prints them.

This machine is shared and its mood changes, so a time alone means little: what is judged is its ratio to a reference
that was timed in the same run, taking turns.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_SHOWN = {"p50": 0.5, "p90": 0.9, "p99": 0.99, "max": 1 - 1e-9}


def at(measured: Sequence[int], part: float) -> int:
    """Give the measure below which that part of them lies."""
    return sorted(measured)[int(len(measured) * part)]


def times(ours: Sequence[int], reference: Sequence[int], part: float) -> float:
    """Say how many times the reference's measure ours is, both taken below that part of them."""
    return at(ours, part) / at(reference, part)


def show(name: str, measured: Sequence[int]) -> None:
    """Print a distribution of nanoseconds, in milliseconds."""
    line = "  ".join(f"{label} {at(measured, part) / 1e6:.3f}" for label, part in _SHOWN.items())
    print(f"  {name:34} {line} ms ({len(measured)})")


def show_each(name: str, measured: Sequence[int]) -> None:
    """Print a few times of nanoseconds, each of them, in milliseconds."""
    line = " ".join(f"{one / 1e6:.0f}" for one in sorted(measured))
    print(f"  {name:34} median {median(measured) / 1e6:.0f} ms of {line}")


@dataclass(frozen=True, slots=True)
class Promise:
    """A figure, what it should be at most (the aim), and what it may be at most before the run fails (the budget)."""

    what: str
    figure: float
    aim: float
    budget: float


def judge(*promises: Promise, tiny: bool) -> None:
    """Print figures beside their aims, and end with an error above a budget; a tiny run judges nothing."""
    for each in promises:
        verdict = "" if tiny else ": kept" if each.figure <= each.aim else ": missed"
        print(f"  {each.what}: {each.figure:.2f} (aim {each.aim:g}{verdict})")
    failed = [each.what for each in promises if each.figure > each.budget]
    if failed and not tiny:
        sys.exit(f"above the budget: {'; '.join(failed)}")
