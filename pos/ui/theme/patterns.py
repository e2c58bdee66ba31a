"""The patterns of the crafts, drawn: each piece wears its own colours, so it is told apart without a photograph.

A pattern is painted once for a size and kept; the store is bounded, so a hundred thousand pieces cost no more
memory than the few that were looked at last.
"""

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from pos.domain.product import Motif, Pattern
from pos.domain.values import dataclass

KEPT = 192
"""Painted patterns kept: a screen shows some twenty tiles and a dozen lines at a time."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The shape a pattern is cut to: its size in pixels, its corners, and whether only the upper ones are round."""

    width: int
    height: int
    radius: int = 0
    upper_only: bool = False


@lru_cache(maxsize=KEPT)
def swatch(pattern: Pattern, cut: Cut, ratio: float = 1.0) -> QImage:
    """Give the pattern painted and cut to shape, for a screen with `ratio` dots a pixel."""
    size = (round(cut.width * ratio), round(cut.height * ratio))
    cloth = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    cloth.fill(QColor(pattern.colours[0]))
    painter = QPainter(cloth)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBackground(QColor(pattern.colours[0]))
    painter.scale(ratio, ratio)
    _DRAW[pattern.motif](painter, QRectF(0, 0, cut.width, cut.height), QColor(pattern.colours[1]), pattern.colours[2])
    painter.end()
    return _cut_out(cloth, cut, ratio)


def outline(cut: Cut) -> QPainterPath:
    """Give the shape of a cut as a path from the origin."""
    path = QPainterPath()
    below = cut.radius if cut.upper_only else 0
    path.addRoundedRect(QRectF(0, 0, cut.width, cut.height + below), cut.radius, cut.radius)
    if not below:
        return path
    window = QPainterPath()
    window.addRect(QRectF(0, 0, cut.width, cut.height))
    return path.intersected(window)


def _cut_out(cloth: QImage, cut: Cut, ratio: float) -> QImage:
    if cut.radius:
        painter = QPainter(cloth)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(0, 0, _stencil(cut, ratio))
        painter.end()
    cloth.setDevicePixelRatio(ratio)
    return cloth


@lru_cache(maxsize=KEPT)
def _stencil(cut: Cut, ratio: float) -> QImage:
    """Give the shape of a cut, solid where the cloth stays."""
    shape = QImage(round(cut.width * ratio), round(cut.height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    shape.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shape)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    painter.fillPath(outline(cut), Qt.GlobalColor.black)
    painter.end()
    return shape


def _star(painter: QPainter, box: QRectF, main: QColor, spark: str) -> None:
    """Eight-fold stars that touch, with the cross of the ground left between them."""
    step = max(box.height() / 2.0, 26.0)
    star, heart, cross = (
        _pointed(step * 0.5, step * 0.36, 8),
        _pointed(step * 0.19, step * 0.13, 8),
        _pointed(step * 0.1, step * 0.1, 4),
    )
    centres = _grid(box, step, step)
    painter.setBrush(main)
    for x, y in centres:
        painter.drawPolygon(star.translated(x, y))
    painter.setBrush(QColor(spark))
    for x, y in centres:
        painter.drawPolygon(heart.translated(x, y))
        painter.drawPolygon(cross.translated(x + step / 2, y + step / 2))


def _weave(painter: QPainter, box: QRectF, main: QColor, spark: str) -> None:
    """Lozenges in rows, as a shuttle lays them, every third row in the second colour."""
    wide = max(box.width() / 7.0, 13.0)
    high = wide * 0.62
    rows = round(box.height() / (high / 2)) + 2
    lozenge = _lozenge(wide * 0.44, high * 0.4)
    for row in range(rows):
        painter.setBrush(QColor(spark) if row % 3 == 1 else main)
        shift = wide / 2 if row % 2 else 0.0
        for column in range(-1, round(box.width() / wide) + 2):
            painter.drawPolygon(lozenge.translated(column * wide + shift, row * high / 2))


def _arch(painter: QPainter, box: QRectF, main: QColor, spark: str) -> None:
    """A row of doorways under lamps."""
    ground = painter.background().color()
    count = max(2, round(box.width() / 42.0))
    wide = box.width() / count
    top = box.height() * 0.28
    for index in range(count):
        middle = (index + 0.5) * wide
        for inset, colour in ((0.06, main), (0.18, ground), (0.29, QColor(spark))):
            half = wide * (0.5 - inset)
            path = QPainterPath(QPointF(middle - half, box.height()))
            spring = top + half + wide * inset
            path.lineTo(middle - half, spring)
            path.arcTo(QRectF(middle - half, spring - half, half * 2, half * 2), 180, -180)
            path.lineTo(middle + half, box.height())
            painter.setBrush(colour)
            painter.drawPath(path)
        painter.setBrush(main)
        painter.drawEllipse(QPointF(middle, top * 0.52), wide * 0.13, wide * 0.13)


def _ring(painter: QPainter, box: QRectF, main: QColor, spark: str) -> None:
    """Rings from the wheel, about the middle of the piece."""
    reach = min(box.width(), box.height() * 1.5) * 0.5
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for index, part in enumerate((0.94, 0.68, 0.42, 0.17)):
        colour = main if index % 2 == 0 else QColor(spark)
        painter.setPen(QPen(colour, reach * 0.15))
        painter.drawEllipse(box.center(), reach * part, reach * part)
    painter.setPen(Qt.PenStyle.NoPen)


def _chevron(painter: QPainter, box: QRectF, main: QColor, spark: str) -> None:
    """Zigzags across the cloth, the two colours in turn."""
    wide = max(box.width() / 6.0, 17.0)
    high = wide * 0.36
    step = high * 1.6
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for row in range(-1, round(box.height() / step) + 2):
        line = QPolygonF()
        for column in range(-1, round(box.width() / (wide / 2)) + 3):
            line.append(QPointF(column * wide / 2, row * step + (high if column % 2 else 0.0)))
        painter.setPen(QPen(main if row % 2 else QColor(spark), high * 0.5, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawPolyline(line)
    painter.setPen(Qt.PenStyle.NoPen)


_DRAW = {
    Motif.STAR: _star,
    Motif.WEAVE: _weave,
    Motif.ARCH: _arch,
    Motif.RING: _ring,
    Motif.CHEVRON: _chevron,
}


def _grid(box: QRectF, wide: float, high: float) -> list[tuple[float, float]]:
    """Centres that cover the box, the middle one in its middle."""
    across, down = round(box.width() / wide / 2) + 1, round(box.height() / high / 2) + 1
    middle = box.center()
    return [
        (middle.x() + column * wide, middle.y() + row * high)
        for row in range(-down, down + 1)
        for column in range(-across, across + 1)
    ]


def _pointed(outer: float, inner: float, points: int) -> QPolygonF:
    """Give a star about the origin."""
    turns = [(inner if index % 2 else outer, index * pi / points) for index in range(points * 2)]
    return QPolygonF([QPointF(reach * sin(angle), -reach * cos(angle)) for reach, angle in turns])


def _lozenge(across: float, down: float) -> QPolygonF:
    """Give a lozenge about the origin."""
    return QPolygonF([QPointF(-across, 0), QPointF(0, -down), QPointF(across, 0), QPointF(0, down)])
