"""The words of `pos desk`: the organizer's desk on this machine, and where it finds central."""

import argparse
from pathlib import Path

from pos.wiring.folders import TillFolders, home
from pos.wiring.spoken_help import SpokenParser

IMPOSSIBLE = 1


def add_desk(commands: "argparse._SubParsersAction[SpokenParser]") -> None:
    """Add the words of the desk to the command line's."""
    desk = commands.add_parser("desk", help="commands.desk")
    desk.add_argument("--central", default="", metavar="URL", help="commands.desk_central")
    desk.add_argument("--data", type=Path, help="commands.desk_data")
    desk.add_argument("--demo", action="store_true", help="commands.desk_demo")


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
