"""Sending all that a closed till still holds, over its own exchange, and waiting until central vouches for it."""

import threading

from pos.usecases.exchange.steps import Standing
from pos.wiring.exchange import start_exchange
from pos.wiring.folders import TillFolders
from pos.wiring.parts import Parts, open_parts

_DRAIN_SECONDS = 30
_STOP_MS = 2_000


def send_all(parts: Parts, address: str = "") -> bool:
    """Send everything to where central was granted, or to another address; tells whether central holds all of it."""
    sent = threading.Event()

    def hear(standing: Standing) -> None:
        if not standing.waiting:
            sent.set()

    exchange = start_exchange(parts.journal, parts.key, hear, address)
    if exchange is None:
        return False
    held = sent.wait(_DRAIN_SECONDS)
    exchange.stop(_STOP_MS)
    return held


def all_sent(folders: TillFolders) -> bool:
    """Send everything that the till in `folders` holds; tells whether central has it all."""
    parts = open_parts(folders)
    try:
        return send_all(parts)
    finally:
        parts.close()
