"""Signing in: faces to touch, a PIN to type, nothing to read.

What the annotations alone name is left to the type checker: this is the first screen, and imports hold it up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pos.domain.values import dataclass
from pos.ui.presenters.shown.who import place_told
from pos.ui.presenters.staff.pin_entry import PinEntry
from pos.ui.presenters.staff.pin_pad import PinPadView, pin_pad_view

if TYPE_CHECKING:
    from pos.domain.fair import Place
    from pos.domain.refusals import Refused
    from pos.ports.journal import Somebody
    from pos.ui.presenters.shown.lane import Lane
    from pos.ui.presenters.shown.notice import Notice
    from pos.ui.ways.services import Services
    from pos.words.codes import Code
    from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class SignInView:
    """The faces and the pad; `where` says whose till it is. It is `shut` while the journal cannot even name people."""

    pad: PinPadView
    where: str
    notice: Notice | None
    shut: bool = False


class SignIn:
    """Somebody takes the till; `signed_in` is told who. There are no faces before the journal was read."""

    def __init__(self, services: Services, lane: Lane, signed_in: Callable[[Somebody], None]) -> None:
        """Wait for the faces."""
        self._services = services
        self._place: Place | None = None
        self._failure: Code | None = None
        self.look_again: Callable[[], None] = _unheard
        self.entry = PinEntry((), self._ask, signed_in, lane, services.clock)
        self.entry.failed = self.fail

    def show_people(self, place: Place, people: tuple[Somebody, ...]) -> None:
        """Show who may sign in here."""
        self._place, self._failure = place, None
        self.entry.show_people(people)

    def press(self, key: str) -> None:
        """Press a key of the pad, or of the keyboard; nothing while there is nobody to sign in, and it is told why."""
        if self._shut:
            return
        self._failure = None
        match key:
            case "erase":
                self.entry.erase()
            case "enter":
                self.entry.enter()
            case _:
                self.entry.press(key)

    def fail(self, code: Code) -> None:
        """Tell that the journal could not be asked."""
        self._failure = code
        self.entry.changed()

    def dismiss(self) -> None:
        """Put what failed away; where it kept the faces back, the journal is looked at again."""
        self._failure = None
        self.entry.changed()
        if self._place is None:
            self.look_again()

    def view(self, words: Words) -> SignInView:
        """Show it in a language."""
        pad = self.entry.pad
        somebody = pad.somebody
        greeting = words.say("signin.who") if somebody is None else words.say("signin.welcome", name=somebody.name)
        where = "" if self._place is None else place_told(self._place, words)
        told = pin_pad_view(pad, pad.people, greeting, words)
        return SignInView(told, where, self._notice(words), self._shut)

    @property
    def _shut(self) -> bool:
        return self._failure is not None and self._place is None

    def _notice(self, words: Words) -> Notice | None:
        if self._failure is None:
            return None
        from pos.ui.presenters.shown.notice import failure_notice

        return failure_notice(self._failure, words)

    def _ask(self, person: str, pin: str) -> Somebody | Refused:
        from pos.usecases.sign_in import SignIn as SignInRequest

        return self._services.sign_in(SignInRequest(person, pin))


def _unheard() -> None:
    """Nobody can look."""
