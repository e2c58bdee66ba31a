"""Composes the pieces of the demonstration fair: names that agree in three languages, prices as artisans ask them.

What can be said of a craft's pieces is data (`resources/demo/pieces.csv`); this only puts size, colour and manner
together so that every name makes sense. Chance comes from a counter with a seed, so the fair is always the same.
"""

import csv
from collections.abc import Mapping
from enum import StrEnum
from io import StringIO
from itertools import product
from math import gcd

import msgspec

from pos.domain.names import Names
from pos.domain.patterns import MOTIFS
from pos.domain.product import Motif, Pattern
from pos.domain.values import dataclass

_FRENCH_FORMS = {"m": 0, "f": 1, "mp": 2, "fp": 3}
_ARABIC_UNITS = {"cm": "سم", "m": "م", "ml": "مل", "L": "ل", "kg": "كغ", "g": "غ"}
_STEPS = ((50, 5), (1_000, 10), (5_000, 50))
_LARGEST_STEP = 100
_SERVICES = "P13"
_WORD = 2**64 - 1
_SMALL = 30
_HAGGLED = 80


class Draws:
    """Numbers that look drawn and are the same for the same seed (Steele and Vigna's SplitMix64)."""

    def __init__(self, seed: int) -> None:
        """Start from a seed."""
        self._state = seed

    def below(self, limit: int) -> int:
        """Draw a whole number from 0 up to, without, `limit`."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _WORD
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _WORD
        return (mixed ^ (mixed >> 31)) * limit >> 64


class Colour(msgspec.Struct, frozen=True):
    """A colour with its agreement, and how it is drawn: ground, main and second, several times."""

    ar: tuple[str, str]
    fr: tuple[str, str, str, str]
    en: str
    drawn: tuple[tuple[str, str, str], ...]


class Colours(msgspec.Struct, frozen=True):
    """The colours by name, the palettes of materials, and the crafts that wear another motif than their chain."""

    colours: Mapping[str, Colour]
    materials: Mapping[str, tuple[tuple[str, str, str], ...]]
    motifs: Mapping[Motif, tuple[str, ...]]


class Kind(StrEnum):
    """Whether a piece is one of a kind, one of many, or work done on the spot."""

    UNIQUE = "u"
    STOCKED = "s"
    SERVICE = "v"


@dataclass(frozen=True, slots=True)
class Manner:
    """One way a piece can be: its option in three languages, its colour, its size (empty where there is none).

    `rank` is its place among those that differ in price: by size, or by option where those are ranked.
    """

    option: tuple[str, ...]
    colour: str
    size: str
    rank: int


@dataclass(frozen=True, slots=True)
class Template:
    """What a craft's pieces have in common; `low` and `high` are whole dirhams, `ranks` how many prices between."""

    craft: str
    kind: Kind
    weight: int
    french: int
    arabic: int
    low: int
    high: int
    names: tuple[str, str, str]
    ranks: int
    manners: tuple[Manner, ...]
    material: str

    @property
    def chain(self) -> str:
        """The chain of the craft."""
        return self.craft.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Piece:
    """A composed piece, before anybody sells it; `price` and `floor` are minor units, a floor of 0 is none.

    `patterns` are all those it could wear.
    """

    craft: str
    names: Names
    price: int
    floor: int
    kind: Kind
    patterns: tuple[Pattern, ...]


def read_templates(text: str) -> tuple[Template, ...]:
    """Read the templates from the text of their table."""
    return tuple(_template(row) for row in csv.DictReader(StringIO(text), delimiter=";"))


def read_colours(data: bytes) -> Colours:
    """Read the colours from the JSON of their file."""
    return msgspec.json.decode(data, type=Colours)


