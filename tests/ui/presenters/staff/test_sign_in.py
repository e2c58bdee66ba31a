from dataclasses import dataclass, field

import pytest

from pos.domain.names import Language
from pos.ports.journal import Somebody
from pos.ui.presenters.staff.sign_in import SignIn, SignInView
from pos.words.codes import Code
from pos.words.speech import words_for
from tests.ui.booth import OTHER_PIN, PIN, PLACE, Booth
from tests.ui.lanes_in_hand import PatientLane

FRENCH = words_for(Language.FR)


@dataclass
class Door:
    """The faces, and who went in."""

    booth: Booth
    sign_in: SignIn
    lane: PatientLane
    went_in: list[Somebody] = field(default_factory=list)

    @property
    def view(self) -> SignInView:
        return self.sign_in.view(FRENCH)

    def type(self, keys: str) -> None:
        for key in keys:
            self.sign_in.press(key)


@pytest.fixture
def door(booth: Booth) -> Door:
    manager = booth.found("Fatima Z.")
    booth.hire(manager, "Youssef")
    lane = PatientLane()
    went_in: list[Somebody] = []
    sign_in = SignIn(booth.services(), lane, went_in.append)
    sign_in.show_people(PLACE, booth.journal.people())
    return Door(booth, sign_in, lane, went_in)


def test_before_the_journal_is_read_there_are_no_faces(booth: Booth) -> None:
    view = SignIn(booth.services(), PatientLane(), lambda _: None).view(FRENCH)
    assert (view.pad.faces, view.where, view.pad.ready) == ((), "", False)


def test_somebody_touches_their_face_and_types_their_pin(door: Door) -> None:
    assert [face.name for face in door.view.pad.faces] == ["Fatima Z.", "Youssef"]
    door.sign_in.entry.choose(door.booth.journal.people()[1].id)
    assert door.view.pad.greeting == "Bonjour Youssef"
    door.type(OTHER_PIN)
    assert (door.view.pad.dots, door.view.pad.ready) == (4, True)
    door.sign_in.press("enter")
    assert (door.view.pad.dots, door.view.pad.ready) == (0, False)
    door.lane.happen()
    assert [somebody.name for somebody in door.went_in] == ["Youssef"]


def test_a_pin_typed_before_a_face_is_touched_goes_nowhere(door: Door) -> None:
    door.type(PIN)
    assert (door.view.pad.dots, door.view.pad.greeting) == (0, "Qui est à la caisse ?".replace(" ?", "\u202f?"))


def test_where_only_one_person_sells_their_face_is_touched_already(booth: Booth) -> None:
    booth.found("Fatima Z.")
    sign_in = SignIn(booth.services(), PatientLane(), lambda _: None)
    sign_in.show_people(PLACE, booth.journal.people())
    assert sign_in.view(FRENCH).pad.greeting == "Bonjour Fatima Z."


def test_a_wrong_pin_says_so_until_the_next_digit(door: Door) -> None:
    door.sign_in.entry.choose(door.booth.journal.people()[0].id)
    door.type("1111")
    door.sign_in.press("enter")
    door.lane.happen()
    assert (door.view.pad.wrong, door.view.pad.hint) == (True, "Ce code n’est pas le bon. Essayez encore.")
    door.type("2")
    assert not door.view.pad.wrong


def test_a_lock_counts_down_and_ends(door: Door) -> None:
    door.sign_in.entry.choose(door.booth.journal.people()[0].id)
    for _ in range(3):
        door.type("1111")
        door.sign_in.press("enter")
        door.lane.happen()
    assert "1 minute" in door.view.pad.hint
    for _ in range(20):
        door.booth.clock.now()
    door.sign_in.entry.tick()
    assert "40 secondes" in door.view.pad.hint
    for _ in range(41):
        door.booth.clock.now()
    door.sign_in.entry.tick()
    assert not door.view.pad.wrong


def test_while_a_pin_is_checked_no_key_counts(door: Door) -> None:
    door.sign_in.entry.choose(door.booth.journal.people()[0].id)
    door.type(PIN)
    door.sign_in.press("enter")
    door.type("99")
    door.sign_in.press("erase")
    door.sign_in.press("enter")
    door.sign_in.entry.choose(door.booth.journal.people()[1].id)
    assert len(door.lane.waiting) == 1
    door.lane.happen()
    assert [somebody.name for somebody in door.went_in] == ["Fatima Z."]


def test_touching_another_face_forgets_the_digits(door: Door) -> None:
    first, second = door.booth.journal.people()
    door.sign_in.entry.choose(first.id)
    door.type("25")
    door.sign_in.entry.choose(second.id)
    assert door.view.pad.dots == 0


def test_a_journal_that_cannot_be_read_is_told_in_three_sentences(door: Door) -> None:
    door.sign_in.fail(Code.JOURNAL_LOCKED)
    notice = door.view.notice
    assert notice is not None
    assert (notice.code, notice.grave, bool(notice.means), bool(notice.todo), bool(notice.data)) == (
        *("JRN-304", True, True),
        *(True, True),
    )
    door.sign_in.dismiss()
    assert door.view.notice is None


def test_putting_away_why_there_are_no_faces_looks_for_them_again(booth: Booth) -> None:
    looked: list[str] = []
    sign_in = SignIn(booth.services(), PatientLane(), lambda _: None)
    sign_in.look_again = lambda: looked.append("again")
    sign_in.fail(Code.JOURNAL_LOCKED)
    sign_in.dismiss()
    assert looked == ["again"]


def test_putting_away_a_failure_that_left_the_faces_there_looks_for_nothing(door: Door) -> None:
    looked: list[str] = []
    door.sign_in.look_again = lambda: looked.append("again")
    door.sign_in.fail(Code.DISK_FAILS)
    door.sign_in.dismiss()
    assert looked == []
