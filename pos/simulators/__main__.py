"""`python -m pos.simulators printer …` starts a simulated device by its name."""

import importlib
import sys

DEVICES = ("caisse-ap", "concert-v2", "naps", "nexo", "printer", "wallet")


def main(arguments: list[str]) -> int:
    """Hand the arguments to the device named first; gives the exit code."""
    if not arguments or arguments[0] not in DEVICES:
        sys.stderr.write(f"usage: python -m pos.simulators {'|'.join(DEVICES)} [its options]\n")
        return 2
    device = importlib.import_module(f"pos.simulators.{arguments[0].replace('-', '_')}.process")
    return int(device.main(arguments[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
