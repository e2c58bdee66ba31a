"""`python -m pos.simulators.wallet.window PORT LANGUAGE`: the phone of the switch with that control port.

It ends when the control port closes, so it never outlives its switch; the switch ends when the window is closed.
"""

import sys
from typing import cast

from PySide6.QtWidgets import QApplication

from pos.simulators.wallet.window.panel import Panel
from pos.simulators.window.link import Link
from pos.simulators.window.look import letters
from pos.simulators.window.place import show_beside
from pos.simulators.window.tongues import Tongue


def main(port: int, tongue: Tongue) -> int:
    """Show the window until it is closed."""
    app = QApplication([])
    app.setFont(letters())
    panel = Panel(Link(port, app), tongue)
    show_beside(panel, 0)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), cast("Tongue", sys.argv[2])))
