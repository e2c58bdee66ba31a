"""Journals as somebody would leave them who writes to the file behind the program's back."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from pos.domain.facts import Fact
from pos.journal.database import Connection, dbapi
from pos.wire.entry import GENESIS, Entry, UnknownFact, entry_bytes, kind_of, link, read_entry
from tests.journal.booth import CARPET, CUPS, Booth, opened


def good_journal(path: Path) -> Path:
    """Make a journal of a day with a bit of everything: 1 founded, 3 opened, 4-6 sold, 7 refunded, 8 closed, …"""
    with opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        booth.open_shift()
        first = booth.sell(CUPS, CARPET)
        booth.sell(CUPS)
        booth.sell(CUPS, CUPS)
        booth.refund(first, line=2)
        booth.close_shift()
        booth.open_shift()
        booth.sell(CUPS)
        booth.close_shift()
    return path


def behind_the_back(path: Path) -> Connection:
    """Open the file with nothing to stop anybody."""
    connection = dbapi.connect(path, isolation_level=None)
    for trigger in ("entries_never_change", "entries_never_go", "entries_leave_no_gap"):
        connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    return connection


def changed(path: Path, *statements: str) -> None:
    """Change the file by SQL."""
    with closing(behind_the_back(path)) as connection:
        for statement in statements:
            connection.execute(statement)


def forged(path: Path, forge: Callable[[Entry], Entry]) -> None:
    """Change entries and chain them again, as one would who knows the format but not the till's key."""
    with closing(behind_the_back(path)) as connection:
        rows = connection.execute("SELECT number, bytes FROM entries ORDER BY number").fetchall()
        hash_ = GENESIS
        for number, data in rows:
            entry = forge(read_entry(data))
            new = entry_bytes(entry)
            hash_ = link(hash_, new)
            connection.execute(
                "UPDATE entries SET epoch = ?, kind = ?, bytes = ?, hash = ? WHERE number = ?",
                (entry.epoch, kind_of(entry.fact), new, hash_, number),
            )


def forged_fact(path: Path, number: int, forge: Callable[[Fact | UnknownFact], Fact | UnknownFact]) -> None:
    """Change one fact and chain everything again."""
    forged(path, lambda entry: replace(entry, fact=forge(entry.fact)) if entry.number == number else entry)
