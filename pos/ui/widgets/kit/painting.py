"""What every painted widget starts with: rounded cards, the ring that shows where the keyboard is, faded colours."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from pos.ui.theme.tokens import Space, ink, look

RING = 3.0


def painter_on(widget: QWidget) -> QPainter:
    """Begin to paint on a widget: smooth edges, the widget's direction of reading."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(widget.layoutDirection())
    return painter


def card(painter: QPainter, box: QRectF, radius: float, fill: str, edge: str = "", width: float = 1.0) -> None:
    """Paint a rounded card; the outline, if any, lies inside the box."""
    painter.setBrush(ink(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink(edge), width) if edge else Qt.PenStyle.NoPen)
    inset = width / 2 if edge else 0.0
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)


def focus_ring(painter: QPainter, box: QRectF, radius: float, colour: str = "") -> None:
    """Paint the ring of the keyboard's focus just inside a box."""
    inside = float(Space.HAIR)
    box = box.adjusted(inside, inside, -inside, -inside)
    card(painter, box, max(radius - inside, 2.0), "", colour or look().indigo, RING)


def veil(painter: QPainter, box: QRectF, radius: float, strength: int = 26) -> None:
    """Darken a box under a finger."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(look().ink, strength))
    painter.drawRoundedRect(box, radius, radius)


def reading_backwards(widget: QWidget) -> bool:
    """Tell whether the widget is read from right to left."""
    return widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
