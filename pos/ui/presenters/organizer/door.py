"""At the door of the desk: it is enrolled once with a code, then an organizer signs in with a name and a password.

Central is asked for both. A refusal says why, a lock-out until when; when central does not answer, that is said, and
what was typed stays.
"""

from collections.abc import Callable
from enum import Enum, auto

from pos.domain.fair import Place
from pos.domain.refusals import Refused, Rule
from pos.ui.presenters.organizer.services import DeskServices, DeskStart
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import Notice, failure_notice, refused_notice
from pos.usecases.enrol_till import EnrolTill
from pos.words.codes import Code
from pos.words.speech import Words

_MS = 1000


class Step(Enum):
    """What is asked at the door."""

    OPENING = auto()
    ENROL = auto()
    SIGN_IN = auto()


class Door:
    """What was typed and what came of it. `changed` is called when there is something else to show."""

    def __init__(
        self,
        services: DeskServices,
        lanes: tuple[Lane, Lane],
        words: Words,
        entered: Callable[[Place, str], None],
    ) -> None:
        """Ask the journal where the desk stands; `entered` is told the place and who signed in."""
        self._services, self._words, self._entered = services, words, entered
        self._ask, self._keep = lanes
        self.step = Step.OPENING
        self.place: Place | None = None
        self.address = ""
        self.busy = False
        self._refused: Refused | Code | None = None
        self._locked_until_ms = 0
        self.changed: Callable[[], None] = _unheard

    def open(self) -> None:
        """Look where the desk stands."""
        self._keep.run(self._services.start, self._started, self._fail)

    def speak(self, words: Words) -> None:
        """Speak another language."""
        self._words = words

    def refuse(self, refused: Refused) -> None:
        """Tell why somebody is asked to sign in again."""
        self._refused = refused

    @property
    def notice(self) -> Notice | None:
        """What went wrong, if anything; a lock-out is told with the time that is left."""
        match self._refused:
            case None:
                return None
            case Code() as code:
                return failure_notice(code, self._words)
            case Refused(rule=Rule.ACCOUNT_LOCKED):
                left = -(-(self._locked_until_ms - self._services.clock.steady_ms()) // _MS)
                return refused_notice(Refused(Rule.ACCOUNT_LOCKED, seconds=left), self._words) if left > 0 else None
            case refused:
                return refused_notice(refused, self._words)

    @property
    def locked(self) -> bool:
        """Tell whether the account lets nobody in just now."""
        return self._locked_until_ms > self._services.clock.steady_ms()

    def enrol(self, code: str, address: str) -> None:
        """Ask central to enrol this desk."""
        if self.busy or not code.strip():
            return
        self._begin()
        self.address = address.strip()
        request = EnrolTill(code.strip(), self.address)
        self._ask.run(lambda: self._services.enrol(request), self._enrolled, self._fail)

    def sign_in(self, account: str, password: str) -> None:
        """Ask central to let somebody in."""
        if self.busy or not account.strip() or not password:
            return
        self._begin()
        self._ask.run(lambda: self._services.sign_in(account, password), self._signed_in, self._fail)

    def rest(self) -> None:
        """Tell nobody of what changes: nobody looks."""
        self.changed = _unheard

    def dismiss(self) -> None:
        """Put away what was told."""
        self._refused = None
        self.changed()

    def _begin(self) -> None:
        self.busy, self._refused = True, None
        self.changed()

    def _started(self, start: DeskStart) -> None:
        self.place, self.address = start.place, start.address
        self.step = Step.ENROL if start.place is None else Step.SIGN_IN
        self.changed()

    def _enrolled(self, done: Place | Refused) -> None:
        self.busy = False
        if isinstance(done, Refused):
            self._refused = done
        else:
            self.place, self.step = done, Step.SIGN_IN
        self.changed()

    def _signed_in(self, done: str | Refused) -> None:
        self.busy = False
        if isinstance(done, Refused):
            self._refused = done
            self._locked_until_ms = self._services.clock.steady_ms() + done.seconds * _MS
            self.changed()
        elif self.place is not None:
            self._entered(self.place, done)

    def _fail(self, code: Code) -> None:
        self.busy = False
        self._refused = Code.CENTRAL_NOT_READ if code is Code.CENTRAL_UNREACHABLE else code
        self.changed()


def _unheard() -> None:
    """Nobody looks yet."""
