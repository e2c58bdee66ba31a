"""The key that central acknowledges with, held against the one its database knows.

Tills believe the key that enrolled them and no other. A central whose key file was lost would make another by itself,
and every till would go on selling and take nothing it says for an acknowledgement: that must not happen unnoticed.
"""

from sqlalchemy import func, insert, select, update

from pos.central.database import Database
from pos.central.tables import codes, keys


class OtherKey(Exception):
    """The key is not the one that central acknowledged with before; nothing was changed."""


def known_key(database: Database) -> bytes | None:
    """Give the public key that central acknowledges with; None before it ever had one."""
    newest = select(keys.c.public_key).order_by(keys.c.since_ms.desc()).limit(1)
    with database.reading.connect() as connection:
        found: bytes | None = connection.execute(newest).scalar()
    return found


def hold_against(database: Database, public: bytes, now_ms: int) -> None:
    """Let a key pass that is known, or the first one there is, which is known from now on; raises `OtherKey`."""
    known = known_key(database)
    if known is None:
        take_key(database, public, now_ms)
        known = known_key(database)
    if known != public:
        raise OtherKey


def take_key(database: Database, public: bytes, now_ms: int) -> int:
    """Acknowledge with another key from now on; gives how many tills and desks were enrolled before with another."""
    with database.writing.begin() as connection:
        newest = connection.execute(select(func.max(keys.c.since_ms))).scalar()
        since_ms = now_ms if newest is None else max(now_ms, newest + 1)
        again = update(keys).where(keys.c.public_key == public).values(since_ms=since_ms)
        if connection.execute(again).rowcount == 0:
            connection.execute(insert(keys).values(public_key=public, since_ms=since_ms))
        enrolled = select(func.count(func.distinct(codes.c.till))).where(codes.c.till.is_not(None))
        return int(connection.execute(enrolled).scalar_one())
