"""Paints one tile of the wall: the cloth, what the piece is called, what it costs, and how many are on the ticket."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from pos.ui.presenters.shown.tile import Tile
from pos.ui.theme.patterns import Cut, swatch
from pos.ui.theme.tokens import Radius, Space, Type, Weight, look
from pos.ui.theme.writing import Place, type_of, width_of, write
from pos.ui.widgets.kit.painting import card

_CLOTH = 100
_MARK_HIGH, _BADGE = 24.0, 30.0
_FADED = 0.35


def paint_tile(painter: QPainter, box: QRectF, tile: Tile, badge: str, ratio: float) -> None:
    """Paint a tile as the painter reads, on a screen with `ratio` dots a pixel; a piece that is gone is faded."""
    theme = look()
    colour = theme.muted if tile.gone else theme.ink
    card(painter, box, Radius.CARD, theme.surface, theme.line)
    cut = Cut(round(box.width()) - 2, _CLOTH, Radius.CARD - 1, upper_only=True)
    painter.setOpacity(_FADED if tile.gone else 1.0)
    painter.drawImage(box.topLeft() + QPointF(1, 1), swatch(tile.pattern, cut, ratio))
    painter.setOpacity(1.0)
    if tile.mark:
        _paint_mark(painter, box, tile)
    words = QRectF(box.x() + Space.SNUG, box.y() + _CLOTH + 6, box.width() - 2 * Space.SNUG, 26)
    painter.setFont(type_of(Type.BODY, Weight.MEDIUM))
    write(painter, words, tile.name, colour)
    words.moveTop(box.bottom() - 36)
    painter.setFont(type_of(Type.STRONG - 1, Weight.BOLD))
    write(painter, words, tile.price, colour)
    if badge:
        _paint_badge(painter, box, badge)


def _paint_mark(painter: QPainter, box: QRectF, tile: Tile) -> None:
    theme = look()
    painter.setFont(type_of(Type.CAPTION, Weight.STRONG))
    wide = width_of(tile.mark, painter.font()) + Space.BODY
    at = QRectF(box.x() + Space.TIGHT, box.y() + Space.TIGHT, wide, _MARK_HIGH)
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        at.moveRight(box.right() - Space.TIGHT)
    card(painter, at, Radius.SMALL, theme.surface)
    write(painter, at, tile.mark, theme.muted if tile.gone else theme.indigo, Place.CENTRE)


def _paint_badge(painter: QPainter, box: QRectF, badge: str) -> None:
    theme = look()
    painter.setFont(type_of(Type.BODY, Weight.BOLD))
    wide = max(_BADGE, width_of(badge, painter.font()) + Space.BODY)
    at = QRectF(box.right() - wide - Space.TIGHT, box.y() + _CLOTH - _BADGE / 2, wide, _BADGE)
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        at.moveLeft(box.x() + Space.TIGHT)
    card(painter, at, _BADGE / 2, theme.accent, theme.surface, 2.0)
    write(painter, at, badge, theme.on_accent, Place.CENTRE)
