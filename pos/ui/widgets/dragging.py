"""Areas that a finger drags: a tap is felt at once, and becomes a drag only when the finger moves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QScrollerProperties


def make_scroll_by_finger(area: QAbstractScrollArea) -> None:
    """Let a finger or a mouse drag the area up and down.

    The bar keeps its room even when there is nothing to scroll, so that no tile moves when there is.
    """
    area.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.viewport().setAutoFillBackground(False)
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)
    scroller = QScroller.scroller(area.viewport())
    feel = scroller.scrollerProperties()
    metric = QScrollerProperties.ScrollMetric
    never = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
    feel.setScrollMetric(metric.MousePressEventDelay, 0.0)
    feel.setScrollMetric(metric.HorizontalOvershootPolicy, never)
    feel.setScrollMetric(metric.VerticalOvershootPolicy, never)
    scroller.setScrollerProperties(feel)
