"""The thread of the exchange with central: it asks the machine what to do, does it, and rests as long as it says."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress

from pos.domain.values import dataclass
from pos.ports.central_link import CentralLink, CentralUnavailable
from pos.ports.journal import JournalUnavailable
from pos.ports.keys import TillKey
from pos.ports.outbox import Outbox
from pos.sync.supplying import Supplying
from pos.usecases.exchange.machine import Exchange, step
from pos.usecases.exchange.parcel import pack_parcel
from pos.usecases.exchange.steps import Answered, Command, Event, Failed, Keep, Rest, Send, Standing, Tell, Woken
from pos.wire.reply import Held

_MS = 1_000

Hear = Callable[[Standing], None]


@dataclass(frozen=True, slots=True)
class Parts:
    """What an exchange works with; `hear` is told on the exchange's own thread how it stands.

    `supplying` stocks the shelf while nothing waits to be sent.
    """

    outbox: Outbox
    link: CentralLink
    key: TillKey
    hear: Hear
    supplying: Supplying | None = None


class ExchangeLoop:
    """Runs one exchange until it is stopped; nothing in it can hold up a sale."""

    def __init__(self, exchange: Exchange, parts: Parts) -> None:
        """Keep where it begins; `start` begins."""
        self._exchange = exchange
        self._parts = parts
        self._signal = threading.Condition()
        self._news = False
        self._urged = self._wanted = False
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="exchange", daemon=True)

    def start(self) -> None:
        """Begin to exchange."""
        self._thread.start()

    def nudge(self) -> None:
        """Say that something was appended to the journal; from any thread, at no cost."""
        with self._signal:
            self._news = True
            self._signal.notify()

    def urge(self) -> None:
        """Try now, however long the machine wanted to rest after a failure: somebody asks."""
        with self._signal:
            self._urged = self._wanted = True
            self._signal.notify()

    def stop(self, wait_ms: int) -> bool:
        """End after the conversation under way, waiting for it at most so long; tells whether it has ended."""
        with self._signal:
            self._ended = True
            self._signal.notify()
        self._thread.join(wait_ms / _MS)
        return not self._thread.is_alive()

    def _run(self) -> None:
        event: Event | None = self._woken()
        while event is not None:
            self._exchange, commands = step(self._exchange, event)
            event = None
            for command in commands:
                event = self._do(command) or event

    def _do(self, command: Command) -> Event | None:
        """Do one command; what follows from the last one is the next event, None when the loop was stopped."""
        if self._ended:
            # Whoever stopped it may have closed the journal meanwhile; an answer that came late comes again.
            return None
        match command:
            case Keep(held=held):
                self._keep(held)
                return None
            case Tell(standing=standing):
                self._parts.hear(standing)
                return None
            case Send():
                return self._send(command)
            case Rest():
                return self._rest(command)

    def _keep(self, held: Held) -> None:
        # A receipt that could not be kept costs nothing: after a restart the same is sent and acknowledged again.
        with suppress(JournalUnavailable):
            self._parts.outbox.acknowledge(held)

    def _send(self, send: Send) -> Event | None:
        try:
            parcel = pack_parcel(send, outbox=self._parts.outbox, key=self._parts.key)
            if parcel is None:
                return Woken(None)
            return Answered(parcel.first, parcel.sent, parcel.head, self._parts.link.deliver(parcel.data))
        except CentralUnavailable as unavailable:
            return Failed(unavailable.detail)
        except JournalUnavailable as unavailable:
            return Failed(unavailable.code)

    def _rest(self, rest: Rest) -> Event | None:
        supplying = self._parts.supplying
        if supplying is not None and rest.until_news:
            wanted, self._wanted = self._wanted, False
            supplying.look(lambda: self._ended or self._news, urged=wanted)
        until = time.monotonic() + rest.ms / _MS
        with self._signal:
            while not (self._ended or self._urged or (self._news and rest.until_news)):
                left = until - time.monotonic()
                if left <= 0 or not self._signal.wait(left):
                    break
            self._news = self._urged = False
        return self._woken()

    def _woken(self) -> Event | None:
        if self._ended:
            return None
        try:
            return Woken(self._parts.outbox.head())
        except JournalUnavailable as unavailable:
            return Failed(unavailable.code)
