"""Whole fairs with their catalogue, played from a seed: once all is mended every shelf of a booth is the same.

It is what central's own data add up to; nothing of another booth is on it, and no open ticket was changed by it.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

from pos.central import supply
from tests.simulation.memory import memory_folder
from tests.simulation.shelf_defects import DEFECTS, Planted
from tests.simulation.shelf_oracle import shelf_faults
from tests.simulation.shelf_trouble import something_happens
from tests.simulation.shelf_world import ShelfTrial, ShelfWorld
from tests.simulation.sync_central import Crash
from tests.simulation.sync_lots import MINUTE
from tests.simulation.world_sync import ENOUGH_WORLDS, heal

LOOKED_FOR_MS = 12 * MINUTE
"""A till that failed again and again leaves its shelf alone for five minutes at most."""


WORLDS_A_DEFECT = 20
"""In so many worlds a defect is noticed."""

ON_A_PAGE = 3
"""Few, so that what is small here is cut as what is large."""


def play(seed: int, steps: int = 100) -> ShelfWorld:
    """Play one world; `wrong` says what was found, an error of the program's among it."""
    with memory_folder() as folder, patch.object(supply, "PAGE_PRODUCTS_WANTED", ON_A_PAGE):
        world = ShelfWorld(seed, Path(folder))
        try:
            for _ in range(steps):
                something_happens(world)
                for _ in range(world.chance.randint(0, 6)):
                    world.next()
            heal(world)
            world.put_right()
            until_ms = world.now_ms + LOOKED_FOR_MS
            while world.now_ms < until_ms:
                world.next()
                while world.central.project(Crash.NEVER):
                    pass
            world.wrong += shelf_faults(world)
        except Exception as error:  # noqa: BLE001 -- whatever it is, this seed finds it again
            world.wrong.append(f"{type(error).__name__}: {error}")
        for till in world.tills:
            till.switch_off()
        world.central.close()
    return world


def worlds_in(minutes: float, first: int, every: int) -> tuple[int, Counter[ShelfTrial], list[str]]:
    """Play worlds for so long in a process of its own; gives how many, what they went through, and what was wrong."""
    until, seed, wrong = time.monotonic() + minutes * 60, first, list[str]()
    met = Counter[ShelfTrial]()
    while time.monotonic() < until and not wrong:
        world = play(seed)
        met += world.met
        wrong = [f"shelf world {seed}: {fault}" for fault in world.wrong]
        wrong += [f"python -m tests.simulation.world_shelf {seed} plays it again"] if wrong else []
        seed += every
    return (seed - first) // every, met, wrong


def not_found(worlds: int) -> list[str]:
    """Plant each defect in so many worlds; names those that no world noticed."""

    def noticed(defect: Callable[[], Planted], seed: int) -> bool:
        with defect():
            return bool(play(seed).wrong)

    return [
        f"nobody noticed {defect.__name__}"
        for defect in DEFECTS
        if not any(noticed(defect, seed) for seed in range(worlds))
    ]


def run(minutes: float, seed: int) -> list[str]:
    """Play worlds for so long on every core; gives what was wrong, with the world's own seed."""
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        firsts = range(seed * 1_000_000, seed * 1_000_000 + cores)
        done = list(pool.map(worlds_in, [minutes] * cores, firsts, [cores] * cores))
    wrong = [fault for _, _, faults in done for fault in faults]
    worlds, met = sum(count for count, _, _ in done), sum((met for _, met, _ in done), Counter[ShelfTrial]())
    if worlds >= ENOUGH_WORLDS:
        wrong += [f"in {worlds} shelf worlds it never happened that {trial}" for trial in ShelfTrial if not met[trial]]
        wrong += not_found(WORLDS_A_DEFECT)
    print(f"catalogue: {worlds} worlds, {met.total()} troubles and changes of {len(met)} kinds, {len(wrong)} faults")
    return wrong


def main() -> int:
    """Play one world again, and tell all that happened in it."""
    world = play(int(sys.argv[1]))
    for told in (*world.trace, *world.wrong):
        print(told)
    return 1 if world.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
