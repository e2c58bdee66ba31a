"""The way back in when a PIN is forgotten: the sheet that is made on the first day, and its use.

A till that was just set up shows the sheet before it sells; a sheet that was used up is followed by a new one.
Its screens are imported when somebody needs them: the first screen does not wait for the way around it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance

from pos.domain.refusals import Refused

if TYPE_CHECKING:
    from pos.ports.journal import Somebody
    from pos.ui.day.app import TillWindow
    from pos.ui.presenters.shown.lane import Lane
    from pos.ui.screens.recovery_sheet import RecoverySheetScreen
    from pos.ui.ways.services import Services
    from pos.usecases.make_recovery_sheet import SheetMade
    from pos.words.codes import Code


class WayBackIn(QObject):
    """Brings the screens of the sheet, and says when they were left."""

    def __init__(self, services: Services, lane: Lane, window: TillWindow, help_wanted: SignalInstance) -> None:
        """Wait until somebody needs it; it lives as long as the window."""
        super().__init__(window)
        self._services, self._lane, self._window, self._help_wanted = services, lane, window, help_wanted

    def make_sheet(self, by: Somebody, then: Callable[[], None]) -> None:
        """Make a sheet for somebody and show it; `then` follows when it is put away, or could not be made."""
        from pos.ui.screens.recovery_sheet import RecoverySheetScreen
        from pos.usecases.make_recovery_sheet import MakeRecoverySheet

        services = self._services
        screen = RecoverySheetScreen(
            services.receipt, services.keep_pdf, services.printer_news, self._lane, self._window.words
        )
        screen.left.connect(then)
        screen.help_wanted.connect(self._help_wanted)
        self._window.bring(screen, band=False)
        work = partial(services.make_recovery_sheet, MakeRecoverySheet(by))
        self._lane.run(work, partial(self._made, screen), partial(self._failed, screen))

    def forgotten(self, somebody: Somebody, then: Callable[[], None]) -> None:
        """Let somebody choose a new PIN with the sheet, and make the next one; `then` follows either way."""
        from pos.ui.screens.recovery import RecoveryScreen

        screen = RecoveryScreen(somebody, self._services.reset_pin, self._lane, self._window.words)
        screen.left.connect(then)
        screen.done.connect(partial(self.make_sheet, somebody, then))
        screen.help_wanted.connect(self._help_wanted)
        self._window.bring(screen, band=False)

    def _made(self, screen: RecoverySheetScreen, answer: SheetMade | Refused) -> None:
        from pos.ui.presenters.shown.notice import refused_notice

        if isinstance(answer, Refused):
            screen.fail(refused_notice(answer, self._window.words))
        else:
            screen.show_sheet(answer.number)

    def _failed(self, screen: RecoverySheetScreen, code: Code) -> None:
        from pos.ui.presenters.shown.notice import Notice, failure_notice

        failed = failure_notice(code, self._window.words)
        missing = self._window.words.say("sheet.not_made")
        screen.fail(Notice(missing, failed.todo, failed.data, failed.code, grave=True))
