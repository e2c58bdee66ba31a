"""Play the till's world against it for a while: `python -m tests.simulation --minutes 2 --seed 7`.

Each simulation gets its share of the time and prints what it did; what it finds wrong ends the run with an error and
the seed that finds it again.
"""

import argparse
import sys
from collections.abc import Callable

from tests.simulation import (
    card_frames,
    card_world,
    described,
    kill,
    phone_world,
    power_loss,
    sync_processes,
    world_shelf,
    world_sync,
)

SHARES = {
    "power-loss": 2,
    "card-payments": 4,
    "phone-payments": 1,
    "card-frames": 2,
    "kill": 1,
    "sync": 2,
    "catalogue": 1,
    "sync-processes": 0.7,
    "described": 0.3,
}
"""Of fourteen minutes, how many each simulation has; of other times, its part."""

SIMULATIONS: dict[str, Callable[[float, int], list[str]]] = {
    "power-loss": power_loss.run,
    "card-payments": card_world.run,
    "phone-payments": phone_world.run,
    "card-frames": card_frames.run,
    "kill": kill.run,
    "sync": world_sync.run,
    "catalogue": world_shelf.run,
    "sync-processes": sync_processes.run,
    "described": described.run,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.simulation", description=__doc__)
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=SIMULATIONS)
    asked = parser.parse_args()
    chosen = [asked.only] if asked.only else list(SIMULATIONS)
    whole = sum(SHARES[name] for name in chosen)
    wrong = [fault for name in chosen for fault in SIMULATIONS[name](asked.minutes * SHARES[name] / whole, asked.seed)]
    for fault in wrong:
        print(fault)
    if wrong:
        print(f"{len(wrong)} faults; --seed {asked.seed} finds them again")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
