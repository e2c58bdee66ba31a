"""`make desk`: the organizer's desk of the demonstration fair, beside the central that `make run` left or has running.

The desk is enrolled by itself, the first time, with the code that central wrote down; the organizer's name and password
are said where the command was given.
"""

from contextlib import ExitStack
from pathlib import Path

from httpx import HTTPError, InvalidURL, get

from pos.domain.refusals import Refused
from pos.ports.central_link import CentralUnavailable
from pos.usecases.enrol_till import EnrolTill
from pos.wiring.console import terminal_words
from pos.wiring.demo.organizer import ACCOUNT, PASSWORD, Organizer, central_beside, found
from pos.wiring.demo.seed import SeedRefused
from pos.wiring.desk import DeskParts, run_desk
from pos.wiring.folders import TillFolders, home
from pos.wiring.parts import open_parts

IMPOSSIBLE = 1
_KNOCK_SECONDS = 2


def run_demo_desk(data: Path | None) -> int:
    """Open the demonstration's desk until its window is closed; gives the exit code."""
    root = home("demonstration").root if data is None else data
    words, folders = terminal_words(), TillFolders(root / "desk")
    with ExitStack() as ending:
        organizer = found(root)
        if organizer is None or not _answers(organizer.address):
            organizer = ending.enter_context(central_beside(root))()
        if organizer is None:
            print(words.say("cli.desk_no_central"))
            return IMPOSSIBLE
        enrolled(folders, organizer)
        print(words.say("cli.demo_organizer", account=ACCOUNT, password=PASSWORD), flush=True)
        return run_desk(folders, organizer.address, words.language)


def enrolled(folders: TillFolders, organizer: Organizer) -> None:
    """Enrol the demonstration's desk if it is not yet; raises `SeedRefused`."""
    desk = DeskParts(open_parts(folders), organizer.address)
    try:
        if desk.start().place is None:
            done = desk.enrol(EnrolTill(organizer.desk_code, organizer.address))
            if isinstance(done, Refused):
                raise SeedRefused(done.rule)
    except CentralUnavailable as unavailable:
        raise SeedRefused(unavailable.detail) from unavailable
    finally:
        desk.close()


def _answers(address: str) -> bool:
    """Tell whether a central of ours answers there: what was written down may be long gone."""
    try:
        return "central" in get(f"{address}/v1/health", timeout=_KNOCK_SECONDS).text
    except (HTTPError, InvalidURL):
        return False
