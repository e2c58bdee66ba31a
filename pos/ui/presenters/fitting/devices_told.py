"""Tells the devices in words: each as a fact with its state, what was said with the terminal, what can be done."""

from pos.domain.terminal_keys import TerminalKeys, grouped
from pos.domain.terminal_place import TerminalKind, TerminalPlace
from pos.domain.values import dataclass
from pos.ports.terminal_exchange import FoundTerminal
from pos.ui.presenters.fitting.devices import Devices, Trial
from pos.ui.presenters.shown.choices import ChipView
from pos.ui.presenters.shown.status import FactCard, fact_cards
from pos.ui.presenters.shown.tone import Tone
from pos.words.speech import Words

_TRIED = {Trial.ANSWERED: Tone.WELL, Trial.SILENT: Tone.LOOK, Trial.BUSY: Tone.LOOK, Trial.SHOWN: Tone.LOOK}
_PRINT_LINE = 8 * len("AB:")


@dataclass(frozen=True, slots=True)
class SaidView:
    """A message: when, from whom, and its text, which is read from left to right in every language."""

    when: str
    who: str
    text: str


def device_cards(devices: Devices, words: Words) -> tuple[FactCard, ...]:
    """Tell the terminal, then the printer."""
    printer = () if devices.facts is None else fact_cards(devices.facts, words)
    return (_terminal(devices, words), *(replaced for replaced in printer if replaced.key == "printer"))


def said_views(devices: Devices, words: Words) -> tuple[SaidView, ...]:
    """Tell what was said with the terminal, the newest first."""
    return tuple(
        SaidView(
            words.time(each.at.utc_ms, each.at.offset_minutes),
            words.say("devices.till" if each.ours else "devices.terminal"),
            words.isolate(each.text),
        )
        for each in reversed(devices.told.said)
    )


def trial_told(devices: Devices, words: Words) -> tuple[str, Tone]:
    """Say how the terminal was found when it was tried, or what became of what was set."""
    if devices.trial is not Trial.NEVER:
        at = words.time(devices.tried_at.utc_ms, devices.tried_at.offset_minutes)
        told = words.say(f"devices.trial.{devices.trial.name.lower()}", time=at)
        return told, _TRIED.get(devices.trial, Tone.PLAIN)
    if not devices.done:
        return "", Tone.PLAIN
    done = words.say(f"devices.{devices.done}")
    later = f" {words.say('devices.next_start')}" if devices.waits else ""
    return f"{done}{later}", Tone.WELL


def print_told(keys: TerminalKeys, words: Words) -> str:
    """Tell a certificate's print in lines that can be compared with a paper, eight pairs of digits in each."""
    whole = grouped(keys.finger_print)
    lines = [whole[at : at + _PRINT_LINE].strip(":") for at in range(0, len(whole), _PRINT_LINE)]
    return "\n".join([words.say("devices.certificate"), *map(words.isolate, lines)])


def kind_chips(chosen: TerminalKind, words: Words) -> tuple[ChipView, ...]:
    """Tell the kinds, one of them chosen."""
    return tuple(ChipView(kind.value, kind_told(kind, words), kind is chosen) for kind in TerminalKind)


def found_chips(found: tuple[FoundTerminal, ...], words: Words) -> tuple[ChipView, ...]:
    """Tell those that were found, by their places in the list."""
    return tuple(
        ChipView(str(place), f"{words.isolate(each.host)} · {kind_told(TerminalKind(each.driver), words)}")
        for place, each in enumerate(found)
    )


def kind_told(kind: TerminalKind, words: Words) -> str:
    """Name a kind."""
    return words.say(f"devices.kind.{kind.value.replace('-', '_')}")


def _terminal(devices: Devices, words: Words) -> FactCard:
    about, told = words.say("devices.card_terminal"), devices.told
    if not told.setting:
        return FactCard("terminal", Tone.PLAIN, about, words.say("devices.none"), words.say("devices.none_told"))
    tone = Tone.LOOK if devices.waits or devices.keyless else _TRIED.get(devices.trial, Tone.PLAIN)
    return FactCard("terminal", tone, about, _where(devices.place, told.setting, words), _state(devices, words))


def _where(place: TerminalPlace | None, setting: str, words: Words) -> str:
    if place is None:
        return words.isolate(setting)
    kind = kind_told(place.kind, words)
    where = f"{place.where}:{place.port}" if place.networked else place.where
    return f"{kind} · {words.isolate(where)}" if where else kind


def _state(devices: Devices, words: Words) -> str:
    told = devices.told
    printed = " ".join(filter(None, (told.acquirer, told.number)))
    named = words.say("devices.printed_as", name=printed) if printed else words.say("devices.not_printed_as")
    fixed = words.say("devices.fixed") if told.fixed else ""
    waits = words.say("devices.next_start") if devices.waits and not devices.keyless else ""
    keyless = words.say("devices.keyless") if devices.keyless else ""
    return " · ".join(filter(None, (keyless, named, fixed, waits)))
