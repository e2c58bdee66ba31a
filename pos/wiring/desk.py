"""Opens the organizer's desk: its own key and journal, its exchange with central, and the link it reads through."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from pos.devices.clock.system import SystemClock
from pos.devices.scanner.wedge import WedgeDecoder
from pos.domain.acceptance import ShiftKey
from pos.domain.desk_facts import DayAccepted
from pos.domain.fair import Place
from pos.domain.names import Names
from pos.domain.refusals import Refused
from pos.sync.desk_link import HttpDeskLink
from pos.sync.link import HttpLink
from pos.ui.desk.day import DeskDay
from pos.ui.presenters.organizer.services import DeskServices, DeskStart
from pos.usecases.accept_day import AcceptDay, accept_day
from pos.usecases.enrol_till import EnrolTill, enrol_till
from pos.usecases.exchange.steps import Standing
from pos.usecases.read_acceptances import Taken, read_acceptances
from pos.usecases.read_fair_day import FairDay, read_fair_day
from pos.usecases.read_paper import ProvenPaper, read_paper
from pos.usecases.read_shift_papers import read_shift_papers
from pos.usecases.sign_in_at_central import SignInAtCentral, sign_in_at_central
from pos.wire.desk.drill import PaperSummary
from pos.wire.enrolment import Station
from pos.wiring.crash import CrashHook
from pos.wiring.exchange import TillExchange, granted, start_exchange
from pos.wiring.fitting import open_application
from pos.wiring.folders import PROGRAM, TillFolders
from pos.wiring.litter import Sweeper
from pos.wiring.parts import Parts, open_parts
from pos.wiring.tables import crafts

if TYPE_CHECKING:
    from pos.domain.names import Language

STOP_MS = 1_500
"""How long a desk that closes waits for a conversation with central: what was not sent goes at the next start."""

_SWITCH_SECONDS = 0.0005


class DeskParts:
    """What a desk is made of while it is open: a till's parts, and the way to read at central.

    What reads at central is only called on the lane that asks it, the journal from any.
    """

    def __init__(self, parts: Parts, address: str, fair: str = "") -> None:
        """Begin the exchange, if the desk is enrolled; `address` is used instead of the granted one."""
        self.parts, self._given = parts, address
        self._link: HttpDeskLink | None = None
        self._exchange: TillExchange | None = None
        self._waiting = 0
        self._opening = threading.Lock()
        self._fair = fair
        self._begin()

    @property
    def address(self) -> str:
        """Where central is asked."""
        grant = granted(self.parts.journal)
        return self._given or ("" if grant is None else next(iter(grant.addresses), ""))

    @property
    def link(self) -> HttpDeskLink:
        """The link that reads; made when something is first asked."""
        if self._link is None:
            self._link = HttpDeskLink(self.address)
        return self._link

    def start(self) -> DeskStart:
        """Say where the desk stands."""
        return DeskStart(self.parts.journal.place(), self.address)

    def enrol(self, request: EnrolTill) -> Place | Refused:
        """Enrol this desk; its journal begins with what central granted."""
        parts = self.parts
        link = HttpLink(request.address)
        try:
            asked = replace(request, station=Station.DESK)
            done = enrol_till(asked, journal=parts.journal, key=parts.key, link=link, program=PROGRAM)
        finally:
            link.close()
        if isinstance(done, Refused):
            return done
        if parts.journal.head() is None:
            with parts.journal.unit_of_work() as work:
                work.append(done.founding)
                work.commit()
        self._given = request.address
        self._begin()
        return done.grant.place

    def sign_in(self, account: str, password: str) -> str | Refused:
        """Let an organizer in."""
        return sign_in_at_central(SignInAtCentral(account, password, self._code()), link=self.link)

    def sign_out(self) -> None:
        """Let the token be good for nothing."""
        self.link.sign_out()

    def read_day(self, day: date) -> FairDay | Refused:
        """Read a day of the fair."""
        return read_fair_day(self._code(), day, link=self.link, clock=self.parts.clock)

    def read_shift(self, shift: tuple[str, int, int]) -> tuple[PaperSummary, ...] | Refused:
        """List the papers of a shift."""
        return read_shift_papers(self._code(), shift, link=self.link)

    def read_paper(self, place: tuple[str, int, int]) -> ProvenPaper | Refused:
        """Read a paper with its proof."""
        return read_paper(self._code(), place, link=self.link)

    def acceptances(self) -> dict[ShiftKey, Taken]:
        """Read what this desk accepted."""
        return read_acceptances(self._code(), journal=self.parts.journal)

    def accept(self, request: AcceptDay) -> DayAccepted | Refused:
        """Accept shifts, and send that on its way."""
        done = accept_day(request, journal=self.parts.journal)
        exchange = self._exchange
        if isinstance(done, DayAccepted):
            self._waiting += 1
            if exchange is not None:
                exchange.loop.nudge()
        return done

    def unsent(self) -> int:
        """Tell how many facts central does not hold yet, as it was last heard."""
        return self._waiting

    def leave(self) -> None:
        """End both conversations with central."""
        if self._exchange is not None:
            self._exchange.stop(STOP_MS)
        if self._link is not None:
            self._link.close()

    def close(self) -> None:
        """Leave central, and let go of the journal."""
        self.leave()
        self.parts.close()

    def _code(self) -> str:
        if not self._fair:
            place = self.parts.journal.place()
            self._fair = "" if place is None else place.fair
        return self._fair

    def _begin(self) -> None:
        with self._opening:
            if self._exchange is not None:
                self._exchange.stop(STOP_MS)
            self._exchange = start_exchange(self.parts.journal, self.parts.key, self._hear, self._given)

    def _hear(self, standing: Standing) -> None:
        self._waiting = standing.waiting


def bind_desk(desk: DeskParts, crash: CrashHook) -> DeskServices:
    """Bind what the desk's screens ask for."""
    chains = {chain.id: chain.names for chain in crafts().chains}

    def known_chains() -> dict[str, Names]:
        return chains

    return DeskServices(
        enrol=desk.enrol,
        sign_in=desk.sign_in,
        sign_out=desk.sign_out,
        read_day=desk.read_day,
        read_shift=desk.read_shift,
        read_paper=desk.read_paper,
        start=desk.start,
        acceptances=desk.acceptances,
        accept=desk.accept,
        unsent=desk.unsent,
        chains=known_chains,
        clock=desk.parts.clock,
        on_bug=crash.report,
    )


class OpenDesk:
    """A desk on this machine: its parts, and its window; raises what opening a journal raises."""

    def __init__(self, app: QApplication, folders: TillFolders, address: str, language: Language) -> None:
        """Open the journal and make the window on its door."""
        Sweeper(app)
        folders.make()
        self.crash = CrashHook(folders.reports, SystemClock(), PROGRAM)
        self.parts = DeskParts(open_parts(folders), address)
        self.day = DeskDay(app, bind_desk(self.parts, self.crash), WedgeDecoder(), language)
        self.crash.listen(self.day.tell_of_mistake)

    def close(self) -> None:
        """Close the window and let go of everything."""
        self.day.window.close()
        self.parts.close()


def run_desk(folders: TillFolders, address: str, language: Language) -> int:
    """Open this machine's desk until its window is closed; gives the exit code."""
    app = open_application()
    desk = OpenDesk(app, folders, address, language)
    desk.crash.install()
    sys.setswitchinterval(_SWITCH_SECONDS)
    desk.day.window.show()
    code = app.exec()
    desk.close()
    return code
