"""Taking turns on the cable: who wants to say something asks for the word, says it in a frame, and ends.

Whoever hears answers every sign at once, in whatever order they come: a terminal that asks for the word is given it,
whatever we were about to say, and a frame that is right is taken even where nobody asked.
"""

from collections import deque
from enum import Enum, auto

from pos.devices.terminal.concert_v2.frames import BadFrame, Broken, Frame, FrameReader, Heard, Sign, frame_bytes
from pos.devices.terminal.concert_v2.wire import Wire
from pos.devices.terminal.line import now_ms
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long things may take, in milliseconds; `tries` is how often anything is tried.

    To connect; to take our bytes; for a terminal to give us the word, and before we ask again; to take a frame; from
    byte to byte within a frame; before a terminal that was not understood says it again; for our own answer to a sign,
    which some terminals do not hear at once; for the customer and the bank (longer than the terminal's own patience);
    between two looks at whoever else wants something; before a cable that is not there is looked for again.
    """

    connect_ms: int = 3_000
    send_ms: int = 5_000
    word_ms: int = 1_000
    pause_ms: int = 1_000
    taken_ms: int = 3_000
    byte_ms: int = 1_000
    again_ms: int = 5_000
    turn_ms: int = 10
    payment_ms: int = 180_000
    look_ms: int = 200
    missing_ms: int = 5_000
    tries: int = 3


class Word(Enum):
    """Whether the terminal gave us the word."""

    GIVEN = auto()
    REFUSED = auto()
    SILENT = auto()


class Handed(Enum):
    """What is known of a request that was sent; only `TAKEN` says that it arrived, and none says that it did not."""

    TAKEN = auto()
    UNSURE = auto()
    NOT_READ = auto()
    BROKEN_OFF = auto()


class Link:
    """Speaks over one cable. Reading raises `OSError` when the cable is gone."""

    def __init__(self, wire: Wire, deadlines: Deadlines) -> None:
        """Say nothing yet."""
        self._wire = wire
        self._deadlines = deadlines
        self._reader = FrameReader()
        self._heard: deque[Heard] = deque()
        self._bodies: deque[bytes] = deque()
        self._byte_at_ms = 0
        self._broken = 0
        self._more_until_ms = 0
        self._theirs = False

    def ask_for_the_word(self) -> Word:
        """Ask until it is given; what the terminal says meanwhile is kept for `message`."""
        answer = Word.SILENT
        for left in reversed(range(self._deadlines.tries)):
            self._let_it_end()
            self._say(Sign.ENQ)
            said = self._reply(self._deadlines.word_ms, {Sign.ACK, Sign.NAK, Sign.ENQ})
            if said is Sign.ACK:
                return Word.GIVEN
            if said is Sign.NAK:
                answer = Word.REFUSED
            if said is Sign.ENQ:
                # It wants the word itself, and may have an earlier payment to tell of.
                self._give_the_word()
                self._keep_what_comes(self._deadlines.taken_ms)
                continue
            self._say(Sign.EOT)
            if left:
                self._keep_what_comes(self._deadlines.pause_ms)
        return answer

    def hand_over(self, body: bytes) -> Handed:
        """Say what we have to say, again where it was not understood, and end."""
        for _ in range(self._deadlines.tries):
            if not self._wire.send(frame_bytes(body)):
                return Handed.BROKEN_OFF
            match self._reply(self._deadlines.taken_ms, {Sign.ACK, Sign.NAK, Sign.ENQ}):
                case Sign.ACK:
                    self._say(Sign.EOT)
                    return Handed.TAKEN
                case Sign.NAK:
                    continue
                case Sign.ENQ:
                    self._heard.appendleft(Sign.ENQ)
                    return Handed.UNSURE
                case _:
                    # It may have been taken, and the yes to that lost: said again it could be a second payment.
                    self._say(Sign.EOT)
                    return Handed.UNSURE
        self._say(Sign.EOT)
        return Handed.NOT_READ

    def unasked(self) -> list[bytes]:
        """Take the messages that came while we asked for the word: they are about something else."""
        messages = list(self._bodies)
        self._bodies.clear()
        return messages

    def end(self) -> None:
        """Give the word back without having said anything."""
        self._say(Sign.EOT)

    def message(self, until_ms: int) -> bytes | None:
        """Wait for the next message until a moment of `now_ms`. Raises `BadFrame` when there is no reading it."""
        while not self._bodies:
            heard = self._next(until_ms)
            if self._broken and now_ms() > self._more_until_ms:
                self._broken = 0
                raise BadFrame("it did not say it again")
            if heard is None:
                return None
            self._answer(heard)
        return self._bodies.popleft()

    def overheard(self) -> list[bytes]:
        """Take what has come, without waiting, unless the terminal is in the middle of saying something."""
        messages: list[bytes] = []
        until_ms = now_ms()
        last_ms = until_ms + self._deadlines.again_ms
        while (body := self.message(until_ms)) is not None or until_ms < min(self._more_until_ms, last_ms):
            if body is not None:
                messages.append(body)
            until_ms = max(until_ms, min(self._more_until_ms, last_ms))
        return messages

    def close(self) -> None:
        """Let go of the cable."""
        self._wire.close()

    def _say(self, sign: Sign) -> None:
        self._wire.send(sign.wire)

    def _reply(self, patience_ms: int, awaited: set[Sign]) -> Sign | None:
        """Wait for one of these signs."""
        until_ms = now_ms() + patience_ms
        while (heard := self._next(until_ms)) is not None:
            if isinstance(heard, Sign) and heard in awaited:
                return heard
            self._answer(heard)
        return None

    def _let_it_end(self) -> None:
        """Wait for the end of what it said, which may have been lost."""
        if self._theirs:
            self._reply(self._deadlines.word_ms, {Sign.EOT})
            self._theirs = False

    def _keep_what_comes(self, patience_ms: int) -> None:
        """Listen for that long, or until a message has come."""
        until_ms = now_ms() + patience_ms
        while not self._bodies and (heard := self._next(until_ms)) is not None:
            self._answer(heard)

    def _answer(self, heard: Heard) -> None:
        match heard:
            case Sign.ENQ:
                self._give_the_word()
            case Frame(body=body):
                self._say(Sign.ACK)
                self._broken = self._more_until_ms = 0
                self._bodies.append(body)
                self._theirs = True
            case Broken():
                self._say(Sign.NAK)
                self._broken += 1
                self._more_until_ms = now_ms() + self._deadlines.again_ms
                if self._broken >= self._deadlines.tries:
                    self._broken = self._more_until_ms = 0
                    raise BadFrame("a frame that stays broken")
            case Sign.EOT:
                self._theirs = False
            case _:
                # It answers what was not asked.
                pass

    def _give_the_word(self) -> None:
        """Let the terminal speak, not too soon; one that takes it back at once had nothing to say yet."""
        self._more_until_ms = now_ms() + self._deadlines.taken_ms
        following = self._next(now_ms() + self._deadlines.turn_ms)
        if following is Sign.EOT:
            return
        self._say(Sign.ACK)
        if following is not None:
            self._heard.appendleft(following)

    def _next(self, until_ms: int) -> Heard | None:
        """Wait for what is said next; a frame that stops in the middle is a broken one."""
        while not self._heard:
            stalls_ms = self._byte_at_ms + self._deadlines.byte_ms
            if self._reader.within and now_ms() >= stalls_ms:
                self._reader.give_up()
                return Broken()
            wait_ms = (min(until_ms, stalls_ms) if self._reader.within else until_ms) - now_ms()
            data = self._wire.read(max(0, wait_ms))
            if data:
                self._byte_at_ms = now_ms()
                self._heard.extend(self._reader.feed(data))
            elif now_ms() >= until_ms:
                return None
        return self._heard.popleft()
