"""Which card terminal a till has and where it is found, as somebody types it and as the till's setting keeps it.

A setting is one line: the kind, and behind a colon where that kind is found: an address and a port on the network, or
the name of the plug.
"""

from enum import StrEnum
from typing import Final

from pos.domain.values import dataclass


class TerminalKind(StrEnum):
    """What can be typed; `STANDALONE` stands beside the till without a line to it."""

    NAPS = "naps"
    CAISSE_AP = "caisse-ap"
    CONCERT_V2 = "concert-v2"
    NEXO = "nexo"
    STANDALONE = "standalone"


USUAL_PORTS: Final = {TerminalKind.NAPS: 4_444, TerminalKind.CAISSE_AP: 8_888, TerminalKind.NEXO: 8_443}
"""Where the kinds that are on the network listen."""

_PORTS = range(1, 65_536)
_LONGEST = 80
_ODD = frozenset(" \t,;:/\\@\"'")


@dataclass(frozen=True, slots=True)
class TerminalPlace:
    """A kind, and where it is: `where` is an address on the network, or the name of a plug; `port` as it was typed."""

    kind: TerminalKind
    where: str = ""
    port: str = ""

    @property
    def networked(self) -> bool:
        """Tell whether it is found by an address and a port."""
        return self.kind in USUAL_PORTS

    @property
    def sealed(self) -> bool:
        """Tell whether it speaks only to a till that shares its keys."""
        return self.kind is TerminalKind.NEXO

    @property
    def right(self) -> bool:
        """Tell whether all of it is there, and can be what it says."""
        if self.kind is TerminalKind.STANDALONE:
            return True
        if not self.networked:
            return bool(self.where.strip())
        host = self.where.strip()
        named = bool(host) and len(host) <= _LONGEST and host.isascii() and not _ODD & frozenset(host)
        return named and self.port.isdecimal() and int(self.port) in _PORTS

    @property
    def setting(self) -> str:
        """Write it as the till's setting keeps it."""
        if self.kind is TerminalKind.STANDALONE:
            return self.kind.value
        where = f"{self.where.strip()}:{self.port}" if self.networked else self.where.strip()
        return f"{self.kind.value}:{where}"


def place_of(setting: str) -> TerminalPlace | None:
    """Read a setting back; None where none is set, or nothing that is known here."""
    name, _, where = setting.partition(":")
    kind = next((kind for kind in TerminalKind if kind.value == name), None)
    if kind is None:
        return None
    if kind not in USUAL_PORTS:
        return TerminalPlace(kind, where)
    host, colon, port = where.rpartition(":")
    return TerminalPlace(kind, host, port) if colon else TerminalPlace(kind, where, str(USUAL_PORTS[kind]))
