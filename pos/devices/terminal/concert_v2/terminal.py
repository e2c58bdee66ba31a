"""A Concert V2 terminal on a cable: it takes a request, and asks for the word when it knows how the payment ended.

The protocol has no word for a past payment, none to stop a customer, none for totals, and gives no reason for a no. So
a lost answer is unknown until a person has read the terminal's own journal. The cable stays open between payments, and
is opened again after a start: what comes late is heard.
"""

from collections.abc import Iterator

from typing_extensions import override

from pos.devices.terminal.concert_v2.frames import BadFrame
from pos.devices.terminal.concert_v2.judging import Elsewhere, Taken, judged, orphan_of
from pos.devices.terminal.concert_v2.link import Deadlines, Handed, Link, Word
from pos.devices.terminal.concert_v2.messages import AMOUNT_MAX, REFERENCE_MAX, Register, read_answer, request
from pos.devices.terminal.concert_v2.wire import Port, open_wire
from pos.devices.terminal.line import Ear, now_ms
from pos.devices.terminal.one_answer import OneAnswerTerminal
from pos.domain.payment_facts import PaymentKind, TerminalLabel
from pos.domain.values import dataclass
from pos.ports.payment_terminal import (
    Attempt,
    Doubt,
    Lost,
    NotSent,
    Orphan,
    Prompt,
    Prompted,
    Sent,
    TerminalEvent,
    Unsent,
    Waiting,
)

_THIS_TILL = Register()
_NUMBERS = 1_000_000
_NOT_GIVEN = {Word.REFUSED: Unsent.BUSY, Word.SILENT: Unsent.SILENT}


@dataclass(frozen=True, slots=True)
class ConcertV2Address:
    """Where the terminal is plugged in, which protocol it speaks (E+ where `plus`), how it calls this till.

    `series`, four letters, stands before the counter in every reference: it differs for each till and each restoring
    of one, so that no two payments at a terminal have the same for a million payments. `ear` hears what is said there.
    """

    port: Port
    plus: bool = True
    register: Register = _THIS_TILL
    series: str = ""
    ear: Ear | None = None


class ConcertV2Terminal(OneAnswerTerminal):
    """Speaks to one terminal. `stop_waiting` may come from any thread, all else from the lane's."""

    def __init__(self, label: TerminalLabel, address: ConcertV2Address, *, deadlines: Deadlines | None = None) -> None:
        """Open nothing yet."""
        self._deadlines = deadlines or Deadlines()
        super().__init__(label, self._deadlines.payment_ms)
        self._address = address
        self._link: Link | None = None
        self._looked_for_at_ms: int | None = None

    @override
    def next_reference(self, counter: int) -> str:
        """Write the series and six digits; after 999999 they begin again, ten years from any payment meant."""
        return f"{self._address.series}{counter % _NUMBERS:06}"

    @override
    def diagnose(self) -> bool:
        """Ask for the word, and give it back: that moves no money."""
        try:
            link = self._opened(self._deadlines.connect_ms)
            ready = link.ask_for_the_word() is Word.GIVEN
            if ready:
                link.end()
        except (OSError, BadFrame):
            self.close()
            return False
        return ready

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        """Ask for a payment or a refund and hear it out."""
        self._stopped.clear()
        yield from self.overheard()
        link = self._given_the_word(attempt)
        if isinstance(link, Unsent):
            yield from self.overheard()
            yield NotSent(link)
            return
        unasked = link.unasked()
        handed = self._handed_over(link, attempt)
        yield Sent()
        yield from (orphan for body in unasked for orphan in self._stray(body))
        if handed in {Handed.BROKEN_OFF, Handed.NOT_READ}:
            yield Lost(Doubt.HUNG_UP if handed is Handed.BROKEN_OFF else Doubt.BAD_FRAME)
            return
        yield Prompted(Prompt.PRESENT_CARD)
        yield from self._until_answered(link, attempt)

    @override
    def overheard(self) -> tuple[Orphan, ...]:
        """Read what has come to payments that nobody waits for any longer, also to those of an earlier run."""
        orphans: list[Orphan] = []
        try:
            link = self._link or self._looked_for()
            for body in () if link is None else link.overheard():
                orphans += self._stray(body)
        except BadFrame:
            pass
        except OSError:
            self.close()
        return tuple(orphans)

    @override
    def close(self) -> None:
        """Let go of the cable."""
        if self._link is not None:
            self._link.close()
            self._link = None

    def _opened(self, patience_ms: int) -> Link:
        """Open the cable, if it is not; raises `OSError`."""
        self._looked_for_at_ms = now_ms()
        if self._link is None:
            wire = open_wire(self._address.port, patience_ms, self._deadlines.send_ms, self._address.ear)
            self._link = Link(wire, self._deadlines)
        return self._link

    def _looked_for(self) -> Link | None:
        """Look for a cable that is not there, now and then and not for long."""
        last_ms = self._looked_for_at_ms
        if last_ms is not None and now_ms() - last_ms < self._deadlines.missing_ms:
            return None
        return self._opened(self._deadlines.look_ms)

    def _given_the_word(self, attempt: Attempt) -> Link | Unsent:
        """Open the cable and ask for the word, unless the protocol cannot say what is asked; moves no money."""
        amount_fits = 0 < attempt.amount.minor <= AMOUNT_MAX
        if attempt.kind is PaymentKind.VOID or not amount_fits or not 0 < len(attempt.reference) <= REFERENCE_MAX:
            return Unsent.NOT_SUPPORTED
        try:
            link = self._opened(self._deadlines.connect_ms)
            word = link.ask_for_the_word()
        except BadFrame:
            return Unsent.SILENT
        except OSError as gone:
            self.close()
            return Unsent.SILENT if isinstance(gone, TimeoutError) else Unsent.REFUSED
        return link if word is Word.GIVEN else _NOT_GIVEN[word]

    def _handed_over(self, link: Link, attempt: Attempt) -> Handed:
        asked = request(attempt, self._address.register, plus=self._address.plus)
        try:
            return link.hand_over(asked)
        except BadFrame:
            return Handed.UNSURE
        except OSError:
            self.close()
            return Handed.BROKEN_OFF

    def _until_answered(self, link: Link, attempt: Attempt) -> Iterator[TerminalEvent]:
        until_ms = now_ms() + self._deadlines.payment_ms
        elsewhere, taken = False, ""
        while True:
            heard = self._look(link, until_ms)
            if isinstance(heard, Doubt):
                yield Lost(Doubt.WRONG_REFERENCE if elsewhere else heard, taken)
                return
            if heard is None:
                yield Waiting()
                continue
            answer = read_answer(heard)
            if answer is None:
                yield Lost(Doubt.BAD_FRAME)
                return
            said = judged(answer, attempt, self._address.register)
            match said:
                case Taken():
                    taken = answer.codes
                case Elsewhere(orphan=orphan):
                    elsewhere = True
                    yield orphan
                case _:
                    yield said
                    return

    def _look(self, link: Link, until_ms: int) -> bytes | Doubt | None:
        """Listen for a moment; None when there is nothing yet."""
        if self._stopped.is_set():
            return Doubt.STOPPED_WAITING
        try:
            heard = link.message(min(until_ms, now_ms() + self._deadlines.look_ms))
        except BadFrame:
            return Doubt.BAD_FRAME
        except OSError:
            self.close()
            return Doubt.HUNG_UP
        if heard is None and now_ms() >= until_ms:
            return Doubt.SILENCE
        return heard

    def _stray(self, body: bytes) -> list[Orphan]:
        answer = read_answer(body)
        return [] if answer is None else [orphan_of(answer, self._address.register)]
