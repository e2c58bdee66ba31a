"""Past sales are found by any word of the paper, however it is typed, newest first."""

from dataclasses import replace

import pytest

from pos.domain.names import Names
from pos.journal.store import SqliteJournal
from tests.journal.booth import CARPET, CUPS, Booth

VASE = replace(CUPS, id="vase", code="TZ-18", names=Names("مزهرية", "Vase émaillé de Safi", "Enamelled vase"))


@pytest.fixture
def sales(booth: Booth) -> dict[str, int]:
    sales = {"carpet": booth.sell(CARPET), "cups": booth.sell(CUPS), "vase": booth.sell(VASE, CUPS)}
    return {**sales, "refund": booth.refund(sales["carpet"])}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["refund", "vase", "cups", "carpet"]),
        ("gobelet", ["vase", "cups"]),
        ("gob", ["vase", "cups"]),
        ("GOBELET", ["vase", "cups"]),
        ("emaille safi", ["vase"]),
        ("الزربيه", ["refund", "carpet"]),
        ("زربية", ["refund", "carpet"]),
        ("كاس", ["vase", "cups"]),
        ("TZ-17", ["refund", "carpet"]),
        ("611000000001", ["cups", "vase"][::-1]),
        ("2500", ["refund", "carpet"]),
        ("SIAM26-B12-T1.1-000002", ["cups"]),
        ("taznakht", ["refund", "vase", "cups", "carpet"]),
        ("carpet cup", []),
        ("nothing", []),
        ("---", ["refund", "vase", "cups", "carpet"]),
        ('" OR "', []),
    ],
)
def test_a_search_finds_the_papers_that_have_all_its_words(
    typed: str, found: list[str], sales: dict[str, int], journal: SqliteJournal
) -> None:
    assert [row.number for row in journal.sales(typed)] == [sales[name] for name in found]


def test_a_sale_is_found_as_soon_as_it_is_made(booth: Booth, journal: SqliteJournal) -> None:
    assert journal.sales("gobelet") == ()
    for count in (1, 2, 3):
        booth.sell(CUPS)
        assert len(journal.sales("gobelet")) == count


@pytest.mark.parametrize("words", ["", "gobelet"])
def test_the_list_is_read_page_by_page(words: str, booth: Booth, journal: SqliteJournal) -> None:
    numbers = [booth.sell(CUPS) for _ in range(7)]
    first = journal.sales(words, limit=3)
    second = journal.sales(words, limit=3, before=first[-1].number)
    last = journal.sales(words, limit=3, before=second[-1].number)
    assert [row.number for row in (*first, *second, *last)] == numbers[::-1]


def test_a_row_says_what_the_list_shows(sales: dict[str, int], journal: SqliteJournal) -> None:
    refund, vase = journal.sales(limit=2)
    assert (refund.refund, refund.total.minor, refund.person, refund.series) == (
        True,
        2500_00,
        "amina",
        "SIAM26-B12-T1.1-000004",
    )
    assert (vase.refund, vase.total.minor, vase.reprints) == (False, 120_00, 0)
    assert vase.at.offset_minutes == 60
