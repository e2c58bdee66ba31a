"""The shape of a file of products is read whoever wrote it, and whatever it is nothing breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.product_file.columns import Column, column_of
from pos.domain.product_file.problems import Reason
from pos.domain.product_file.table import ROWS_MAX, read_table
from tests.domain.product_files import Dialect, written

ROWS = [["الاسم", "Désignation", "Prix"], ["طبق آسفي", 'Plat, "bleu"; 12\t', "1 250,00"], ["سلة", "Corbeille", "95"]]
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp"]), max_size=12)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [True, False])
def test_every_spreadsheet_is_read_the_same(delimiter: str, newline: str, mark: bool) -> None:
    table = read_table(written(ROWS, Dialect(delimiter, newline, mark)))
    assert table.problems == ()
    assert [dict(row.cells) for row in table.rows] == [
        {Column.NAME_AR: "طبق آسفي", Column.NAME_FR: 'Plat, "bleu"; 12', Column.PRICE: "1 250,00"},
        {Column.NAME_AR: "سلة", Column.NAME_FR: "Corbeille", Column.PRICE: "95"},
    ]


@given(
    st.lists(st.tuples(CELL, CELL, CELL), max_size=6),
    st.builds(Dialect, st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans()),
)
def test_any_cells_written_in_any_dialect_read_back_the_same(
    rows: list[tuple[str, str, str]], dialect: Dialect
) -> None:
    table = read_table(written([["Prix", "Nom", "Code-barres"], *rows], dialect))
    assert table.problems == ()
    columns = (Column.PRICE, Column.NAME_FR, Column.CODE)
    expected = [{column: cell for column, cell in zip(columns, row, strict=True) if cell} for row in rows if any(row)]
    assert [dict(row.cells) for row in table.rows] == expected


@given(st.binary(max_size=400))
def test_garbage_is_answered_and_never_fails(data: bytes) -> None:
    table = read_table(data)
    assert table.problems or table.headers


@given(st.text(st.sampled_from('nomprix;,\t"\r\n 1\x00ا'), max_size=80))
def test_a_half_broken_file_gives_its_cells_on_their_lines_or_says_what_is_wrong(text: str) -> None:
    table = read_table(f"nom;prix\n{text}".encode())
    lines = [row.line for row in table.rows]
    assert lines == sorted(set(lines))
    assert all(2 <= line <= 2 + len(text) for line in lines)
    assert all(cell and set(cell) <= {*text, " "} for row in table.rows for cell in row.cells.values())
    if text.strip(' ;,\t"\r\n\x00'):
        assert table.rows or table.problems


@pytest.mark.parametrize(
    ("headers", "column"),
    [
        ("الاسم|اسم المنتج|NOM AR|Nom (arabe)|name_ar", Column.NAME_AR),
        ("nom|Désignation|DESIGNATION|Libellé *|nom_fr", Column.NAME_FR),
        ("Name|Product name|الاسم بالإنجليزية", Column.NAME_EN),
        ("Code-barres|CODE BARRE|EAN13|Réf.|الباركود", Column.CODE),
        ("Prix|Prix (DH)|prix_de_vente|الثمن|السَّعر|Price", Column.PRICE),
        ("Prix TTC|الثمن شامل الضريبة", Column.PRICE_WITH_TAX),
        ("Prix H.T.|PU HT", Column.PRICE_WITHOUT_TAX),
        ("Prix plancher|أدنى ثمن|Floor price", Column.FLOOR),
        ("ICE|التعريف الموحد للمقاولة", Column.ICE),
        ("IF|Identifiant fiscal", Column.TAX_NUMBER),
        ("Artisan|Maâlem|الصانع|Made by", Column.MAKER),
        ("Pièce unique ?|قطعة فريدة", Column.UNIQUE),
        ("Région|الجهة", Column.REGION),
    ],
)
def test_a_header_is_recognised_in_three_languages(headers: str, column: Column) -> None:
    assert {column_of(header) for header in headers.split("|")} == {column}


def test_the_order_of_columns_makes_no_difference_and_unknown_ones_are_named() -> None:
    table = read_table("Poids;Prix;;Nom\n3 kg;10;à part;Plat\n".encode())
    assert table.unknown == ("Poids", "#3")
    assert dict(table.rows[0].cells) == {Column.PRICE: "10", Column.NAME_FR: "Plat"}


def test_rows_know_the_line_they_begin_on() -> None:
    table = read_table(b'\n\nnom;prix\n"Plat\nbleu";10\n\n;;\nVase;20\n')
    assert [(row.line, row.cells[Column.NAME_FR]) for row in table.rows] == [(4, "Plat bleu"), (8, "Vase")]


def test_what_cannot_be_seen_is_taken_out_of_a_cell() -> None:
    table = read_table("nom;prix\n\u200fPlat\u00a0\u202e bleu\x00;10\n".encode())
    assert table.rows[0].cells[Column.NAME_FR] == "Plat bleu"


def test_the_line_that_excel_adds_about_the_separator_is_obeyed() -> None:
    table = read_table(b"sep=,\r\nnom,prix\r\nPlat;creux,10\r\n")
    assert (table.rows[0].line, table.rows[0].cells[Column.NAME_FR]) == (3, "Plat;creux")


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"", 1, Reason.FILE_EMPTY),
        (b"\xef\xbb\xbf \r\n", 1, Reason.FILE_EMPTY),
        ("nom;prix\nThé;10\nthéière;20\n".encode("cp1252"), 2, Reason.FILE_NOT_UTF8),
        ("nom;prix\nPlat;10".encode("utf-16"), 1, Reason.FILE_NOT_UTF8),
        (b'nom;prix\nVase;5\n"Plat;10\nPot;20\n', 3, Reason.FILE_QUOTES),
        (b'nom;prix\nVase;5\n"Plat" creux;10\n', 3, Reason.FILE_QUOTES),
        (b"nom;prix\n" + b"x" * 200_000 + b";10", 2, Reason.FILE_QUOTES),
        (b"nom;couleur\nPlat;bleu\n", 1, Reason.COLUMN_MISSING),
        (b"prix\n10\n", 1, Reason.COLUMN_MISSING),
        (b"nom;prix;Designation\nPlat;10;x\n", 1, Reason.COLUMN_TWICE),
        (b"nom;prix;prix ttc\nPlat;10;12\n", 1, Reason.COLUMN_TWICE),
        (b"nom,prix\nPlat,320,00\n", 2, Reason.ROW_TOO_LONG),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_where(data: bytes, line: int, reason: Reason) -> None:
    assert [(problem.line, problem.reason) for problem in read_table(data).problems] == [(line, reason)]


def test_a_file_without_end_is_refused_at_a_named_number_of_rows() -> None:
    table = read_table(b"nom;prix\n" + b"P;1\n" * (ROWS_MAX + 5))
    assert [problem.reason for problem in table.problems] == [Reason.FILE_TOO_LONG]
    assert len(table.rows) == ROWS_MAX
