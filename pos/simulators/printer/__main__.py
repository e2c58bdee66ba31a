"""`python -m pos.simulators.printer …` starts the printer's process."""

import sys

from pos.simulators.printer.process import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
