"""What the screen says when something did not happen: what this means, what to do, and that the data is safe."""

from pos.domain.refusals import Refused
from pos.domain.ticket import Line
from pos.domain.values import dataclass
from pos.ui.presenters.shown.help_page import PARTS, read_page
from pos.words.codes import Code, code_of
from pos.words.refusal import refusal
from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class Notice:
    """A failure as it is told. `code` names its page of help; `grave` when it is not a rule of trade that refused.

    `act` is a word for the one thing that can be done about it here, empty when there is none. `well` tells something
    that happened elsewhere and went well.
    """

    means: str
    todo: str = ""
    data: str = ""
    code: str = ""
    grave: bool = False
    act: str = ""
    well: bool = False


def refused_notice(refused: Refused, words: Words, act: str = "") -> Notice:
    """Tell that a rule of trade refused: the sentence says what it means and what to do, and nothing was changed."""
    return Notice(refusal(words, refused), code=code_of(refused.rule).value, act=act)


def far_above_notice(line: Line, words: Words) -> Notice:
    """Ask whether a price far above the asking one was meant; nothing is on the ticket yet."""
    asked, agreed = words.money(line.asking.amount), words.money(line.unit)
    return Notice(words.say("line.far_above", asked=asked, agreed=agreed))


def failure_notice(code: Code, words: Words) -> Notice:
    """Tell of a failure of the world or of ours, in the first sentences of its page of help."""
    page = read_page(code, words.language)
    means, todo, data = (part.first_sentence for part in page.parts[:PARTS])
    return Notice(means, todo, data, code.value, grave=True)
