"""Text on a painter: placed by reading direction, in the bundled faces, and never cut in silence.

Everything a widget writes goes through here, so one place decides what happens to a text that is too long: a name
ends in an ellipsis, a figure grows smaller until it fits, because half an amount is a wrong amount.
"""

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from pos.typeset.fonts import face
from pos.ui.theme.tokens import Type, Weight, ink

SMALLEST = int(Type.CAPTION)
LINE, BASELINE = 1.5, 1.08
"""How high a line of a paragraph is, and where its letters stand on it, for a type of height 1."""


MEASURED = 4096
"""Texts whose width is remembered: the words of a screen, and the rows and tiles seen last."""
_NEW_LINE = "\u2028"


class Place(Enum):
    """Where in its box a text stands; start and end follow the direction of reading."""

    START = Qt.AlignmentFlag.AlignLeading
    CENTRE = Qt.AlignmentFlag.AlignHCenter
    END = Qt.AlignmentFlag.AlignTrailing


_FLAGS = {place: int(place.value | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine) for place in Place}
"""One line in the middle of the box's height, for each place: flags of an enum are slow to join."""

_MIRRORED = {Place.START: Place.END, Place.END: Place.START}


def type_of(size: int, weight: int = Weight.NORMAL) -> QFont:
    """Give the face of that height and weight."""
    return face(int(size), int(weight))


def width_of(text: str, font: QFont) -> float:
    """Say how wide a text is, in pixels."""
    return _measured(text, font.pixelSize(), int(font.weight()))


@lru_cache(maxsize=MEASURED)
def _measured(text: str, pixels: int, weight: int) -> float:
    return QFontMetricsF(face(pixels, weight)).horizontalAdvance(text)


def shortened(text: str, font: QFont, room: float) -> str:
    """Give the text as it fits into `room` pixels: whole, or ending in an ellipsis."""
    if width_of(text, font) <= room + 0.5:
        return text
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)


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
    painter.drawText(box, _FLAGS[place], shortened(text, painter.font(), box.width()))


def write_figure(painter: QPainter, box: QRectF, text: str, colour: str, place: Place = Place.END) -> None:
    """Write a figure in the painter's font, or smaller if the box is too narrow for it."""
    font = painter.font()
    painter.setFont(fitting(text, font.pixelSize(), font.weight(), box.width()))
    write(painter, box, text, colour, place)
    painter.setFont(font)


def write_lines(painter: QPainter, box: QRectF, text: str, colour: str, place: Place = Place.START) -> None:
    """Write a text on as many lines as it takes, from the top of the box."""
    painter.setPen(ink(colour))
    layout = _broken(text, painter.font(), box.width(), place, painter.layoutDirection())
    layout.draw(painter, box.topLeft())


def height_of_lines(text: str, font: QFont, room: float) -> float:
    """Say how high a text is when it is written on lines `room` pixels wide."""
    return _lines(text, font.pixelSize(), int(font.weight()), room) * font.pixelSize() * LINE


@lru_cache(maxsize=MEASURED)
def _lines(text: str, pixels: int, weight: int, room: float) -> int:
    font = face(pixels, weight)
    return _broken(text, font, room, Place.START, Qt.LayoutDirection.LayoutDirectionAuto).lineCount()


def _broken(text: str, font: QFont, room: float, place: Place, direction: Qt.LayoutDirection) -> QTextLayout:
    """Break a text into lines of one height, whatever the height of its letters: a face of another script is taller.

    A text that Qt breaks by itself is also set in by the width of a space where an Arabic line ends in one.
    """
    # A layout takes sides as they are on the screen, whatever its direction.
    backwards = direction is Qt.LayoutDirection.RightToLeft
    option = QTextOption(_MIRRORED.get(place, place).value if backwards else place.value)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout = QTextLayout(text.replace("\n", _NEW_LINE), font)
    layout.setTextOption(option)
    high, baseline = font.pixelSize() * LINE, font.pixelSize() * BASELINE
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, line.lineNumber() * high + baseline - line.ascent()))
    layout.endLayout()
    return layout
