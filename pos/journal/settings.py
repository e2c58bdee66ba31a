"""The journal's answers about settings, for whoever asks on whatever thread."""

from typing_extensions import override

from pos.journal.readers import Readers
from pos.ports.settings import Settings

_VALUE = "SELECT value FROM settings WHERE name = ?"


class SqliteSettings(Settings):
    """Reads through the asking thread's connection."""

    _readers: Readers

    @override
    def setting(self, name: str) -> str:
        """The value that was set last."""
        with self._readers.asking() as connection:
            row = connection.execute(_VALUE, (name,)).fetchone()
        return "" if row is None else str(row[0])
