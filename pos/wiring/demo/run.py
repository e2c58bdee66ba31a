"""`make run`: a till on the demonstration fair, beside it a simulated printer, a simulated card terminal and central.

Where there is a display the till is open and ready to sign in; where there is none, the same windows play a day off
screen and leave its pictures. Closing the window, or Ctrl-C, ends every process this started.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from pos.domain.names import Language
from pos.domain.values import dataclass
from pos.ports.journal import JournalUnavailable
from pos.ports.keys import DeviceUnavailable
from pos.wiring.children import ChildDidNotStart
from pos.wiring.console import terminal_words
from pos.wiring.demo.neighbours import Neighbours, neighbours
from pos.wiring.demo.organizer import ACCOUNT, PASSWORD, Wait, central_beside
from pos.wiring.demo.phone import take_phones
from pos.wiring.demo.seed import DEMO_PIN, seeded
from pos.wiring.demo.wallet import CustomersPhone
from pos.wiring.fitting import open_application
from pos.wiring.folders import TillFolders, home
from pos.wiring.till import Till, run_window

_LOOK_FOR_CTRL_C_MS = 200


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the till: its devices, central, which answers some time later, and a customer's phone."""

    devices: Neighbours
    central: Wait
    phone: CustomersPhone


def run_demo(data: Path | None, out: Path) -> int:
    """Open the demonstration, or play its day into `out`; gives the exit code."""
    if not has_display():
        from pos.wiring.demo.day import play_day

        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        print(terminal_words().say("cli.demo_no_display", folder=str(out)), flush=True)
        return play_day(out)
    folders = home("demonstration") if data is None else TillFolders(data)
    words = terminal_words()
    beside = neighbours(folders.root / "printer", folders.root / "terminal", seen_in=words.language)
    phone = CustomersPhone(folders.root / "phone", seen_in=words.language)
    with central_beside(folders.root) as central, beside as there, phone:
        try:
            seeded(folders, central)
            take_phones(folders)
        except (JournalUnavailable, DeviceUnavailable) as trouble:
            print(words.say("cli.unavailable", code=trouble.code, detail=trouble.detail))
            return 1
        for line in (words.say("cli.demo_printer"), words.say("cli.demo_terminal")):
            print(line)
        print(words.say("cli.demo_pin", pin=DEMO_PIN), flush=True)
        return show_till(folders, Around(there, central, phone), words.language)


def show_till(folders: TillFolders, around: Around, language: Language) -> int:
    """Show the till until its window is closed or Ctrl-C is pressed; central is met whenever it answers."""
    app = open_application()
    till = Till(app, folders, around.devices.printer, language, around.devices.terminal)
    till.day.window.told.connect(around.phone.look)
    heard = _end_on_ctrl_c(app, till.day.window.end)
    meeting = threading.Thread(target=_meet, args=(till, around), name="meeting", daemon=True)
    code = run_window(app, till, meeting.start)
    heard.stop()
    return code


def _meet(till: Till, around: Around) -> None:
    """Wait for central, tell where it is, and let the till find it there: it took another port than last time."""
    organizer, words = around.central(), terminal_words()
    if organizer is None:
        print(words.say("cli.demo_no_central"), flush=True)
        return
    print(words.say("cli.demo_central", address=organizer.address))
    print(words.say("cli.demo_desk", account=ACCOUNT, password=PASSWORD), flush=True)
    till.central().go_to(organizer.address)
    # Without a phone everything else is there: whoever ended the demonstration meanwhile ended this too.
    with suppress(ChildDidNotStart):
        around.phone.take_out(organizer)
        print(words.say("cli.demo_phone"), flush=True)


def has_display() -> bool:
    """Tell whether windows can be seen here."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    always = sys.platform in {"win32", "darwin"}
    return always or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _end_on_ctrl_c(app: QApplication, end: Callable[[], object]) -> QTimer:
    """Close the window on Ctrl-C: Qt's loop gives Python a moment to see the signal a few times a second."""
    signal.signal(signal.SIGINT, lambda *_: end())
    timer = QTimer(app)
    timer.start(_LOOK_FOR_CTRL_C_MS)
    timer.timeout.connect(_nothing)
    return timer


def _nothing() -> None:
    """Run a line of Python."""
