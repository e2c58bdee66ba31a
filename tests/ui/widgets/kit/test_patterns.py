import pytest
from PySide6.QtGui import QColor

from pos.domain.product import Motif, Pattern
from pos.ui.theme.patterns import KEPT, Cut, swatch

COLOURS = ("#F0E0D0", "#102030", "#C08010")


@pytest.mark.parametrize("motif", Motif)
@pytest.mark.parametrize("cut", [Cut(205, 100, 14, upper_only=True), Cut(52, 52, 8), Cut(1, 1)])
def test_every_motif_is_drawn_in_any_shape(motif: Motif, cut: Cut) -> None:
    image = swatch(Pattern(motif, COLOURS), cut)
    assert (image.width(), image.height()) == (cut.width, cut.height)


def test_corners_are_round_where_asked() -> None:
    image = swatch(Pattern(Motif.WEAVE, COLOURS), Cut(60, 60, 14, upper_only=True))
    alphas = [image.pixelColor(x, y).alpha() for x, y in ((0, 0), (59, 0), (0, 59), (59, 59))]
    assert alphas == [0, 0, 255, 255]


def test_a_piece_wears_its_own_colours() -> None:
    image = swatch(Pattern(Motif.RING, COLOURS), Cut(100, 100))
    seen = {image.pixelColor(x, 50).name() for x in range(100)}
    assert {QColor(colour).name() for colour in COLOURS} <= seen


def test_a_sharp_screen_gets_more_dots() -> None:
    image = swatch(Pattern(Motif.STAR, COLOURS), Cut(50, 40), 2.0)
    assert (image.width(), image.height(), image.devicePixelRatio()) == (100, 80, 2.0)


def test_the_store_of_patterns_is_bounded() -> None:
    for number in range(KEPT * 2):
        swatch(Pattern(Motif.CHEVRON, (f"#{number:06x}", "#000000", "#FFFFFF")), Cut(4, 4))
    assert swatch.cache_info().currsize == KEPT
