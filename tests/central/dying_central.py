"""A central that kills itself at a commit: `python -m tests.central.dying_central before|after COUNT central …`."""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from unittest.mock import patch

from sqlalchemy import PoolProxiedConnection
from sqlalchemy.engine.default import DefaultDialect

from pos.__main__ import main

really_commit: Callable[[DefaultDialect, PoolProxiedConnection], None] = DefaultDialect.do_commit


def dying(side: str, number: int, words: list[str]) -> int:
    """Run central, and die before or after its so manieth commit."""
    came = count(1)

    def commit(dialect: DefaultDialect, connection: PoolProxiedConnection) -> None:
        here = next(came) == number
        if here and side == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        really_commit(dialect, connection)
        if here:
            os.kill(os.getpid(), signal.SIGKILL)

    with patch.object(DefaultDialect, "do_commit", commit):
        return main(words)


if __name__ == "__main__":
    sys.exit(dying(sys.argv[1], int(sys.argv[2]), sys.argv[3:]))
