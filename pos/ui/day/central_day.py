"""Central in the course of a till's day: the code that a first start may have, sales that wait when it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos.ui.ways.central_ways import CentralWays

if TYPE_CHECKING:
    from pos.ui.day.app import TillWindow
    from pos.ui.presenters.shown.lane import Lane
    from pos.ui.screens.set_up import SetUpScreen
    from pos.ui.ways.services import Services


class CentralDay(QObject):
    """`leave_asked` when the window was to be closed while sales wait; `help_wanted` carries a code."""

    leave_asked = Signal(object)
    help_wanted = Signal(str)

    def __init__(self, services: Services, lane: Lane, window: TillWindow, parent: QObject) -> None:
        """Hold the window open while sales wait."""
        super().__init__(parent)
        self._lane, self._window = lane, window
        self.ways = CentralWays(
            services.enrol, services.enrolment_known, services.central_news, services.clock, services.on_bug
        )
        window.hold_open = self._sales_wait
        window.held.connect(self._ask_to_stay)

    def offer_code(self, set_up: SetUpScreen) -> None:
        """Let somebody who sets a till up give a code first."""
        from pos.ui.screens.enrol import EnrolScreen

        def enrol() -> None:
            screen = EnrolScreen(self.ways, self._lane, self._window.words)
            screen.help_wanted.connect(self.help_wanted)
            screen.left.connect(lambda: self._window.cover(set_up, band=False))
            screen.enrolled.connect(set_up.take_grant)
            screen.enrolled.connect(lambda _enrolled: self._window.cover(set_up, band=False))
            screen.open()
            self._window.cover(screen, band=False)

        set_up.code_wanted.connect(enrol)

    def _sales_wait(self) -> bool:
        news = self.ways.news()
        return news is not None and news.unsent > 0

    def _ask_to_stay(self) -> None:
        self.leave_asked.emit(None)
