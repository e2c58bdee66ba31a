"""The names of persons: sealed beside the facts with the device's key, and erasable.

A fact holds the commitment only. The seal is XSalsa20-Poly1305 (NaCl's secret box), so a name that was exchanged
or damaged does not open; erasing drops seal and salt, and leaves a commitment that says nothing.
"""

import msgspec
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from nacl.utils import random as fresh

from pos.journal.database import Connection
from pos.wire.canonical import canonical, read_as
from pos.wire.commitment import SALT_BYTES, Person, commit


class Names:
    """Seals and opens names with one device's key (32 bytes)."""

    def __init__(self, key: bytes) -> None:
        """Keep the key in memory only."""
        self._box = SecretBox(key)

    def keep(self, connection: Connection, name: str) -> str:
        """Seal a name under a fresh salt and give its commitment."""
        person, salt = Person(name), fresh(SALT_BYTES)
        commitment = commit(salt, person)
        sealed = bytes(self._box.encrypt(canonical(person)))
        connection.execute("INSERT INTO names VALUES (?, ?, ?)", (commitment, salt, sealed))
        return commitment

    def open(self, connection: Connection, commitment: str) -> str:
        """Open the name of a commitment; empty when it was erased, or is not what was committed to."""
        row = connection.execute("SELECT salt, sealed FROM names WHERE commitment = ?", (commitment,)).fetchone()
        if row is None:
            return ""
        salt, sealed = row
        try:
            person = read_as(Person, self._box.decrypt(sealed))
        except (CryptoError, ValueError, msgspec.DecodeError):
            return ""
        return person.name if commit(salt, person) == commitment else ""


def erase(connection: Connection, commitment: str) -> None:
    """Drop the seal and the salt, overwriting what they were, in the file and in its log."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("DELETE FROM names WHERE commitment = ?", (commitment,))
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
