"""A trouble that stops the till: told on a screen of its own, calmly, with what to do and that the data is safe."""

from pos.domain.values import dataclass
from pos.ui.presenters.shown.help_page import PARTS, HelpPage, Paragraph, Part, read_page
from pos.words.codes import Code
from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class TroubleView:
    """`page` is the page of help cut down to one sentence of what this means and one of your data."""

    title: str
    page: HelpPage
    code: str
    written: str


def trouble_view(code: Code, words: Words, report: str = "") -> TroubleView:
    """Tell a trouble; `report` names the file in which a mistake of the program was written down."""
    page = read_page(code, words.language)
    means, todo, data = page.parts[:PARTS]
    short = HelpPage(code, page.title, (_in_short(means), todo, _in_short(data)))
    return TroubleView(
        title=page.title,
        page=short,
        code=words.say("help.code", code=code.value),
        written=words.say("trouble.written", place=report) if report else "",
    )


def _in_short(part: Part) -> Part:
    return Part(part.heading, (Paragraph(part.first_sentence),))
