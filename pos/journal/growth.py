"""A journal's file grows with the program: what a later version added is added here, in one commit.

Entries and what was derived from them stay as they are. A crash leaves the file of before or of after.
"""

from pos.journal.database import Connection
from pos.journal.schema import CONTACT, EXCHANGE, VERSION

_STEPS = {1: EXCHANGE, 2: CONTACT}
"""What brings a file of that version to the next one."""


def grow(connection: Connection) -> None:
    """Bring the file to this program's version; nothing is done to one that is there already."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version >= VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    for before in range(version, VERSION):
        for statement in _STEPS[before]:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
