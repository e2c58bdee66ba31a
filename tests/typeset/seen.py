"""Looks at a page that was laid out: where each line of text really stands, and which glyphs it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QTextLine

from pos.typeset.page import Page, Run


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of text as it stands on the paper, in dots."""

    text: str
    place: QRectF


def runs(page: Page) -> list[Run]:
    return [mark for mark in page.marks if isinstance(mark, Run)]


def lines(page: Page) -> Iterator[Seen]:
    """Every line of every run, at its place on the page."""
    for run in runs(page):
        layout = run.paragraph.layout
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            text = run.paragraph.text[line.textStart() : line.textStart() + line.textLength()]
            left, right = _extent(line)
            yield Seen(text, QRectF(run.x + left, run.y + line.y(), right - left, line.height()))


def _extent(line: QTextLine) -> tuple[float, float]:
    """Find where a line's letters begin and end; what Qt calls natural counts spaces and overhangs too."""
    edges: list[float] = []
    for run in line.glyphRuns():
        face, glyphs = run.rawFont(), run.glyphIndexes()
        advances = face.advancesForGlyphIndexes(glyphs)
        for glyph, place, advance in zip(glyphs, run.positions(), advances, strict=True):
            if not face.boundingRect(glyph).isEmpty():
                edges += [place.x(), place.x() + advance.x()]
    return min(edges, default=line.x()), max(edges, default=line.x())


def glyphs(page: Page) -> Iterator[tuple[str, str, list[int]]]:
    """The text, the family and the glyphs of every stretch in one face."""
    for run in runs(page):
        for stretch in run.paragraph.layout.glyphRuns():
            yield run.paragraph.text, stretch.rawFont().familyName(), stretch.glyphIndexes()


def ink(image: QImage) -> list[bytes]:
    """The rows of a picture, one byte a dot, 0 for black."""
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    data, stride = bytes(gray.constBits()), gray.bytesPerLine()
    return [data[row * stride : row * stride + gray.width()] for row in range(gray.height())]


def columns_with_ink(image: QImage) -> tuple[int, int]:
    """The first and the last column that hold a black dot."""
    rows = [row for row in ink(image) if b"\x00" in row]
    return min(row.index(0) for row in rows), max(row.rindex(0) for row in rows)
