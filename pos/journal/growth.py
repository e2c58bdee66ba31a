"""A journal's file grows with the program: what a later version added is added here, in one commit.

Entries stay as they are, and so do working tables but for what their step adds. What is derived from the entries is
derived again, because a table or a column of it may be new. A crash leaves the file of before or of after.
"""

from pos.journal.database import Connection
from pos.journal.projection import project
from pos.journal.schema import APART, CONTACT, EXCHANGE, SUPPLY, VERSION, create_derived, drop_derived
from pos.wire.entry import read_entry

_STEPS: dict[int, tuple[str, ...]] = {1: EXCHANGE, 2: CONTACT, 3: (), 4: SUPPLY, 5: APART, 6: ()}
"""What brings the working tables of a file of that version to the next one."""

_ENTRIES = "SELECT bytes FROM entries ORDER BY number"


def grow(connection: Connection) -> None:
    """Bring the file to this program's version; nothing is done to one that is there already."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version >= VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    for before in range(version, VERSION):
        for statement in _STEPS[before]:
            connection.execute(statement)
    derive_again(connection)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def derive_again(connection: Connection) -> int:
    """Derive everything from the entries within the caller's commit, and give their number.

    The words of the history are not: whoever searches next is told that they are behind, and catches up.
    """
    drop_derived(connection)
    create_derived(connection)
    count = 0
    for count, (data,) in enumerate(connection.execute(_ENTRIES), start=1):  # noqa: B007 -- the last is the count
        project(connection, read_entry(data))
    return count
