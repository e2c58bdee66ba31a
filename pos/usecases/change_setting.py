"""A setting of the till is changed; the journal keeps who changed it, and to what."""

from dataclasses import dataclass

from pos.domain.facts import SettingChanged
from pos.domain.merchant_code.code import check_shown
from pos.domain.merchant_code.fields import Flaw
from pos.domain.permissions import Action, Approval, allowed
from pos.domain.refusals import Refused, Rule
from pos.domain.settings import Setting
from pos.ports.journal import Journal, Somebody


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """What is set to which value by whom; `approvals` are the yeses given in place by those who may."""

    setting: Setting
    value: str
    by: Somebody
    approvals: tuple[Approval, ...] = ()


def change_setting(request: ChangeSetting, *, journal: Journal) -> Refused | None:
    """Change a setting; one that is set so already changes nothing."""
    if not allowed(request.by.role, Action.CHANGE_SETTING, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.CHANGE_SETTING)
    flaw = check_shown(request.value) if request.setting is Setting.MOBILE_CODE and request.value else None
    if isinstance(flaw, Flaw):
        return Refused(Rule.MERCHANT_CODE_WRONG, detail=flaw)
    if journal.setting(request.setting) == request.value:
        return None
    with journal.unit_of_work() as work:
        work.append(SettingChanged(request.setting.value, request.value, request.by.id, request.approvals))
        work.commit()
    return None
