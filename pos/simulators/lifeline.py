"""A simulated device ends when its standard input ends, so it never outlives whoever started it, even if killed."""

import asyncio
import os
import sys
import threading

_CHUNK = 1_024


def parent_gone() -> asyncio.Event:
    """Give an event of the running loop that is set when the standard input has ended."""
    gone = asyncio.Event()
    loop = asyncio.get_running_loop()

    def wait() -> None:
        try:
            while os.read(sys.stdin.fileno(), _CHUNK):
                pass
        except OSError:
            # A broken pipe is an end like any other.
            pass
        loop.call_soon_threadsafe(gone.set)

    threading.Thread(target=wait, daemon=True, name="lifeline").start()
    return gone
