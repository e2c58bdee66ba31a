"""What stands beside the till: the card terminal that is set, how it is, and a new one as somebody types it.

Nothing here moves money: a terminal is asked whether it answers, and is looked for where terminals listen. What is set
is used from the moment the next terminal is opened, since nothing may come between a customer and a payment under way.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto

from pos.domain.refusals import Refused
from pos.domain.terminal_keys import TerminalKeys
from pos.domain.terminal_place import TerminalKind, TerminalPlace, place_of
from pos.ports.clock import Moment
from pos.ports.journal import Somebody
from pos.ports.terminal_exchange import FoundTerminal
from pos.ui.presenters.fitting.terminal_draft import Draft, at, draft_of, known_by, of_kind, written
from pos.ui.presenters.paying.card_book import CardBook
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import failure_notice
from pos.ui.presenters.staff.permitted import Approvals, Permitted
from pos.ui.ways.devices import TerminalTold
from pos.ui.ways.office import Office
from pos.ui.ways.till_facts import TillFacts
from pos.usecases.card.news import CardNews
from pos.usecases.card.requests import Diagnose, Diagnosed, NotDone
from pos.usecases.set_terminal import SetTerminal
from pos.words.codes import Code


class Trial(Enum):
    """How a terminal was found when it was tried."""

    NEVER = auto()
    UNDER_WAY = auto()
    ANSWERED = auto()
    SILENT = auto()
    BUSY = auto()
    SHOWN = auto()
    """It showed a certificate, by which nobody knows it yet."""


class Devices:
    """The devices as one person finds them. `changed` is told of everything that can be seen; `kept` that one was set.

    `try_place` asks a place that no payment uses whether a terminal answers there, and tells `tried`; `look_at` reads
    the certificate that is shown at a place, and tells `seen`.
    """

    def __init__(self, office: Office, lane: Lane, permitted: Permitted, me: Somebody, book: CardBook | None) -> None:
        """Know nothing yet."""
        self._office, self._lane, self._me, self._book = office, lane, me, book
        self.permitted = permitted
        self.kept: Callable[[], None] = _unheard
        self.try_place: Callable[[str, TerminalKeys | None], None] = _untried
        self.look_at: Callable[[str], None] = _unseen
        self.told = TerminalTold()
        self.facts: TillFacts | None = None
        self.draft: Draft | None = None
        self.trial, self.tried_at = Trial.NEVER, Moment(0, 0)
        self.found: tuple[FoundTerminal, ...] | None = None
        self.done = ""

    def open(self, changed: Callable[[], None]) -> None:
        """Read what is set, and hear of what is asked of the terminal."""
        self.permitted.changed = changed
        if self._book is not None:
            self._book.listen(self._hear)
        self.read()

    def close(self) -> None:
        """Hear no more."""
        if self._book is not None:
            self._book.forget(self._hear)

    def read(self) -> None:
        """Read again what is set, what was said, and how the printer is."""
        self._lane.run(self._office.terminal, self._read, self._failed)
        self._lane.run(self._office.till_facts, self._facts, self._failed)

    @property
    def place(self) -> TerminalPlace | None:
        """Where the terminal that is set is."""
        return place_of(self.told.setting)

    @property
    def waits(self) -> bool:
        """Tell whether what is set is used only after the next start."""
        return self._book is not None and self.told.in_use != self.told.setting

    @property
    def keyless(self) -> bool:
        """Tell whether the keys of the terminal that is set are not on this device."""
        return self.place is not None and self.place.sealed and self.told.keys is None

    @property
    def wanting(self) -> bool:
        """Tell whether a terminal has to be typed before anything else can be done with it."""
        return not self.told.setting or self.keyless

    @property
    def testable(self) -> bool:
        """Tell whether there is a terminal that can be asked whether it answers."""
        place = self.draft.place if self.draft is not None else self.place
        asked = place is not None and place.right and place.kind is not TerminalKind.STANDALONE
        keyed = not self.keyless if self.draft is None else self.draft.right or self.draft.strange
        return asked and keyed and self.trial is not Trial.UNDER_WAY

    @property
    def keepable(self) -> bool:
        """Tell whether what was typed can be set."""
        return self.draft is not None and self.draft.right and not self.permitted.busy

    def edit(self) -> None:
        """Type another terminal, beginning with the one that is set."""
        self.draft = draft_of(self.told, self.place)
        self.trial, self.found, self.done = Trial.NEVER, None, ""
        self.permitted.tell(None)

    def give_up(self) -> bool:
        """Type no longer; False when nobody did."""
        was = self.draft is not None
        self.draft, self.trial = None, Trial.NEVER
        self.permitted.changed()
        return was

    def choose_kind(self, kind: str) -> None:
        """Choose what kind it is."""
        if self.draft is not None:
            self._type(of_kind(self.draft, kind))

    def write(self, field: str, text: str) -> None:
        """Type a field."""
        if self.draft is not None:
            self._type(written(self.draft, field, text))

    def take_found(self, place: int) -> None:
        """Take one of those that were found."""
        if self.draft is not None and self.found is not None and 0 <= place < len(self.found):
            self._type(at(self.draft, self.found[place]))

    def show_found(self, found: tuple[FoundTerminal, ...]) -> None:
        """Show who answered when terminals were looked for."""
        self.found = found
        self.permitted.changed()

    def test(self) -> None:
        """Ask the terminal whether it answers: one in use by its own way, where no payment can be crossed.

        Of one whose certificate nobody told, only that is read.
        """
        if not self.testable:
            return
        draft, keys = self.draft, None if self.draft is None else self.draft.its_keys
        setting = self.told.setting if draft is None else draft.place.setting
        self.trial = Trial.UNDER_WAY
        self.permitted.changed()
        if draft is not None and draft.strange:
            self.look_at(setting)
        elif self._book is not None and setting == self.told.in_use and keys is None:
            self._book.ask(Diagnose())
        else:
            self.try_place(setting, keys)

    def seen(self, certificate: str) -> None:
        """Take the print of the certificate that was shown, empty where none was, for a person to compare."""
        if self.draft is not None and certificate:
            self.draft = known_by(self.draft, certificate)
        self._found_so(Trial.SHOWN if certificate else Trial.SILENT)

    def tried(self, *, answers: bool) -> None:
        """Take how it was found."""
        self._found_so(Trial.ANSWERED if answers else Trial.SILENT)

    def keep(self) -> None:
        """Set what was typed."""
        draft = self.draft
        if draft is not None and self.keepable:
            asked = SetTerminal(draft.place.setting, draft.acquirer, draft.number, self._me)
            self._set(asked, "kept", draft.its_keys)

    def remove(self) -> None:
        """Do without a terminal."""
        self._set(SetTerminal("", "", "", self._me), "removed")

    def _set(self, request: SetTerminal, done: str, keys: TerminalKeys | None = None) -> None:
        def work(approvals: Approvals) -> Refused | None:
            return self._office.set_terminal(replace(request, approvals=approvals), keys)

        def was_set(_nothing: None) -> None:
            self.draft, self.trial, self.done = None, Trial.NEVER, done
            self.kept()
            self.read()

        self.permitted.do(work, was_set)

    def _type(self, draft: Draft) -> None:
        self.draft, self.trial, self.done = draft, Trial.NEVER, ""
        self.permitted.changed()

    def _hear(self, news: CardNews | None) -> None:
        match news:
            case Diagnosed(answers=answers):
                self.tried(answers=answers)
                self.read()
            case NotDone(request=Diagnose()):
                self._found_so(Trial.BUSY)
            case _:
                pass

    def _found_so(self, trial: Trial) -> None:
        self.trial, self.tried_at = trial, self._office.clock.now()
        self.permitted.changed()

    def _read(self, told: TerminalTold) -> None:
        self.told = told
        self.permitted.changed()

    def _facts(self, facts: TillFacts) -> None:
        self.facts = facts
        self.permitted.changed()

    def _failed(self, code: Code) -> None:
        self.permitted.tell(failure_notice(code, self.permitted.words))


def _unheard() -> None:
    """Nobody asked to be told."""


def _untried(_setting: str, _keys: TerminalKeys | None) -> None:
    """Nobody can try a place yet."""


def _unseen(_setting: str) -> None:
    """Nobody can look at a place yet."""
