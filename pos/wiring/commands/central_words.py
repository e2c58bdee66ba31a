"""The words of `pos central`: every role reads the whole command line, and only central does what these say."""

import argparse
from pathlib import Path

from pos.domain.money import Currency
from pos.wiring.spoken_help import SpokenParser

_PORT = 8470


def add_central(commands: "argparse._SubParsersAction[SpokenParser]") -> None:
    """Add the words of central to the command line's."""
    central = commands.add_parser("central", help="commands.central")
    central.add_argument("--data", type=Path, help="commands.central_data")
    central.add_argument("--database", default="", metavar="URL", help="commands.central_database")
    central.add_argument("--host", default="127.0.0.1", help="commands.central_host")
    central.add_argument("--port", type=int, default=_PORT, help="commands.central_port")
    central.add_argument("--child", action="store_true", help="commands.central_child")
    things = central.add_subparsers(dest="thing")
    _add_fair(things.add_parser("fair", help="commands.fair").add_subparsers(dest="action", required=True))
    _add_booth(things.add_parser("booth", help="commands.booth").add_subparsers(dest="action", required=True))
    _add_code(things.add_parser("code", help="commands.code").add_subparsers(dest="action", required=True))
    switch = things.add_parser("switch", help="commands.switch").add_subparsers(dest="action", required=True)
    switch.add_parser("add", help="commands.switch_add").add_argument("name")
    _add_catalogue(things.add_parser("catalogue", help="commands.central_catalogue"))
    things.add_parser("new-key", help="commands.new_key")
    account = things.add_parser("account", help="commands.account").add_subparsers(dest="action", required=True)
    add = account.add_parser("add", help="commands.account_add")
    add.add_argument("name")
    add.add_argument("--fair", default="", help="commands.account_fair")


def _add_fair(actions: "argparse._SubParsersAction[SpokenParser]") -> None:
    create = actions.add_parser("create", help="commands.fair_create")
    create.add_argument("fair", help="commands.fair_code")
    _add_names(create)
    create.add_argument("--city", default="")
    create.add_argument("--country", default="MA", help="commands.fair_country")
    create.add_argument("--currency", default="MAD", choices=list(Currency))
    create.add_argument("--timezone", default="Africa/Casablanca")
    create.add_argument("--without-tax", action="store_true", help="commands.fair_without_tax")
    create.add_argument("--profile", default="fair", help="commands.fair_profile")


def _add_booth(actions: "argparse._SubParsersAction[SpokenParser]") -> None:
    add = actions.add_parser("add", help="commands.booth_add")
    add.add_argument("fair")
    add.add_argument("booth", help="commands.booth_code")
    _add_names(add)


def _add_code(actions: "argparse._SubParsersAction[SpokenParser]") -> None:
    new = actions.add_parser("new", help="commands.code_new")
    new.add_argument("fair")
    new.add_argument("booth", nargs="?", default="")
    new.add_argument("--desk", action="store_true", help="commands.code_desk")
    new.add_argument("--address", default="", metavar="URL", help="commands.code_address")
    new.add_argument("--minutes", type=int, default=15, help="commands.code_minutes")
    new.add_argument("--qr", type=Path, metavar="FILE", help="commands.code_qr")


def _add_catalogue(catalogue: SpokenParser) -> None:
    actions = catalogue.add_subparsers(dest="action", required=True)
    take_in = actions.add_parser("import", help="commands.central_import")
    take_in.add_argument("file", type=Path)
    withdraw = actions.add_parser("withdraw", help="commands.central_withdraw")
    withdraw.add_argument("codes", nargs="+", metavar="CODE", help="commands.central_withdraw_code")
    for action in (take_in, withdraw):
        action.add_argument("--fair", required=True, help="commands.fair_code")


def _add_names(parser: argparse.ArgumentParser) -> None:
    for language in ("ar", "fr", "en"):
        parser.add_argument(f"--{language}", default="", help=f"commands.name_{language}")
