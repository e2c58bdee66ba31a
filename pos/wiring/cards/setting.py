"""Which card terminal a till has, as its settings say it: a driver, and where that finds its terminal.

`naps:HOST:PORT`, `caisse-ap:HOST:PORT`, `nexo:HOST:PORT` (what was agreed on with that one stands in a file, see
`agreed`) or `standalone`; on a cable `concert-v2:DEVICE`, where the device is COM3, /dev/ttyACM0 or socket://HOST:PORT.
What an old terminal wants differently follows it, in any order: `,1200` its speed, `,7E1` how it counts bits, `,E` the
protocol without the plus.
"""

import argparse

from pos.devices.terminal.concert_v2.wire import SOCKET, USUAL_SPEED, Port
from pos.domain.values import dataclass

NAPS, CAISSE_AP, NEXO = "naps", "caisse-ap", "nexo"
CONCERT_V2, STANDALONE = "concert-v2", "standalone"
PORTS = {NAPS: 4_444, CAISSE_AP: 8_888, NEXO: 8_443}
"""The drivers that find their terminal on the network, and where it listens if nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class TerminalSetting:
    """A driver's name, and where it finds its terminal: on the network, or on a `cable`, there in E+ or E (`plus`)."""

    driver: str
    host: str = ""
    port: int = 0
    cable: Port | None = None
    plus: bool = True


def read_setting(text: str) -> TerminalSetting:
    """Read a setting; raises `ValueError`, saying what to write."""
    driver, _, address = text.partition(":")
    if driver == STANDALONE and not address:
        return TerminalSetting(STANDALONE)
    if driver == CONCERT_V2 and (cable := _read_cable(address)) is not None:
        return cable
    host, colon, port = address.rpartition(":")
    if not colon:
        host, port = address, str(PORTS.get(driver, ""))
    if driver not in PORTS or not host or not port.isdecimal():
        names = ", ".join(f"{name}:HOST:PORT" for name in PORTS)
        raise ValueError(f"{text!r} names no card terminal: write {names}, {CONCERT_V2}:DEVICE, or {STANDALONE}")
    return TerminalSetting(driver, host, int(port))


def _read_cable(text: str) -> TerminalSetting | None:
    """Read a device and what follows it; None for what is none."""
    device, *wishes = text.split(",")
    if not device or (device.startswith(SOCKET) and not _names_a_port(device)):
        return None
    speeds = [int(wish) for wish in wishes if wish.isdecimal()]
    if not set(wishes) <= {*map(str, speeds), "8N1", "7E1", "E", "E+"}:
        return None
    speed = speeds[0] if speeds else USUAL_SPEED
    cable = Port(device, speed, seven_even="7E1" in wishes)
    return TerminalSetting(CONCERT_V2, cable=cable, plus="E" not in wishes)


def _names_a_port(url: str) -> bool:
    host, _, port = url.removeprefix(SOCKET).rpartition(":")
    return bool(host) and port.isdecimal()


def terminal_setting(text: str) -> str:
    """Check a setting on the command line, and give it back; none at all is a till without a terminal."""
    try:
        if text:
            read_setting(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong
    return text
