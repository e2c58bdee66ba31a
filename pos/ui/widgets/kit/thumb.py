"""A slim mark at the edge of an area that is higher than its room: it lies over the area and takes no width from it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from pos.ui.override import override
from pos.ui.theme.tokens import Space, look
from pos.ui.widgets.kit.painting import card, painter_on

_THICK = 5
_SHORTEST = 48.0


class Thumb(QWidget):
    """Shows how far the area is scrolled; it is looked at, never grabbed: the area itself is dragged."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        """Stand at the end edge of the area, over it or over a margin it keeps free."""
        super().__init__(area)
        self._area = area
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.installEventFilter(self)
        area.verticalScrollBar().valueChanged.connect(self.update)
        area.verticalScrollBar().rangeChanged.connect(self._stand)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._stand()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the area when it grows or turns."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            self._stand()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        bar = self._area.verticalScrollBar()
        if bar.maximum() <= 0:
            return
        room = float(self.height())
        long = max(_SHORTEST, room * room / (room + bar.maximum()))
        top = (room - long) * bar.value() / bar.maximum()
        card(painter_on(self), QRectF(0, top, _THICK, long), _THICK / 2, look().edge)

    def _stand(self) -> None:
        self.setVisible(self._area.verticalScrollBar().maximum() > 0)
        backwards = self._area.layoutDirection() is Qt.LayoutDirection.RightToLeft
        end = self._area.width() - _THICK - Space.HAIR // 2
        self.setGeometry(Space.HAIR // 2 if backwards else end, 0, _THICK, self._area.height())
        self.raise_()
