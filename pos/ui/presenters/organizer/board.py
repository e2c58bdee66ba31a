"""The list of booths: what needs a hand first, in an order that stays while somebody reads.

New figures are shown where a booth stands; it only moves when the list is sorted again, by a person or by another day.
"""

from collections.abc import Mapping
from dataclasses import field, replace

from pos.domain.folding import fold, fold_query
from pos.domain.values import dataclass
from pos.ui.presenters.organizer.judging import BoothCase, State


@dataclass(frozen=True, slots=True)
class Board:
    """The booths of a day. `sorted_as` is the state each had when the list was sorted, `words` what is looked for.

    `chosen` is the key of the booth whose case is open; empty when none is.
    """

    cases: Mapping[str, BoothCase] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    sorted_as: Mapping[str, State] = field(default_factory=dict)
    words: str = ""
    chosen: str = ""

    @property
    def case(self) -> BoothCase | None:
        """The case that is open."""
        return self.cases.get(self.chosen)

    @property
    def moved(self) -> int:
        """How many booths changed their state since the list was sorted."""
        return sum(self.sorted_as.get(key) is not case.state for key, case in self.cases.items())


def lay_out(cases: tuple[BoothCase, ...], words: str = "") -> Board:
    """Show booths for the first time: sorted, none of them chosen."""
    return sort_again(Board({case.key: case for case in cases}, words=words))


def renew(board: Board, cases: tuple[BoothCase, ...]) -> Board:
    """Take new figures in: each booth stays where it is, and newcomers stand at the end."""
    fresh = {case.key: case for case in cases}
    kept = tuple(key for key in board.order if key in fresh)
    order = kept + tuple(key for key in fresh if key not in board.cases)
    return replace(board, cases=fresh, order=order, chosen=board.chosen if board.chosen in fresh else "")


def sort_again(board: Board) -> Board:
    """Bring what needs a hand to the top."""
    order = sorted(board.cases, key=lambda key: board.cases[key].state)
    return replace(board, order=tuple(order), sorted_as={key: case.state for key, case in board.cases.items()})


def search(board: Board, typed: str) -> Board:
    """Look for booths by their number or any of their names."""
    return replace(board, words=" ".join(typed.split()))


def choose(board: Board, key: str) -> Board:
    """Open a booth's case, or with an empty key none."""
    return replace(board, chosen=key if key in board.cases else "")


def shown(board: Board) -> tuple[BoothCase, ...]:
    """Give the booths that match what is looked for, in the order of the list."""
    found = (board.cases[key] for key in board.order)
    wanted = fold_query(board.words)
    if not wanted:
        return tuple(found)
    return tuple(case for case in found if _matches(case, wanted))


def ready(board: Board) -> tuple[BoothCase, ...]:
    """Give the booths that agree in every figure and can be accepted at once."""
    return tuple(case for case in board.cases.values() if case.state is State.READY and not case.differs)


def _matches(case: BoothCase, wanted: tuple[str, ...]) -> bool:
    names = case.names
    told = fold(f"{case.booth} {names.ar} {names.fr} {names.en} {names.es} {names.zgh}")
    return all(word in told for word in wanted)
