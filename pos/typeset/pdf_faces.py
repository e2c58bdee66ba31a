"""The faces inside a PDF: of each bundled face only the letters that the paper uses, one glyph a letter.

A letter whose dots are glyphs of their own is drawn into one, so that whatever reads the PDF finds one letter, not a
body that several letters share and some dots that mean nothing.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.filterPen import DecomposingFilterPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from pos.typeset.pdf_letters import Glyphs, Letter
from pos.words.places import resource

_PLAIN = resource("fonts", "NotoSans-Regular.ttf")
_MISSING: Glyphs = ((0, 0, 0),)
"""The box that stands for a sign which no bundled face has."""
_THOUSAND = 1000


@cache
def _files() -> dict[bytes, Path]:
    """Find each bundled face by its head table, which holds a checksum of the whole face."""
    files = sorted(resource("fonts").glob("*.ttf"))
    return {_opened(file).reader["head"]: file for file in files}


def _opened(file: Path) -> TTFont:
    return TTFont(BytesIO(file.read_bytes()), lazy=True)


class Face:
    """What a PDF uses of one face. Widths and heights are in thousandths of the letter size, as PDF counts them."""

    def __init__(self, head: bytes) -> None:
        """Open the face with that head table; nothing of it is used yet."""
        self._bundled = head in _files()
        file = _files().get(head, _PLAIN)
        self._font = _opened(file)
        self._outlines = self._font.getGlyphSet()
        self._units: int = self._font["head"].unitsPerEm
        self._codes: dict[tuple[str, Glyphs], int] = {("", _MISSING): 0}
        self.name = file.stem
        self.ascent = self._thousandths(self._font["hhea"].ascent)
        self.descent = self._thousandths(self._font["hhea"].descent)

    def code(self, letter: Letter) -> int:
        """Give the number of a letter in this PDF: from 1, in the order in which letters first come."""
        return self._codes.setdefault((letter.text, self._shape(letter)), len(self._codes))

    def width(self, letter: Letter) -> int:
        """Tell how far a letter moves the next one on: as far as its first glyph does."""
        return self._thousandths(self._advance(self._shape(letter)))

    def texts(self) -> dict[int, str]:
        """Tell what each number is read as."""
        return {code: text for (text, _), code in self._codes.items() if text}

    def widths(self) -> list[int]:
        """Give the widths of all glyphs of the file, number 0 first."""
        return [self._thousandths(self._advance(shape)) for _, shape in self._codes]

    def file(self) -> bytes:
        """Make a font file of what is used: the glyph of a letter has the letter's number."""
        shapes = {f"letter{code}" if code else ".notdef": shape for (_, shape), code in self._codes.items()}
        build = FontBuilder(self._units, isTTF=True)
        build.updateHead(created=0, modified=0)
        build.setupGlyphOrder(list(shapes))
        build.setupGlyf({name: self._draw(shape) for name, shape in shapes.items()})
        drawn = build.font["glyf"]
        metrics = {name: (self._advance(shape), getattr(drawn[name], "xMin", 0)) for name, shape in shapes.items()}
        build.setupHorizontalMetrics(metrics)
        build.setupHorizontalHeader(ascent=self._font["hhea"].ascent, descent=self._font["hhea"].descent)
        made = BytesIO()
        build.save(made)
        return made.getvalue()

    def _shape(self, letter: Letter) -> Glyphs:
        return letter.glyphs if self._bundled else _MISSING

    def _advance(self, shape: Glyphs) -> int:
        if not shape:
            return 0
        advance: int = self._font["hmtx"][self._font.getGlyphName(shape[0][0])][0]
        return advance

    def _draw(self, shape: Glyphs) -> object:
        """Draw the glyphs of a letter into one."""
        pen = TTGlyphPen(None)
        for glyph, right, up in shape:
            moved = TransformPen(pen, (1, 0, 0, 1, right, up))
            self._outlines[self._font.getGlyphName(glyph)].draw(DecomposingFilterPen(moved, self._outlines))
        return pen.glyph()

    def _thousandths(self, units: int) -> int:
        return round(units * _THOUSAND / self._units)


class Faces:
    """The faces of one PDF, and the names that its pages call them by."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[bytes, tuple[str, Face]] = {}

    def of(self, head: bytes) -> tuple[str, Face]:
        """Give a face and its name; it is opened when it is first asked for."""
        if head not in self._known:
            self._known[head] = (f"F{len(self._known) + 1}", Face(head))
        return self._known[head]

    def all(self) -> dict[str, Face]:
        """Give all of them by name, in the order in which they were first asked for."""
        return dict(self._known.values())
