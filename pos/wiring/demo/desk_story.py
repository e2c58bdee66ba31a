"""The end of the played day: the organizer signs in at the desk, and sees the till's day and the day before."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from pos.domain.names import Language
from pos.ui.desk import door_screen
from pos.ui.desk.door_screen import DoorScreen
from pos.wiring.demo.desk import enrolled
from pos.wiring.demo.hands import Hands, NotSeen
from pos.wiring.demo.organizer import ACCOUNT, PASSWORD, Organizer
from pos.wiring.demo.past_day import TILLS
from pos.wiring.demo.script import Player, Script
from pos.wiring.demo.told import WORDS, DayTold
from pos.wiring.desk import OpenDesk
from pos.wiring.folders import TillFolders


def look_from_desk(app: QApplication, folders: TillFolders, organizer: Organizer, told: DayTold) -> int:
    """Open the desk after the till was closed, look at the fair, and close it; gives the exit code."""
    enrolled(folders, organizer)
    desk = OpenDesk(app, folders, organizer.address, Language.FR)
    hands = Hands(desk.day.window)
    player = Player(_script(desk, replace(told, hands=hands)), lambda line: _stuck(told, hands, line))
    desk.crash.listen(player.fail)
    desk.day.window.show()
    player.start()
    code = app.exec()
    desk.close()
    return code


def _script(desk: OpenDesk, told: DayTold) -> Script:
    hands = told.hands
    yield hands.until_sees(WORDS.say("desk.sign_in"))
    door = desk.day.window.screen_in_front()
    if not isinstance(door, DoorScreen):
        raise NotSeen(WORDS.say("desk.title"))
    for name, text in ((door_screen.ACCOUNT, ACCOUNT), (door_screen.PASSWORD, PASSWORD)):
        door.signing.field(name).setText(text)
    yield from told.picture("desk-door")
    hands.press(WORDS.say("desk.sign_in"))
    yield hands.until("the till's own day", _sold_at(desk, booths=1))
    told.step(f"{ACCOUNT} · {WORDS.say('desk.tab_booths')}")
    yield from told.picture("desk-today")
    hands.press(WORDS.say("desk.day_before"))
    yield hands.until("the day before", _sold_at(desk, booths=TILLS))
    yield from told.picture("desk-yesterday")
    hands.press(WORDS.say("desk.tab_totals"))
    yield from told.picture("desk-totals")


def _sold_at(desk: OpenDesk, *, booths: int) -> Callable[[], bool]:
    """Tell whether the day that is looked at has closed shifts of so many booths, as central knows it."""

    def holds() -> bool:
        seen = desk.day.desk()
        read = None if seen is None else seen.desk.read
        if seen is None or read is None or read.day != seen.desk.day:
            return False
        return len({shift.booth for shift in read.shifts if shift.closed}) >= booths

    return holds


def _stuck(told: DayTold, hands: Hands, line: str) -> None:
    told.tell(f"{line} ({' | '.join(hands.in_sight())})")
