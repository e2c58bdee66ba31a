"""The front door: reads the command line and calls the role it names; each role imports only what it needs."""

import argparse
import sys
from pathlib import Path

from pos.wiring.cards.setting import terminal_setting
from pos.wiring.commands.central import add_central, run_central_command
from pos.wiring.commands.desk import add_desk, run_desk_command
from pos.wiring.folders import TillFolders, home
from pos.wiring.own_import import import_qt


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; gives the exit code."""
    asked = _parser().parse_args(arguments)
    match asked.command:
        case "run":
            import_qt()
            from pos.wiring.demo.run import run_demo

            return run_demo(asked.data, asked.out)
        case "till":
            import_qt()
            from pos.wiring.till import run_till

            return run_till(_folders(asked.data), printer=asked.printer, terminal=asked.terminal)
        case "journal" | "paper" | "catalogue":
            return _look_after(asked)
        case "central":
            return run_central_command(asked)
        case "desk":
            return _open_desk(asked)
        case _:
            from pos.wiring.children import run_simulator

            return run_simulator(asked.device, asked.rest)


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
    parser = argparse.ArgumentParser(prog="pos", description="Dar Essanaa point of sale")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="open a till on a demonstration fair; with no display, play its day")
    run.add_argument("--out", type=Path, default=Path("out"), help="where a played day leaves its pictures")
    till = commands.add_parser("till", help="open this machine's till")
    till.add_argument("--printer", default="", metavar="HOST:PORT", help="a network receipt printer (ESC/POS)")
    till.add_argument(
        "--terminal",
        default="",
        metavar="naps:HOST:PORT | caisse-ap:HOST:PORT | standalone",
        help="a card terminal",
        type=terminal_setting,
    )
    journal = commands.add_parser("journal", help="look after the journal")
    kept = journal.add_subparsers(dest="action", required=True)
    verify = kept.add_parser("verify", help="recompute it from its bytes")
    reset = kept.add_parser("reset", help="put all data of a till aside, once everything is sent, to set it up anew")
    verify.add_argument("path", type=Path, nargs="?", help="a journal's file; this machine's till's when left out")
    catalogue = commands.add_parser("catalogue", help="look after the products")
    take = catalogue.add_subparsers(dest="action", required=True).add_parser("import", help="take a CSV file in")
    take.add_argument("file", type=Path, help="products, one a row, columns named in Arabic, French or English")
    add_central(commands)
    add_desk(commands)
    paper = commands.add_parser("paper", help="look after the papers that were given out")
    write = paper.add_subparsers(dest="action", required=True).add_parser("pdf", help="write one as a PDF")
    write.add_argument("number", type=int, help="the journal number of the sale, the refund or the closing")
    write.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it")
    write.add_argument("--a4", action="store_true", help="for sheets of A4 instead of a roll of 80 mm")
    simulate = commands.add_parser("simulate", help="start a simulated device")
    simulate.add_argument("device", choices=["printer", "naps", "caisse-ap"], help="which device")
    simulate.add_argument("rest", nargs=argparse.REMAINDER, help="the device's own words")
    for command in (run, till, verify, reset, take, write):
        command.add_argument("--data", type=Path, help="the till's folder; this system's usual place when left out")
    return parser


if __name__ == "__main__":
    sys.exit(main())
