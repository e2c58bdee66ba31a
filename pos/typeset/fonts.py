"""The bundled faces: loaded once into Qt, and the same on every machine, screen and paper.

Qt picks the first family of the list that has the character: Noto Sans for Latin text and every figure, then
Arabic, Tifinagh, arrows and signs. What the machine itself has installed never decides how a paper looks.
"""

import threading
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from pos.words.places import resource

FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Tifinagh", "Noto Sans Math", "Noto Sans Symbols2")
"""In the order in which they are asked for a character."""


class FontsUnavailable(Exception):
    """A bundled font could not be loaded: the installation is damaged and must be repeated; no data is touched."""


@cache
def load_fonts() -> None:
    """Make the bundled families known to Qt; needs a QGuiApplication, may be called on any thread, many times."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FontsUnavailable(str(file))
    missing = [family for family in FAMILIES if not QFontDatabase.hasFamily(family)]
    if missing:
        raise FontsUnavailable(", ".join(missing))


class _Faces(threading.local):
    """One set of fonts a thread: Qt attaches its per-thread glyph caches to a font's shared insides."""

    def __init__(self) -> None:
        self.made: dict[tuple[int, int, QFont.HintingPreference], QFont] = {}


_faces = _Faces()


def face(
    pixels: int, weight: int = 400, hinting: QFont.HintingPreference = QFont.HintingPreference.PreferNoHinting
) -> QFont:
    """Give the font of that height in pixels and weight (400, 500, 600 or 700); copy it before changing it.

    A screen shows letters as they were drawn; a printer's coarse dots want them fitted to its grid (full hinting).
    """
    made = _faces.made.get((pixels, weight, hinting))
    if made is None:
        load_fonts()
        made = QFont()
        made.setFamilies(list(FAMILIES))
        made.setPixelSize(pixels)
        made.setWeight(QFont.Weight(weight))
        made.setHintingPreference(hinting)
        _faces.made[(pixels, weight, hinting)] = made
    return made
