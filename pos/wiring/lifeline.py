"""A server that was started as a child ends when its standard input ends, so it never outlives its parent."""

import asyncio
import os
import sys
import threading

_CHUNK = 1_024


def end_with_input(ended: asyncio.Event) -> None:
    """Set an event of the running loop when the standard input has ended."""
    loop = asyncio.get_running_loop()

    def wait() -> None:
        try:
            while os.read(sys.stdin.fileno(), _CHUNK):
                pass
        except OSError:
            # A broken pipe is an end like any other.
            pass
        loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=wait, daemon=True, name="lifeline").start()
