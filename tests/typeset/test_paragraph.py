"""Arabic is joined and runs from the right; figures, measures and codes inside it run from the left."""

import pytest
from PySide6.QtGui import QGuiApplication

from pos.domain.money import Currency, Money
from pos.domain.names import Language
from pos.typeset.paragraph import LEFT, RIGHT, Paragraph, Style, advance, set_text
from pos.words.speech import words_for

ARABIC = Style(24, 400, right_to_left=True)
FRENCH = Style(24, 400, right_to_left=False)
SIZE = "زربية بني وراين \u20662×3\u2069"


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    """Text is shaped with a program's fonts."""


def glyphs(text: str) -> list[int]:
    return [glyph for run in set_text(text, ARABIC, 500, RIGHT).layout.glyphRuns() for glyph in run.glyphIndexes()]


def in_order_of_sight(paragraph: Paragraph) -> str:
    """Read the text as it is seen, from left to right."""
    places: list[tuple[float, str]] = []
    for number, letter in enumerate(paragraph.text):
        runs = paragraph.layout.glyphRuns(number, 1)
        if letter not in "\u2066\u2067\u2068\u2069" and runs:
            places.append((runs[0].positions()[0].x(), letter))
    return "".join(letter for _, letter in sorted(places, key=lambda place: place[0]))


def test_lam_and_alef_take_the_shapes_they_only_take_together() -> None:
    lam_with_alef, alef_with_lam = glyphs("لا")
    assert lam_with_alef not in glyphs("لب") + glyphs("ل")
    assert alef_with_lam not in glyphs("با") + glyphs("ا")


def test_letters_are_joined_not_set_one_by_one() -> None:
    first, _, middle, _, last, _ = glyphs("ببب")
    assert len({first, middle, last, *glyphs("ب")[:1]}) == 4
    assert set_text("ببب", ARABIC, 500, RIGHT).width < 3 * set_text("ب", ARABIC, 500, RIGHT).width


def test_arabic_is_seen_from_the_right_and_a_size_in_it_from_the_left() -> None:
    assert in_order_of_sight(set_text(SIZE, ARABIC, 500, RIGHT)) == "2×3 " + "زربية بني وراين"[::-1]


def test_without_its_isolates_the_size_would_be_seen_reversed() -> None:
    bare = SIZE.replace("\u2066", "").replace("\u2069", "")
    assert in_order_of_sight(set_text(bare, ARABIC, 500, RIGHT)).startswith("3×2")


@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_the_side_a_paragraph_stands_on_changes_nothing_in_its_order(side: object) -> None:
    chosen = LEFT if side is LEFT else RIGHT
    assert in_order_of_sight(set_text(SIZE, ARABIC, 500, chosen)).startswith("2×3")


@pytest.mark.parametrize(
    "written",
    [
        words_for(Language.AR).amount(Money(-125_000, Currency.MAD)),
        words_for(Language.AR).percent(-2000),
        words_for(Language.AR).isolate("2 × 150,00 → 120,00"),
        words_for(Language.AR).isolate("SNA26-B112-1.1-000248"),
        words_for(Language.AR).isolate("21/11/2026 17:05"),
        words_for(Language.AR).isolate("CGI art. 91-I-C-4°"),
    ],
)
def test_a_figure_of_an_arabic_paper_is_seen_as_it_is_written(written: str) -> None:
    alone = written.strip("\u2066\u2069")
    assert in_order_of_sight(set_text(written, ARABIC, 500, LEFT, wrap=False)) == alone
    assert alone in in_order_of_sight(set_text(f"منها {written} فقط", ARABIC, 560, RIGHT))


def test_a_line_with_arabic_is_only_a_little_higher_than_one_without() -> None:
    latin, arabic = set_text("Total", FRENCH, 500, LEFT), set_text("المجموع", ARABIC, 500, RIGHT)
    assert latin.height < arabic.height < latin.height * 1.2


def test_text_wraps_at_words_and_a_longer_word_is_cut_and_says_so() -> None:
    wrapped = set_text("un deux trois quatre", FRENCH, 150, LEFT)
    assert (wrapped.lines, wrapped.broken) == (2, False)
    assert set_text("inconstitutionnellement", FRENCH, 120, LEFT).broken


def test_the_number_of_a_paper_is_not_cut_at_its_hyphens() -> None:
    assert set_text("SNA26-B112-1.1-000248", FRENCH, 200, LEFT).broken


def test_a_measured_figure_is_as_wide_as_it_is_set() -> None:
    figure = "\u2066−1\u202f234\u202f567,89\u2069"
    assert advance(figure, 24, 400) == pytest.approx(set_text(figure, ARABIC, 500, LEFT, wrap=False).width, abs=1)
