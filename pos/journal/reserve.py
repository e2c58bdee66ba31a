"""Room that is held back, so that a full disk is noticed before money changes hands and not after.

A sale needs room twice: new pages in the file, and a place in the log that it is first written to. Both are made
beforehand and really written: pages are filled and given back to SQLite's list of free ones, and a log that has once
grown is written again from its start after each checkpoint. The log is emptied here too, because nobody waits here;
in a sale's own commit it would cost the slowest one in a hundred.
"""

from pathlib import Path
from shutil import disk_usage

from pos.domain.values import dataclass
from pos.journal.database import Connection, dbapi
from pos.journal.failures import unavailable
from pos.words.codes import Code

SALES_HELD = 20
"""How many sales surely fit when the journal says it is ready."""

_PAGES_A_SALE = 8
_FRAMES_A_SALE = 24
"""What a sale may take: one of three lines takes two pages at most, and a dozen frames, eight more for its ticket
and its paper."""

_PAGES = SALES_HELD * _PAGES_A_SALE
_FRAMES = SALES_HELD * _FRAMES_A_SALE
_EMPTY_LOG_AT = _FRAMES // 2
_LOG = _FRAMES + 2 * _EMPTY_LOG_AT
"""How far the log is grown: then the sales held still fit behind what is in it before it is emptied."""

_PAGE_BYTES = 4096
_FRAME_BYTES = _PAGE_BYTES + 24


@dataclass(frozen=True, slots=True)
class Room:
    """Free pages in the file, and frames that the log can take without growing."""

    pages: int
    frames: int

    @property
    def enough(self) -> bool:
        """Tell whether the sales held fit."""
        return self.pages >= _PAGES and self.frames >= _FRAMES


def ready(connection: Connection, path: Path) -> Code | None:
    """Write a beat to see that the disk takes it, and see to the room; `connection` is in no transaction."""
    connection.execute("UPDATE reserve SET beat = beat + 1")
    if _in_log(connection) > _EMPTY_LOG_AT:
        _checkpoint(connection)
    if _room(connection, path).enough:
        return None
    _checkpoint(connection)
    if _in_log(connection):
        # Somebody is reading for long, a verification perhaps, and holds up the log: it grows until they are done.
        enough = disk_usage(path.parent).free >= _FRAMES * _FRAME_BYTES + _PAGES * _PAGE_BYTES
    else:
        _make_room(connection, _room(connection, path))
        enough = _room(connection, path).enough
    return None if enough else Code.DISK_FULL


def whole(connection: Connection, path: Path) -> bool:
    """Tell whether the room held back is there; nothing is written."""
    return _room(connection, path).enough


def _make_room(connection: Connection, room: Room) -> None:
    """Fill pages and give them back; the log grows with what is written to it, and is emptied."""
    wanted = max(2 * _PAGES - room.pages, 0 if room.frames >= _LOG else _LOG)
    try:
        connection.execute("UPDATE reserve SET filler = zeroblob(?)", (wanted * _PAGE_BYTES,))
        connection.execute("UPDATE reserve SET filler = x''")
        _checkpoint(connection)
    except dbapi.Error as error:
        failure = unavailable(error)
        if failure is None or failure.code != Code.DISK_FULL:
            raise


def _room(connection: Connection, path: Path) -> Room:
    log = path.with_name(path.name + "-wal")
    frames = log.stat().st_size // _FRAME_BYTES - _in_log(connection)
    (pages,) = connection.execute("PRAGMA freelist_count").fetchone()
    return Room(pages, frames)


def _in_log(connection: Connection) -> int:
    """Count the frames that the next commit is written behind; none when all are in the file already."""
    _, written, emptied = connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
    return 0 if written == emptied else int(written)


def _checkpoint(connection: Connection) -> None:
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
