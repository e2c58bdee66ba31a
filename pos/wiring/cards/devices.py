"""The till's card terminal as the page of devices knows it: which one, what was said with it, how another is found.

What the command line names stands before what was set on the till. What was agreed on with a terminal that seals its
messages lies beside the till's own key; where it is gone, as after a restoring, the terminal is as good as gone.
"""

from dataclasses import replace

from pos.devices.terminal.absent import AbsentTerminal
from pos.devices.terminal.finding import find, neighbours
from pos.devices.terminal.transcript import Transcript, by_fields
from pos.domain.payment_facts import TerminalLabel
from pos.domain.refusals import Refused
from pos.domain.settings import Setting
from pos.domain.terminal_keys import TerminalKeys
from pos.domain.terminal_place import USUAL_PORTS
from pos.ports.payment_terminal import PaymentTerminal
from pos.ports.terminal_exchange import FoundTerminal
from pos.ui.ways.devices import TerminalTold
from pos.ui.ways.till_facts import Cancelled, Progress
from pos.usecases.set_terminal import SetTerminal, set_terminal
from pos.wiring.cards.agreed import agreed_as, typed_keys, write_agreed
from pos.wiring.cards.opening import STANDALONE_ID, open_terminal
from pos.wiring.cards.questions import printed_on
from pos.wiring.cards.setting import CAISSE_AP, NAPS, NEXO, STANDALONE, read_setting
from pos.wiring.parts import Parts

_TAGS = {NAPS: 3, CAISSE_AP: 2}
"""How long a tag is, in the protocols that are made of fields."""


class TillDevices:
    """One till's. `named` is the command line's terminal, or empty."""

    def __init__(self, parts: Parts, named: str) -> None:
        """Open nothing."""
        self._parts, self._named = parts, named
        self._in_use = ""
        self._transcript: Transcript | None = None

    @property
    def setting(self) -> str:
        """Which terminal the till has."""
        return self._named or self._parts.journal.setting(Setting.CARD_TERMINAL)

    def open(self) -> PaymentTerminal:
        """Make the terminal, and keep what is said with it."""
        if _sealed(self.setting) and typed_keys(self._parts.folders) is None:
            return AbsentTerminal(TerminalLabel("nexo-1", NEXO))
        self._in_use = self.setting
        self._transcript = _transcript(self._in_use, self._parts)
        return open_terminal(self._in_use, self._parts, self._transcript, self._printed())

    def told(self) -> TerminalTold:
        """Tell what is set and what is in use."""
        label, heard = self._label(), self._transcript
        return TerminalTold(
            setting=self.setting,
            acquirer=label.acquirer,
            number=label.number,
            fixed=bool(self._named),
            in_use=self._in_use,
            said=() if heard is None else heard.messages(),
            keys=typed_keys(self._parts.folders),
        )

    def keep(self, request: SetTerminal, keys: TerminalKeys | None = None) -> Refused | None:
        """Set the terminal, and keep its keys on this device; raises `ValueError` for a setting that names none."""
        if request.terminal:
            read_setting(request.terminal)
        agreed = None if keys is None else agreed_as(keys, self._parts.folders)
        if agreed is not None:
            request = replace(request, machine=agreed.terminal, certificate=agreed.pin)
        refused = set_terminal(request, journal=self._parts.journal)
        if refused is None and agreed is not None:
            write_agreed(agreed, self._parts.folders)
            # The terminal that is open has the keys of before.
            self._in_use = ""
        return refused

    def find(self, progress: Progress, given_up: Cancelled) -> tuple[FoundTerminal, ...]:
        """Look around for terminals."""
        return find(neighbours(), {kind.value: port for kind, port in USUAL_PORTS.items()}, progress, given_up)

    def try_out(self, setting: str, keys: TerminalKeys | None = None) -> bool:
        """Tell whether a terminal that is not in use answers; moves no money."""
        agreed = None if keys is None else agreed_as(keys, self._parts.folders)
        terminal = open_terminal(setting, self._parts, agreed=agreed)
        try:
            return terminal.diagnose()
        finally:
            terminal.close()

    def certificate(self, setting: str) -> str:
        """Read the print of the certificate that is shown there; empty where nobody shows one."""
        from pos.devices.terminal.nexo.call import Deadlines, shown_certificate

        where = read_setting(setting)
        try:
            return shown_certificate(where.host, where.port, Deadlines())
        except OSError:
            return ""

    def _printed(self) -> TerminalLabel:
        """Say what stands on the terminal's papers, and with each payment: as it was set.

        Where it was not, as it was read on the last paper of a stand-alone terminal.
        """
        label = self._label()
        if self._in_use != STANDALONE:
            return label
        acquirer, number = printed_on(self._parts.journal, STANDALONE_ID)
        return replace(label, acquirer=label.acquirer or acquirer, number=label.number or number)

    def _label(self) -> TerminalLabel:
        journal = self._parts.journal
        acquirer, number = journal.setting(Setting.CARD_ACQUIRER), journal.setting(Setting.CARD_TERMINAL_NUMBER)
        return TerminalLabel("", "", acquirer, number)


def _sealed(setting: str) -> bool:
    return setting.partition(":")[0] == NEXO


def _transcript(setting: str, parts: Parts) -> Transcript:
    tag = _TAGS.get(setting.partition(":")[0])
    return Transcript(parts.clock) if tag is None else Transcript(parts.clock, by_fields(tag))
