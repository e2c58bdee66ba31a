"""Text on a painter: placed by reading direction, in the bundled faces, and never cut in silence.

Everything a widget writes goes through here, so one place decides what happens to a text that is too long: a name
ends in an ellipsis, a figure grows smaller until it fits, because half an amount is a wrong amount.
"""

from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from pos.typeset.fonts import face
from pos.ui.theme.tokens import Type, Weight, ink

SMALLEST = int(Type.CAPTION)


class Place(Enum):
    """Where in its box a text stands; start and end follow the direction of reading."""

    START = Qt.AlignmentFlag.AlignLeading
    CENTRE = Qt.AlignmentFlag.AlignHCenter
    END = Qt.AlignmentFlag.AlignTrailing


def type_of(size: int, weight: int = Weight.NORMAL) -> QFont:
    """Give the face of that height and weight."""
    return face(int(size), int(weight))


def width_of(text: str, font: QFont) -> float:
    """Say how wide a text is, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def shortened(text: str, font: QFont, room: float) -> str:
    """Give the text as it fits into `room` pixels: whole, or ending in an ellipsis."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= room + 0.5:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


def fitting(text: str, size: int, weight: int, room: float) -> QFont:
    """Give the largest face, at most `size` high, in which the whole text fits into `room` pixels."""
    font = type_of(size, weight)
    wide = width_of(text, font)
    if wide <= room or wide <= 0:
        return font
    return type_of(max(SMALLEST, int(size * room / wide)), weight)


def write(painter: QPainter, box: QRectF, text: str, colour: str, place: Place = Place.START) -> None:
    """Write one line in the painter's font, in the middle of the box's height."""
    if not text:
        return
    painter.setPen(ink(colour))
    flags = place.value | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, int(flags), shortened(text, painter.font(), box.width()))


def write_figure(painter: QPainter, box: QRectF, text: str, colour: str, place: Place = Place.END) -> None:
    """Write a figure in the painter's font, or smaller if the box is too narrow for it."""
    font = painter.font()
    painter.setFont(fitting(text, font.pixelSize(), font.weight(), box.width()))
    write(painter, box, text, colour, place)
    painter.setFont(font)


def write_lines(painter: QPainter, box: QRectF, text: str, colour: str, place: Place = Place.START) -> None:
    """Write a text on as many lines as the box is high, from its top."""
    painter.setPen(ink(colour))
    flags = place.value | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(box, int(flags), text)


def height_of_lines(text: str, font: QFont, room: float) -> float:
    """Say how high a text is when it is written on lines `room` pixels wide."""
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, room, 10_000), int(Qt.TextFlag.TextWordWrap), text).height()
