"""A paper as a PDF: it looks as Qt paints it, can be read and searched, brings its own faces, and never changes."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from hashlib import sha256
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from pos.documents.blocks import Document, Size, Text
from pos.domain.names import Language
from pos.typeset.layout import lay_out
from pos.typeset.painting import paint
from pos.typeset.pdf import pdf
from pos.typeset.sheet import WIDE
from tests.documents.approve import papers
from tests.typeset.pdf_read import POINTS_A_MM, faces, letters, pages
from tests.typeset.test_fonts import ALPHABETS

PAPERS = papers()
PAPERS_OF_EVERY_KIND = pytest.mark.parametrize(
    "name", ["receipt-fr-ar", "receipt-ar-fr-duplicate", "refund-ar", "z-fr", "z-ar", "test-page-fr-ar"]
)
DOTS_A_MM, ROLL_EDGE = 8, 32
UNSEEN = ALPHABETS["isolates"]
CLOSELY = 2
"""Pixels a dot where pictures are compared."""


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    """Text is shaped with a program's fonts."""


def painted_by_qt(document: Document, closely: int = CLOSELY) -> Image.Image:
    page = lay_out(document, WIDE)
    across, down = (page.width + 2 * ROLL_EDGE) * closely, page.height * closely
    picture = QImage(across, down, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(closely, closely)
    painter.translate(ROLL_EDGE, 0)
    paint(page, painter)
    painter.end()
    return Image.frombytes("L", (across, down), bytes(picture.constBits()), "raw", "L", picture.bytesPerLine())


def painted_by_reader(data: bytes, size: tuple[int, int], closely: int = CLOSELY) -> Image.Image:
    with pypdfium2.PdfDocument(data) as file:
        made = file[0].render(scale=DOTS_A_MM * closely / POINTS_A_MM, grayscale=True).to_pil()
        picture: Image.Image = made.convert("L").crop((0, 0, *size))
    return picture


def ink_alone(one: Image.Image, other: Image.Image) -> int:
    """Count the pixels that are black in one picture and have no ink in the other within a dot around them."""
    near = other.filter(ImageFilter.MinFilter(5))
    alone = ImageChops.subtract(near, one).point(lambda shade: 255 if shade > 160 else 0)
    return alone.histogram()[255]


def darkness(picture: Image.Image) -> int:
    return sum((255 - shade) * count for shade, count in enumerate(picture.histogram()))


@cache
def made(name: str) -> bytes:
    return pdf(PAPERS[name])


def read_by_pdfium(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as file:
        text: str = file[0].get_textpage().get_text_range()
    return text.splitlines()


@PAPERS_OF_EVERY_KIND
def test_its_ink_is_the_ink_that_qt_paints(name: str) -> None:
    wanted = painted_by_qt(PAPERS[name])
    found = painted_by_reader(made(name), wanted.size)
    assert ink_alone(wanted, found) == 0
    assert ink_alone(found, wanted) == 0


def test_a_dot_of_a_letter_that_is_missing_would_be_seen() -> None:
    with_dot, without = (Document("any", Language.AR, (Text(word, Language.AR),)) for word in ("درب", "درٮ"))
    wanted = painted_by_qt(with_dot)
    assert ink_alone(wanted, painted_by_reader(pdf(without), wanted.size)) > 0


def test_letters_without_a_bold_face_are_as_heavy_as_on_paper() -> None:
    said = Document("any", Language.FR, (Text("ⵜⴰⵏⵎⵎⵉⵔⵜ" * 3, Language.FR, Size.TITLE, bold=True),))
    light = replace(said, blocks=(Text("ⵜⴰⵏⵎⵎⵉⵔⵜ" * 3, Language.FR, Size.TITLE),))
    wanted = painted_by_qt(said, 1)
    found, plain = (darkness(painted_by_reader(pdf(one), wanted.size, 1)) for one in (said, light))
    assert found == pytest.approx(darkness(wanted), rel=0.05)
    assert found > plain * 1.2


@PAPERS_OF_EVERY_KIND
def test_every_face_is_one_of_ours_and_inside_only_with_what_is_used(name: str) -> None:
    (page,) = pages(made(name))
    used = {(letter.face, letter.code) for letter in letters(page)}
    for key, face in faces(page).items():
        tag, _, known = face.name.removeprefix("/").partition("+")
        assert len(tag) == 6
        assert known.startswith("NotoSans")
        assert face.font["maxp"].numGlyphs == len(face.widths) == 1 + sum(one == key for one, _ in used)


@PAPERS_OF_EVERY_KIND
def test_no_letter_is_the_box_of_a_missing_one(name: str) -> None:
    (page,) = pages(made(name))
    boxes = {key: face.font["glyf"][".notdef"] for key, face in faces(page).items()}
    for key, face in faces(page).items():
        assert all(face.font["glyf"][glyph] != boxes[key] for glyph in face.font.getGlyphOrder()[1:])
    assert all(letter.code for letter in letters(page))


def test_a_french_receipt_is_read_line_by_line() -> None:
    lines = read_by_pdfium(made("receipt-fr"))
    for line in (
        "SNA26-B112-1.1-000248 21/11/2026 17:05",
        "Vendeur : Dar Tapis SARL",
        "A Tapis Beni Ouarain 2×3 4\u202f200,00",
        "1 × 4\u202f800,00 → 4\u202f200,00 · Aïcha Ouhmad",
        "Merci · ⵜⴰⵏⵎⵎⵉⵔⵜ",
    ):
        assert line in [found.replace("\u00a0", " ") for found in lines]


def test_an_arabic_report_is_read_in_the_order_of_speech() -> None:
    lines = read_by_pdfium(made("z-ar"))
    for words in (
        "أسبوع الصناعة التقليدية، الدار البيضاء",
        "المبيعات (2) 6\u202f120,12",
        "نقدًا",
        "SNA26-B112-1.1-000248",
    ):
        assert any(words in line for line in lines), words


@pytest.mark.parametrize(
    "words", ["الدار البيضاء", "المجموع", "شكرًا", "ⵜⴰⵏⵎⵎⵉⵔⵜ", "5\u202f125,00", "SNA26-B112-1.1-000248"]
)
def test_words_of_an_arabic_receipt_are_found(words: str) -> None:
    with pypdfium2.PdfDocument(made("receipt-ar")) as file:
        assert file[0].get_textpage().search(words).get_next()


@pytest.mark.parametrize("weight", ["light", "bold"])
@pytest.mark.parametrize("language", ALPHABETS)
def test_every_letter_of_every_language_is_there(language: str, weight: str) -> None:
    said = Text(ALPHABETS[language], Language.FR, bold=weight == "bold")
    (page,) = pages(pdf(Document("any", Language.FR, (said,))))
    read = {sign for letter in letters(page) for sign in letter.text}
    assert read - {" "} == {sign for sign in ALPHABETS[language] if sign not in UNSEEN} - {" "}


def test_it_says_its_language_and_whose_paper_it_is() -> None:
    reader = PdfReader(BytesIO(made("receipt-ar")))
    assert str(reader.root_object["/Lang"]) == "ar"
    assert {key: str(value) for key, value in (reader.metadata or {}).items()} == {"/Title": "الرواق ب-112"}


def test_the_same_paper_gives_the_same_bytes_on_any_thread() -> None:
    some = ["receipt-fr-ar", "receipt-fr-ar", "z-ar", "z-ar"]
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(pdf, [PAPERS[name] for name in some])) == [made(name) for name in some]


def test_the_same_paper_gives_the_same_bytes_in_another_process() -> None:
    ask = "import sys; from tests.typeset.test_pdf import told_apart; told_apart()"
    there = subprocess.run([sys.executable, "-c", ask], capture_output=True, check=True)
    assert there.stdout == sha256(made("receipt-fr-ar")).digest()


def told_apart() -> None:
    """Say on the standard output which bytes a process makes of a receipt."""
    running = QGuiApplication([])
    sys.stdout.buffer.write(sha256(made("receipt-fr-ar")).digest())
    running.quit()
