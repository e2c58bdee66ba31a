"""Areas that a finger drags: a tap is felt at once, and becomes a drag only when the finger moves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QScrollerProperties, QWidget


def bring_own_viewport(area: QAbstractScrollArea) -> None:
    """Give the area a viewport that Python made and that paints no ground of its own.

    To tell what kind of widget Qt's own is, PySide6 looks through all the kinds there are, and makes each of them known
    with its enums: fifty milliseconds at the first one.
    """
    area.setViewport(QWidget())


def make_scroll_by_finger(area: QAbstractScrollArea) -> None:
    """Let a finger or a mouse drag the area up and down.

    The bar keeps its room even when there is nothing to scroll, so that no tile moves when there is.
    """
    bring_own_viewport(area)
    area.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)
    scroller = QScroller.scroller(area.viewport())
    feel = scroller.scrollerProperties()
    metric = QScrollerProperties.ScrollMetric
    never = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
    feel.setScrollMetric(metric.MousePressEventDelay, 0.0)
    feel.setScrollMetric(metric.HorizontalOvershootPolicy, never)
    feel.setScrollMetric(metric.VerticalOvershootPolicy, never)
    scroller.setScrollerProperties(feel)
