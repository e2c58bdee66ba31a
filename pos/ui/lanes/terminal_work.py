"""What is asked of the network for the page of devices, each on a thread of its own: to find, to try, to look at."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from pos.domain.terminal_keys import TerminalKeys
from pos.ports.terminal_exchange import FoundTerminal
from pos.ui.lanes.long_work import GivenUp, LongWork, Report
from pos.ui.presenters.fitting.devices import Devices
from pos.ui.ways.office import Office


class TerminalWork:
    """Tells the devices what came of it. `whose` gives them, `failed` hears of a mistake of ours, `went_on`: steps."""

    def __init__(
        self,
        office: Office,
        whose: Callable[[], Devices | None],
        failed: Callable[[Exception], None],
        went_on: Callable[[], None],
        parent: QObject,
    ) -> None:
        """Begin nothing."""
        self._office, self._whose, self._tell = office, whose, went_on
        self._steps = (0, 0)
        self.finding: LongWork[tuple[FoundTerminal, ...]] = LongWork(self._went_on, self._found, failed, parent)
        self.trying: LongWork[bool] = LongWork(self._went_on, self._tried, failed, parent)
        self.seeing: LongWork[str] = LongWork(self._went_on, self._seen, failed, parent)

    @property
    def progress(self) -> tuple[int, int] | None:
        """How far a search came: tried, of so many; None while nobody searches."""
        return self._steps if self.finding.running else None

    @property
    def running(self) -> bool:
        """Tell whether anything is under way."""
        return self.finding.running or self.trying.running or self.seeing.running

    def find(self) -> None:
        """Look around for terminals."""
        self._steps = (0, 0)
        self.finding.start(self._office.find_terminals)
        self._tell()

    def try_place(self, setting: str, keys: TerminalKeys | None) -> None:
        """Ask a place whether a terminal answers there."""

        def work(_report: Report, _given_up: GivenUp) -> bool:
            return self._office.try_terminal(setting, keys)

        self.trying.start(work)

    def look_at(self, setting: str) -> None:
        """Read the certificate that is shown at a place."""

        def work(_report: Report, _given_up: GivenUp) -> str:
            return self._office.terminal_certificate(setting)

        self.seeing.start(work)

    def close(self) -> None:
        """Give up what is under way, because the program ends."""
        for work in (self.finding, self.trying, self.seeing):
            work.close()

    def _went_on(self, done: int, whole: int) -> None:
        self._steps = (done, whole)
        self._tell()

    def _found(self, found: tuple[FoundTerminal, ...]) -> None:
        devices = self._whose()
        if devices is not None:
            devices.show_found(found)

    def _tried(self, answers: bool) -> None:  # noqa: FBT001 -- what the work gave
        devices = self._whose()
        if devices is not None:
            devices.tried(answers=answers)

    def _seen(self, certificate: str) -> None:
        devices = self._whose()
        if devices is not None:
            devices.seen(certificate)
