"""`python -m pos.simulators.naps …` starts the terminal's process."""

import sys

from pos.simulators.naps.process import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
