"""A paper fits its PDF: a roll as long as it is, or sheets of A4 that it fills in columns without losing a line."""

from dataclasses import replace

import pytest
from pypdf import PageObject
from PySide6.QtGui import QGuiApplication

from pos.documents.blocks import Document, Gap, Table, Text
from pos.documents.receipt import compose_receipt
from pos.domain.names import Language
from pos.domain.quantity import pieces
from pos.typeset.layout import lay_out
from pos.typeset.page import Run
from pos.typeset.pdf import pdf
from pos.typeset.pdf_columns import columns, ends, even_columns
from pos.typeset.pdf_leaves import Leaf, Paper, leaves
from pos.typeset.sheet import WIDE
from tests.documents.approve import papers
from tests.documents.samples import PRODUCTS, paid, provenance, ticket_of
from tests.typeset.pdf_read import letters, pages, size_mm

PAPERS = papers()
A4 = (210, 297)


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    """Text is measured with a program's fonts."""


def long_receipt(times: int, language: Language = Language.FR) -> Document:
    """Sell the same pieces many times over."""
    wanted = [
        (replace(product, id=f"{product.id}-{time}"), pieces(1 + time)) for time in range(times) for product in PRODUCTS
    ]
    return compose_receipt(paid(ticket_of(wanted)), provenance(language))


def on_a4(document: Document) -> list[Leaf]:
    page = lay_out(document, WIDE)
    return leaves(page, Paper.A4, right_to_left=document.language.right_to_left)


def said_on(page: PageObject) -> str:
    return "".join(letter.text for letter in letters(page))


@pytest.mark.parametrize("name", PAPERS)
def test_a_roll_is_as_wide_as_its_paper_and_as_long_as_what_is_said(name: str) -> None:
    (page,) = pages(pdf(PAPERS[name]))
    wide, high = size_mm(page)
    assert wide == 80
    assert high == pytest.approx(lay_out(PAPERS[name], WIDE).height / 8, abs=1)


@pytest.mark.parametrize("name", PAPERS)
def test_an_everyday_paper_fits_one_sheet_of_a4(name: str) -> None:
    (page,) = pages(pdf(PAPERS[name], Paper.A4))
    assert size_mm(page) == A4


def test_a_short_paper_stands_in_the_middle_in_larger_letters() -> None:
    (leaf,) = on_a4(PAPERS["receipt-fr"])
    (piece,) = leaf.pieces
    assert piece.right == pytest.approx(leaf.width - WIDE - piece.right, abs=1)
    assert leaf.dots_a_mm < on_a4(long_receipt(9))[0].dots_a_mm


@pytest.mark.parametrize("times", [3, 20])
@pytest.mark.parametrize("language", [Language.FR, Language.AR])
def test_a_long_paper_goes_on_and_loses_nothing(times: int, language: Language) -> None:
    document = long_receipt(times, language)
    (whole,), sheets = pages(pdf(document)), pages(pdf(document, Paper.A4))
    numbers = [f"{number} / {len(sheets)}" for number in range(1, len(sheets) + 1)]
    assert len(sheets) == (1 if times == 3 else 2)
    said = [said_on(sheet).removesuffix(number) for sheet, number in zip(sheets, numbers, strict=True)]
    assert "".join(said) == said_on(whole)
    assert all(size_mm(sheet) == A4 for sheet in sheets)
    assert all(said_on(sheet).endswith(number) == (times == 20) for sheet, number in zip(sheets, numbers, strict=True))


def test_nothing_stands_outside_a_sheet_or_in_the_other_column() -> None:
    for leaf in on_a4(long_receipt(20)):
        first, second, number = leaf.pieces
        assert first.right > 0
        assert first.right + WIDE < second.right
        assert second.right + WIDE < leaf.width
        for piece in (first, second):
            top, bottom = ends(piece.marks)
            assert leaf.dots_a_mm * 15 == top + piece.down
            assert bottom + piece.down <= number.down


def test_an_arabic_paper_begins_on_the_right() -> None:
    ((first, second),) = (leaf.pieces for leaf in on_a4(long_receipt(4, Language.AR)))
    assert first.right > second.right + WIDE
    assert min(mark.y for mark in second.marks) > max(mark.y for mark in first.marks)


def test_two_columns_are_nearly_as_long() -> None:
    page = lay_out(long_receipt(4), WIDE)
    (one, other) = even_columns(page, 1800, 2)
    lengths = [bottom - top for top, bottom in (ends(one), ends(other))]
    assert max(lengths) - min(lengths) < 200


@pytest.mark.parametrize("longest", range(300, 1500, 37))
def test_no_column_ends_with_a_heading_or_is_too_long(longest: int) -> None:
    for name in ("receipt-fr", "z-fr"):
        page = lay_out(PAPERS[name], WIDE)
        parted = columns(page, longest)
        for column in parted[:-1]:
            *_, last = (mark.paragraph.text for mark in column if isinstance(mark, Run))
            assert not last.startswith(("Vendeur", "ICE", "Rapport", "Dar Tapis", "Coop", "Hors taxe", "TVA par"))
        assert all(bottom - top <= longest for top, bottom in map(ends, parted))
        assert [mark for column in parted for mark in column] == list(page.marks)


def test_what_cannot_be_parted_makes_its_page_longer_rather_than_lose_a_line() -> None:
    words = Text("un mot après l’autre " * 300, Language.FR)
    (sheet,) = pages(pdf(Document("any", Language.FR, (words,)), Paper.A4))
    wide, high = size_mm(sheet)
    assert wide == 210
    assert high > 297
    assert said_on(sheet).split()[-1] == "l’autre"


def test_a_roll_longer_than_readers_can_show_goes_on_in_a_second_page() -> None:
    rows = tuple((f"{number}", "1,00") for number in range(2_000))
    sheets = pages(pdf(Document("any", Language.FR, (Table(rows, Language.FR),))))
    assert len(sheets) == 2
    assert all(size_mm(sheet)[1] < 5_080 for sheet in sheets)


def test_a_paper_without_a_mark_is_an_empty_page() -> None:
    (sheet,) = pages(pdf(Document("any", Language.FR, (Gap(),)), Paper.A4))
    assert size_mm(sheet) == A4
