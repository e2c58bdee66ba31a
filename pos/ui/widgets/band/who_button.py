"""The corner of the band that says who sells where, and leads behind the counter."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from pos.ui.override import override
from pos.ui.presenters.shown.header import HeaderView
from pos.ui.theme.tokens import Space, Target, Type, Weight, look
from pos.ui.theme.writing import type_of, width_of, write
from pos.ui.widgets.kit.painting import focus_ring, painter_on, reading_backwards, veil
from pos.ui.widgets.staff.face import paint_face

_HIGH = 54
_FACE = 36.0


class WhoButton(QAbstractButton):
    """Who sells, and where; touched, it opens what stands behind the counter."""

    def __init__(self) -> None:
        """Make a button of nobody."""
        super().__init__()
        self._view: HeaderView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HIGH)

    def show_view(self, view: HeaderView) -> None:
        """Say who sells where."""
        before, self._view = self._view, view
        if before is not None and _said(before) == _said(view):
            return
        self.setAccessibleName(f"{view.person} {view.where}".strip())
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Be as wide as the longer of the two lines."""
        view = self._view
        if view is None:
            return QSize(Target.HIT, self.height())
        words = max(
            width_of(view.where, type_of(Type.BODY, Weight.STRONG)), width_of(view.person, type_of(Type.CAPTION))
        )
        return QSize(round(_FACE + Space.SNUG + words + Space.TIGHT) + 2, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Give way to tickets and facts down to the face and a few letters."""
        return QSize(min(self.sizeHint().width(), 3 * Space.COURT), self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the face and the two lines."""
        view = self._view
        if view is None:
            return
        theme = look()
        painter = painter_on(self)
        box = QRectF(self.rect())
        if self.isDown():
            veil(painter, box.adjusted(0, 3, 0, -3), Space.TIGHT, 16)
        backwards = reading_backwards(self)
        at = box.width() - _FACE if backwards else 0.0
        paint_face(painter, QRectF(at, (box.height() - _FACE) / 2, _FACE, _FACE), view.initial, view.colour)
        start = _FACE + Space.SNUG
        words = box.adjusted(0 if backwards else start, 8, -start if backwards else 0, 0)
        painter.setFont(type_of(Type.BODY, Weight.STRONG))
        write(painter, QRectF(words.x(), 7, words.width(), 22), view.where, theme.ink)
        painter.setFont(type_of(Type.CAPTION))
        write(painter, QRectF(words.x(), 28, words.width(), 20), view.person, theme.muted)
        if self.hasFocus():
            focus_ring(painter, box, Space.TIGHT)


def _said(view: HeaderView) -> tuple[str, str, str, int]:
    """Give what of the band stands on this button."""
    return view.where, view.person, view.initial, view.colour
