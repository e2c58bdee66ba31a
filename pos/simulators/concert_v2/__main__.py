"""`python -m pos.simulators.concert_v2 …` starts the terminal's process."""

import sys

from pos.simulators.concert_v2.process import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
