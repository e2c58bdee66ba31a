"""The till is told which card terminal it has, and by whose name and number that goes where it does not tell itself."""

from dataclasses import dataclass

from pos.domain.card import holds_card_number
from pos.domain.facts import SettingChanged
from pos.domain.payment_tenders import undecided
from pos.domain.permissions import Action, Approval, allowed
from pos.domain.refusals import Refused, Rule
from pos.domain.settings import Setting
from pos.ports.journal import Journal, Somebody


@dataclass(frozen=True, slots=True)
class SetTerminal:
    """The terminal as the setting names it (empty: none), the acquirer and the terminal's number on its papers.

    Of a terminal that seals its messages also `machine`, its own name, and `certificate`, the print of its certificate.
    """

    terminal: str
    acquirer: str
    number: str
    by: Somebody
    approvals: tuple[Approval, ...] = ()
    machine: str = ""
    certificate: str = ""


def set_terminal(request: SetTerminal, *, journal: Journal) -> Refused | None:
    """Write down what changes. A terminal is not changed under a payment that nobody knows the end of."""
    if not allowed(request.by.role, Action.CHANGE_SETTING, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.CHANGE_SETTING)
    if holds_card_number(request.acquirer) or holds_card_number(request.number):
        return Refused(Rule.CARD_NUMBER_TYPED)
    open_ = undecided(journal.open_payments())
    if open_ and _another(request, journal):
        return Refused(Rule.PAYMENT_UNDECIDED, amount=open_[0].asked.amount)
    wanted = {
        Setting.CARD_TERMINAL: request.terminal,
        Setting.CARD_ACQUIRER: request.acquirer.strip(),
        Setting.CARD_TERMINAL_NUMBER: request.number.strip(),
        Setting.CARD_TERMINAL_MACHINE: request.machine.strip(),
        Setting.CARD_TERMINAL_CERTIFICATE: request.certificate,
    }
    changed = {name: value for name, value in wanted.items() if journal.setting(name) != value}
    if changed:
        with journal.unit_of_work() as work:
            for name, value in changed.items():
                work.append(SettingChanged(name.value, value, request.by.id, request.approvals))
            work.commit()
    return None


def _another(request: SetTerminal, journal: Journal) -> bool:
    """Tell whether what is set instead of a terminal is another, or none; a new certificate makes it no other."""
    before, machine = journal.setting(Setting.CARD_TERMINAL), journal.setting(Setting.CARD_TERMINAL_MACHINE)
    renamed = bool(machine) and machine != request.machine.strip()
    return bool(before) and (before != request.terminal or renamed)
