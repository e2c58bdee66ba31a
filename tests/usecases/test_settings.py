from datetime import date

from pos.domain.facts import SettingChanged
from pos.domain.merchant_code.fields import Flaw
from pos.domain.permissions import Action, Approval, Role
from pos.domain.refusals import Refused, Rule
from pos.domain.settings import Setting, dots_of, seller_taxes
from pos.ports.journal import Somebody
from pos.usecases.change_setting import ChangeSetting, change_setting
from pos.usecases.print_test_page import print_test_page
from pos.usecases.set_up_till import SetUpTill, set_up_till
from pos.wiring.tables import treatments
from tests.domain.test_merchant_code import MOROCCAN
from tests.fakes.journal import MemoryJournal
from tests.fakes.stall import PLACE
from tests.usecases.till import PIN, Till, must

SMALL = "MA_EX_PETIT_FAB"


def in_charge(till: Till) -> Somebody:
    return Somebody(till.manager, Role.MANAGER, "")


def test_what_was_never_set_is_empty_and_what_was_set_last_stands(till: Till) -> None:
    assert till.journal.setting(Setting.SELLER_TAX) == ""
    for value in ("MA20", SMALL):
        assert change_setting(ChangeSetting(Setting.SELLER_TAX, value, in_charge(till)), journal=till.journal) is None
    assert till.journal.setting(Setting.SELLER_TAX) == SMALL
    assert till.journal.setting(Setting.PAPER_DOTS) == ""
    assert till.last == SettingChanged("seller_tax", SMALL, till.manager)


def test_setting_the_same_again_is_no_fact(till: Till) -> None:
    for _ in range(2):
        change_setting(ChangeSetting(Setting.PAPER_DOTS, "384", in_charge(till)), journal=till.journal)
    assert len(till.facts(SettingChanged)) == 1


def test_a_cashier_needs_a_yes_and_the_fact_keeps_it(till: Till) -> None:
    cashier = till.cashier()
    asked = ChangeSetting(Setting.PAPER_DOTS, "384", cashier)
    assert change_setting(asked, journal=till.journal) == Refused(Rule.NEEDS_APPROVAL, action=Action.CHANGE_SETTING)
    yes = (Approval(Action.CHANGE_SETTING, till.manager),)
    assert change_setting(ChangeSetting(Setting.PAPER_DOTS, "384", cashier, yes), journal=till.journal) is None
    assert till.last == SettingChanged("paper_dots", "384", cashier.id, yes)


def test_what_the_seller_is_can_be_said_at_set_up(bare: Till) -> None:
    asked = SetUpTill(PLACE, "Amina", PIN, seller_tax=SMALL)
    must(set_up_till(asked, journal=bare.journal, ids=bare.ids, pins=bare.pins, key=bare.key, program="0.1.0"))
    assert bare.journal.setting(Setting.SELLER_TAX) == SMALL


def test_a_seller_is_one_of_the_rules_in_force_each_with_its_article() -> None:
    rules = seller_taxes(treatments(), date(2026, 2, 12))
    assert [rule.id for rule in rules] == [SMALL, "MA_EX_AE", "MA_EX_COOP", "MA_NS_COMMERCANT", "MA20"]
    assert all(rule.article for rule in rules)
    assert [rule.id for rule in seller_taxes(treatments(), date(2010, 2, 12))][:2] == [SMALL, "MA_EX_COOP"]


def test_receipts_are_as_wide_as_was_set_and_as_usual_otherwise() -> None:
    assert [dots_of(value) for value in ("384", "576", "", "12")] == [384, 576, 576, 576]


def test_a_test_page_is_a_paper_and_no_fact(failing: tuple[Till, MemoryJournal]) -> None:
    till, journal = failing
    before = till.last
    print_test_page(journal=journal, clock=till.clock, paper=till.paper)
    assert [job.kind for job in journal.memory.jobs] == ["test-page"]
    assert till.last == before


def test_a_merchant_code_that_may_not_be_shown_is_not_set_and_says_why(till: Till) -> None:
    asked = ChangeSetting(Setting.MOBILE_CODE, MOROCCAN[:-1] + "0", in_charge(till))
    refused = change_setting(asked, journal=till.journal)
    assert refused == Refused(Rule.MERCHANT_CODE_WRONG, detail=Flaw.CHECKSUM)
    for value in (MOROCCAN, ""):
        assert change_setting(ChangeSetting(Setting.MOBILE_CODE, value, in_charge(till)), journal=till.journal) is None
        assert till.journal.setting(Setting.MOBILE_CODE) == value
