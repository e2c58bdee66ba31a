"""`python -m pos.simulators.printer.window PORT LANGUAGE`: the window of the printer with that control port.

It ends when the control port closes, so it never outlives its printer; the printer ends when the window is closed.
"""

import sys
from typing import cast

from PySide6.QtWidgets import QApplication

from pos.simulators.printer.window.panel import Panel
from pos.simulators.window.link import Link
from pos.simulators.window.look import letters
from pos.simulators.window.place import show_beside
from pos.simulators.window.tongues import Tongue


def main(port: int, tongue: Tongue) -> int:
    """Show the window until it is closed."""
    app = QApplication([])
    app.setFont(letters())
    panel = Panel(Link(port, app), tongue)
    show_beside(panel, 1)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), cast("Tongue", sys.argv[2])))
