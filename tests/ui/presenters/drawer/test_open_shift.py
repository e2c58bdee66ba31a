import pytest

from pos.domain.facts import ShiftOpened
from pos.domain.names import Language
from pos.ports.journal import OpenShift as Opened
from pos.ui.presenters.drawer.open_shift import OpenShift
from pos.words.speech import words_for
from tests.ui.booth import DAY, MAD, Booth
from tests.ui.lanes_in_hand import PatientLane

FRENCH = words_for(Language.FR)


class Opening:
    """A drawer about to be opened for the day."""

    def __init__(self, booth: Booth) -> None:
        self.booth, self.lane = booth, PatientLane()
        self.opened: list[Opened] = []
        self.state = OpenShift(booth.services(), self.lane, booth.found(), MAD, self.opened.append)

    def type(self, keys: str) -> None:
        for key in keys:
            self.state.press(key)

    def enter(self) -> None:
        self.state.press("enter")
        self.lane.happen()

    @property
    def floats(self) -> list[tuple[tuple[int, int], ...]]:
        return [fact.opening_float.pieces for _, fact in self.booth.journal.memory.facts(ShiftOpened)]


@pytest.fixture
def opening(booth: Booth) -> Opening:
    return Opening(booth)


def test_pieces_that_are_touched_make_the_float(opening: Opening) -> None:
    for minor in (100_00, 100_00, 5_00):
        opening.state.add_piece(minor)
    view = opening.state.view(FRENCH)
    assert (view.figure, view.told, view.day) == ("205,00", "2 × 100 · 1 × 5", "jeudi 12 février 2026")
    opening.enter()
    assert opening.floats == [((100_00, 2), (5_00, 1))]
    assert opening.opened[0].opened.business_day == DAY


@pytest.mark.parametrize("typed", ["210,50", "210.5"])
def test_a_sum_that_is_typed_is_taken_to_lie_there_in_the_fewest_pieces(opening: Opening, typed: str) -> None:
    opening.type(typed)
    opening.enter()
    assert opening.floats == [((200_00, 1), (10_00, 1), (50, 1))]


def test_an_empty_drawer_is_opened_as_it_is(opening: Opening) -> None:
    assert opening.state.view(FRENCH).primary.label == "Ouvrir sans fond de caisse"
    opening.enter()
    assert opening.floats == [()]


def test_a_sum_that_no_coins_make_is_told_and_not_taken(opening: Opening) -> None:
    opening.type("10,55")
    opening.enter()
    assert (opening.floats, opening.state.view(FRENCH).notice is not None) == ([], True)
    opening.state.press("erase")
    assert opening.state.view(FRENCH).notice is None


def test_a_second_press_opens_no_second_shift(opening: Opening) -> None:
    opening.state.press("enter")
    assert not opening.state.view(FRENCH).primary.enabled
    opening.enter()
    assert (len(opening.floats), len(opening.opened)) == (1, 1)


def test_a_shift_that_somebody_opened_meanwhile_is_told(opening: Opening) -> None:
    opening.booth.open(opening.booth.journal.people()[0])
    opening.type("7")
    opening.enter()
    notice = opening.state.view(FRENCH).notice
    assert notice is not None
    assert (notice.code, opening.opened) == ("DAY-602", [])


def test_a_full_disk_is_told_and_can_be_tried_again(opening: Opening) -> None:
    opening.booth.journal.disk_fails = "JRN-301"
    opening.enter()
    notice = opening.state.view(FRENCH).notice
    assert notice is not None
    assert notice.code == "JRN-301"
    opening.booth.journal.disk_fails = ""
    opening.state.dismiss()
    opening.enter()
    assert len(opening.opened) == 1
