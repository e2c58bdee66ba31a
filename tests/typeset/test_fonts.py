"""The faces are ours, whatever the machine has installed, and they hold every letter that is printed."""

import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication, QRawFont, QTextLayout

from pos.typeset.fonts import FAMILIES, face, load_fonts

ALPHABETS = {
    "fr": "ABCÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸabcàâæçéèêëîïôœùûüÿ «»’“”…–—×→•·′°№%‰²½",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىًٌٍَُِّْپڤگڭ؟،؛ـ",
    "es": "ÁÉÍÓÚÑÜáéíóúñü¿¡",
    "zgh": "ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊⵍⵎⵏⵓⵔⵕⵖⵙⵚⵛⵜⵟⵡⵢⵣⵥⵯ",
    "figures": "0123456789+-−.,:/ \u00a0\u202f€£$¥",
    "signs": "✓✗←↑→↓▲●★≈≤≥",
    "isolates": "\u200e\u200f\u2066\u2067\u2068\u2069",
}


def glyph_runs(text: str, weight: int) -> list[tuple[str, list[int]]]:
    layout = QTextLayout(text, face(24, weight))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [(run.rawFont().familyName(), run.glyphIndexes()) for run in layout.glyphRuns()]


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_every_letter_is_drawn_from_a_bundled_face(qapp: QGuiApplication, alphabet: str, weight: int) -> None:
    runs = glyph_runs(ALPHABETS[alphabet], weight)
    assert runs
    assert {family for family, _ in runs} <= set(FAMILIES)
    assert all(0 not in glyphs for _, glyphs in runs), "0 is the box of a missing letter"


def test_the_latin_and_arabic_faces_come_in_four_true_weights(qapp: QGuiApplication) -> None:
    load_fonts()
    for family in ("Noto Sans", "Noto Sans Arabic"):
        weights = {QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)}
        assert weights == {400, 500, 600, 700}


@pytest.mark.parametrize("weight", [400, 700])
def test_all_figures_are_equally_wide_so_that_columns_align(qapp: QGuiApplication, weight: int) -> None:
    raw = QRawFont.fromFont(face(24, weight))
    advances = raw.advancesForGlyphIndexes(raw.glyphIndexesForString("0123456789"))
    assert len({round(advance.x(), 3) for advance in advances}) == 1
