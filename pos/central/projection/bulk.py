"""Many rows at once: by COPY on PostgreSQL, by one prepared statement on SQLite; totals are added to what is there."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection, Table

from pos.central.projected import sellers, totals
from pos.central.projection.sheet import Row, Sheet

_ADDED = ("count", "sold", "refunded", "tax")


def put_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert whole rows, their values in the order of the table's columns."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
    else:
        connection.exec_driver_sql(_insert(table), list(rows))


def add_totals(connection: Connection, sheet: Sheet) -> None:
    """Add to the totals, in the order of their keys, so that two processes never wait for each other."""
    rows = [(*key, *sums) for key, sums in sorted(sheet.totals().items())]
    if rows:
        places = "%s" if connection.dialect.name == "postgresql" else "?"
        connection.exec_driver_sql(_add(places), rows)


def put_names(connection: Connection, sheet: Sheet) -> None:
    """Write down how sellers were named, in the order of their keys; what was said later stands."""
    rows = sheet.names()
    if rows:
        places = "%s" if connection.dialect.name == "postgresql" else "?"
        connection.exec_driver_sql(_name(places), rows)


def _copy(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    import psycopg  # noqa: PLC0415 -- a central on SQLite never needs it

    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        message = f"a connection of {type(driver)} cannot copy rows"
        raise TypeError(message)
    columns = ", ".join(column.name for column in table.columns)
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


@cache
def _insert(table: Table) -> str:
    marks = ", ".join("?" for _ in table.columns)
    return f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608 -- our own table


@cache
def _add(place: str) -> str:
    columns = [column.name for column in totals.columns]
    keys = [column.name for column in totals.primary_key]
    names, marks = ", ".join(columns), ", ".join([place] * len(columns))
    added = ", ".join(f"{name} = totals.{name} + excluded.{name}" for name in _ADDED)
    conflict = ", ".join(keys)
    return f"INSERT INTO totals ({names}) VALUES ({marks}) ON CONFLICT ({conflict}) DO UPDATE SET {added}"  # noqa: S608


@cache
def _name(place: str) -> str:
    names, marks = ", ".join(column.name for column in sellers.columns), ", ".join([place] * len(sellers.columns))
    conflict = ", ".join(column.name for column in sellers.primary_key)
    later = "(excluded.utc_ms, excluded.names) > (sellers.utc_ms, sellers.names)"
    put = f"INSERT INTO sellers ({names}) VALUES ({marks}) ON CONFLICT ({conflict}) DO UPDATE"  # noqa: S608
    return f"{put} SET utc_ms = excluded.utc_ms, names = excluded.names WHERE {later}"
