"""Faces and a PIN: used to take the till, and to say yes in place for somebody else. A PIN is never shown or told."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from pos.domain.pin import LENGTHS
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ui.presenters.shown.who import initial_of

if TYPE_CHECKING:
    from pos.ports.journal import Somebody
    from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class PinPad:
    """Who may be touched, who was, and what was typed; `refused` until the next digit; `busy` while it is checked."""

    people: tuple[Somebody, ...]
    chosen: str = ""
    pin: str = field(default="", repr=False)
    refused: Refused | None = None
    busy: bool = False

    @property
    def complete(self) -> bool:
        """Tell whether enough is typed to be tried."""
        return bool(self.chosen) and len(self.pin) >= LENGTHS[0] and not self.busy

    @property
    def somebody(self) -> Somebody | None:
        """Who was touched."""
        return next((each for each in self.people if each.id == self.chosen), None)


def choose(pad: PinPad, person: str) -> PinPad:
    """Touch a face; what was typed for another is forgotten."""
    return pad if pad.busy else PinPad(pad.people, person)


def press(pad: PinPad, digit: str) -> PinPad:
    """Type a digit; nothing happens before a face was touched, or while a PIN is checked."""
    if pad.busy or not pad.chosen or not (digit.isascii() and digit.isdigit()):
        return pad
    return replace(pad, pin=(pad.pin + digit)[: LENGTHS[-1]], refused=None)


def erase(pad: PinPad) -> PinPad:
    """Take the last digit back."""
    return pad if pad.busy else replace(pad, pin=pad.pin[:-1], refused=None)


def send(pad: PinPad) -> PinPad:
    """Let the PIN be checked; it is forgotten here at once."""
    return replace(pad, pin="", busy=True, refused=None)


def turn_down(pad: PinPad, refused: Refused | None) -> PinPad:
    """Take in that it was refused, or that nobody could check it."""
    return replace(pad, pin="", busy=False, refused=refused)


def wait_on(pad: PinPad, seconds: int) -> PinPad:
    """Say how long a lock still lasts; at zero it is over."""
    if pad.refused is None or pad.refused.rule is not Rule.PIN_LOCKED:
        return pad
    return replace(pad, refused=replace(pad.refused, seconds=seconds) if seconds > 0 else None)


@dataclass(frozen=True, slots=True)
class FaceView:
    """A face to touch."""

    id: str
    name: str
    initial: str
    colour: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class PinPadView:
    """The pad as it is shown; `wrong` colours the dots, `hint` says what to do or what was refused."""

    faces: tuple[FaceView, ...]
    greeting: str
    hint: str
    dots: int
    wrong: bool
    ready: bool


def pin_pad_view(pad: PinPad, everybody: tuple[Somebody, ...], greeting: str, words: Words) -> PinPadView:
    """Show the pad; the colour of a face is its place among `everybody`."""
    order = [each.id for each in everybody]
    faces = tuple(
        FaceView(
            each.id,
            words.isolate(each.name) or words.say("history.somebody"),
            initial_of(each.name),
            order.index(each.id) if each.id in order else 0,
            each.id == pad.chosen,
        )
        for each in pad.people
    )
    if pad.refused is not None:
        from pos.words.refusal import refusal

        hint = refusal(words, pad.refused)
    elif not pad.chosen:
        hint = words.say("signin.touch_face")
    else:
        hint = words.say("word.wait") if pad.busy else words.say("word.pin")
    return PinPadView(faces, greeting, hint, len(pad.pin), pad.refused is not None, pad.complete)
