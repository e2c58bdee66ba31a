"""The letters of a PDF are those that Qt draws: the same ones, in the same order, at the same places."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication, QTextLine

from pos.documents.blocks import Document, Text
from pos.domain.names import Language
from pos.typeset.layout import lay_out
from pos.typeset.page import Run
from pos.typeset.paragraph import LEFT, RIGHT, Style, set_text
from pos.typeset.pdf import pdf
from pos.typeset.pdf_letters import Letter, lines
from pos.typeset.sheet import WIDE
from tests.documents.approve import papers
from tests.typeset.pdf_read import letters, pages
from tests.typeset.seen import runs

PAPERS = papers()
ARABIC, FRENCH = Style(24, 400, right_to_left=True), Style(24, 400, right_to_left=False)
ROLL_EDGE = 32
UNSEEN = "\u200e\u200f\u2066\u2067\u2068\u2069"
TURNED = str.maketrans("()", ")(")
WORDS = st.text("abc fi éÀ زربيّة ًش لا ⵜⴰ 1,2×-–/%()→🎁\u202f\u2066\u2069", min_size=1, max_size=60)
EVERY_PAPER = pytest.mark.parametrize("name", PAPERS)

Glyphs = list[tuple[int, float, float]]


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    """Text is shaped with a program's fonts."""


def read(text: str, style: Style = ARABIC) -> list[Letter]:
    run = Run(set_text(text, style, 2000, RIGHT if style.right_to_left else LEFT), 0, 0)
    (line,) = lines(run)
    return line


def said(line: list[Letter]) -> str:
    return "".join(letter.text for letter in line)


def glyphs_of_qt(run: Run) -> Glyphs:
    """Ask Qt for the glyphs of a whole paragraph at once, and keep those that show something."""
    return sorted(
        (glyph, run.x + place.x(), run.y + place.y())
        for stretch in run.paragraph.layout.glyphRuns()
        for glyph, place in zip(stretch.glyphIndexes(), stretch.positions(), strict=True)
        if not stretch.rawFont().boundingRect(glyph).isEmpty()
    )


def glyphs_of_pdf(run: Run) -> Glyphs:
    return sorted(
        (glyph, letter.x + right * letter.hand.size / 1000, letter.y - up * letter.hand.size / 1000)
        for line in lines(run)
        for letter in line
        for glyph, right, up in letter.glyphs
        if not letter.text.isspace()
    )


def signs_of_cursor(run: Run) -> Iterator[tuple[str, float]]:
    """Ask Qt's cursor for the left side of each sign that shows.

    It does not tell where the direction changes, and is lost in a line that goes on in the next.
    """
    text, line = run.paragraph.text, run.paragraph.layout.lineAt(0)
    for index in range(len(text) if run.paragraph.lines == 1 else 0):
        leading, trailing = (edge(line, index, side) for side in (QTextLine.Edge.Leading, QTextLine.Edge.Trailing))
        if leading != trailing and not text[index].isspace():
            sign = text[index].translate(TURNED) if leading > trailing else text[index]
            yield sign, run.x + min(leading, trailing)


def reach(letter: Letter) -> float:
    """How far from where a letter begins a sign of it may be: inside it, where it is several or a vowel sign."""
    shared = len(letter.text) > 1 or unicodedata.combining(letter.text)
    return letter.hand.size if shared else letter.hand.size / 8


def edge(line: QTextLine, index: int, side: QTextLine.Edge) -> float:
    found = line.cursorToX(index, side)
    assert isinstance(found, tuple)
    return float(found[0])


def shown(text: str) -> list[str]:
    """The signs of a text that leave ink, in no order; brackets without their side."""
    return sorted(sign.replace(")", "(") for sign in text if sign not in UNSEEN and not sign.isspace())


