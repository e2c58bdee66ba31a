"""Craft patterns as bands of black on white, the same cell a whole number of times across the paper.

A cell is a whole number of dots wide, so that every repeat falls on the printer's grid alike.
"""

import math
from collections.abc import Callable, Iterator
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from pos.domain.product import Motif
from pos.domain.values import dataclass

_EDGE = 2
"""Dots of the lines above and below a band."""
_AIR = 5
"""Dots of white between them and the pattern."""
_POINTS = 8
_WAIST = 0.7654
"""How far in the notches of the star made of two squares lie, against its points."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """One repeat: its width against its height, how to draw it in a box, and half the size of a bead between two."""

    aspect: float
    draw: Callable[[float, float], QPainterPath]
    bead: float = 0.0


def band_paths(motif: Motif, x: int, y: int, width: int, height: int) -> Iterator[QPainterPath]:
    """Draw a band, cell by cell (one long path takes four times as long to fill). All in dots."""
    inner = height - 2 * (_EDGE + _AIR)
    cell = _CELLS[motif]
    count = round(width / (inner * cell.aspect))
    step = width // count
    left, top = x + (width - count * step) // 2, y + _EDGE + _AIR
    yield _box(QRectF(x, y, width, _EDGE))
    yield _box(QRectF(x, y + height - _EDGE, width, _EDGE))
    drawn = _drawn(motif, step, inner)
    for index in range(count):
        yield QTransform.fromTranslate(left + index * step, top).map(drawn)
    for joint in range(1, count if cell.bead else 0):
        middle = QPointF(left + joint * step, top + inner / 2)
        yield _lozenge(middle, inner * cell.bead, inner * cell.bead * 1.5)


@lru_cache
def _drawn(motif: Motif, width: int, height: int) -> QPainterPath:
    """Draw a cell once; it is only ever copied from, on whichever thread."""
    return _CELLS[motif].draw(width, height)


def _star(width: float, height: float) -> QPainterPath:
    """Draw the eight-fold star in the star."""
    middle, radius = QPointF(width / 2, height / 2), height / 2
    return _points(middle, radius).subtracted(_points(middle, radius * 0.68)).united(_points(middle, radius * 0.4))


def _points(middle: QPointF, radius: float) -> QPainterPath:
    """Draw two squares, one turned by an eighth of a turn."""
    corners = []
    for corner in range(2 * _POINTS):
        reach = radius * (_WAIST if corner % 2 else 1.0)
        angle = corner * math.pi / _POINTS
        corners.append(QPointF(middle.x() + reach * math.cos(angle), middle.y() + reach * math.sin(angle)))
    return _polygon(corners)


def _weave(width: float, height: float) -> QPainterPath:
    """Draw a basket's strands: three lying beside three standing, changed about in the row below."""
    path = QPainterPath()
    side, strand = width / 2, width / 12
    for row in range(2):
        for column in range(2):
            left, top = column * side, row * height / 2
            for number in range(3):
                along = strand / 2 + number * 2 * strand
                if (row + column) % 2:
                    path.addRect(QRectF(left + along, top + 1, strand, side - 2))
                else:
                    path.addRect(QRectF(left + 1, top + along, side - 2, strand))
    return path


def _arch(width: float, height: float) -> QPainterPath:
    """Draw a horseshoe arch, white in its wall, with a lamp hanging in it."""
    wall = _box(QRectF(0, 0, width - 3, height))
    opening = QPainterPath()
    opening.setFillRule(Qt.FillRule.WindingFill)
    opening.addEllipse(QPointF(width / 2 - 1.5, height * 0.46), width * 0.33, height * 0.34)
    opening.addRect(QRectF(width * 0.27 - 1.5, height * 0.55, width * 0.46, height * 0.45))
    lamp = _lozenge(QPointF(width / 2 - 1.5, height * 0.5), height * 0.11, height * 0.15)
    return wall.subtracted(opening.simplified()).united(lamp)


def _ring(width: float, height: float) -> QPainterPath:
    """Draw a ring with a bead in it."""
    middle = QPointF(width / 2, height / 2)
    path = QPainterPath()
    for radius in (height * 0.5, height * 0.36, height * 0.18):
        path.addEllipse(middle, radius, radius)
    return path


def _chevron(width: float, height: float) -> QPainterPath:
    """Draw two zigzags above each other, as on a woven border."""
    path = QPainterPath()
    thick = height * 0.2
    for top in (0.0, height * 0.42):
        low = top + height * 0.58 - thick
        over = [QPointF(0, low), QPointF(width / 2, top), QPointF(width, low)]
        under = [QPointF(point.x(), point.y() + thick) for point in reversed(over)]
        path.addPath(_polygon(over + under))
    return path


def _polygon(corners: list[QPointF]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return path


def _lozenge(middle: QPointF, across: float, up: float) -> QPainterPath:
    x, y = middle.x(), middle.y()
    return _polygon([QPointF(x, y - up), QPointF(x + across, y), QPointF(x, y + up), QPointF(x - across, y)])


def _box(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(rect)
    return path


_CELLS = {
    Motif.STAR: _Cell(1.4, _star, bead=0.12),
    Motif.WEAVE: _Cell(1.0, _weave),
    Motif.ARCH: _Cell(0.9, _arch),
    Motif.RING: _Cell(1.4, _ring, bead=0.11),
    Motif.CHEVRON: _Cell(0.8, _chevron),
}
