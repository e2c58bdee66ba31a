"""A real PostgreSQL of one's own: a server in a folder, reached by a socket in it, gone when it is no longer needed."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text

from pos.central.database import Database, open_database
from pos.central.migrations.up_to_date import bring_up_to_date

BINARIES = Path("/usr/lib/postgresql")
OWNER = "postgres"
NOT_LASTING = ("-c", "fsync=off", "-c", "full_page_writes=off")
"""For tests that lose no power."""


class NoPostgres(RuntimeError):
    """The programs of PostgreSQL are not on this machine; `make test` as an administrator installs them."""


def binary(name: str) -> str:
    """Find a program of the newest PostgreSQL that is installed."""
    found = [*sorted(BINARIES.glob(f"*/bin/{name}"), reverse=True), *filter(None, [shutil.which(name)])]
    if not found:
        raise NoPostgres(name)
    return str(found[0])


@contextmanager
def postgres(*options: str) -> Iterator[str]:
    """Start a server; gives its folder, in which its socket is."""
    folder = Path(tempfile.mkdtemp(prefix="dar-pg-"))
    owner = _owner()
    if owner is not None:
        shutil.chown(folder, owner)
    # One string for the server: that is how pg_ctl hands options on.
    settings = " ".join(["-k", str(folder), "-c", "listen_addresses=''", *options])
    try:
        _run(folder, "initdb", "-A", "trust", "-U", "dar", "-E", "UTF8", "--locale=C", "--no-sync")
        _run(folder, "pg_ctl", "-w", "-l", str(folder / "log"), "-o", settings, "start")
        try:
            yield str(folder)
        finally:
            _run(folder, "pg_ctl", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def restart(folder: str) -> None:
    """Kill the server as a power cut does, and start it again."""
    _run(Path(folder), "pg_ctl", "-m", "immediate", "-w", "-l", f"{folder}/log", "restart")


def new_database(folder: str, name: str) -> Database:
    """Make a database in a server, with central's tables; whoever asked closes it."""
    engine = create_engine(address(folder, "postgres").replace("postgresql", "postgresql+psycopg", 1))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    opened = open_database(address(folder, name))
    bring_up_to_date(opened)
    return opened


def _owner() -> str | None:
    """Name who runs the server: PostgreSQL refuses to run as an administrator."""
    return OWNER if sys.platform != "win32" and os.geteuid() == 0 else None


def _run(folder: Path, name: str, *words: str) -> None:
    command = [binary(name), "-D", str(folder / "data"), *words]
    subprocess.run(command, user=_owner(), cwd=folder, check=True, stdout=subprocess.DEVNULL)


def address(folder: str, database: str) -> str:
    """Give the URL of a database of that server."""
    return f"postgresql://dar@/{database}?host={folder}"
