"""`python -m pos.simulators.wallet …` starts the switch's process."""

import sys

from pos.simulators.wallet.process import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
