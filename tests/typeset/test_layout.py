"""Whatever a paper says, its text stays between the margins, never overlaps, and its amounts stand in line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication

from pos.documents.blocks import Block, Document, Emphasis, Pair, Phrase, Size, Table, Text
from pos.domain.names import Language
from pos.typeset.fonts import FAMILIES
from pos.typeset.layout import lay_out
from pos.typeset.page import Page
from pos.typeset.sheet import NARROW, WIDE, sheet_for
from tests.documents.approve import papers
from tests.typeset.seen import glyphs, lines, runs

PAPERS = papers()
BOTH_WIDTHS = pytest.mark.parametrize("dots", [WIDE, NARROW])
EVERY_PAPER = pytest.mark.parametrize("name", PAPERS)
AMOUNT = re.compile(r"[\u2066\u2069+−]*[\d\u202f]+,\d\d\u2069*")

WORDS = st.text("abc éÀ زربية ش ⵜⴰ 1,2×-–/%()", min_size=1, max_size=60)
LANGUAGES = st.sampled_from([Language.AR, Language.FR])
FIGURES = st.integers(-(10**11), 10**11).map(lambda value: f"{value / 100:,.2f}".replace(",", "\u202f"))
PHRASES = st.none() | st.builds(Phrase, WORDS, LANGUAGES)
SIZES = st.sampled_from(Size)
BLOCKS = st.one_of(
    st.builds(Text, WORDS, LANGUAGES, SIZES, also=PHRASES, inset=st.booleans()),
    st.builds(
        Pair,
        WORDS,
        FIGURES,
        LANGUAGES,
        SIZES,
        st.sampled_from(Emphasis),
        also=PHRASES,
        mark=st.sampled_from(["", "A", "AB"]),
    ),
    st.builds(
        Table,
        st.lists(st.tuples(WORDS, st.just("× 12"), FIGURES), min_size=1, max_size=3).map(tuple),
        LANGUAGES,
        heads=st.integers(0, 1),
    ),
)


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    """Text is measured with a program's fonts."""


def outside(page: Page, slack: float = 1.0) -> list[str]:
    margin = sheet_for(page.width).margin
    return [
        seen.text
        for seen in lines(page)
        if seen.place.left() < margin - slack or seen.place.right() > page.width - margin + slack
    ]


def overlapping(page: Page) -> list[tuple[str, str]]:
    """Find lines that stand beside each other and touch."""
    found = list(lines(page))
    return [
        (one.text, other.text)
        for place, one in enumerate(found)
        for other in found[place + 1 : place + 12]
        if _touch(one.place, other.place)
    ]


def _touch(one: QRectF, other: QRectF) -> bool:
    # The height that Qt gives a line with Arabic is twice that of its letters: only the middle counts.
    def middle(rect: QRectF) -> QRectF:
        return QRectF(rect.left(), rect.center().y() - 5, rect.width(), 10)

    return middle(one).intersects(middle(other).adjusted(1, 0, -1, 0))


@BOTH_WIDTHS
@EVERY_PAPER
def test_text_stays_between_the_margins_and_apart(name: str, dots: int) -> None:
    page = lay_out(PAPERS[name], dots)
    assert outside(page) == []
    assert overlapping(page) == []


@given(st.lists(BLOCKS, min_size=1, max_size=4), LANGUAGES, st.sampled_from([WIDE, NARROW]))
def test_whatever_is_said_stays_between_the_margins_and_apart(
    blocks: list[Block], language: Language, dots: int
) -> None:
    page = lay_out(Document("any", language, tuple(blocks)), dots)
    assert outside(page) == []
    assert overlapping(page) == []


@BOTH_WIDTHS
@EVERY_PAPER
def test_no_letter_is_missing_from_the_bundled_faces(name: str, dots: int) -> None:
    for text, family, found in glyphs(lay_out(PAPERS[name], dots)):
        assert family in FAMILIES, text
        assert 0 not in found, text


@BOTH_WIDTHS
@pytest.mark.parametrize("name", ["receipt-fr", "receipt-ar", "receipt-fr-ar", "z-ar", "z-fr"])
def test_amounts_stand_comma_below_comma_in_either_direction(name: str, dots: int) -> None:
    paper = PAPERS[name]
    figures = {block.figure for block in paper.blocks if isinstance(block, Pair) and block.size in _LINED_UP}
    amounts = {figure for figure in figures if AMOUNT.fullmatch(figure)}
    edges = {seen.place.right() for seen in lines(lay_out(paper, dots)) if seen.text in amounts}
    assert len(amounts) > 3
    assert max(edges) - min(edges) < 1


