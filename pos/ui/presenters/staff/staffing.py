"""Adding and removing people, from the first letter to the fact, with the yes that either may need.

A removal cannot be undone, so it asks for a PIN even of somebody who may remove people.
"""

from collections.abc import Callable
from dataclasses import replace

from pos.domain.permissions import Action, Role
from pos.domain.refusals import Refused
from pos.ports.journal import Somebody
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import failure_notice
from pos.ui.presenters.staff import people
from pos.ui.presenters.staff.people import Newcomer, PersonRow, Step
from pos.ui.presenters.staff.permitted import Approvals, Permitted
from pos.ui.ways.office import Office
from pos.usecases.remove_person import RemovePerson
from pos.words.codes import Code
from pos.words.speech import Words


class Staffing:
    """Who may use the till, and who is about to. `listed` is told the people after each change."""

    def __init__(
        self,
        office: Office,
        lane: Lane,
        me: Somebody,
        everybody: tuple[Somebody, ...],
        listed: Callable[[tuple[Somebody, ...]], None],
    ) -> None:
        """Begin with the list, and nobody new; `open` gives the language."""
        self._office, self._lane, self._me, self._listed = office, lane, me, listed
        self.everybody = everybody
        self.newcomer = Newcomer()
        self.leaver: Somebody | None = None
        self.told = ""

    def open(self, words: Words, changed: Callable[[], None]) -> None:
        """Take the language, and whom to tell of everything that can be seen."""
        self.permitted = Permitted(self._office, self._lane, self._me, self.everybody, words)
        self.permitted.changed = changed

    def rows(self) -> tuple[PersonRow, ...]:
        """List the people."""
        return people.person_rows(self.everybody, self._me, self.permitted.words)

    def name(self, name: str) -> None:
        """Take the name as it is typed."""
        self.newcomer = replace(self.newcomer, name=name, slip=people.Slip.NONE)

    def choose_role(self, role: Role) -> None:
        """Choose the part the newcomer plays."""
        self._put(replace(self.newcomer, role=role))

    def press(self, digit: str) -> None:
        """Type a digit of the PIN."""
        if self.newcomer.step is not Step.NAME:
            self._put(people.press(self.newcomer, digit))

    def erase(self) -> None:
        """Take the last digit back."""
        if self.newcomer.step is not Step.NAME:
            self._put(people.erase(self.newcomer))

    def go_on(self) -> None:
        """Go on to the next thing asked for; after the last, add the person, once."""
        if self.permitted.busy:
            return
        if not self.newcomer.complete:
            self._put(people.go_on(self.newcomer))
            return
        request = people.request(self.newcomer, self._me)

        def work(approvals: Approvals) -> Somebody | Refused:
            return self._office.add_person(replace(request, approvals=approvals))

        self.permitted.do(work, self._added)

    def go_back(self) -> bool:
        """Go one thing back; False when there is nothing to go back to."""
        if self.permitted.give_up():
            self.leaver = None
            self._put(self.newcomer)
            return True
        before = people.go_back(self.newcomer)
        if before is not None:
            self._put(before)
        return before is not None

    def remove(self, person: str) -> None:
        """Ask for the PIN that lets somebody be removed."""
        self.leaver = next((each for each in self.everybody if each.id == person), None)
        if self.leaver is None or self.permitted.busy:
            return
        request = RemovePerson(person, self._me)

        def work(approvals: Approvals) -> Refused | None:
            return self._office.remove_person(replace(request, approvals=approvals))

        self.permitted.do_with_pin(Action.ADD_PERSON, work, self._removed)

    def _added(self, somebody: Somebody) -> None:
        words = self.permitted.words
        self.newcomer, self.told = Newcomer(), words.say("people.added", name=somebody.name)
        self._read_again()

    def _removed(self, _nothing: None) -> None:
        name = self.leaver.name if self.leaver is not None else ""
        self.leaver, self.told = None, self.permitted.words.say("people.removed", name=name)
        self._read_again()

    def _read_again(self) -> None:
        self._lane.run(self._office.people, self._read, self._not_read)

    def _read(self, everybody: tuple[Somebody, ...]) -> None:
        self.everybody = everybody
        words, changed = self.permitted.words, self.permitted.changed
        self.open(words, changed)
        self._listed(everybody)
        changed()

    def _not_read(self, code: Code) -> None:
        self.permitted.tell(failure_notice(code, self.permitted.words))

    def _put(self, newcomer: Newcomer) -> None:
        self.newcomer, self.told = newcomer, ""
        self.permitted.tell(None)
