"""Reads a file of products as spreadsheets write them: comma, semicolon or tab, with or without a byte-order mark.

Only the shape is read here: which column is which, and the rows with their line numbers. What a cell means is
`product_rows`. Nothing that can stand in a file makes this fail: it answers with what is wrong, and where.
"""

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from io import StringIO

from pos.domain.product_file.columns import NAMES, PRICES, Column, column_of
from pos.domain.product_file.problems import Problem, Reason
from pos.domain.values import dataclass

ROWS_MAX = 200_000
"""The most rows taken from one file: twice the largest catalogue a till is made for."""

_CELL_SHOWN = 80
_JOINERS = "\u200c\u200d"
_DELIMITERS = ",;\t"
_EXCEL_SAYS = "sep="


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line it begins on, and its cells that are not empty."""

    line: int
    cells: Mapping[Column, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A file read: its headers as written, those nobody knows, its rows, and what is wrong with its shape."""

    headers: Mapping[Column, str]
    unknown: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_table(data: bytes) -> Table:
    """Read the bytes of a file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = data[error.start : error.start + 8].hex(" ")
        return Table({}, problems=(Problem(line, None, "", found, Reason.FILE_NOT_UTF8),))
    if not text.strip():
        return Table({}, problems=(Problem(1, None, "", "", Reason.FILE_EMPTY),))
    return _read_text(text)


def _read_text(text: str) -> Table:
    records = _Records(text, _delimiter(text))
    lines = iter(records)
    line, headers = next(lines, (1, []))
    columns = [column_of(header) for header in headers]
    problems = list(_wrong_headers(line, headers, columns))
    rows: list[Row] = []
    nameless: set[int] = set()
    for line, cells in lines:
        if len(rows) == ROWS_MAX:
            problems.append(Problem(line, None, "", str(ROWS_MAX), Reason.FILE_TOO_LONG))
            break
        if any(cells[len(headers) :]):
            problems.append(Problem(line, None, "", shown(cells[len(headers)]), Reason.ROW_TOO_LONG))
        known = {column: cell for column, cell in zip(columns, cells, strict=False) if column and cell}
        rows.append(Row(line, known))
        if "" in headers:
            nameless |= {at for at, header in enumerate(headers) if not header and any(cells[at : at + 1])}
    unknown = [
        header or f"#{at + 1}"
        for at, (header, column) in enumerate(zip(headers, columns, strict=True))
        if not column and (header or at in nameless)
    ]
    written = {column: header for column, header in zip(columns, headers, strict=True) if column}
    return Table(written, tuple(unknown), tuple(rows), (*problems, *records.broken))


class _Records:
    """The records that are not blank, each with the line it begins on; stops at the first broken quote."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._text = text
        self._delimiter = delimiter
        self.broken: list[Problem] = []

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        source = StringIO(self._text, newline="")
        if self._text.lower().startswith(_EXCEL_SAYS):
            source.readline()
        skipped = 1 if source.tell() else 0
        reader = csv.reader(source, delimiter=self._delimiter, strict=True)
        line = 1 + skipped
        try:
            for record in reader:
                cells = [_clean(cell) for cell in record]
                if any(cells):
                    yield line, cells
                line = reader.line_num + 1 + skipped
        except csv.Error:
            self.broken.append(Problem(line, None, "", "", Reason.FILE_QUOTES))


def _delimiter(text: str) -> str:
    """Find what separates the cells: the sign that makes the most known headers, then the most headers."""
    declared = text[len(_EXCEL_SAYS) : len(_EXCEL_SAYS) + 1]
    if text.lower().startswith(_EXCEL_SAYS) and declared and declared in _DELIMITERS:
        return declared

    def worth(delimiter: str) -> tuple[int, int]:
        header = next(iter(_Records(text, delimiter)), (1, []))[1]
        return sum(column_of(cell) is not None for cell in header), len(header)

    return max(_DELIMITERS, key=worth)


def _wrong_headers(line: int, headers: list[str], columns: list[Column | None]) -> Iterator[Problem]:
    first: dict[Column, str] = {}
    for header, column in zip(headers, columns, strict=True):
        if column and column in first:
            yield Problem(line, column, first[column], header, Reason.COLUMN_TWICE)
        elif column:
            first[column] = header
    prices = [column for column in PRICES if column in first]
    if len(prices) > 1:
        yield Problem(line, prices[0], first[prices[0]], first[prices[1]], Reason.COLUMN_TWICE)
    if not prices:
        yield Problem(line, Column.PRICE, "", "", Reason.COLUMN_MISSING)
    if not any(name in first for name in NAMES):
        yield Problem(line, Column.NAME_FR, "", "", Reason.COLUMN_MISSING)


def shown(value: str) -> str:
    """Cut a value to what a list of problems has room for."""
    return value if len(value) <= _CELL_SHOWN else f"{value[:_CELL_SHOWN]}…"


def _clean(cell: str) -> str:
    """Leave one space between words, and take out signs that cannot be seen; most cells have nothing to clean."""
    if cell.isprintable() and "  " not in cell:
        return cell.strip()
    words = "".join(" " if sign.isspace() else sign for sign in cell if sign.isspace() or _is_seen(sign))
    return " ".join(words.split())


def _is_seen(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign) not in {"Cc", "Cf"}
