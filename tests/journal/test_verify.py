"""Verifying finds whatever is wrong with a journal, names the first wrong entry, and changes nothing."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.domain.cash_terms import DutyBearer, StampDuty
from pos.domain.facts import DrawerOpened, Fact, RefundFinished, SaleFinished, ShiftClosed
from pos.domain.foreign import ForeignCash
from pos.domain.money import Currency, Money
from pos.journal.database import open_reader
from pos.journal.schema import DERIVED
from pos.journal.verdict import Fault
from pos.journal.verify import verify
from pos.ports.journal import JournalUnavailable
from pos.wire.entry import Entry, UnknownFact
from tests.journal.booth import MAD, Booth, count_of_cash, opened
from tests.journal.forgery import behind_the_back, changed, forged, forged_fact, good_journal

Forge = Callable[[Fact | UnknownFact], Fact | UnknownFact]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return good_journal(tmp_path_factory.mktemp("good") / "journal.sqlite")


@pytest.fixture
def copy(good: Path, path: Path) -> Path:
    copyfile(good, path)
    return path


def wrong(path: Path) -> tuple[int, Fault] | None:
    verdict = verify(path)
    return None if verdict.wrong is None else (verdict.wrong.number, verdict.wrong.fault)


def test_a_good_journal_is_sound_to_its_head(good: Path) -> None:
    verdict = verify(good)
    assert (verdict.wrong, verdict.sound, verdict.erased) == (None, 11, ())
    with opened(good) as journal:
        assert verdict.head == journal.head()


def test_an_empty_journal_is_sound(path: Path) -> None:
    opened(path).close()
    verdict = verify(path)
    assert (verdict.wrong, verdict.sound, verdict.head) == (None, 0, None)


def test_verifying_leaves_no_trace(copy: Path) -> None:
    before = {file.name: file.read_bytes() for file in copy.parent.iterdir()}
    verify(copy)
    assert {file.name: file.read_bytes() for file in copy.parent.iterdir()} == before


def test_a_log_that_a_crash_left_is_read_and_not_touched(path: Path, tmp_path: Path) -> None:
    with opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        crashed = tmp_path / "crashed.sqlite"
        for suffix in ("", "-wal"):
            copyfile(f"{path}{suffix}", f"{crashed}{suffix}")
    log = Path(f"{crashed}-wal")
    before = crashed.read_bytes(), log.read_bytes()
    assert verify(crashed).sound == 2
    assert (crashed.read_bytes(), log.read_bytes()) == before


def test_a_journal_in_use_is_verified_as_it_stood_at_the_beginning(booth: Booth, path: Path) -> None:
    booth.sell()
    verdict = verify(path)
    assert (verdict.wrong, verdict.sound) == (None, 4)
    booth.sell()
    assert verify(path).sound == 5


def test_a_verification_can_be_given_up(booth: Booth, path: Path) -> None:
    booth.append(*[DrawerOpened(3, "amina")] * 1200)
    told: list[tuple[int, int]] = []

    def watch(read: int, of: int) -> bool:
        told.append((read, of))
        return read < 900

    verdict = verify(path, watch)
    assert verdict.stopped
    assert verdict.wrong is None
    assert told[-1][0] >= 900
    assert {of for _, of in told} == {1203}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(1, 11), column=st.sampled_from(["bytes", "hash"]), place=st.integers(0))
def test_any_flipped_bit_of_an_entry_is_found_where_it_is(number: int, column: str, place: int, copy: Path) -> None:
    with closing(behind_the_back(copy)) as connection:
        read = f"SELECT {column} FROM entries WHERE number = ?"  # noqa: S608 -- one of the two above
        write = f"UPDATE entries SET {column} = ? WHERE number = ?"  # noqa: S608 -- as before
        (before,) = connection.execute(read, (number,)).fetchone()
        after, bit = bytearray(before), place % (len(before) * 8)
        after[bit // 8] ^= 1 << bit % 8
        connection.execute(write, (bytes(after), number))
        assert wrong(copy) == (number, Fault.CHAIN_BROKEN)
        connection.execute(write, (before, number))


@pytest.mark.parametrize(
    ("statement", "number", "fault"),
    [
        ("DELETE FROM entries WHERE number = 5", 5, Fault.NUMBER_MISSING),
        ("DELETE FROM entries WHERE number = 1", 1, Fault.NUMBER_MISSING),
        ("UPDATE entries SET number = 99 WHERE number = 11", 11, Fault.NUMBER_MISSING),
        ("UPDATE entries SET epoch = 2 WHERE number = 6", 6, Fault.LABEL_DIFFERS),
        ("UPDATE entries SET kind = 'cash-moved' WHERE number = 6", 6, Fault.LABEL_DIFFERS),
        ("PRAGMA application_id = 7", 0, Fault.NOT_A_JOURNAL),
    ],
)
def test_a_row_that_was_changed_is_named(statement: str, number: int, fault: Fault, copy: Path) -> None:
    changed(copy, statement)
    assert wrong(copy) == (number, fault)


def dearer_line(fact: Fact | UnknownFact) -> SaleFinished:
    assert isinstance(fact, SaleFinished)
    first, *others = fact.lines
    return replace(fact, lines=(replace(first, total=first.total + Money(1, MAD)), *others))


def short_tender(fact: Fact | UnknownFact) -> SaleFinished:
    assert isinstance(fact, SaleFinished)
    less = fact.total - Money(1, MAD)
    return replace(fact, tenders=(replace(fact.tenders[0], applied=less, received=less),))


def wrong_change(fact: Fact | UnknownFact) -> SaleFinished:
    assert isinstance(fact, SaleFinished)
    return replace(fact, tenders=(replace(fact.tenders[0], change=Money(1, MAD)),))


def rounded_by_nobody(fact: Fact | UnknownFact) -> SaleFinished:
    assert isinstance(fact, SaleFinished)
    return replace(fact, rounding=Money(1, MAD))


def duty_of_another_amount(fact: Fact | UnknownFact) -> SaleFinished:
    assert isinstance(fact, SaleFinished)
    return replace(fact, duty=StampDuty(fact.total, Money(1, MAD), 25, DutyBearer.SELLER))


def worth_more_in_euros(fact: Fact | UnknownFact) -> SaleFinished:
    assert isinstance(fact, SaleFinished)
    foreign = ForeignCash(Money(20_00, Currency.EUR), 10_000, 0)
    return replace(fact, tenders=(replace(fact.tenders[0], foreign=foreign),))


def no_tax(fact: Fact | UnknownFact) -> SaleFinished:
    assert isinstance(fact, SaleFinished)
    return replace(fact, taxes=())


def next_series(fact: Fact | UnknownFact) -> SaleFinished:
    assert isinstance(fact, SaleFinished)
    return replace(fact, series="SIAM26-B12-T1.1-000003")


def next_z(fact: Fact | UnknownFact) -> ShiftClosed:
    assert isinstance(fact, ShiftClosed)
    return replace(fact, z=2)


def other_difference(fact: Fact | UnknownFact) -> ShiftClosed:
    assert isinstance(fact, ShiftClosed)
    return replace(fact, difference=Money(1, MAD))


def other_count(fact: Fact | UnknownFact) -> ShiftClosed:
    assert isinstance(fact, ShiftClosed)
    return replace(fact, counted=count_of_cash(1_00))


def other_shift(fact: Fact | UnknownFact) -> ShiftClosed:
    assert isinstance(fact, ShiftClosed)
    return replace(fact, shift=4)


def nothing_to_do_with_shifts(_: Fact | UnknownFact) -> DrawerOpened:
    return DrawerOpened(3, "amina")


def half_a_sale(_: Fact | UnknownFact) -> UnknownFact:
    return UnknownFact("sale-finished", b"{}")


def more_sales_than_were(fact: Fact | UnknownFact) -> ShiftClosed:
    assert isinstance(fact, ShiftClosed)
    return replace(fact, figures=replace(fact.figures, sold=fact.figures.sold + Money(1, MAD)))


def of_no_sale(fact: Fact | UnknownFact) -> RefundFinished:
    assert isinstance(fact, RefundFinished)
    return replace(fact, sale=3)


def same_ticket_twice(fact: Fact | UnknownFact) -> SaleFinished:
    assert isinstance(fact, SaleFinished)
    return replace(fact, ticket="ticket-1")


@pytest.mark.parametrize(
    ("number", "forge", "found", "fault"),
    [
        (5, next_series, 5, Fault.SERIES_WRONG),
        (4, dearer_line, 4, Fault.SUMS_DIFFER),
        (4, short_tender, 4, Fault.SUMS_DIFFER),
        (4, wrong_change, 4, Fault.SUMS_DIFFER),
        (4, rounded_by_nobody, 4, Fault.SUMS_DIFFER),
        (4, duty_of_another_amount, 4, Fault.SUMS_DIFFER),
        (4, worth_more_in_euros, 4, Fault.SUMS_DIFFER),
        (4, no_tax, 4, Fault.SUMS_DIFFER),
        (5, same_ticket_twice, 5, Fault.POINTS_NOWHERE),
        (7, of_no_sale, 7, Fault.POINTS_NOWHERE),
        (8, more_sales_than_were, 8, Fault.CLOSING_WRONG),
        (8, next_z, 8, Fault.CLOSING_WRONG),
        (8, other_difference, 8, Fault.CLOSING_WRONG),
        (8, other_count, 8, Fault.CLOSING_WRONG),
        (8, other_shift, 8, Fault.SHIFT_WRONG),
        # A shift that was never closed, or never opened, is noticed at the next opening or closing.
        (8, nothing_to_do_with_shifts, 9, Fault.SHIFT_WRONG),
        (3, nothing_to_do_with_shifts, 8, Fault.SHIFT_WRONG),
        (1, nothing_to_do_with_shifts, 1, Fault.NOT_FOUNDED),
        (5, half_a_sale, 5, Fault.UNREADABLE),
    ],
)
def test_a_forged_fact_in_a_whole_chain_is_named(
    number: int, forge: Forge, found: int, fault: Fault, copy: Path
) -> None:
    forged_fact(copy, number, forge)
    assert wrong(copy) == (found, fault)


@pytest.mark.parametrize(
    ("forge", "fault"),
    [
        (lambda entry: replace(entry, epoch=2) if entry.number >= 6 else entry, Fault.EPOCH_WRONG),
        (lambda entry: replace(entry, epoch=0) if entry.number >= 6 else entry, Fault.EPOCH_WRONG),
        (lambda entry: replace(entry, till="t-other") if entry.number >= 6 else entry, Fault.TILL_DIFFERS),
        (lambda entry: replace(entry, number=7) if entry.number == 6 else entry, Fault.LABEL_DIFFERS),
    ],
)
def test_a_forged_identity_is_named(forge: Callable[[Entry], Entry], fault: Fault, copy: Path) -> None:
    forged(copy, forge)
    assert wrong(copy) == (6, fault)


@pytest.mark.parametrize("table", sorted(DERIVED))
def test_a_derived_table_that_does_not_follow_from_the_facts_is_named(table: str, copy: Path) -> None:
    with closing(behind_the_back(copy)) as connection:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        if connection.execute(f"DELETE FROM {table}").rowcount == 0:  # noqa: S608 -- our own table
            values = ", ".join("7" for _ in columns)
            connection.execute(f"INSERT INTO {table} VALUES ({values})")  # noqa: S608 -- our own table
    verdict = verify(copy)
    assert verdict.wrong is not None
    assert (verdict.wrong.number, verdict.wrong.fault) == (0, Fault.DERIVED_DIFFERS)
    assert verdict.wrong.detail.startswith(f"{table}: ")
    assert verdict.sound == 11


def test_a_page_that_rotted_is_damage_and_the_last_readable_entry_is_named(path: Path) -> None:
    with opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        booth.open_shift()
        for _ in range(60):
            booth.sell()
    content = bytearray(path.read_bytes())
    where = content.index(b'"ticket-40"')
    start = where // 4096 * 4096
    content[start : start + 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    verdict = verify(path)
    assert verdict.wrong is not None
    assert verdict.wrong.fault is Fault.FILE_DAMAGED
    assert verdict.wrong.number == verdict.sound + 1
    assert 0 < verdict.sound < 43


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 2**32), byte=st.integers(1, 255))
def test_a_changed_byte_of_the_file_is_found_or_touches_no_entry(place: int, byte: int, good: Path, path: Path) -> None:
    content = bytearray(good.read_bytes())
    content[place % len(content)] ^= byte
    path.write_bytes(content)
    verdict = verify(path)
    if verdict.wrong is None:
        with closing(open_reader(path)) as changed_one, closing(open_reader(good)) as good_one:
            question = "SELECT * FROM entries ORDER BY number"
            assert changed_one.execute(question).fetchall() == good_one.execute(question).fetchall()
    for trace in path.parent.glob("journal.sqlite-*"):
        trace.unlink()


@pytest.mark.parametrize(("content", "fault"), [(b"", Fault.NOT_A_JOURNAL), (b"nonsense" * 4096, Fault.FILE_DAMAGED)])
def test_what_is_no_journal_is_told(content: bytes, fault: Fault, path: Path) -> None:
    path.write_bytes(content)
    assert wrong(path) == (0, fault)


def test_a_journal_that_is_not_there_cannot_be_verified(path: Path) -> None:
    with pytest.raises(JournalUnavailable):
        verify(path)
    assert not path.exists()
