"""The papers of one shift, as central holds them."""

from pos.domain.refusals import Refused, Rule
from pos.ports.desk_link import DeskLink, NotHeld, Place, SignInAgain
from pos.wire.desk.drill import PaperSummary


def read_shift_papers(fair: str, shift: Place, *, link: DeskLink) -> tuple[PaperSummary, ...] | Refused:
    """List them in the order in which they were made; raises `CentralUnavailable`."""
    try:
        return tuple(link.papers(fair, shift))
    except SignInAgain:
        return Refused(Rule.SIGNED_OUT)
    except NotHeld:
        return Refused(Rule.FACT_NOT_FOUND)
