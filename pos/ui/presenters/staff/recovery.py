"""A PIN was forgotten: the code of the recovery sheet is typed, then a new PIN, twice. A PIN is never shown.

The code itself is shown while it is typed: it is long, copied from a paper, and worth nothing a moment later.
"""

from dataclasses import field, replace
from enum import IntEnum

from pos.domain.pin import LENGTHS, weak
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.journal import Somebody
from pos.usecases.reset_pin import ResetPin
from pos.words.refusal import refusal
from pos.words.speech import Words

CODE_DIGITS, _GROUP = 20, 4
_PLACE = "\N{MIDDLE DOT}"


class Step(IntEnum):
    """What is asked for, in order."""

    CODE = 1
    PIN = 2
    AGAIN = 3


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was typed so far, and what was wrong with the last of it."""

    somebody: Somebody
    step: Step = Step.CODE
    code: str = field(default="", repr=False)
    pin: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    refused: Refused | None = None
    differs: bool = False
    busy: bool = False

    @property
    def typed(self) -> str:
        """What stands in the step that is asked for."""
        return {Step.CODE: self.code, Step.PIN: self.pin, Step.AGAIN: self.again}[self.step]

    @property
    def answered(self) -> bool:
        """Tell whether the step that is asked for is answered."""
        return len(self.typed) >= (CODE_DIGITS if self.step is Step.CODE else LENGTHS[0])


def press(recovery: Recovery, key: str) -> Recovery:
    """Type a key of the pad: a digit, or `erase`. The first digit after a code was refused begins another."""
    if recovery.busy or not (key == "erase" or (key.isascii() and key.isdigit())):
        return recovery
    longest = CODE_DIGITS if recovery.step is Step.CODE else LENGTHS[-1]
    again = recovery.step is Step.CODE and recovery.refused is not None
    typed = recovery.typed[:-1] if key == "erase" else ("" if again else recovery.typed) + key
    cleared = replace(recovery, refused=None, differs=False)
    match recovery.step:
        case Step.CODE:
            return replace(cleared, code=typed[:longest])
        case Step.PIN:
            return replace(cleared, pin=typed[:longest])
        case Step.AGAIN:
            return replace(cleared, again=typed[:longest])


def go_on(recovery: Recovery) -> Recovery:
    """Ask for the next thing, or say what is wrong with this one; `busy` once all is there."""
    if not recovery.answered or recovery.busy:
        return recovery
    match recovery.step:
        case Step.CODE:
            return replace(recovery, step=Step.PIN, refused=None)
        case Step.PIN if weak(recovery.pin):
            return replace(recovery, pin="", refused=Refused(Rule.PIN_TOO_WEAK))
        case Step.PIN:
            return replace(recovery, step=Step.AGAIN, again="")
        case Step.AGAIN if recovery.again != recovery.pin:
            return replace(recovery, step=Step.PIN, pin="", again="", differs=True)
        case Step.AGAIN:
            return replace(recovery, busy=True)


def go_back(recovery: Recovery) -> Recovery | None:
    """Ask for the thing before; None when there was none, and nobody wants to go on."""
    if recovery.busy:
        return recovery
    before = replace(recovery, pin="", again="", refused=None, differs=False)
    match recovery.step:
        case Step.CODE:
            return None
        case Step.PIN:
            return replace(before, step=Step.CODE)
        case Step.AGAIN:
            return replace(before, step=Step.PIN)


def turn_down(recovery: Recovery, refused: Refused | None) -> Recovery:
    """Take in that it was refused, or that nobody could check it: the code is asked for again, as it was typed."""
    return Recovery(recovery.somebody, code=recovery.code, refused=refused)


def request(recovery: Recovery) -> ResetPin:
    """Give what to ask of the use case."""
    return ResetPin(recovery.somebody.id, recovery.code, recovery.pin)


@dataclass(frozen=True, slots=True)
class RecoveryView:
    """The step as it is shown; `code` is empty while a PIN is typed, `dots` 0 while the code is."""

    counted: str
    title: str
    hint: str
    wrong: str
    code: str
    dots: int
    button: str
    ready: bool


def recovery_view(recovery: Recovery, words: Words) -> RecoveryView:
    """Show the step that is asked for."""
    name = {Step.CODE: "code", Step.PIN: "pin", Step.AGAIN: "again"}[recovery.step]
    wrong = words.say("recovery.differs") if recovery.differs else ""
    if recovery.refused is not None:
        wrong = refusal(words, recovery.refused)
    coding = recovery.step is Step.CODE
    last = recovery.step is Step.AGAIN
    return RecoveryView(
        counted=words.say("setup.step", step=recovery.step.value, steps=len(Step)),
        title=words.say(f"recovery.{name}", name=recovery.somebody.name),
        hint=words.say(f"recovery.{name}_hint"),
        wrong=wrong,
        code=words.isolate(grouped(recovery.code)) if coding else "",
        dots=0 if coding else len(recovery.typed),
        button=words.say("recovery.finish" if last else "word.continue"),
        ready=recovery.answered and not recovery.busy,
    )


def grouped(code: str) -> str:
    """Write a code as its sheet does, in groups of four, with a point for each figure that is still to come."""
    signs = code.ljust(CODE_DIGITS, _PLACE)
    return " ".join(signs[start : start + _GROUP] for start in range(0, CODE_DIGITS, _GROUP))
