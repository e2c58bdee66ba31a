"""Whole fairs, played from a seed: trouble for a while, then everything is mended, and all must be at central.

Every entry exactly once, every fork named, every till told, every sum equal, within two hours of the world's time.
"""

import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.simulation.memory import memory_folder
from tests.simulation.sync_central import Crash
from tests.simulation.sync_lots import HOUR, MINUTE
from tests.simulation.sync_oracle import faults_of
from tests.simulation.sync_trials import Trial
from tests.simulation.sync_trouble import something_happens
from tests.simulation.sync_world import World

ENOUGH_WORLDS = 40
"""In so many worlds every kind of trouble happens."""

HEALED_WITHIN_MS = 2 * HOUR
LOOKED_AT_FOR_MS = 10 * MINUTE


def play(seed: int, steps: int = 100) -> World:
    """Play one world; `wrong` says what was found, an error of the program's among it."""
    with memory_folder() as folder:
        world = World(seed, Path(folder))
        try:
            trouble(world, steps)
            heal(world)
            world.wrong += faults_of(world.central.database, world.tills, world.ever, world.receipts)
        except Exception as error:  # noqa: BLE001 -- whatever it is, this seed finds it again
            world.wrong.append(f"{type(error).__name__}: {error}")
        for till in world.tills:
            till.switch_off()
        world.central.close()
    return world


def trouble(world: World, steps: int) -> None:
    """Let so much happen, and the world turn in between."""
    for _ in range(steps):
        something_happens(world)
        for _ in range(world.chance.randint(0, 6)):
            world.next()


def heal(world: World) -> None:
    """Mend everything, and wait until nobody has anything to send."""
    world.mend()
    healed_ms = world.now_ms
    while world.queue and (world.now_ms < healed_ms + LOOKED_AT_FOR_MS or not world.quiet):
        if world.now_ms > healed_ms + HEALED_WITHIN_MS:
            world.fault("not everything was sent in time after everything was mended")
            break
        world.next()
    while world.central.project(Crash.NEVER):
        pass
    for till in world.tills:
        world.note(till)


def worlds_in(minutes: float, first: int, every: int) -> tuple[int, Counter[Trial], list[str]]:
    """Play worlds for so long in a process of its own; gives how many, what they went through, and what was wrong."""
    until, seed, wrong = time.monotonic() + minutes * 60, first, list[str]()
    trials = Counter[Trial]()
    while time.monotonic() < until and not wrong:
        world = play(seed)
        trials += world.trials
        wrong = [f"sync world {seed}: {fault}" for fault in world.wrong]
        wrong += [f"python -m tests.simulation.world_sync {seed} plays it again"] if wrong else []
        seed += every
    return (seed - first) // every, trials, wrong


def run(minutes: float, seed: int) -> list[str]:
    """Play worlds for so long on every core; gives what was wrong, with the world's own seed."""
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        firsts = range(seed * 1_000_000, seed * 1_000_000 + cores)
        done = list(pool.map(worlds_in, [minutes] * cores, firsts, [cores] * cores))
    wrong = [fault for _, _, faults in done for fault in faults]
    worlds, trials = sum(count for count, _, _ in done), sum((met for _, met, _ in done), Counter[Trial]())
    if worlds >= ENOUGH_WORLDS:
        wrong += [f"in {worlds} sync worlds it never happened that {trial}" for trial in Trial if not trials[trial]]
    print(f"sync: {worlds} worlds, {trials.total()} troubles of {len(trials)} kinds, {len(wrong)} faults")
    return wrong


def main() -> int:
    """Play one world again, and tell all that happened in it."""
    world = play(int(sys.argv[1]))
    for told in (*world.trace, *world.wrong):
        print(told)
    return 1 if world.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
