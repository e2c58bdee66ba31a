"""A till with a second screen, where a phone pays as soon as its code is set: `python -m tests.wiring.phone_till DIR`.

It prints what the cashier and the customer saw, what the journal holds, and every mistake of ours. It has a process of
its own because Qt's screens are a process's.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pos.devices.pins import vault
from pos.domain.facts import SaleFinished
from pos.domain.names import Language
from pos.ui.screens.phone import PhoneScreen
from pos.wiring.demo.hands import Hands
from pos.wiring.demo.phone import CODE
from pos.wiring.demo.script import Player, Script
from pos.wiring.demo.seed import CASHIERS, DEMO_PIN, MANAGER
from pos.wiring.demo.told import WORDS, short
from pos.wiring.folders import TillFolders
from pos.wiring.till import Till, run_window
from tests.wiring.walked_till import furnish

SAY = WORDS.say
SCREEN = {"y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
ABOVE_THE_LIMIT = 650


def main(folder: Path) -> None:
    """Sell a lamp to a phone, with the manager's yes; tell what was seen."""
    vault.MEMORY_KIB = 64
    folder.mkdir()
    screens = folder / "screens.json"
    both = [SCREEN | {"name": "till", "x": 0}, SCREEN | {"name": "customer", "x": SCREEN["width"]}]
    screens.write_text(json.dumps({"screens": both}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    folders = TillFolders(folder / "till").make()
    furnish(folders)
    app = QApplication([])
    till = Till(app, folders, "", Language.FR)
    told: dict[str, object] = {"mistakes": [], "failed": []}
    mistakes: list[str] = []
    failed: list[str] = []
    player = Player(play(till, Hands(till.day.window), told), failed.append)
    till.crash.listen(lambda mistake: mistakes.append(repr(mistake)))
    run_window(app, till, player.start)
    told |= {"mistakes": mistakes, "failed": failed, "glass": till.customer.glass is None}
    print(json.dumps(told))


def play(till: Till, hands: Hands, told: dict[str, object]) -> Script:
    yield hands.until_sees(CASHIERS[0])
    hands.press(CASHIERS[0])
    yield from type_in(hands, DEMO_PIN)
    hands.enter()
    yield hands.until("the shelf", lambda: hands.pieces_shown() > 0)
    yield from set_the_code(till, hands)
    yield hands.until("the shelf", lambda: hands.pieces_shown() > 0)
    hands.take(2)
    yield hands.until_sees(SAY("means.mobile"))
    hands.press(SAY("means.mobile"))
    yield hands.until_sees(SAY("mobile.show", amount=short(ABOVE_THE_LIMIT)))
    hands.press(SAY("mobile.show", amount=short(ABOVE_THE_LIMIT)))
    yield hands.until_sees(MANAGER)
    hands.press(MANAGER)
    yield from type_in(hands, DEMO_PIN)
    yield hands.until_sees(SAY("approval.give"))
    hands.press(SAY("approval.give"))
    yield hands.until_sees(SAY("mobile.paid"))
    glass = till.customer.glass
    if glass is not None:
        told["customer"] = [glass.x(), glass.width(), glass.picture.code() == CODE, glass.side.isVisible()]
    hands.press(SAY("mobile.paid"))
    yield hands.until_reads(SAY("typed.seen_phone"))
    yield from type_in(hands, str(ABOVE_THE_LIMIT))
    hands.enter()
    yield from type_in(hands, "4417")
    yield hands.until_sees(SAY("typed.seen_send_phone"))
    hands.press(SAY("typed.seen_send_phone"))
    yield hands.until_sees(SAY("done.next"))
    if glass is not None:
        told["thanks"] = [glass.label.text(), glass.side.isVisible()]
    told["payments"] = [
        [payment.state.value, payment.last.source.value if payment.last else "", len(payment.asked.approvals)]
        for payment in till.parts().journal.payments_on("mobile-1")
    ]
    sales = [entry.fact for entry in till.parts().journal.entries(1) if isinstance(entry.fact, SaleFinished)]
    told["sales"] = [[tender.means.value, tender.applied.minor] for sale in sales for tender in sale.tenders]


def set_the_code(till: Till, hands: Hands) -> Script:
    """Scan the merchant's code into the settings, with the manager's yes, and go back to sell."""
    window = till.day.window
    QTest.mouseClick(window.header.who, Qt.MouseButton.LeftButton)
    yield hands.until_sees(SAY("office.settings"))
    hands.press(SAY("office.settings"))
    yield hands.until_sees(SAY("mobile.set"))
    hands.press(SAY("mobile.set"))
    yield hands.until_sees(SAY("mobile.set_keep"))
    front = window.screen_in_front()
    assert isinstance(front, PhoneScreen)
    front.scan(CODE)
    hands.press(SAY("mobile.set_keep"))
    yield hands.until_sees(MANAGER)
    hands.press(MANAGER)
    yield from type_in(hands, DEMO_PIN)
    yield hands.until_sees(SAY("approval.give"))
    hands.press(SAY("approval.give"))
    yield hands.until_reads(SAY("settings.changed"))
    for _ in ("phones", "settings", "menu"):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    yield hands.until("phones that pay", lambda: till.day.cards.book is not None)


def type_in(hands: Hands, figures: str) -> Script:
    for figure in figures:
        yield hands.until_sees(figure)
        hands.press(figure)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
