"""`python -m pos.simulators.nexo …` starts the terminal's process."""

import sys

from pos.simulators.nexo.process import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
