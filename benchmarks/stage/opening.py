"""A till opened by the front door in a fresh process: `python -m benchmarks.stage.opening FOLDER [--patient]`.

It imports what the front door imports, in the same order, and is followed to its shelf.
"""

import sys

from pos.__main__ import main
from pos.wiring.own_import import import_qt

if __name__ == "__main__":
    import_qt()
    import pos.wiring.till as wiring
    from benchmarks.stage.following import followed

    wiring.run_window = followed
    sys.exit(main(["till", "--data", sys.argv[1]]))
