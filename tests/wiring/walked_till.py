"""A till as of every day, walked through behind its counter: `python -m tests.wiring.walked_till DIR`.

It prints which screen each place of the menu opens, and every mistake of ours. It has a process of its own because it
changes what a process has only one of.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pos.devices.pins import vault
from pos.domain.cash import CashCount
from pos.domain.money import Currency
from pos.domain.names import Language
from pos.ui.screens.menu import Errand, MenuScreen
from pos.ui.screens.sell import SellScreen
from pos.ui.screens.sign_in import SignInScreen
from pos.usecases.open_shift import OpenShiftRequest, open_shift
from pos.wiring.demo.seed import DEMO_PIN, seed
from pos.wiring.folders import TillFolders
from pos.wiring.parts import open_parts
from pos.wiring.till import Till, settle

PATIENCE_SECONDS = 20
DAY = date(2026, 5, 16)
WALKED = (
    Errand.HISTORY,
    Errand.CASH,
    Errand.PEOPLE,
    Errand.PIECE,
    Errand.SETTINGS,
    Errand.DEVICES,
    Errand.ENROL,
    Errand.STATUS,
    Errand.HELP,
)


def main(folder: Path) -> None:
    """Open it, sign in, and go to each place and back by what a person presses."""
    vault.MEMORY_KIB = 64
    folders = TillFolders(folder).make()
    furnish(folders)
    app = QApplication([])
    till = Till(app, folders, "", Language.FR)
    mistakes: list[str] = []
    till.crash.listen(lambda mistake: mistakes.append(repr(mistake)))
    settle(till)
    window = till.day.window
    window.show()

    def until(holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not holds() and not mistakes and time.monotonic() < end:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    until(lambda: isinstance(window.screen_in_front(), SignInScreen) and bool(faces(window.screen_in_front())))
    sign_in(window.screen_in_front())
    until(lambda: isinstance(window.screen_in_front(), SellScreen))
    opened: dict[str, str] = {}
    for errand in WALKED:
        QTest.mouseClick(window.header.who, Qt.MouseButton.LeftButton)
        until(lambda: isinstance(window.screen_in_front(), MenuScreen))
        menu = window.screen_in_front()
        if not isinstance(menu, MenuScreen):
            break
        QTest.mouseClick(menu.tiles[errand], Qt.MouseButton.LeftButton)
        until(lambda: not isinstance(window.screen_in_front(), MenuScreen))
        opened[errand.value] = type(window.screen_in_front()).__name__
        for _ in range(2):
            front = window.screen_in_front()
            if front is not None and not isinstance(front, SellScreen):
                QTest.keyClick(front, Qt.Key.Key_Escape)
                app.processEvents()
    print(json.dumps({"opened": opened, "mistakes": mistakes}))
    window.end()
    till.close()


def furnish(folders: TillFolders) -> None:
    """Found it on the demonstration fair, its drawer open."""
    parts = open_parts(folders)
    seed(parts)
    float_ = CashCount(Currency.MAD, ((100_00, 5),))
    open_shift(OpenShiftRequest(parts.journal.people()[0].id, float_, DAY), journal=parts.journal)
    parts.close()


def faces(screen: object) -> list[object]:
    return list(screen.faces.faces()) if isinstance(screen, SignInScreen) else []


def sign_in(screen: object) -> None:
    assert isinstance(screen, SignInScreen)
    screen.faces.faces()[0].click()
    for digit in (*DEMO_PIN, "enter"):
        screen.hear(digit)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
