"""Who may use the till: the list, and somebody new with a name, a part to play and a PIN typed twice."""

from dataclasses import field, replace
from enum import Enum, auto

from pos.domain.permissions import Approval, Role
from pos.domain.pin import LENGTHS, weak
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.journal import Somebody
from pos.ui.presenters.shown.who import initial_of
from pos.usecases.add_person import AddPerson
from pos.words.refusal import refusal
from pos.words.speech import Words


class Step(Enum):
    """What is asked for."""

    NAME = auto()
    PIN = auto()
    AGAIN = auto()


class Slip(Enum):
    """What was wrong with the last thing typed."""

    NONE = auto()
    NO_NAME = auto()
    WEAK = auto()
    DIFFERS = auto()


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody about to be added."""

    name: str = ""
    role: Role = Role.CASHIER
    step: Step = Step.NAME
    pin: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    slip: Slip = Slip.NONE

    @property
    def typed(self) -> str:
        """The PIN as it stands in the step that is asked for."""
        return self.again if self.step is Step.AGAIN else self.pin

    @property
    def complete(self) -> bool:
        """Tell whether nothing is missing any more."""
        return self.step is Step.AGAIN and self.again == self.pin


def press(newcomer: Newcomer, digit: str) -> Newcomer:
    """Type a digit of the PIN."""
    typed = (newcomer.typed + digit)[: LENGTHS[-1]]
    return _typed(newcomer, typed)


def erase(newcomer: Newcomer) -> Newcomer:
    """Take the last digit back."""
    return _typed(newcomer, newcomer.typed[:-1])


def _typed(newcomer: Newcomer, typed: str) -> Newcomer:
    if newcomer.step is Step.AGAIN:
        return replace(newcomer, again=typed, slip=Slip.NONE)
    return replace(newcomer, pin=typed, slip=Slip.NONE)


def go_on(newcomer: Newcomer) -> Newcomer:
    """Take what was typed and ask for the next thing, or say what is wrong with it and stay."""
    match newcomer.step:
        case Step.NAME if not newcomer.name.strip():
            return replace(newcomer, slip=Slip.NO_NAME)
        case Step.NAME:
            return replace(newcomer, step=Step.PIN, slip=Slip.NONE)
        case Step.PIN if weak(newcomer.pin):
            return replace(newcomer, pin="", slip=Slip.WEAK)
        case Step.PIN:
            return replace(newcomer, step=Step.AGAIN, slip=Slip.NONE)
        case Step.AGAIN if newcomer.again != newcomer.pin:
            return replace(newcomer, step=Step.PIN, pin="", again="", slip=Slip.DIFFERS)
        case _:
            return newcomer


def go_back(newcomer: Newcomer) -> Newcomer | None:
    """Ask for the thing before; None when there was none, and the sheet is to be closed."""
    match newcomer.step:
        case Step.NAME:
            return None
        case Step.PIN:
            return replace(newcomer, step=Step.NAME, pin="", slip=Slip.NONE)
        case Step.AGAIN:
            return replace(newcomer, step=Step.PIN, pin="", again="", slip=Slip.NONE)


def request(newcomer: Newcomer, by: Somebody, approvals: tuple[Approval, ...] = ()) -> AddPerson:
    """Give what to ask of the use case."""
    return AddPerson(newcomer.name, newcomer.role, newcomer.pin, by, approvals)


_SLIPS = {Slip.NO_NAME: Rule.NAME_MISSING, Slip.WEAK: Rule.PIN_TOO_WEAK}


@dataclass(frozen=True, slots=True)
class NewcomerView:
    """The sheet as it is shown: the question, what goes with it, what is wrong, the button's words."""

    question: str
    hint: str
    wrong: str
    button: str
    dots: int


def newcomer_view(newcomer: Newcomer, words: Words) -> NewcomerView:
    """Show the step that is asked for."""
    wrong = ""
    if newcomer.slip is Slip.DIFFERS:
        wrong = words.say("people.pins_differ")
    elif newcomer.slip in _SLIPS:
        wrong = refusal(words, Refused(_SLIPS[newcomer.slip]))
    name = newcomer.name.strip()
    questions = {
        Step.NAME: (words.say("people.new"), words.say("people.new_hint")),
        Step.PIN: (words.say("people.pin", name=name), words.say("people.pin_hint")),
        Step.AGAIN: (words.say("people.again"), words.say("people.again_hint")),
    }
    question, hint = questions[newcomer.step]
    button = words.say("people.add") if newcomer.step is Step.AGAIN else words.say("word.continue")
    return NewcomerView(question, hint, wrong, button, len(newcomer.typed))


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in the list; `removable` is false for whoever looks at the list."""

    id: str
    name: str
    initial: str
    role: str
    removable: bool


def person_rows(people: tuple[Somebody, ...], me: Somebody, words: Words) -> tuple[PersonRow, ...]:
    """List who may sign in, in the order they were added; nobody removes themselves."""
    return tuple(
        PersonRow(
            each.id,
            words.isolate(each.name) or words.say("history.somebody"),
            initial_of(each.name),
            words.say("people.role_me" if each.id == me.id else "people.role", role=words.say(f"role.{each.role}")),
            each.id != me.id,
        )
        for each in people
    )
