"""The words of `pos desk`: the organizer's desk on this machine, and where it finds central."""

import argparse
from pathlib import Path

from pos.wiring.folders import TillFolders, home

IMPOSSIBLE = 1


def add_desk(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the words of the desk to the command line's."""
    desk = commands.add_parser("desk", help="open this machine's organizer's desk")
    desk.add_argument("--central", default="", metavar="URL", help="where central answers; as granted when left out")
    desk.add_argument("--data", type=Path, help="the desk's folder; this system's usual place when left out")
    desk.add_argument("--demo", action="store_true", help="the desk of the demonstration that `run` opens")


def run_desk_command(asked: argparse.Namespace) -> int:
    """Open the desk; gives the exit code."""
    from pos.ports.journal import JournalUnavailable
    from pos.ports.keys import DeviceUnavailable
    from pos.wiring.console import terminal_words
    from pos.wiring.desk import run_desk

    folders = home("desk") if asked.data is None else TillFolders(asked.data)
    words = terminal_words()
    try:
        return run_desk(folders, asked.central, words.language)
    except (JournalUnavailable, DeviceUnavailable) as trouble:
        print(words.say("cli.unavailable", code=trouble.code, detail=trouble.detail))
        return IMPOSSIBLE
