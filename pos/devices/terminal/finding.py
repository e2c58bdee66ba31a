"""Looks for card terminals on the network this machine stands in: who listens where terminals do.

It connects and hangs up; nothing is asked. Only the 254 addresses around a private one of ours are tried, and only
because somebody wants it.
"""

import ipaddress
import socket
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from pos.ports.terminal_exchange import FoundTerminal

PATIENCE_MS = 400
_AT_ONCE = 64
_MS_PER_SECOND = 1_000
_NOWHERE = ("192.0.2.1", 9)
"""An address for examples (RFC 5737): choosing the way to it tells our own, and sends nothing."""


def neighbours() -> tuple[str, ...]:
    """List the addresses around this machine's own; none where it stands in no private network."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
            way.connect(_NOWHERE)
            own = ipaddress.ip_address(way.getsockname()[0])
    except OSError:
        return ()
    if not own.is_private:
        return ()
    return tuple(str(host) for host in ipaddress.ip_network(f"{own}/24", strict=False).hosts())


def find(
    hosts: Sequence[str], ports: Mapping[str, int], progress: Callable[[int, int], None], given_up: Callable[[], bool]
) -> tuple[FoundTerminal, ...]:
    """Try the port of each driver at each host; gives who answered, in the order of the hosts."""
    wanted = [FoundTerminal(driver, host, port) for host in hosts for driver, port in ports.items()]
    there: set[FoundTerminal] = set()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        trials = {pool.submit(_listens, each, given_up): each for each in wanted}
        for done, trial in enumerate(as_completed(trials), start=1):
            if trial.result():
                there.add(trials[trial])
            progress(done, len(wanted))
    return tuple(each for each in wanted if each in there)


def _listens(place: FoundTerminal, given_up: Callable[[], bool]) -> bool:
    if given_up():
        return False
    try:
        socket.create_connection((place.host, place.port), PATIENCE_MS / _MS_PER_SECOND).close()
    except OSError:
        return False
    return True
