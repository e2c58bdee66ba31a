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
from pos.domain.foreign import TAKEN
from pos.domain.money import Currency
from pos.domain.names import Language
from pos.ui.day.app import TillWindow
from pos.ui.screens.closing import ClosingScreen
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
FLOATS = tuple(CashCount(each, ((20_00, 5),)) for each in (Currency.MAD, *TAKEN))
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
    """Open it, sign in, go to each place and back by what a person presses, and count the drawer at the end."""
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
    counted = count_each_currency(window, until)
    print(json.dumps({"opened": opened, "counted": counted, "mistakes": mistakes}))
    window.end()
    till.close()


def count_each_currency(window: TillWindow, until: Callable[[Callable[[], bool]], None]) -> list[str]:
    """Count nothing at all in each currency, and give the cards of what it is compared with."""
    QTest.mouseClick(window.header.who, Qt.MouseButton.LeftButton)
    until(lambda: isinstance(window.screen_in_front(), MenuScreen))
    menu = window.screen_in_front()
    assert isinstance(menu, MenuScreen)
    QTest.mouseClick(menu.tiles[Errand.CLOSE], Qt.MouseButton.LeftButton)
    closing = window.screen_in_front()
    assert isinstance(closing, ClosingScreen)
    for _ in FLOATS:
        QTest.mouseClick(closing.count.confirm, Qt.MouseButton.LeftButton)
    until(closing.decide.isVisible)
    return [card.group().title for card in closing.decide.cards]


def furnish(folders: TillFolders) -> None:
    """Found it on the demonstration fair, its drawer open."""
    parts = open_parts(folders)
    seed(parts)
    own, *others = FLOATS
    request = OpenShiftRequest(parts.journal.people()[0].id, own, DAY, tuple(others))
    open_shift(request, journal=parts.journal)
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
