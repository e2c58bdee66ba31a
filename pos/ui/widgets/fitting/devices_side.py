"""Beside the devices: how the last test went, what the search found, and the three things that can be done."""

from pos.ui.presenters.fitting.devices import Devices
from pos.ui.presenters.fitting.devices_told import print_told, trial_told
from pos.ui.theme.tokens import Type, Weight
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.tones import writing_of
from pos.words.speech import Words

Progress = tuple[int, int] | None
"""How far the search for terminals came: tried, of so many; None while nobody searches."""


class DevicesSide(Panel):
    """`first` removes or searches, `second` types another or tests what was typed, `go` tests, keeps or adds."""

    def __init__(self) -> None:
        """Lay it out."""
        super().__init__()
        self.told, self._hint = Label(Type.STRONG, Weight.STRONG, wrap=True), Label(tone=Tone.MUTED, wrap=True)
        self.first, self.second = Button(Kind.QUIET, once=True), Button(Kind.QUIET, once=True)
        self.go = Button(Kind.PRIMARY)
        self.stack(self.told, self._hint)
        self.column.addStretch(1)
        self.stack(self.first, self.second, self.go)

    def show_devices(self, devices: Devices, looking: Progress, words: Words) -> None:
        """Show what can be done now."""
        told, tone = trial_told(devices, words)
        self.told.say(told, writing_of(tone))
        self._hint.say(_hinted(devices, looking, words))
        editing, known = devices.draft is not None, bool(devices.told.setting)
        test = words.say("devices.test"), words.say("devices.test_caption")
        if editing:
            self.first.say(words.say("devices.find" if looking is None else "devices.stop"))
            self.second.say(*test)
            self.go.say(words.say("devices.keep"))
        else:
            self.first.say(words.say("devices.remove"))
            change = words.say("devices.change" if known else "devices.add")
            self.second.say(change)
            self.go.say(*((change,) if devices.wanting else test))
        self.first.setVisible(editing or known)
        self.first.setEnabled(editing or not devices.permitted.busy)
        self.second.setVisible(editing or not devices.wanting)
        self.second.setEnabled(devices.testable if editing else True)
        self.go.setEnabled(devices.keepable if editing else devices.testable or devices.wanting)
        board = devices.permitted.board()
        if board is not None:
            self.go.say(words.say("approval.give"))
            self.go.setEnabled(board.ready)


def _hinted(devices: Devices, looking: Progress, words: Words) -> str:
    if looking is not None:
        return words.say("devices.looking", done=words.number(looking[0]), of=words.number(looking[1]))
    if devices.draft is None:
        return words.say("devices.hint") if devices.told.setting else ""
    if devices.draft.place.sealed and devices.draft.keys.known:
        return print_told(devices.draft.keys, words)
    if devices.draft.strange and devices.found is None:
        return words.say("devices.certificate_hint")
    if devices.found is None:
        return words.say("devices.find_hint")
    return words.count("devices.found", len(devices.found))
