"""`python -m pos.simulators.caisse_ap …` starts the terminal's process."""

import sys

from pos.simulators.caisse_ap.process import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