_LINED_UP = {Size.SMALL, Size.BODY, Size.STRONG}


@BOTH_WIDTHS
@EVERY_PAPER
def test_a_figure_never_wraps(name: str, dots: int) -> None:
    figures = {block.figure for block in PAPERS[name].blocks if isinstance(block, Pair)}
    for run in runs(lay_out(PAPERS[name], dots)):
        assert run.paragraph.text not in figures or run.paragraph.lines == 1


def test_a_long_label_wraps_beside_its_figure() -> None:
    label = "Plateau de cuivre ciselé à la main, motif aux huit étoiles, atelier de la place Seffarine"
    page = lay_out(Document("any", Language.FR, (Pair(label, "1\u202f250,00", Language.FR),)), WIDE)
    figure, *wrapped = sorted(lines(page), key=lambda seen: (-seen.place.right(), seen.place.top()))
    assert len(wrapped) > 1
    assert figure.text == "1\u202f250,00"
    assert all(seen.place.right() < figure.place.left() for seen in wrapped)


def test_a_squeezed_label_gets_the_whole_line_and_its_figure_the_next() -> None:
    pair = Pair("SNA26-B112-1.1-000248", "21/11/2026 17:05", Language.FR, Size.STRONG, Emphasis.ALL)
    number, moment = lines(lay_out(Document("any", Language.FR, (pair,)), NARROW))
    assert moment.place.center().y() > number.place.bottom()
    assert moment.place.right() == pytest.approx(NARROW - sheet_for(NARROW).margin, abs=1)


def test_a_figure_too_wide_for_the_paper_is_set_smaller() -> None:
    figure = "999\u202f999\u202f999\u202f999,99 DH"
    (_, run) = runs(lay_out(Document("any", Language.FR, (Pair("T", figure, Language.FR, Size.TOTAL),)), NARROW))
    assert run.paragraph.width <= sheet_for(NARROW).content


def test_two_languages_share_a_line_where_they_fit_and_take_one_each_where_not() -> None:
    def count(text: str) -> int:
        pair = Pair(text, "1,00", Language.FR, also=Phrase("المجموع", Language.AR))
        return len(list(lines(lay_out(Document("any", Language.FR, (pair,)), WIDE)))) - 1

    assert count("Total") == 1
    assert count("Le total de tous les articles de ce ticket") == 2


@BOTH_WIDTHS
@pytest.mark.parametrize("name", ["receipt-fr-ar", "z-ar"])
def test_a_label_and_its_figure_stand_on_one_baseline(name: str, dots: int) -> None:
    page, pairs = lay_out(PAPERS[name], dots), {b.figure: b for b in PAPERS[name].blocks if isinstance(b, Pair)}
    placed = [(run.y + run.paragraph.baseline, run.paragraph) for run in runs(page)]
    for baseline, paragraph in placed:
        if paragraph.text in pairs:
            near = {other for other, _ in placed if abs(other - baseline) < 6}
            assert near == {baseline}, paragraph.text


def test_a_table_without_room_puts_each_label_above_its_figures_and_says_it_once() -> None:
    wide = "999\u202f999\u202f999,99"
    table = Table((("Vendeur",), ("TVA 20 %", wide, wide)), Language.FR)
    page = lay_out(Document("any", Language.FR, (table,)), NARROW)
    assert [run.paragraph.text for run in runs(page)].count("Vendeur") == 1
    tops = {run.paragraph.text: run.y for run in runs(page)}
    assert tops["Vendeur"] < tops["TVA 20 %"] < tops[wide]


def test_an_arabic_paper_is_the_mirror_of_a_french_one() -> None:
    pair = Pair("x", "1,00", Language.FR, mark="A")
    french = {seen.text: seen.place for seen in lines(lay_out(Document("any", Language.FR, (pair,)), WIDE))}
    arabic = {seen.text: seen.place for seen in lines(lay_out(Document("any", Language.AR, (pair,)), WIDE))}
    for text in ("A", "x", "1,00"):
        assert arabic[text].left() == pytest.approx(WIDE - french[text].right(), abs=1)
