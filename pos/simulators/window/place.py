"""Where a device's window stands: at the right edge of the screen, beside the till as far as there is room.

Where there is none it stands behind the till, and never takes the keyboard from whoever signs in there.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def show_beside(window: QWidget, places_from_edge: int) -> None:
    """Show that many windows of this width from the right edge; a desktop may know better where windows go."""
    room = window.screen().availableGeometry()
    window.move(max(room.left(), room.right() + 1 - (places_from_edge + 1) * window.width()), room.top())
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()
    window.lower()
