"""Opens the application so that its window fits the screen: on a small one all of it is drawn smaller, in proportion.

Screens are laid out for the window's own size, and would reach beyond a smaller screen with the buttons that matter
most. The scale can only be said before an application is made, and how large the screen is only after: so it is made a
second time, on small screens alone.
"""

import os
import sys
from typing import Final

from PySide6.QtWidgets import QApplication

from pos.ui.day.app import HIGH, WIDE

_SCALE: Final = "QT_SCALE_FACTOR"
_TITLE_BAR: Final = 32
_WHOLE: Final = 1000
_UNSEEN: Final = ("offscreen", "minimal")


def open_application() -> QApplication:
    """Make the application, at a scale at which the whole window can be seen; one that somebody set stays."""
    app = QApplication(sys.argv[:1])
    screen, room = app.primaryScreen().geometry(), app.primaryScreen().availableGeometry()
    # Where something takes room from the screen there is a desktop, and it puts a title bar above the window.
    high = room.height() if room == screen else room.height() - _TITLE_BAR
    scale = scale_for(room.width(), high)
    if scale == _WHOLE or _SCALE in os.environ or app.platformName() in _UNSEEN:
        return app
    os.environ[_SCALE] = f"0.{scale:03}"
    app.shutdown()
    return QApplication(sys.argv[:1])


def scale_for(wide: int, high: int) -> int:
    """Say at how many thousandths of its size the window fits into this room (pixels); never larger than it is."""
    return min(_WHOLE, wide * _WHOLE // WIDE, high * _WHOLE // HIGH)
