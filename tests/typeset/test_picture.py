"""A paper's picture is pure black and white, keeps to its margins, holds a readable code, and is the same anywhere."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from pos.documents.blocks import Code, Document, Gap, Ornament
from pos.documents.seal import seal_text
from pos.domain.names import Language
from pos.domain.product import Motif
from pos.ports.printer import Raster
from pos.typeset.code import modules
from pos.typeset.layout import lay_out
from pos.typeset.page import Squares
from pos.typeset.picture import picture, preview, raster
from pos.typeset.sheet import NARROW, WIDE, sheet_for
from tests.documents.approve import papers
from tests.documents.samples import seal
from tests.typeset.seen import columns_with_ink, ink

PAPERS = papers()
BOTH_WIDTHS = pytest.mark.parametrize("dots", [WIDE, NARROW])


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    """Text is painted with a program's fonts."""


def bits(page: Raster) -> list[str]:
    across = page.width // 8
    rows = (page.bits[start : start + across] for start in range(0, len(page.bits), across))
    return ["".join(f"{byte:08b}" for byte in row) for row in rows]


@BOTH_WIDTHS
@pytest.mark.parametrize("name", PAPERS)
def test_there_is_no_ink_outside_the_margins(name: str, dots: int) -> None:
    image = picture(PAPERS[name], dots)
    margin = sheet_for(dots).margin
    first, last = columns_with_ink(image)
    # A letter may lean out of its own width by a dot.
    assert first >= margin - 2
    assert last <= dots - margin + 1
    assert image.width() == dots


@BOTH_WIDTHS
def test_the_code_on_paper_is_the_code_of_the_seal(dots: int) -> None:
    paper = PAPERS["receipt-fr-ar"]
    (code,) = (block for block in paper.blocks if isinstance(block, Code))
    (squares,) = (mark for mark in lay_out(paper, dots).marks if isinstance(mark, Squares))
    wanted = segno.make(code.payload, error="m", micro=False, boost_error=False, mask=2).matrix
    rows, half = ink(picture(paper, dots)), squares.module // 2
    seen = [
        [
            int(rows[squares.y + y * squares.module + half][squares.x + x * squares.module + half] == 0)
            for x in range(len(wanted))
        ]
        for y in range(len(wanted))
    ]
    assert seen == [list(row) for row in wanted]


@BOTH_WIDTHS
@pytest.mark.parametrize("name", ["receipt-fr", "receipt-ar"])
def test_a_code_has_the_white_around_it_that_scanners_need(name: str, dots: int) -> None:
    (squares,) = (mark for mark in lay_out(PAPERS[name], dots).marks if isinstance(mark, Squares))
    side, quiet = len(squares.rows) * squares.module, 4 * squares.module
    rows = ink(picture(PAPERS[name], dots))
    for y in range(squares.y - 2 * squares.module, squares.y + side):
        around = rows[y][max(0, squares.x - quiet) : squares.x] + rows[y][squares.x + side : squares.x + side + quiet]
        assert 0 not in around


def test_a_seal_keeps_its_code_small() -> None:
    rows = modules(seal_text(seal(number=1_999_999)))
    assert len(rows) == 45, "version 7 of 40, 23 mm on paper, up to two million facts"


def test_a_raster_has_the_bits_of_the_picture_one_for_black() -> None:
    image = picture(PAPERS["receipt-ar"], WIDE)
    page = raster(image)
    assert (page.width, page.height) == (WIDE, image.height())
    assert bits(page) == ["".join("1" if dot == 0 else "0" for dot in row) for row in ink(image)]


def test_a_picture_of_another_kind_and_an_odd_width_gains_white_dots() -> None:
    gray = QImage(bytes([0, 255, 0, 255, 255, 255, 255, 255, 0, 0, 0, 0]), 9, 1, 12, QImage.Format.Format_Grayscale8)
    assert raster(gray) == Raster(16, 1, bytes([0b10100000, 0b10000000]))
    inverted = gray.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    inverted.setColorTable([0xFF000000, 0xFFFFFFFF])
    assert raster(inverted) == Raster(16, 1, bytes([0b01011111, 0b00000000]))


def test_a_width_that_is_no_multiple_of_a_word_is_kept() -> None:
    assert picture(PAPERS["receipt-fr"], 420).width() == 420


def test_a_thread_of_its_own_paints_the_very_same_bits() -> None:
    here = {name: raster(picture(paper)) for name, paper in PAPERS.items()}
    with ThreadPoolExecutor(4) as threads:
        there = dict(zip(PAPERS, threads.map(lambda paper: raster(picture(paper)), PAPERS.values()), strict=True))
    assert there == here


def test_the_preview_is_smooth_and_as_wide_as_asked() -> None:
    image = preview(PAPERS["receipt-fr-ar"], 400)
    shades = {shade for row in ink(image) for shade in row}
    whole = picture(PAPERS["receipt-fr-ar"])
    assert image.width() == 400
    assert len(shades) > 100
    assert image.height() == pytest.approx(whole.height() * 400 / WIDE, abs=1)


@pytest.mark.parametrize("motif", Motif)
def test_every_craft_has_a_band_that_fills_the_paper_and_is_not_all_black(motif: Motif) -> None:
    image = picture(Document("any", Language.FR, (Gap(), Ornament(motif))))
    margin = sheet_for(WIDE).margin
    assert columns_with_ink(image) == (margin, WIDE - margin - 1)
    inked = sum(row.count(0) for row in ink(image))
    share = inked / (sheet_for(WIDE).content * sheet_for(WIDE).band)
    assert 0.15 < share < 0.75


def test_bands_of_different_crafts_are_told_apart() -> None:
    bands = {raster(picture(Document("any", Language.FR, (Ornament(motif),)))).bits for motif in Motif}
    assert len(bands) == len(Motif)
