"""An organizer at the desk: what needs a hand stands first and stays, and what is accepted is as it was seen."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from pos.domain.money import Money
from pos.domain.names import Language, Names
from pos.domain.refusals import Refused, Rule
from pos.ports.clock import Moment
from pos.ui.presenters.organizer.board import shown
from pos.ui.presenters.organizer.board_told import figures_of, row_of, summary_of
from pos.ui.presenters.organizer.case_told import case_view
from pos.ui.presenters.organizer.desk import Desk
from pos.ui.presenters.organizer.door import Door, Step
from pos.ui.presenters.organizer.incidents_told import cards_of
from pos.ui.presenters.organizer.judging import State
from pos.ui.presenters.organizer.totals_told import totals_of
from pos.wire.desk.incidents import ApartSummary, ChangeSummary, RefusalSummary
from pos.wire.enrolment import WhyNot
from pos.wire.reply import Refusal
from pos.words.codes import Code
from pos.words.speech import words_for
from tests.ui.lanes_in_hand import PatientLane, PromptLane
from tests.ui.organizer import HOUR, NOTHING, NOW, TODAY, Central, a_mixed_day, shift, still_open

FR = words_for(Language.FR)
LANES = (PromptLane(), PromptLane())


def at_work(central: Central) -> Desk:
    desk = Desk(central.services(), LANES, central.place, "nadia")
    desk.open(FR)
    return desk


def states(desk: Desk) -> dict[str, State]:
    return {case.booth: case.state for case in desk.board.cases.values()}


def order(desk: Desk) -> list[str]:
    return [case.booth for case in shown(desk.board)]


def test_the_worst_that_is_true_of_a_booth_is_said_and_stands_first() -> None:
    desk = at_work(a_mixed_day())
    assert states(desk) == {
        "B1": State.READY,
        "B2": State.DIFFERS,
        "B3": State.WAITING,
        "B4": State.DIFFERS,
        "B5": State.FORKED,
        "B6": State.ASIDE,
        "B7": State.GAP,
        "B8": State.SELLING,
        "B9": State.ACCEPTED,
        "B10": State.REOPENED,
        "B11": State.READY,
        "B12": State.ABSENT,
    }
    assert order(desk) == ["B5", "B6", "B3", "B7", "B2", "B4", "B10", "B1", "B11", "B8", "B12", "B9"]


def test_new_figures_move_nothing_until_somebody_sorts_again() -> None:
    central = a_mixed_day()
    desk = at_work(central)
    before = order(desk)
    desk.choose("B11/MAD")
    central.shifts[-1] = shift("B11", difference=-5_00, counted=5_095_00)
    central.booths.append("B13")
    desk.refresh()
    assert order(desk) == [*before, "B13"]
    assert desk.case is not None
    assert (desk.case.booth, desk.case.state) == ("B11", State.DIFFERS)
    assert desk.board.moved == 2
    desk.sort_again()
    assert order(desk)[4:7] == ["B2", "B4", "B11"]
    assert desk.board.moved == 0


@pytest.mark.parametrize(("typed", "found"), [("b1", ["B10", "B1", "B11", "B12"]), ("زرابي B12", ["B12"]), ("zz", [])])
def test_a_booth_is_found_by_its_number_or_any_name(typed: str, found: list[str]) -> None:
    desk = at_work(a_mixed_day())
    desk.search(typed)
    assert order(desk) == found


def test_all_that_agree_are_accepted_at_once_and_nobody_else() -> None:
    central = a_mixed_day()
    desk = at_work(central)
    desk.accept_ready()
    assert [[one.booth for one in fact.shifts] for fact in central.accepted] == [["B1", "B11"]]
    assert (states(desk)["B1"], states(desk)["B11"], states(desk)["B2"]) == (
        State.ACCEPTED,
        State.ACCEPTED,
        State.DIFFERS,
    )
    assert summary_of(desk.board, FR).ready == 0


def test_a_difference_asks_for_its_reason_and_then_says_who_gave_it() -> None:
    central = a_mixed_day()
    desk = at_work(central)
    desk.choose("B2/MAD")
    assert desk.case is not None
    assert case_view(desk.case, FR, 60).wants_note
    desk.accept("")
    assert desk.notice is not None
    assert desk.notice.code == Code.NOTE_WANTED.value
    desk.accept("billet déchiré")
    assert desk.case.state is State.ACCEPTED
    told = case_view(desk.case, FR, 60)
    assert "nadia" in told.accepted
    assert "billet déchiré" in told.accepted
    assert not told.accept


def test_what_arrives_after_acceptance_is_told_as_such() -> None:
    central = Central(shifts=[shift("B1")])
    desk = at_work(central)
    desk.accept_ready()
    central.shifts[0] = shift("B1", synced=4_700_00, unsynced=-100_00, papers=13, late=1)
    desk.refresh()
    desk.choose("B1/MAD")
    assert desk.case is not None
    assert desk.case.state is State.REOPENED
    assert case_view(desk.case, FR, 60).wants_note


def test_without_central_what_was_read_last_stays_with_its_time() -> None:
    central = a_mixed_day()
    desk = at_work(central)
    central.reachable = False
    central.clock.at = Moment(NOW.utc_ms + HOUR, 60)
    desk.refresh()
    assert desk.silent_since == central.clock.at
    assert desk.read is not None
    assert desk.read.at == NOW
    assert len(desk.board.cases) == 12
    central.reachable = True
    desk.refresh()
    assert desk.silent_since is None


def test_an_answer_about_a_day_that_was_left_is_left_aside() -> None:
    central = a_mixed_day()
    central.shifts.append(shift("B1", day=(TODAY - timedelta(days=1)).isoformat()))
    lane = PatientLane()
    desk = Desk(central.services(), (lane, PromptLane()), central.place, "nadia")
    desk.open(FR)
    lane.happen()
    desk.refresh()
    desk.step(-1)
    assert desk.board.cases == {}
    lane.happen()
    assert {case.booth for case in desk.board.cases.values() if case.shifts} == {"B1"}
    assert not desk.can_step(-5)


def test_a_till_that_was_left_open_yesterday_is_late_and_one_of_today_falls_silent() -> None:
    yesterday = TODAY - timedelta(days=1)
    central = Central(shifts=[still_open("B1"), still_open("B2", day=yesterday.isoformat())])
    central.clock.at = Moment(NOW.utc_ms + HOUR, 60)
    desk = at_work(central)
    assert states(desk)["B1"] is State.SILENT
    desk.step(-1)
    assert states(desk)["B2"] is State.LATE


def test_who_is_no_longer_signed_in_is_led_to_the_door() -> None:
    central = a_mixed_day()
    desk = at_work(central)
    asked: list[Refused] = []
    desk.signed_out = asked.append
    central.signed_in = False
    desk.refresh()
    assert asked == [Refused(Rule.SIGNED_OUT)]


def test_the_figures_above_are_those_of_the_rows() -> None:
    desk = at_work(a_mixed_day())
    told = figures_of(desk.board, desk.place.currency, FR)
    total = sum(case.synced for case in desk.board.cases.values())
    assert told[0].figure == FR.money(Money(total, desk.place.currency))
    assert told[1].figure == "9 / 12"
    assert told[3].figure == f"{FR.number(2)} · −70,00"
    row = row_of(desk.board.cases["B4/MAD"], FR, 60)
    assert (row.difference, row.wrong) == ("+50,00", True)


def test_each_way_of_parting_the_day_comes_to_the_same() -> None:
    desk = at_work(a_mixed_day())
    assert desk.read is not None
    columns = totals_of(desk.read, desk.services.chains(), FR)
    assert len({column.total for column in columns}) == 1
    assert [[line.label for line in column.lines] for column in columns[1:]] == [["Poterie"], ["Amina"]]


def test_a_booth_that_waits_says_for_how_many_sales_and_for_how_much_where_it_cannot() -> None:
    desk = at_work(a_mixed_day())
    case = desk.board.cases["B3/MAD"]
    assert row_of(case, FR, 60).state == "Attend 3 ventes"
    (one,) = case.shifts
    uncounted = replace(case, shifts=(msgspec.structs.replace(one, papers=12),))
    assert row_of(uncounted, FR, 60).state.startswith("Manque 320")


@pytest.mark.parametrize("why", [*Refusal, *WhyNot, "not_theirs", "no_token", "locked", "wrong_password"])
def test_what_central_refused_is_told_in_words(why: str) -> None:
    till = RefusalSummary("/batches", why, "t-91f3", 3, NOW.utc_ms, NOW.utc_ms, "B12", "T1")
    (card,) = cards_of(msgspec.structs.replace(NOTHING, refusals=[till]), FR, 60)
    assert "B12 · caisse T1" in card.means
    assert not {"t-91f3", str(why)} & set(card.means.replace("(", " ").replace(")", " ").split())


@pytest.mark.parametrize(
    ("field", "one", "other", "words"),
    [
        ("price", {"amount": 90_00}, {"amount": 95_00}, ("90,00", "95,00", "le prix")),
        ("stock", {"amount": 3}, {}, ("3 (caisse T1", "— (caisse T2", "le nombre restant")),
        ("names", {"names": Names(fr="Bol")}, {"names": Names(fr="Vase")}, ("Bol", "Vase", "le nom")),
        ("maker", {"text": "hassan"}, {"text": "said"}, ("hassan", "said", "la description")),
    ],
)
def test_two_changes_of_a_piece_made_apart_are_told_with_both_values_and_the_one_that_stands(
    field: str, one: dict[str, Any], other: dict[str, Any], words: tuple[str, ...]
) -> None:
    earlier = ChangeSummary("t1", "T1", 0, 7, "p1", NOW.utc_ms, **one)
    later = ChangeSummary("t2", "T2", 0, 8, "p2", NOW.utc_ms + 60_000, **other)
    apart = ApartSummary("B12", "bowl", Names(fr="Bol bleu"), "MAD", field, earlier, later, later)
    (card,) = cards_of(msgspec.structs.replace(NOTHING, apart=[apart]), FR, 60)
    assert all(word in card.means for word in ("Bol bleu", *words))
    assert "caisse T2" in card.todo
    (since,) = cards_of(
        msgspec.structs.replace(NOTHING, apart=[msgspec.structs.replace(apart, stands=earlier)]), FR, 60
    )
    assert "caisse T1" in since.todo


def test_a_lock_out_is_told_with_the_time_that_is_left() -> None:
    central = Central(locked=93)
    entered: list[str] = []
    door = Door(central.services(), LANES, FR, lambda _, who: entered.append(who))
    door.open()
    assert door.step is Step.SIGN_IN
    door.sign_in("nadia", "right")
    assert door.locked
    assert "2 minutes" in told_at(door)
    central.clock.steady += 93_001
    assert (door.locked, told_at(door)) == (False, "")
    central.locked = 0
    door.sign_in("nadia", "wrong")
    assert told_at(door) == FR.say("refused.wrong_password")
    door.sign_in(" nadia ", "right")
    assert entered == [" nadia "]


def test_a_new_desk_is_enrolled_first_and_says_when_central_does_not_answer() -> None:
    central = Central(enrolled=False, reachable=False)
    door = Door(central.services(), LANES, FR, lambda _, _who: None)
    door.open()
    steps = [door.step]
    door.enrol("AAAA-BBBB", "http://127.0.0.1:1")
    assert told_at(door)
    central.reachable = True
    door.enrol("AAAA-BBBB", "http://127.0.0.1:1")
    assert [*steps, door.step] == [Step.ENROL, Step.SIGN_IN]
    assert not told_at(door)


def told_at(door: Door) -> str:
    return "" if door.notice is None else door.notice.means