def compose(template: Template, count: int, colours: Colours, draws: Draws) -> list[Piece]:
    """Make that many pieces of a template, each in another manner as long as there are any."""
    total = len(template.manners)
    stride = next(step for step in range(max(1, total * 5 // 8), 2 * total + 1) if gcd(step, total) == 1)
    first = draws.below(total)
    manners = (template.manners[(first + stride * at) % total] for at in range(count))
    return [_piece(template, manner, colours, draws) for manner in manners]


def human_price(dirhams: int) -> int:
    """Round a price as people ask it, in whole dirhams."""
    step = next((step for limit, step in _STEPS if dirhams < limit), _LARGEST_STEP)
    return max(step, (dirhams + step // 2) // step * step)


def _template(row: Mapping[str, str]) -> Template:
    french, _, arabic = row["gender"].partition("/")
    options = [tuple(option.split("~")) for option in row["options"].split("/") if option] or [("", "", "")]
    sizes = row["sizes"].split("|")
    ranked = row["ranked"] == "yes"
    mixed = product(enumerate(options), row["colours"].split("|"), enumerate(sizes))
    return Template(
        craft=row["craft"],
        kind=Kind(row["kind"]),
        weight=int(row["weight"]),
        french=_FRENCH_FORMS[french],
        arabic=int(arabic == "f"),
        low=int(row["low"]),
        high=int(row["high"]),
        names=(row["ar"], row["fr"], row["en"]),
        ranks=len(options) if ranked else len(sizes),
        manners=tuple(
            Manner(option, colour, size, at if ranked else size_at) for (at, option), colour, (size_at, size) in mixed
        ),
        material=row["palette"],
    )


def _piece(template: Template, manner: Manner, colours: Colours, draws: Draws) -> Piece:
    dirhams = _asked(template, manner, draws)
    # A few small things are asked with half a dirham, as in a market.
    half = 50 if dirhams < _SMALL and draws.below(4) == 0 else 0
    return Piece(
        craft=template.craft,
        names=_names(template, manner, colours),
        price=dirhams * 100 + half,
        floor=_floor(template, dirhams, draws) * 100,
        kind=template.kind,
        patterns=_patterns(template, manner, colours),
    )


def _floor(template: Template, dirhams: int, draws: Draws) -> int:
    """Say how far down haggling may go; small things, and what is eaten or rendered, are not haggled over."""
    floor = human_price(dirhams * (78 + draws.below(12)) // 100)
    haggled = template.kind is Kind.UNIQUE or draws.below(10) > 2  # noqa: PLR2004  # seven in ten
    return floor if haggled and template.chain != _SERVICES and _HAGGLED <= floor < dirhams else 0


def _patterns(template: Template, manner: Manner, colours: Colours) -> tuple[Pattern, ...]:
    """List what a piece could wear: its colour in several company, or the palettes of its material, both ways round."""
    own = (motif for motif, crafts in colours.motifs.items() if template.craft in crafts)
    motif = next(own, MOTIFS[template.chain])
    if manner.colour:
        return tuple(Pattern(motif, drawn) for drawn in colours.colours[manner.colour].drawn)
    palettes = colours.materials[template.material]
    turned = tuple((ground, second, main) for ground, main, second in palettes)
    return tuple(Pattern(motif, drawn) for drawn in palettes + turned)


def _asked(template: Template, manner: Manner, draws: Draws) -> int:
    """Ask more for a larger or finer piece, and within a few hundredths as the piece and the day would have it."""
    span = template.high - template.low
    steps = template.ranks - 1
    base = template.low + (span * manner.rank // steps if steps else draws.below(span + 1))
    return human_price(base * (96 + draws.below(9)) // 100)


def _names(template: Template, manner: Manner, colours: Colours) -> Names:
    ar, fr, en = template.names
    for_ar, for_fr, for_en = manner.option
    if manner.colour:
        colour = colours.colours[manner.colour]
        ar = ar.replace("{c}", colour.ar[template.arabic])
        fr = fr.replace("{c}", colour.fr[template.french])
        en = en.replace("{c}", colour.en)
    if "{t}" not in fr:
        ar, fr, en = f"{ar} {{t}}", f"{fr} {{t}}", f"{en} {{t}}"
    size = manner.size
    amount, _, unit = size.partition(" ")
    return Names(
        ar=_tidy(ar.replace("{t}", for_ar), f"{amount} {_ARABIC_UNITS.get(unit, unit)}"),
        fr=_tidy(fr.replace("{t}", for_fr), size),
        en=_tidy(en.replace("{t}", for_en), size.replace(",", ".")),
    )


def _tidy(name: str, size: str) -> str:
    words = " ".join(f"{name} {size}".split())
    return words[0].upper() + words[1:]
