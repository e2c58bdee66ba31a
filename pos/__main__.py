"""The front door: reads the command line and calls the role it names; each role imports only what it needs."""

import argparse
import sys
from pathlib import Path

from pos.wiring.cards.setting import terminal_setting
from pos.wiring.commands.central_words import add_central
from pos.wiring.commands.desk import add_desk, run_desk_command
from pos.wiring.folders import TillFolders, home
from pos.wiring.own_import import import_qt
from pos.wiring.spoken_help import SpokenParser


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; gives the exit code."""
    asked = _parser().parse_args(arguments)
    match asked.command:
        case "run":
            import_qt()
            from pos.wiring.demo.run import run_demo

            return run_demo(asked.data, asked.out)
        case "till":
            return _open_till(asked)
        case "journal" | "paper" | "catalogue":
            return _look_after(asked)
        case "central":
            from pos.wiring.commands.central import run_central_command

            return run_central_command(asked)
        case "desk":
            return _open_desk(asked)
        case _:
            from pos.wiring.children import run_simulator

            return run_simulator(asked.device, asked.rest)


def _open_till(asked: argparse.Namespace) -> int:
    """Open this machine's till, unless its card terminal is one that needs a file which is not there."""
    import_qt()
    from pos.wiring.cards.agreed import usable
    from pos.wiring.till import run_till

    folders = _folders(asked.data)
    if not usable(asked.terminal, folders):
        return 2
    return run_till(folders, printer=asked.printer, terminal=asked.terminal)


def _open_desk(asked: argparse.Namespace) -> int:
    """Open a desk: the demonstration's, or this machine's own."""
    import_qt()
    if not asked.demo:
        return run_desk_command(asked)
    from pos.wiring.demo.desk import run_demo_desk

    return run_demo_desk(asked.data)


def _look_after(asked: argparse.Namespace) -> int:
    """Do what is done with a till's things while the till is closed."""
    match asked.command:
        case "journal" if asked.action == "reset":
            from pos.wiring.commands.reset import reset_till

            return reset_till(_folders(asked.data))
        case "journal":
            from pos.wiring.commands.journal import verify_journal

            return verify_journal(asked.path or _folders(asked.data).journal)
        case "paper":
            from pos.wiring.commands.paper import paper_pdf

            return paper_pdf(asked.number, asked.out, _folders(asked.data), a4=asked.a4)
        case _:
            from pos.wiring.commands.catalogue import import_file

            return import_file(asked.file, _folders(asked.data))


def _folders(data: Path | None) -> TillFolders:
    return home() if data is None else TillFolders(data)


def _parser() -> argparse.ArgumentParser:
    parser = SpokenParser(prog="pos", description="commands.program")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="commands.run")
    run.add_argument("--out", type=Path, default=Path("out"), help="commands.run_out")
    till = commands.add_parser("till", help="commands.till")
    till.add_argument("--printer", default="", metavar="HOST:PORT", help="commands.till_printer")
    till.add_argument(
        "--terminal",
        default="",
        metavar="naps:HOST:PORT | caisse-ap:HOST:PORT | concert-v2:DEVICE | nexo:HOST:PORT | standalone",
        help="commands.till_terminal",
        type=terminal_setting,
    )
    journal = commands.add_parser("journal", help="commands.journal")
    kept = journal.add_subparsers(dest="action", required=True)
    verify = kept.add_parser("verify", help="commands.journal_verify")
    reset = kept.add_parser("reset", help="commands.journal_reset")
    verify.add_argument("path", type=Path, nargs="?", help="commands.journal_path")
    catalogue = commands.add_parser("catalogue", help="commands.catalogue")
    take = catalogue.add_subparsers(dest="action", required=True).add_parser("import", help="commands.catalogue_import")
    take.add_argument("file", type=Path, help="commands.catalogue_file")
    add_central(commands)
    add_desk(commands)
    paper = commands.add_parser("paper", help="commands.paper")
    write = paper.add_subparsers(dest="action", required=True).add_parser("pdf", help="commands.paper_pdf")
    write.add_argument("number", type=int, help="commands.paper_number")
    write.add_argument("--out", type=Path, required=True, metavar="FILE", help="commands.paper_out")
    write.add_argument("--a4", action="store_true", help="commands.paper_a4")
    simulate = commands.add_parser("simulate", help="commands.simulate")
    simulate.add_argument(
        "device",
        choices=["printer", "naps", "caisse-ap", "concert-v2", "nexo", "wallet"],
        help="commands.simulate_device",
    )
    simulate.add_argument("rest", nargs=argparse.REMAINDER, help="commands.simulate_rest")
    for command in (run, till, verify, reset, take, write):
        command.add_argument("--data", type=Path, help="commands.till_data")
    return parser


if __name__ == "__main__":
    sys.exit(main())
