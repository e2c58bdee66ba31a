"""The demonstration's central, a process of its own: the fair set up, yesterday's sales on their way, and then served.

It answers first. Three tills then sell their day, are enrolled with codes and send what they sold by HTTP like any
other; that goes on in the background, once, and what was cut off is sent at the next start.
"""

import argparse
import asyncio
import json
import sys
import threading
from pathlib import Path

from pos.central.api.services import Services
from pos.central.registry import AlreadyThere
from pos.central.server import listen, serve
from pos.devices.ids.system import SystemIds
from pos.devices.keys.file_key import FileKey
from pos.devices.pins.vault import PinVault
from pos.domain.names import Names
from pos.journal.store import open_journal
from pos.wire.enrol_code import SECRET_BYTES, code_text
from pos.wire.identity import till_id
from pos.wire.phone import SECRET_BYTES as SWITCH_SECRET_BYTES
from pos.wiring.central import open_central
from pos.wiring.demo.enrolled import granted
from pos.wiring.demo.fair import PLACE, Booth, DemoFair, demo_fair
from pos.wiring.demo.organizer import ACCOUNT, PASSWORD, SWITCH, Organizer, write_down
from pos.wiring.demo.past_day import TILLS, PastTill, PlayedClock
from pos.wiring.demo.sending import send_all
from pos.wiring.folders import TillFolders
from pos.wiring.lifeline import end_with_input
from pos.wiring.parts import Parts

_LASTS_MS = 24 * 60 * 60_000
_PROFILE = "fair"


def main() -> int:
    """Serve until the standard input ends; gives the exit code."""
    parser = argparse.ArgumentParser(prog="pos.wiring.demo.central")
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    services = open_central(data)
    try:
        asyncio.run(_serve(services, data))
    finally:
        services.database.close()
    return 0


async def _serve(services: Services, data: Path) -> None:
    taken = listen("127.0.0.1", 0)
    port: int = taken.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    fair = demo_fair()
    _set_up(services, fair)
    secret = services.ids.secret(SWITCH_SECRET_BYTES)
    services.phones.add_switch(SWITCH, secret)
    here = Organizer(address, _code(services, fair.place.booth), _desk_code(services), secret.hex())
    ended = asyncio.Event()
    end_with_input(ended)

    def ready() -> None:
        write_down(data, here)
        print(json.dumps({"port": port}), flush=True)
        threading.Thread(target=_bring_yesterday, args=(services, fair, data, address), daemon=True).start()

    await serve(services, taken, ready, ended)


def _set_up(services: Services, fair: DemoFair) -> None:
    """Set the fair up, the first time."""
    try:
        services.registry.create_fair(fair.place, _PROFILE)
    except AlreadyThere:
        return
    services.registry.add_booth(PLACE.fair, PLACE.booth, PLACE.booth_names)
    for booth in _other_booths(fair):
        names = Names(f"الرواق {booth.code}", f"Stand {booth.code}", f"Booth {booth.code}")
        services.registry.add_booth(PLACE.fair, booth.code, names)
    services.accounts.add(ACCOUNT, PASSWORD, PLACE.fair)


def _other_booths(fair: DemoFair) -> list[Booth]:
    return [booth for booth in fair.booths if booth.code != PLACE.booth]


def _code(services: Services, booth: str) -> str:
    secret = services.ids.secret(SECRET_BYTES)
    services.registry.add_code(PLACE.fair, booth, secret, _LASTS_MS)
    return code_text(secret)


def _desk_code(services: Services) -> str:
    secret = services.ids.secret(SECRET_BYTES)
    services.registry.add_desk_code(PLACE.fair, secret, _LASTS_MS)
    return code_text(secret)


def _bring_yesterday(services: Services, fair: DemoFair, data: Path, address: str) -> None:
    """Let each of the other tills play its day, if it did not yet, and send it."""
    others = _other_booths(fair)
    for place, booth in enumerate(others[:: len(others) // TILLS][:TILLS]):
        parts, clock = open_past(TillFolders(data / "tills" / booth.code))
        try:
            till = PastTill(place, booth, fair, parts, clock)
            if not till.over and parts.journal.head() is None:
                till.play(granted(parts, address, _code(services, booth.code)))
            send_all(parts, address)
        finally:
            parts.close()


def open_past(folders: TillFolders) -> tuple[Parts, PlayedClock]:
    """Open one of the tills on yesterday's clock."""
    folders.make()
    clock, key = PlayedClock(), FileKey(folders.secrets)
    pins = PinVault(folders.secrets, secret=key.pins_secret, clock=clock)
    journal = open_journal(folders.journal, clock=clock, secrets=key.names_secret, till_id=till_id(key.public))
    return Parts(folders, clock, SystemIds(), key, pins, journal), clock


if __name__ == "__main__":
    sys.exit(main())
