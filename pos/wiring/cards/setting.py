"""Which card terminal a till has, as its settings say it: `naps:HOST:PORT`, `caisse-ap:HOST:PORT` or `standalone`."""

import argparse

from pos.domain.values import dataclass

NAPS, CAISSE_AP, STANDALONE = "naps", "caisse-ap", "standalone"
PORTS = {NAPS: 4_444, CAISSE_AP: 8_888}
"""The drivers that find their terminal on the network, and where it listens if nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class TerminalSetting:
    """A driver's name, and where it finds its terminal; no host for one that a person carries the amount to."""

    driver: str
    host: str = ""
    port: int = 0


def read_setting(text: str) -> TerminalSetting:
    """Read a setting; raises `ValueError`, saying what to write."""
    driver, _, address = text.partition(":")
    if driver == STANDALONE and not address:
        return TerminalSetting(STANDALONE)
    host, colon, port = address.rpartition(":")
    if not colon:
        host, port = address, str(PORTS.get(driver, ""))
    if driver not in PORTS or not host or not port.isdecimal():
        names = ", ".join(f"{name}:HOST:PORT" for name in PORTS)
        raise ValueError(f"{text!r} names no card terminal: write {names}, or {STANDALONE}")
    return TerminalSetting(driver, host, int(port))


def terminal_setting(text: str) -> str:
    """Check a setting on the command line, and give it back; none at all is a till without a terminal."""
    try:
        if text:
            read_setting(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong
    return text
