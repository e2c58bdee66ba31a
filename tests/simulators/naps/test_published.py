"""The simulated terminal answers the published exchanges as they were captured, but for differences that are named.

The capture comes from an emulator that makes up what it has not kept: another approval number each time, an amount of
0 in its later answers, a slip for any number asked. The simulator keeps them, and says its approval number in a field.
"""

import json
from pathlib import Path

import pytest

from tests.simulators.naps.terminal_process import TerminalProcess
from tests.simulators.naps.till import Answer, Till, sub_fields

EXCHANGES = {
    exchange["name"]: exchange
    for exchange in json.loads(
        (Path(__file__).parents[1] / "data/naps_m2m_emulator_exchanges.json").read_text(encoding="utf-8")
    )
}
# What the simulator's card and shop have of their own, and the approval number that the description gives a field.
OWN = {"007", "009", "010", "015"}
KEPT_AMOUNT = {"002"}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Play the four exchanges in their order on one connection, at the published time, with the published numbers."""
    with TerminalProcess(tmp_path_factory.mktemp("published")) as terminal:
        terminal.do("set_clock", at="2026-11-21T17:27:00")
        terminal.do("next", outcome="approved", stan="480539", approval="762773")
        with Till(terminal.port) as till:
            return {name: till.ask(exchange["request"]) for name, exchange in EXCHANGES.items()}


def fields_of(name: str) -> list[tuple[str, str]]:
    return [(tag, value) for tag, value in EXCHANGES[name]["fields"]]


def without(fields: list[tuple[str, str]], left_out: set[str]) -> list[tuple[str, str]]:
    return [(tag, value) for tag, value in fields if tag not in left_out]


def test_a_payment_is_answered_field_by_field(answers: dict[str, Answer]) -> None:
    assert without(answers["payment_phase1"].fields, OWN) == without(fields_of("payment_phase1"), OWN)


def test_a_confirmation_is_answered_field_by_field_with_the_amount(answers: dict[str, Answer]) -> None:
    answer = answers["confirmation_phase2"]
    left_out = OWN | KEPT_AMOUNT
    assert without(answer.fields, left_out) == without(fields_of("confirmation_phase2"), left_out)
    assert answer["002"] == "10000"


def test_a_duplicate_is_answered_with_the_payment_that_was_asked_for(answers: dict[str, Answer]) -> None:
    answer = answers["duplicate"]
    # The emulator answers with a number, an amount and a card of nobody's.
    made_up = OWN | KEPT_AMOUNT | {"004", "008", "017", "040"}
    assert without(answer.fields, made_up) == without(fields_of("duplicate"), made_up)
    assert (answer["002"], answer["004"], answer["008"]) == ("10000", "000042", "480539")


def test_a_void_is_answered_with_its_own_number_too(answers: dict[str, Answer]) -> None:
    answer = answers["void"]
    left_out = OWN | KEPT_AMOUNT | {"004", "005"}
    assert without(answer.fields, left_out) == without(fields_of("void"), left_out)
    assert (answer["004"], answer["005"], answer["002"]) == ("000042", "000042", "10000")


@pytest.mark.parametrize("name", ["payment_phase1", "confirmation_phase2", "duplicate"])
def test_the_fields_come_in_the_published_order(answers: dict[str, Answer], name: str) -> None:
    published = [tag for tag, _ in fields_of(name)]
    answered = [tag for tag, _ in answers[name].fields if tag in published]
    assert answered == published


def test_the_time_is_the_terminal_s_own(answers: dict[str, Answer]) -> None:
    assert {answer["015"][:4] for answer in answers.values()} == {"1727"}


def test_the_card_is_masked_like_the_published_one(answers: dict[str, Answer]) -> None:
    card = answers["payment_phase1"]["007"]
    assert len(card) == 16
    assert card[6:12] == "******"
    assert answers["payment_phase1"]["009"] == "762773"


@pytest.mark.parametrize("name", ["payment_phase1", "confirmation_phase2", "duplicate"])
def test_the_slip_has_the_published_lines(answers: dict[str, Answer], name: str) -> None:
    published = sub_fields(dict(fields_of(name))["010"])
    printed = sub_fields(answers[name]["010"])
    own_text = {"00", "03", "04", "06", "09", "10", "17", "18", "19", "21", "24"}
    assert [{**line, "033": ""} for line in printed] == [{**line, "033": ""} for line in published]
    assert [line["033"] for line in printed if line["030"] not in own_text] == [
        line["033"] for line in published if line["030"] not in own_text
    ]
    assert all(len(line["033"]) <= 32 for line in printed)


def test_the_slip_of_the_payment_says_its_numbers(answers: dict[str, Answer]) -> None:
    published = sub_fields(dict(fields_of("payment_phase1"))["010"])
    numbered = {"15", "17", "18", "19", "21", "24"}
    printed = sub_fields(answers["payment_phase1"]["010"])
    assert [line for line in printed if line["030"] in numbered] == [
        line for line in published if line["030"] in numbered
    ]
