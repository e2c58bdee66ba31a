"""The tokens of the design: every colour, space and size a widget may use, under the name of what it is for.

A theme is frozen; a widget asks `look()` at each paint, so that another theme is one assignment and one repaint.
"""

from enum import IntEnum

from PySide6.QtGui import QColor

from pos.domain.values import dataclass


class Space(IntEnum):
    """Distances, in pixels."""

    HAIR = 4
    TIGHT = 8
    SNUG = 12
    BODY = 16
    WIDE = 24
    ROOM = 32
    HALL = 48
    COURT = 64


class Radius(IntEnum):
    """How round a corner is, in pixels."""

    SMALL = 8
    BUTTON = 12
    CARD = 14
    SHEET = 20


class Target(IntEnum):
    """How large what a finger meets must be, in pixels. A chip is drawn lower than its hit area."""

    CHIP = 44
    HIT = 48
    KEY = 60
    MAIN = 72


class Type(IntEnum):
    """Heights of type, in pixels."""

    CAPTION = 13
    BODY = 15
    STRONG = 18
    TITLE = 24
    DISPLAY = 32
    TOTAL = 46
    AMOUNT = 64


class Weight(IntEnum):
    """Weights of type."""

    NORMAL = 400
    MEDIUM = 500
    STRONG = 600
    BOLD = 700


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #RRGGBB, named for their use: `on_…` is written on it, `…_soft` lies under it."""

    ground: str
    surface: str
    sunk: str
    line: str
    edge: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    clay: str
    on_clay: str
    saffron: str
    saffron_ink: str
    saffron_soft: str
    indigo: str
    indigo_soft: str
    danger: str
    danger_soft: str


LIGHT = Theme(
    ground="#F5F0E6",
    surface="#FFFFFF",
    sunk="#EDE6D8",
    line="#DED4C2",
    edge="#8F8674",
    ink="#1D2B2B",
    muted="#5B6666",
    accent="#0B6B58",
    on_accent="#FFFFFF",
    accent_soft="#DCEFE9",
    clay="#B4532A",
    on_clay="#FFFFFF",
    saffron="#C98A12",
    saffron_ink="#7A5200",
    saffron_soft="#FBF0D6",
    indigo="#2F4E8F",
    indigo_soft="#E3E9F5",
    danger="#A3262B",
    danger_soft="#F8E1E0",
)

FACE_COLOURS = ("#B4532A", "#2F4E8F", "#0B6B58", "#8A2B5E", "#7A5200", "#4B5563")
"""The rounds behind people's initials, in the order in which people were added."""


def look() -> Theme:
    """Give the theme that is worn now."""
    return LIGHT


def ink(colour: str, alpha: int = 255) -> QColor:
    """Turn a token into what a painter takes; `alpha` from 0 (nothing) to 255 (solid)."""
    made = QColor(colour)
    made.setAlpha(alpha)
    return made
