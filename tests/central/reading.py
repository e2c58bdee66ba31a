"""What stands in the projected tables, in plain lists, and all of it as one value to compare."""

from typing import Any

from sqlalchemy import Table, select

from pos.central.database import Database
from pos.central.projected import PROJECTED, totals

Rows = list[tuple[Any, ...]]


def rows(database: Database, table: Table) -> Rows:
    with database.reading.connect() as connection:
        return sorted(tuple(row) for row in connection.execute(select(table)))


def everything(database: Database) -> dict[str, Rows]:
    return {table.name: rows(database, table) for table in PROJECTED}


def total(database: Database, kind: str, key: str | None = None) -> dict[str, tuple[int, int, int, int]]:
    """Give the totals of a kind by key: count, sold, refunded, tax."""
    of = totals.c.kind == kind
    with database.reading.connect() as connection:
        found = connection.execute(select(totals).where(of if key is None else of & (totals.c.key == key)))
        return {row[4]: (row[6], row[7], row[8], row[9]) for row in found}
