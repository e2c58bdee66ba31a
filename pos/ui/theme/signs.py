"""The few signs that stand beside words: drawn as strokes, so they are as sharp as the type and take its colour.

Signs that point (back, erase, undo) turn with the direction of reading.
"""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from pos.ui.theme.tokens import ink

_GRID = 24.0
_POINTING = ("BACK", "ERASE", "UNDO", "NEXT", "BEFORE", "LEAVE", "QUESTION")


class Sign(Enum):
    """What a sign means."""

    SEARCH = auto()
    ERASE = auto()
    BACK = auto()
    NEXT = auto()
    BEFORE = auto()
    UNDO = auto()
    DONE = auto()
    CLOSE = auto()
    PLUS = auto()
    MINUS = auto()
    PRINT = auto()
    KEYS = auto()
    BIN = auto()
    LOCK = auto()
    RECEIPT = auto()
    COINS = auto()
    IN_AND_OUT = auto()
    DRAWER = auto()
    PEOPLE = auto()
    PULSE = auto()
    HELP = auto()
    LEAVE = auto()
    QUESTION = auto()
    CARD = auto()
    SEND = auto()


def draw_sign(painter: QPainter, sign: Sign, box: QRectF, colour: str, *, mirrored: bool = False) -> None:
    """Draw a sign in the middle of a box, in one colour."""
    side = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    if mirrored and sign.name in _POINTING:
        painter.scale(-1, 1)
    painter.scale(side / _GRID, side / _GRID)
    painter.translate(-_GRID / 2, -_GRID / 2)
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(ink(colour), 2, Qt.PenStyle.SolidLine, cap, join))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _DRAW[sign](painter)
    painter.restore()


def _strokes(*strokes: tuple[tuple[float, float], ...]) -> Callable[[QPainter], None]:
    def draw(painter: QPainter) -> None:
        for stroke in strokes:
            painter.drawPolyline([QPointF(x, y) for x, y in stroke])

    return draw


def _search(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(10.5, 10.5), 6.5, 6.5)
    painter.drawLine(QPointF(15.5, 15.5), QPointF(21, 21))


def _undo(painter: QPainter) -> None:
    path = QPainterPath(QPointF(4, 9))
    path.lineTo(14, 9)
    path.arcTo(QRectF(8.5, 9, 11, 10), 90, -180)
    path.lineTo(8, 19)
    painter.drawPath(path)
    painter.drawPolyline([QPointF(8, 5), QPointF(4, 9), QPointF(8, 13)])


def _print(painter: QPainter) -> None:
    painter.drawPolyline([QPointF(7, 9), QPointF(7, 3), QPointF(17, 3), QPointF(17, 9)])
    painter.drawRoundedRect(QRectF(3, 9, 18, 8), 2, 2)
    painter.drawRect(QRectF(7, 14, 10, 7))


def _keys(painter: QPainter) -> None:
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    for row in range(4):
        for column in range(3):
            painter.drawEllipse(QPointF(6 + column * 6, 3 + row * 6), 1.7, 1.7)


def _lock(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(5, 11, 14, 10), 2, 2)
    painter.drawArc(QRectF(8, 4, 8, 12), 0, 180 * 16)


def _coins(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(4, 3, 16, 6))
    for low in (8, 13):
        painter.drawArc(QRectF(4, low, 16, 6), 180 * 16, 180 * 16)
    painter.drawLine(QPointF(4, 6), QPointF(4, 16))
    painter.drawLine(QPointF(20, 6), QPointF(20, 16))


def _people(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(9, 7.5), 3.5, 3.5)
    painter.drawArc(QRectF(2.5, 14, 13, 13), 0, 180 * 16)
    painter.drawArc(QRectF(14, 4.5, 6, 6), -100 * 16, 230 * 16)
    painter.drawArc(QRectF(11.5, 14, 10, 12), 0, 75 * 16)


def _help(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(12, 12), 9.5, 9.5)
    painter.drawArc(QRectF(9, 6.5, 6, 6), -70 * 16, 250 * 16)
    painter.drawLine(QPointF(12, 12.6), QPointF(12, 14))
    painter.drawPoint(QPointF(12, 17.5))


def _question(painter: QPainter) -> None:
    painter.drawArc(QRectF(7, 3.5, 10, 10), -70 * 16, 250 * 16)
    painter.drawLine(QPointF(12, 13.5), QPointF(12, 16))
    painter.drawPoint(QPointF(12, 20))


def _card(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(2.5, 5, 19, 14), 2.5, 2.5)
    painter.drawLine(QPointF(2.5, 10), QPointF(21.5, 10))
    painter.drawLine(QPointF(6, 15), QPointF(10, 15))


_DRAW: dict[Sign, Callable[[QPainter], None]] = {
    Sign.SEARCH: _search,
    Sign.ERASE: _strokes(
        ((8, 5), (21, 5), (21, 19), (8, 19), (2, 12), (8, 5)), ((11, 9), (17, 15)), ((17, 9), (11, 15))
    ),
    Sign.BACK: _strokes(((20, 12), (4, 12)), ((10, 6), (4, 12), (10, 18))),
    Sign.NEXT: _strokes(((9, 5), (16, 12), (9, 19))),
    Sign.BEFORE: _strokes(((15, 5), (8, 12), (15, 19))),
    Sign.UNDO: _undo,
    Sign.DONE: _strokes(((4, 13), (9, 18), (20, 6))),
    Sign.CLOSE: _strokes(((5, 5), (19, 19)), ((19, 5), (5, 19))),
    Sign.PLUS: _strokes(((12, 4), (12, 20)), ((4, 12), (20, 12))),
    Sign.MINUS: _strokes(((4, 12), (20, 12))),
    Sign.PRINT: _print,
    Sign.KEYS: _keys,
    Sign.BIN: _strokes(((4, 6), (20, 6)), ((9, 6), (9, 3), (15, 3), (15, 6)), ((6, 6), (7, 21), (17, 21), (18, 6))),
    Sign.LOCK: _lock,
    Sign.RECEIPT: _strokes(
        ((6, 3), (18, 3), (18, 21), (15, 18.5), (12, 21), (9, 18.5), (6, 21), (6, 3)),
        ((9.5, 8), (14.5, 8)),
        ((9.5, 12), (14.5, 12)),
    ),
    Sign.COINS: _coins,
    Sign.IN_AND_OUT: _strokes(
        ((7, 20), (7, 4)), ((3, 8), (7, 4), (11, 8)), ((17, 4), (17, 20)), ((13, 16), (17, 20), (21, 16))
    ),
    Sign.DRAWER: _strokes(
        ((3, 11), (21, 11), (21, 20), (3, 20), (3, 11)), ((6, 11), (6, 5), (18, 5), (18, 11)), ((10, 15.5), (14, 15.5))
    ),
    Sign.PEOPLE: _people,
    Sign.PULSE: _strokes(((2, 13), (7, 13), (10, 5), (14, 20), (17, 13), (22, 13))),
    Sign.HELP: _help,
    Sign.QUESTION: _question,
    Sign.CARD: _card,
    Sign.SEND: _strokes(((12, 15), (12, 4)), ((7, 9), (12, 4), (17, 9)), ((5, 15), (5, 20), (19, 20), (19, 15))),
    Sign.LEAVE: _strokes(((13, 4), (4, 4), (4, 20), (13, 20)), ((10, 12), (21, 12)), ((17, 8), (21, 12), (17, 16))),
}
