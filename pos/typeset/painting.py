"""Paints a page that was laid out: text by its layout, everything else as plain shapes."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from pos.typeset.page import Band, Box, Dashes, Page, Run, Squares
from pos.typeset.patterns import band_paths

_BLACK = QColor(Qt.GlobalColor.black)
_WHITE = QColor(Qt.GlobalColor.white)
_DASH = 8
_SPACE = 6
_WHITE_BYTE = b"\xff"


def paint(page: Page, painter: QPainter) -> None:
    """Paint all marks of a page at its own size; whoever wants another scale sets it on the painter."""
    painter.setPen(_BLACK)
    for mark in page.marks:
        match mark:
            case Run():
                painter.setPen(_WHITE if mark.white else _BLACK)
                mark.paragraph.layout.draw(painter, QPointF(mark.x, mark.y))
            case Box():
                painter.fillRect(mark.x, mark.y, mark.width, mark.height, _BLACK)
            case Dashes():
                _paint_dashes(mark, painter)
            case Band():
                for path in band_paths(mark.motif, mark.x, mark.y, mark.width, mark.height):
                    painter.fillPath(path, _BLACK)
            case Squares():
                _paint_squares(mark, painter)


def dashes_of(rule: Dashes) -> Iterator[Box]:
    """Give the whole dashes of a rule, the last one ending at the margin."""
    count = (rule.width + _SPACE) // (_DASH + _SPACE)
    for number in range(count):
        x = rule.x + number * (rule.width - _DASH) // (count - 1)
        yield Box(x, rule.y, _DASH, rule.height)


def _paint_dashes(rule: Dashes, painter: QPainter) -> None:
    for dash in dashes_of(rule):
        painter.fillRect(dash.x, dash.y, dash.width, dash.height, _BLACK)


def _paint_squares(squares: Squares, painter: QPainter) -> None:
    """Paint a code as a picture of one pixel a module, enlarged without smoothing."""
    side = len(squares.rows)
    shades = b"".join(row.translate(_SHADES) for row in squares.rows)
    picture = QImage(shades, side, side, side, QImage.Format.Format_Grayscale8)
    width = side * squares.module
    painter.drawImage(QRect(squares.x, squares.y, width, width), picture)


_SHADES = bytes([255, 0]) + bytes(254)
