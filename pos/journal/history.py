"""The history list and its search.

A sale's commit writes no search words: the index catches up when nobody waits, and with what is left when somebody
searches. That costs the sale nothing.
"""

from collections.abc import Iterable, Iterator

from pos.domain.facts import RefundFinished, SaleFinished
from pos.domain.folding import fold_query
from pos.domain.money import Money
from pos.domain.names import Names
from pos.journal.database import Connection
from pos.journal.projection import sale_of
from pos.journal.questions import sale_row
from pos.ports.journal import SaleRow
from pos.wire.entry import read_entry

_ROWS = (
    "SELECT number, series, utc_ms, offset_minutes, person, total, currency, refund,"
    " coalesce((SELECT copies FROM reprints WHERE reprints.number = sales.number), 0)"
    " FROM sales WHERE number < ?"
)
_NEWEST = _ROWS + " ORDER BY number DESC LIMIT ?"
_MATCHING = "SELECT rowid FROM history WHERE history MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
_FOUND = f"{_ROWS} AND number IN ({_MATCHING}) ORDER BY number DESC"
_NOT_INDEXED = (
    "SELECT sales.number, entries.bytes FROM sales JOIN entries USING (number)"
    " WHERE sales.number > ? ORDER BY sales.number LIMIT ?"
)
_NO_LIMIT = 2**63 - 1


def sales(connection: Connection, words: str, limit: int, before: int | None) -> tuple[SaleRow, ...]:
    """List sales and refunds, the newest first; each word must begin a word of the paper."""
    end = _NO_LIMIT if before is None else before
    asked = " ".join(f'"{word}"*' for word in fold_query(words))
    question = (_FOUND, (end, asked, end, limit)) if asked else (_NEWEST, (end, limit))
    return tuple(map(sale_row, connection.execute(*question)))


def is_behind(connection: Connection) -> bool:
    """Tell whether there are sales that the index does not know yet."""
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM sales").fetchone()
    return bool(last > _indexed(connection))


def catch_up(connection: Connection, at_most: int) -> None:
    """Index the next sales; the caller commits."""
    for number, data in connection.execute(_NOT_INDEXED, (_indexed(connection), at_most)).fetchall():
        words = dict.fromkeys(_words(connection, read_entry(data).fact))
        connection.execute("INSERT INTO history (rowid, words) VALUES (?, ?)", (number, " ".join(words)))


def _indexed(connection: Connection) -> int:
    row = connection.execute("SELECT rowid FROM history ORDER BY rowid DESC LIMIT 1").fetchone()
    return 0 if row is None else int(row[0])


def _words(connection: Connection, fact: object) -> Iterator[str]:
    if not isinstance(fact, SaleFinished | RefundFinished):
        return
    yield from fold_query(fact.series)
    yield fact.series.rpartition("-")[2].lstrip("0")
    yield _whole(fact.total)
    sale = sale_of(connection, fact) if isinstance(fact, RefundFinished) else fact
    for text in _texts(sale):
        yield from fold_query(text)


def _whole(total: Money) -> str:
    return str(total.minor // 10**total.currency.decimals)


def _texts(sale: SaleFinished) -> Iterator[str]:
    yield sale.note
    for line in sale.lines:
        yield line.code
        yield from _languages(line.names)
    for seller in sale.sellers:
        yield from _languages(seller.names)
    for maker in sale.makers:
        yield from _languages(maker.names)


def _languages(names: Names) -> Iterable[str]:
    return (names.ar, names.fr, names.en, names.es, names.zgh)
