import pytest

from pos.domain.permissions import Action, Approval, Right, Role, allowed, may_approve, right

ALONE = {
    Action.SELL: "exhibitor cashier manager",
    Action.DISCOUNT: "exhibitor cashier manager",
    Action.CLOSE_SHIFT: "exhibitor cashier manager",
    Action.DISCOUNT_LARGE: "exhibitor manager",
    Action.BREAK_FLOOR: "exhibitor manager",
    Action.CASH_OVER_LIMIT: "exhibitor manager",
    Action.RESOLVE_PAYMENT: "exhibitor manager",
    Action.PAY_AGAIN: "exhibitor manager",
    Action.ACCEPT_ON_SIGHT: "exhibitor manager",
    Action.OPEN_DRAWER: "exhibitor manager",
    Action.REFUND: "exhibitor manager",
    Action.ADD_PERSON: "exhibitor manager",
    Action.IMPORT_CATALOGUE: "exhibitor manager",
    Action.RECOVERY_SHEET: "exhibitor manager",
    Action.CHANGE_SETTING: "exhibitor manager",
    Action.ENROL: "exhibitor manager",
}


def test_every_action_has_its_row_in_the_table() -> None:
    assert set(ALONE) == set(Action)


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("role", list(Role))
def test_who_may_do_what_alone_and_approve_it_for_others(role: Role, action: Action) -> None:
    alone = role in ALONE[action].split()
    assert right(role, action) is (Right.ALLOWED if alone else Right.NEEDS_APPROVAL)
    assert allowed(role, action) is alone
    assert may_approve(role, action) is alone


def test_a_yes_allows_the_action_it_was_given_for_and_no_other() -> None:
    yes = (Approval(Action.BREAK_FLOOR, "manager"),)
    assert allowed(Role.CASHIER, Action.BREAK_FLOOR, yes)
    assert not allowed(Role.CASHIER, Action.REFUND, yes)
