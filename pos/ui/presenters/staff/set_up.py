"""Setting a till up, once: where it stands, who is in charge, and their PIN typed twice."""

import re
from dataclasses import field, replace
from datetime import date
from enum import IntEnum

from pos.domain.facts import TillFounded
from pos.domain.fair import Place, series_number
from pos.domain.names import Language, Names
from pos.domain.pin import LENGTHS, weak
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ui.presenters.shown.who import place_told
from pos.usecases.set_up_till import SetUpTill
from pos.words.refusal import refusal
from pos.words.speech import Words

CODE_LETTERS = 4
"""Letters of a short code made from a name; the year follows them."""

_FOREIGN = re.compile(r"[^A-Z0-9]")


class Step(IntEnum):
    """What is asked for, in order."""

    WHERE = 1
    WHO = 2
    SELLER = 3
    PIN = 4
    AGAIN = 5


@dataclass(frozen=True, slots=True)
class SetUp:
    """What was answered so far; `code` is empty while it follows from the fair's name.

    `founding` is what central granted, where somebody gave a code first: the place is known then.
    """

    language: Language
    day: date
    step: Step = Step.WHERE
    fair: str = ""
    city: str = ""
    booth: str = ""
    code: str = ""
    till: str = "1"
    name: str = ""
    seller_tax: str = ""
    pin: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    refused: Refused | None = None
    differs: bool = False
    busy: bool = False
    founding: TillFounded | None = None

    @property
    def short_code(self) -> str:
        """The code of the fair that series numbers begin with."""
        return code_of(self.code) or code_from(self.fair, self.day)

    @property
    def typed(self) -> str:
        """The PIN as it stands in the step that is asked for."""
        return self.again if self.step is Step.AGAIN else self.pin

    @property
    def answered(self) -> bool:
        """Tell whether the step that is asked for is answered."""
        match self.step:
            case Step.WHERE:
                return bool(self.fair.strip() and code_of(self.booth) and code_of(self.till))
            case Step.WHO:
                return bool(self.name.strip())
            case Step.SELLER:
                return bool(self.seller_tax)
            case Step.PIN | Step.AGAIN:
                return len(self.typed) >= LENGTHS[0]


def code_of(typed: str) -> str:
    """Keep what a code may hold: capital letters and figures."""
    return _FOREIGN.sub("", typed.upper())


def code_from(fair: str, day: date) -> str:
    """Make a short code from a fair's name: the first letters of its words, and the year."""
    initials = "".join(word[0] for word in fair.upper().split() if word[0].isascii() and word[0].isalpha())
    return f"{initials[:CODE_LETTERS] or 'DE'}{day:%y}"


def answer(set_up: SetUp, question: str, text: str) -> SetUp:
    """Write down what stands in a field of that name."""
    match question:
        case "fair" | "city" | "booth":
            return _answer_where(set_up, question, text)
        case "code":
            return replace(set_up, code=text)
        case "till":
            return replace(set_up, till=text)
        case "seller":
            return replace(set_up, seller_tax=text)
        case _:
            return replace(set_up, name=text)


def _answer_where(set_up: SetUp, question: str, text: str) -> SetUp:
    match question:
        case "fair":
            return replace(set_up, fair=text)
        case "city":
            return replace(set_up, city=text)
        case _:
            return replace(set_up, booth=text)


def press(set_up: SetUp, key: str) -> SetUp:
    """Type a key of the PIN's pad."""
    typed = set_up.typed[:-1] if key == "erase" else (set_up.typed + key)[: LENGTHS[-1]]
    if key != "erase" and not (key.isascii() and key.isdigit()):
        return set_up
    if set_up.step is Step.AGAIN:
        return replace(set_up, again=typed, refused=None, differs=False)
    return replace(set_up, pin=typed, refused=None, differs=False)


def go_on(set_up: SetUp) -> SetUp:
    """Ask for the next thing, or say what is wrong with this one."""
    if not set_up.answered:
        return set_up
    match set_up.step:
        case Step.WHERE | Step.WHO | Step.SELLER:
            return replace(set_up, step=Step(set_up.step + 1), refused=None)
        case Step.PIN if weak(set_up.pin):
            return replace(set_up, pin="", refused=Refused(Rule.PIN_TOO_WEAK))
        case Step.PIN:
            return replace(set_up, step=Step.AGAIN, again="")
        case Step.AGAIN if set_up.again != set_up.pin:
            return replace(set_up, step=Step.PIN, pin="", again="", differs=True)
        case Step.AGAIN:
            return replace(set_up, busy=True)


def go_back(set_up: SetUp) -> SetUp:
    """Ask for the thing before."""
    first = Step.WHERE if set_up.founding is None else Step.WHO
    if set_up.busy or set_up.step is first:
        return set_up
    cleared = replace(set_up, pin="", again="", refused=None, differs=False)
    return replace(cleared, step=Step.PIN if set_up.step is Step.AGAIN else Step(set_up.step - 1))


def take_grant(set_up: SetUp, founding: TillFounded) -> SetUp:
    """Stand where central says, and go on with who is in charge."""
    return replace(set_up, founding=founding, step=Step.WHO, refused=None)


def place_of(set_up: SetUp) -> Place:
    """Give the place as central granted it, or as it was described, in the language it was described in."""
    if set_up.founding is not None:
        return set_up.founding.place
    return Place(
        fair=set_up.short_code,
        fair_names=_named(set_up.language, set_up.fair),
        city_names=_named(set_up.language, set_up.city),
        booth=code_of(set_up.booth),
        booth_names=_named(set_up.language, set_up.booth),
        till=code_of(set_up.till),
    )


def request(set_up: SetUp) -> SetUpTill:
    """Give what to ask of the use case."""
    return SetUpTill(place_of(set_up), set_up.name.strip(), set_up.pin, set_up.founding, set_up.seller_tax)


def _named(language: Language, name: str) -> Names:
    name = name.strip()
    match language:
        case Language.AR:
            return Names(ar=name)
        case Language.EN:
            return Names(en=name)
        case _:
            return Names(fr=name)


@dataclass(frozen=True, slots=True)
class SetUpView:
    """The step as it is shown; `where` is the place that central granted; `first`: there is nothing to go back to."""

    step: Step
    counted: str
    title: str
    hint: str
    wrong: str
    series: str
    dots: int
    button: str
    ready: bool
    where: str = ""
    first: bool = False


_TITLES = {Step.WHERE: "where", Step.WHO: "who", Step.SELLER: "seller", Step.PIN: "pin", Step.AGAIN: "again"}


def set_up_view(set_up: SetUp, words: Words) -> SetUpView:
    """Show the step that is asked for."""
    title = _TITLES[set_up.step]
    wrong = words.say("setup.differs") if set_up.differs else ""
    if set_up.refused is not None:
        wrong = refusal(words, set_up.refused)
    series = series_number(place_of(set_up), 1, 1) if set_up.step is Step.WHERE and set_up.answered else ""
    last = set_up.step is Step.AGAIN
    return SetUpView(
        step=set_up.step,
        counted=words.say("setup.step", step=set_up.step.value, steps=len(Step)),
        title=words.say(f"setup.{title}"),
        hint=words.say(f"setup.{title}_hint"),
        wrong=wrong,
        series=words.say("setup.series", series=series) if series else "",
        dots=len(set_up.typed),
        button=words.say("setup.finish") if last else words.say("word.continue"),
        ready=set_up.answered and not set_up.busy,
        where="" if set_up.founding is None else place_told(set_up.founding.place, words),
        first=go_back(set_up) == set_up,
    )
