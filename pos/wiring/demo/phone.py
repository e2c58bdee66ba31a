"""How phones pay at the demonstration fair: by a merchant's code as an acquirer would give it, of nobody's account."""

from typing import Final

from pos.domain.mobile import YES
from pos.domain.settings import Setting
from pos.ports.journal import Journal
from pos.usecases.change_setting import ChangeSetting, change_setting
from pos.wiring.folders import TillFolders
from pos.wiring.parts import open_parts

CODE: Final = (
    "00020101021126370017ma.example.wallet0112B112-00004175204599953035"
    "045802MA5917DAR ESSANAA B-1126010CASABLANCA6304DF3E"
)
ACQUIRER: Final = "Wallet Atlas"


def take_phones(folders: TillFolders) -> None:
    """Set the code of a demonstration till that is founded, the first time; whoever set another keeps it."""
    parts = open_parts(folders)
    try:
        _set(parts.journal)
    finally:
        parts.close()


def _set(journal: Journal) -> None:
    if journal.setting(Setting.MOBILE_CODE):
        return
    manager = journal.people()[0]
    for setting, value in (
        (Setting.MOBILE_CODE, CODE),
        (Setting.MOBILE_ACQUIRER, ACQUIRER),
        (Setting.MOBILE_FILLS, YES),
    ):
        change_setting(ChangeSetting(setting, value, manager), journal=journal)
