"""The tokens are legible: what is written on what is judged as WCAG judges it, and so are outlines in sunlight."""

import pytest

from pos.ui.theme.tokens import FACE_COLOURS, LIGHT

TEXT, EDGE = 4.5, 3.0

WRITTEN = [
    (LIGHT.ink, (LIGHT.ground, LIGHT.surface, LIGHT.sunk, LIGHT.accent_soft, LIGHT.saffron_soft, LIGHT.danger_soft)),
    (LIGHT.muted, (LIGHT.ground, LIGHT.surface, LIGHT.sunk, LIGHT.accent_soft)),
    (LIGHT.on_accent, (LIGHT.accent,)),
    (LIGHT.accent, (LIGHT.ground, LIGHT.surface, LIGHT.accent_soft)),
    (LIGHT.saffron_ink, (LIGHT.ground, LIGHT.surface, LIGHT.accent_soft, LIGHT.saffron_soft)),
    (LIGHT.indigo, (LIGHT.surface, LIGHT.indigo_soft)),
    (LIGHT.danger, (LIGHT.ground, LIGHT.surface, LIGHT.danger_soft)),
    (LIGHT.surface, (LIGHT.ink,)),
    (LIGHT.on_clay, FACE_COLOURS),
]
SEEN = [
    (LIGHT.edge, LIGHT.ground),
    (LIGHT.edge, LIGHT.surface),
    (LIGHT.indigo, LIGHT.sunk),
    (LIGHT.danger, LIGHT.surface),
]


def lightness(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((lightness(one), lightness(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_ruler_is_true() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0


@pytest.mark.parametrize(("ink", "ground"), [(ink, ground) for ink, grounds in WRITTEN for ground in grounds])
def test_text_is_read_on_every_ground_it_stands_on(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= TEXT


@pytest.mark.parametrize(("edge", "ground"), SEEN)
def test_an_outline_is_seen_in_sunlight(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= EDGE
