"""Does what the words of `pos central` say: runs it, and sets up its fairs, booths, codes and accounts."""

import argparse
import getpass
import re
from pathlib import Path
from typing import TYPE_CHECKING

from pos.domain.fair import Place
from pos.domain.money import Currency
from pos.domain.names import Names
from pos.wire.enrol_code import SECRET_BYTES, code_link, code_text
from pos.wiring.console import terminal_words
from pos.wiring.folders import home

if TYPE_CHECKING:
    from pos.central.api.services import Services
    from pos.central.registry import Registry

DONE, NOT_DONE = 0, 1
_MS_PER_MINUTE = 60_000


def run_central_command(asked: argparse.Namespace) -> int:
    """Do what the words say; gives the exit code."""
    data = asked.data or home("central").root
    if asked.thing is None:
        from pos.wiring.central import CentralOptions, run_central

        return run_central(CentralOptions(data, asked.host, asked.port, asked.database, asked.child))
    if asked.thing == "new-key":
        return _new_key(asked, data)
    return _set_up(asked, data)


def _set_up(asked: argparse.Namespace, data: Path) -> int:
    from pos.central.accounts import WeakPassword
    from pos.central.database import DatabaseUnusable
    from pos.central.own_key import OtherKey
    from pos.central.registry import AlreadyThere, NotThere
    from pos.ports.keys import DeviceUnavailable
    from pos.wiring.central import key_file, open_central

    words = terminal_words()
    try:
        services = open_central(data, asked.database)
    except OtherKey:
        print(words.say("cli.central_other_key", path=str(key_file(data))))
        return NOT_DONE
    except (DatabaseUnusable, DeviceUnavailable) as trouble:
        print(words.say("cli.central_unusable", detail=trouble.detail))
        return NOT_DONE
    try:
        done = _act(asked, services)
    except (AlreadyThere, NotThere) as known:
        message = "cli.central_already_there" if isinstance(known, AlreadyThere) else "cli.central_not_there"
        print(words.say(message, name=str(known.args[0])))
        return NOT_DONE
    except WeakPassword:
        print(words.say("cli.central_weak_password"))
        return NOT_DONE
    finally:
        services.database.close()
    if done:
        print(words.say("cli.central_done"))
    return DONE if done else NOT_DONE


def _new_key(asked: argparse.Namespace, data: Path) -> int:
    """Let central acknowledge with the key in its folder from now on, or with a new one where there is none."""
    from pos.central.database import DatabaseUnusable
    from pos.central.own_key import known_key, take_key
    from pos.devices.clock.system import SystemClock
    from pos.devices.keys.file_key import FileKey
    from pos.ports.keys import DeviceUnavailable
    from pos.wiring.central import key_file, open_up_to_date

    words = terminal_words()
    try:
        database = open_up_to_date(data, asked.database)
        try:
            public = FileKey(key_file(data).parent).public
            if known_key(database) == public:
                print(words.say("cli.central_same_key"))
                return DONE
            enrolled = take_key(database, public, SystemClock().now().utc_ms)
        finally:
            database.close()
    except (DatabaseUnusable, DeviceUnavailable) as trouble:
        print(words.say("cli.central_unusable", detail=trouble.detail))
        return NOT_DONE
    print(words.count("cli.central_new_key", enrolled) if enrolled else words.say("cli.central_new_key_alone"))
    return DONE


def _act(asked: argparse.Namespace, services: "Services") -> bool:
    """Do what the words say at an open central; tells whether it was done."""
    match asked.thing:
        case "catalogue":
            from pos.wiring.commands.central_catalogue import change_catalogue

            return change_catalogue(asked, services)
        case "fair":
            services.registry.create_fair(_place(asked), asked.profile)
        case "booth":
            services.registry.add_booth(asked.fair, asked.booth, _names(asked))
        case "account":
            services.accounts.add(asked.name, getpass.getpass(), asked.fair)
        case "switch":
            return _add_switch(services, asked.name)
        case _:
            secret = services.ids.secret(SECRET_BYTES)
            _add(services.registry, secret, asked)
            _show_code(secret, asked)
    return True


def _add_switch(services: "Services", name: str) -> bool:
    """Let a switch tell what phones paid, and show its secret."""
    from pos.wire.phone import SECRET_BYTES as SWITCH_SECRET_BYTES
    from pos.wire.phone import SWITCH_NAME

    words = terminal_words()
    if not re.fullmatch(SWITCH_NAME, name):
        print(words.say("cli.central_bad_name"))
        return False
    secret = services.ids.secret(SWITCH_SECRET_BYTES)
    services.phones.add_switch(name, secret)
    print(words.say("cli.central_secret", name=name, secret=secret.hex()))
    return True


def _add(registry: "Registry", secret: bytes, asked: argparse.Namespace) -> None:
    """Let a till be enrolled in a booth with a secret, or a desk."""
    lifetime_ms = asked.minutes * _MS_PER_MINUTE
    if asked.desk:
        registry.add_desk_code(asked.fair, secret, lifetime_ms)
    else:
        registry.add_code(asked.fair, asked.booth, secret, lifetime_ms)


def _show_code(secret: bytes, asked: argparse.Namespace) -> None:
    """Print a code, and what a camera reads; or put that into a picture."""
    import segno

    address = asked.address or f"http://{asked.host}:{asked.port}"
    square = segno.make(code_link(secret, address), error="m")
    print(terminal_words().say("cli.central_code", code=code_text(secret), address=address, minutes=asked.minutes))
    if asked.qr is None:
        square.terminal(compact=True)
    else:
        square.save(str(asked.qr), scale=8)


def _names(asked: argparse.Namespace) -> Names:
    return Names(asked.ar, asked.fr, asked.en)


def _place(asked: argparse.Namespace) -> Place:
    return Place(
        fair=asked.fair,
        fair_names=_names(asked),
        city_names=Names(fr=asked.city),
        booth="",
        booth_names=Names(),
        till="",
        country=asked.country,
        currency=Currency(asked.currency),
        timezone=asked.timezone,
        tax_included=not asked.without_tax,
    )
