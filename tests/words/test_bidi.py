"""Figures keep their order between Arabic words; Qt, which lays the screens and papers out, is the judge."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from pos.domain.money import Currency, Money
from pos.domain.names import Language
from pos.words import bidi, figures
from pos.words.bidi import FSI, LRI, PDI
from pos.words.places import resource
from pos.words.speech import words_for

VECTORS = json.loads((Path(__file__).parent / "data" / "bidi_vectors.json").read_text(encoding="utf-8"))
DISTURBED = VECTORS["wrong_without_isolate"]
UNDISTURBED = VECTORS["right_without_isolate"]

Seen = Callable[[str], str]
ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ", min_size=1).filter(str.strip)
FIGURES = st.from_regex(r"[+\-−]?[0-9]{1,4}([×/:.,*+ ]{1,3}[0-9]{1,3}){0,3}%?", fullmatch=True)


@pytest.fixture(scope="module")
def seen(qapp: QApplication) -> Seen:
    """Read a text from left to right as Qt shows it in a right-to-left paragraph."""
    for name in ("NotoSans-Regular", "NotoSansArabic-Regular"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}.ttf")))
    font = QFont(["Noto Sans", "Noto Sans Arabic"])

    def read(text: str) -> str:
        runs = _laid_out(text, font)
        glyphs = [
            (place.x(), run.sourceString()[index])
            for run in runs
            for place, index in zip(run.positions(), run.stringIndexes(), strict=True)
        ]
        return "".join(sign for _, sign in sorted(glyphs, key=lambda glyph: glyph[0]))

    return read


def _laid_out(text: str, font: QFont) -> list[QGlyphRun]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setLineWidth(100_000)
    layout.endLayout()
    return layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)


def visible(text: str) -> str:
    return "".join(sign for sign in text if sign not in f"{LRI}{FSI}{PDI}")


@pytest.mark.parametrize("vector", DISTURBED, ids=lambda vector: vector["part"])
def test_a_bare_figure_is_seen_reversed(seen: Seen, vector: dict[str, str]) -> None:
    assert vector["part"] not in seen(vector["logical"])


@pytest.mark.parametrize("vector", DISTURBED, ids=lambda vector: vector["part"])
def test_the_figure_in_a_text_is_set_apart_as_the_vectors_say(seen: Seen, vector: dict[str, str]) -> None:
    logical = vector["logical"]
    bare = not bidi.is_right_to_left(logical)
    mended = bidi.insert(logical, right_to_left=True) if bare else bidi.isolate_figures(logical)
    assert mended == vector["fix"]
    assert vector["part"] in visible(seen(mended))


@pytest.mark.parametrize("vector", UNDISTURBED, ids=lambda vector: vector["part"])
def test_what_reads_well_bare_reads_well_set_apart(seen: Seen, vector: dict[str, str]) -> None:
    assert vector["part"] in seen(vector["logical"])
    assert vector["part"] in visible(seen(bidi.isolate_figures(vector["logical"])))


@given(before=ARABIC, figure=FIGURES, after=ARABIC)
def test_any_figure_between_arabic_words_reads_from_left_to_right(
    seen: Seen, before: str, figure: str, after: str
) -> None:
    assert figure in visible(seen(bidi.isolate_figures(f"{before} {figure} {after}")))


@given(text=st.text(st.sampled_from("ابج 12×-%(),ICE")))
def test_setting_apart_changes_nothing_that_is_seen_and_is_done_once(text: str) -> None:
    once = bidi.isolate_figures(text)
    assert visible(once) == text
    assert bidi.isolate_figures(once) == once


@given(text=st.text(), right_to_left=st.booleans())
def test_what_is_inserted_opens_and_closes_its_own_isolates(text: str, right_to_left: bool) -> None:
    text = visible(text)
    inserted = bidi.insert(text, right_to_left=right_to_left)
    assert visible(inserted) == text
    assert inserted.count(LRI) + inserted.count(FSI) == inserted.count(PDI)
    assert bidi.insert(inserted, right_to_left=right_to_left) == inserted


def test_an_amount_inside_an_arabic_sentence_reads_from_left_to_right(seen: Seen) -> None:
    words = words_for(Language.AR)
    owed = Money(-1_234_50, Currency.MAD)
    assert figures.amount(owed) in visible(seen(words.say("refused.payment_short", amount=words.money(owed))))


def test_latin_values_are_left_alone_in_a_latin_sentence() -> None:
    assert bidi.insert("F-2026/000123", right_to_left=False) == "F-2026/000123"


def test_an_arabic_name_is_set_apart_in_a_latin_sentence() -> None:
    assert bidi.insert("زربية 2×3 م", right_to_left=False) == f"{FSI}زربية {LRI}2×3{PDI} م{PDI}"


def test_brackets_and_dashes_around_a_figure_stay_outside() -> None:
    assert bidi.isolate_figures("طقم (3) - أزرق") == f"طقم ({LRI}3{PDI}) - أزرق"