@EVERY_PAPER
def test_every_glyph_of_qt_is_there_once_and_in_its_place(name: str) -> None:
    for run in runs(lay_out(PAPERS[name], WIDE)):
        wanted, found = glyphs_of_qt(run), glyphs_of_pdf(run)
        assert [glyph for glyph, _, _ in found] == [glyph for glyph, _, _ in wanted], run.paragraph.text
        for (_, x, y), (_, wanted_x, wanted_y) in zip(found, wanted, strict=True):
            assert x == pytest.approx(wanted_x, abs=0.1)
            assert y == pytest.approx(wanted_y, abs=0.1)


@EVERY_PAPER
def test_every_letter_is_read_as_the_sign_where_qt_puts_its_cursor(name: str) -> None:
    for run in runs(lay_out(PAPERS[name], WIDE)):
        found = [letter for line in lines(run) for letter in line]
        for sign, x in signs_of_cursor(run):
            near = [letter.text for letter in found if abs(letter.x - x) < reach(letter)]
            assert any(sign in text for text in near), (sign, x, run.paragraph.text)


@EVERY_PAPER
def test_the_file_shows_each_letter_where_it_was_laid_out(name: str) -> None:
    wanted = [letter for run in runs(lay_out(PAPERS[name], WIDE)) for line in lines(run) for letter in line]
    (page,) = pages(pdf(PAPERS[name]))
    found = list(letters(page))
    assert [letter.text for letter in found] == [letter.text for letter in wanted]
    for letter, where in zip(found, wanted, strict=True):
        thicker = where.hand.size / 48 if where.hand.thick else 0
        assert letter.x == pytest.approx(where.x + ROLL_EDGE + thicker, abs=0.1)
        assert letter.y == pytest.approx(where.y - thicker, abs=0.1)


def test_arabic_stands_from_right_to_left_and_a_size_in_it_from_left_to_right() -> None:
    assert said(read("زربية بني وراين \u20662×3\u2069")) == "2×3 " + "زربية بني وراين"[::-1]


def test_lam_and_alef_are_drawn_as_they_only_are_together() -> None:
    alef, lam = read("لا")
    assert (alef.text, lam.text) == ("ا", "ل")
    assert alef.glyphs not in [letter.glyphs for letter in read("با") + read("ا")]
    assert lam.glyphs not in [letter.glyphs for letter in read("لب") + read("ل")]


def test_a_letter_and_its_dots_are_one_letter() -> None:
    (beh,), (teh,) = read("ب"), read("ت")
    assert beh.glyphs[0] == teh.glyphs[0]
    assert beh.glyphs[1:] != teh.glyphs[1:] != ()


def test_a_vowel_sign_is_drawn_with_its_letter_and_read_after_it() -> None:
    alef, sign, reh, *_ = read("شكرًا")
    assert (alef.text, sign.text, reh.text) == ("ا", "ً", "ر")
    assert (sign.glyphs, sign.x) == ((), reh.x)
    assert len(reh.glyphs) > len(read("ر")[0].glyphs)


def test_two_letters_that_are_drawn_as_one_are_read_as_two() -> None:
    assert "fi" in [letter.text for letter in read("fin", FRENCH)]


def test_spaces_stay_what_they_are_and_signs_that_cannot_be_seen_are_left_out() -> None:
    assert said(read("\u20665\u202f125,00\u2069\u00a0DH", FRENCH)) == "5\u202f125,00\u00a0DH"


def test_only_a_face_without_a_bold_of_its_own_is_thickened() -> None:
    bold = Style(24, 700, right_to_left=False)
    assert [letter.hand.thick for letter in read("ⵜm", bold)] == [True, False]
    assert not any(letter.hand.thick for letter in read("ⵜm", FRENCH))


@settings(max_examples=40)
@given(WORDS, st.sampled_from([Language.AR, Language.FR]))
def test_whatever_is_written_can_be_read_again(words: str, language: Language) -> None:
    (page,) = pages(pdf(Document("any", language, (Text(words, language),))))
    found = "".join(letter.text for letter in letters(page))
    assert shown(found) == shown(words)
