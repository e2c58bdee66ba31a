"""A till's side of central while the till is open: its exchange, and what is known of it, kept at hand for the screen.

What asks here never waits for a network: the exchange has a thread of its own, and what it said last is remembered.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.refusals import Refused
from pos.ports.journal import JournalUnavailable
from pos.ui.ways.central_news import CentralNews
from pos.ui.ways.central_ways import EnrolmentKnown
from pos.wiring.folders import PROGRAM

if TYPE_CHECKING:
    from pos.journal.outbox import Unsent
    from pos.ports.clock import Moment
    from pos.usecases.enrol_till import Enrolled, EnrolTill
    from pos.usecases.exchange.steps import Standing
    from pos.wiring.exchange import TillExchange
    from pos.wiring.parts import Parts

ENROL_SECONDS = 20
"""How long somebody who waits for an answer is kept waiting."""

START_AFTER_SECONDS = 1
"""How long the exchange leaves the machine to the first screens: somebody types a PIN meanwhile."""

STOP_MS = 1_500
"""How long a till that closes waits for a conversation with central: what was not sent goes at the next start."""


class TillCentral:
    """Knows how the till stands with central; before it is enrolled there is nothing to know."""

    def __init__(self, parts: Parts, on_bug: Callable[[BaseException], None]) -> None:
        """Begin the exchange on a thread of its own, at the address that was granted."""
        self._parts, self._on_bug = parts, on_bug
        self._address = ""
        self._looking, self._opening = threading.Lock(), threading.Lock()
        self._exchange: TillExchange | None = None
        self._unsent: list[Unsent] = []
        self._held = self._seen = 0
        self._standing: Standing | None = None
        self._contact: Moment | None = None
        self._news: CentralNews | None = None
        self._unread, self._ended = False, threading.Event()
        parts.journal.hear_appends(self._appended)
        self._begin_after(START_AFTER_SECONDS)

    def go_to(self, address: str) -> None:
        """Find central at another address from now on: it moved."""
        self._address = address
        self.begin_again()

    def begin_again(self) -> None:
        """Begin from what the journal says now: at the start, and after the till was enrolled."""
        self._begin_after(0)

    @property
    def address(self) -> str:
        """Where central is, if it moved; empty where it is as it was granted."""
        return self._address

    @property
    def news(self) -> CentralNews | None:
        """What is known; None for a till that stands alone. Answers at once, to any thread."""
        news = self._news
        if news is None or news.oldest is None:
            return news
        return replace(news, waiting_ms=self._parts.clock.now().utc_ms - news.oldest.utc_ms)

    def known(self) -> EnrolmentKnown:
        """Tell where the till is enrolled, and how many sales central does not hold."""
        journal = self._parts.journal
        held = journal.acknowledged()
        waiting = journal.count_sales_after(0 if held is None else held.acknowledgement.head.number)
        return EnrolmentKnown(journal.place() if journal.grant() else None, waiting)

    def enrol(self, request: EnrolTill) -> Enrolled | Refused:
        """Enrol the till at an address; raises `CentralUnavailable` and `JournalUnavailable`."""
        from pos.sync.link import HttpLink
        from pos.usecases.enrol_till import enrol_till

        link = HttpLink(request.address, ENROL_SECONDS)
        try:
            answer = enrol_till(request, journal=self._parts.journal, key=self._parts.key, link=link, program=PROGRAM)
        finally:
            link.close()
        if not isinstance(answer, Refused):
            # A till that has no journal yet begins its exchange when it is set up.
            self._address = ""
            self.begin_again()
        return answer

    def try_now(self) -> None:
        """Send what waits now, without waiting for the pace to come round."""
        exchange = self._exchange
        if exchange is not None:
            exchange.loop.urge()

    def stop(self) -> None:
        """End the exchange, waiting a moment at most."""
        self._ended.set()
        with self._opening:
            exchange, self._exchange = self._exchange, None
        if exchange is not None:
            exchange.stop(STOP_MS)

    def _begin_after(self, seconds: int) -> None:
        threading.Thread(target=self._begin, args=(seconds,), name="central", daemon=True).start()

    def _begin(self, seconds: int) -> None:
        try:
            if self._look() and not self._ended.wait(seconds):
                self._open()
        except JournalUnavailable:
            # The screen meets the same trouble and says it; with the next sale it is tried again.
            self._unread = True
        except Exception as error:  # noqa: BLE001  # whatever it is, selling goes on, and the crash hook is told
            self._on_bug(error)

    def _look(self) -> bool:
        """Read what is known of central before it is asked anything; tells whether the till is enrolled at all."""
        with self._opening:
            journal = self._parts.journal
            if self._ended.is_set() or not journal.grant():
                return False
            held = journal.acknowledged()
            with self._looking:
                self._count_from(0 if held is None else held.acknowledgement.head.number)
                self._contact, self._standing = journal.heard(), None
                self._know()
            return True

    def _open(self) -> None:
        """Start the exchange, in place of the one before."""
        # Only an enrolled till pays for the code of the exchange, and not while its first screen is being made.
        from pos.wiring.exchange import TillShelf, start_exchange

        with self._opening:
            if self._ended.is_set():
                return
            if self._exchange is not None:
                self._exchange.stop(STOP_MS)
            journal, key = self._parts.journal, self._parts.key
            shelf = TillShelf(journal, key, self._parts.receive_catalogue)
            self._exchange = start_exchange(journal, key, self._heard, self._address, shelf)
            if self._exchange is None:
                self._news = None

    def _appended(self) -> None:
        """Count what was appended, and say that there is news."""
        if self._news is None:
            if self._unread:
                self._unread = False
                self.begin_again()
            return
        # What could not be read now is counted with the next sale.
        with suppress(JournalUnavailable), self._looking:
            self._count_on()
            self._know()
        exchange = self._exchange
        if exchange is not None:
            exchange.loop.nudge()

    def _heard(self, standing: Standing) -> None:
        with suppress(JournalUnavailable), self._looking:
            self._standing = standing
            if standing.held < self._held:
                self._count_from(standing.held)
            else:
                self._count_on()
                self._held = standing.held
                self._unsent = [each for each in self._unsent if each.number > standing.held]
            self._contact = self._parts.journal.heard() or self._contact
            self._know()

    def _count_from(self, held: int) -> None:
        self._held = self._seen = held
        self._unsent = []
        self._count_on()

    def _count_on(self) -> None:
        fresh = self._parts.journal.sales_after(self._seen)
        self._unsent += fresh
        self._seen = fresh[-1].number if fresh else self._seen

    def _know(self) -> None:
        """Keep what is known now as one value: whoever asks takes it without waiting for a disk."""
        unsent, standing = self._unsent, self._standing
        oldest = unsent[0].at if unsent else None
        news = CentralNews(len(unsent), oldest, contact=self._contact)
        if standing is not None:
            told, parted = standing.trouble, standing.parted
            news = replace(news, trouble=told, parted=parted, aside=standing.aside, aside_from=standing.aside_from)
        self._news = news
