"""Central put together: its key, its database, its server; and the process that runs it until it is told to end."""

import asyncio
import gc
import json
import logging
import signal
import socket
import sys
from pathlib import Path

from pos.central.accounts import Accounts
from pos.central.api.services import Services
from pos.central.catalogue import OrganizersCatalogue
from pos.central.database import Database, DatabaseUnusable, open_database, sqlite_address
from pos.central.inbox.intake import Intake
from pos.central.migrations.up_to_date import bring_up_to_date
from pos.central.own_key import OtherKey, hold_against, known_key
from pos.central.phone import PhonePayments
from pos.central.projection.clerks import AssistedProjector
from pos.central.projection.worker import Worker
from pos.central.refusals import Refusals
from pos.central.registry import Registry
from pos.central.server import listen, serve
from pos.central.supply import Supplier
from pos.devices.clock.system import SystemClock
from pos.devices.ids.system import SystemIds
from pos.devices.keys.file_key import KEY_FILE, FileKey
from pos.domain.values import dataclass
from pos.ports.keys import DeviceUnavailable
from pos.wiring.console import terminal_words
from pos.wiring.lifeline import end_with_input
from pos.words.codes import Code

RAN, IMPOSSIBLE = 0, 1

_SWITCH_SECONDS = 0.0005
"""The projection must not keep a till waiting for its answer."""


@dataclass(frozen=True, slots=True)
class CentralOptions:
    """How a central is run: `data` holds its key and, unless `database` names another, its database.

    `child` says that it ends with its standard input.
    """

    data: Path
    host: str = "127.0.0.1"
    port: int = 0
    database: str = ""
    child: bool = False


def open_central(data: Path, database: str = "") -> Services:
    """Open a central's parts, making what is not there.

    Raises `DatabaseUnusable`, `DeviceUnavailable`, and `OtherKey` where its key is gone or another one.
    """
    opened = open_up_to_date(data, database)
    clock, ids = SystemClock(), SystemIds()
    try:
        is_known = known_key(opened) is not None
        key = FileKey(data / "device", expected=is_known)
        hold_against(opened, key.public, clock.now().utc_ms)
    except DeviceUnavailable as trouble:
        opened.close()
        if trouble.code == Code.KEY_MISSING:
            raise OtherKey from trouble
        raise
    except BaseException:
        opened.close()
        raise
    return Services(
        database=opened,
        key=key,
        clock=clock,
        ids=ids,
        intake=Intake(opened, key, clock),
        worker=Worker(AssistedProjector(opened)),
        registry=Registry(opened, key, clock),
        accounts=Accounts(opened, clock, ids),
        refusals=Refusals(opened, clock),
        catalogue=OrganizersCatalogue(opened, clock),
        supplier=Supplier(opened, key),
        phones=PhonePayments(opened, key, clock),
    )


def open_up_to_date(data: Path, database: str = "") -> Database:
    """Open a central's database, bringing it up to this program; raises `DatabaseUnusable`."""
    data.mkdir(parents=True, exist_ok=True)
    opened = open_database(database or sqlite_address(data / "central.sqlite"))
    try:
        bring_up_to_date(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def key_file(data: Path) -> Path:
    """Tell where a central's key lies."""
    return data / "device" / KEY_FILE


def run_central(options: CentralOptions) -> int:
    """Run a central; it says its port in one line of JSON when it is ready. Gives the exit code."""
    words = terminal_words()
    try:
        services = open_central(options.data, options.database)
    except OtherKey:
        print(words.say("cli.central_other_key", path=str(key_file(options.data))), file=sys.stderr)
        return IMPOSSIBLE
    except (DatabaseUnusable, DeviceUnavailable) as trouble:
        print(words.say("cli.central_unusable", detail=trouble.detail), file=sys.stderr)
        return IMPOSSIBLE
    try:
        taken = listen(options.host, options.port)
    except OSError as trouble:
        services.database.close()
        print(words.say("cli.central_unusable", detail=str(trouble)), file=sys.stderr)
        return IMPOSSIBLE
    sys.setswitchinterval(_SWITCH_SECONDS)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    # All that was made so far stays: looking for what of it nobody needs would take time again and again.
    gc.freeze()
    try:
        asyncio.run(_until_ended(services, taken, options))
    finally:
        services.database.close()
    return RAN


async def _until_ended(services: Services, taken: socket.socket, options: CentralOptions) -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    if options.child:
        end_with_input(ended)
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, lambda *_: loop.call_soon_threadsafe(ended.set))
    port: int = taken.getsockname()[1]
    await serve(services, taken, lambda: print(json.dumps({"port": port}), flush=True), ended)
