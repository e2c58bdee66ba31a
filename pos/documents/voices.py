"""How a paper speaks: in one language, or in two at once on the same slip.

The first language gives the paper its direction and writes the figures; the second, if there is one, repeats the
words. A name that is the same in both is said once.
"""

from collections.abc import Iterable, Sequence

from pos.documents.blocks import Align, Banner, Emphasis, Pair, Phrase, Size, Text
from pos.domain.money import Money
from pos.domain.names import Language, Names
from pos.domain.quantity import Quantity
from pos.domain.values import dataclass
from pos.words.bidi import FSI, PDI, is_right_to_left, isolate_figures
from pos.words.speech import Words, words_for


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in basis points, to be written as a percentage."""

    basis_points: int


Value = Names | Money | Quantity | Rate | str | int
"""What can take a place in a message; each language writes it its own way."""

_LANGUAGES_AT_MOST = 2


class Voices:
    """One or two languages, speaking in turn."""

    def __init__(self, languages: Sequence[Language]) -> None:
        """Take the languages of a paper, the first two of them; there must be one."""
        if not languages:
            message = "a paper needs a language"
            raise ValueError(message)
        self.languages = tuple(dict.fromkeys(languages))[:_LANGUAGES_AT_MOST]
        self.first = words_for(self.languages[0])

    @property
    def language(self) -> Language:
        """The language that gives the paper its direction."""
        return self.first.language

    def phrases(self, message: str, **values: Value) -> tuple[Phrase, Phrase | None]:
        """Say a message in each language."""
        return self._once([say(language, message, **values) for language in self.languages])

    def names(self, names: Names) -> tuple[Phrase, Phrase | None]:
        """Say a name in each language that has one of its own."""
        return self._once([name_in(language, names) for language in self.languages])

    def text(self, message: str, size: Size = Size.BODY, align: Align = Align.START, **values: Value) -> Text:
        """Make a paragraph of a message."""
        phrase, also = self.phrases(message, **values)
        return Text(phrase.text, phrase.language, size, align, also=also)

    def line(self, message: str, **values: Value) -> Text:
        """Make a line of small print in the first language only: figures and names need no second."""
        phrase, _ = self.phrases(message, **values)
        return Text(phrase.text, phrase.language, Size.SMALL)

    def heading(self, message: str, **values: Value) -> Text:
        """Make a heading of a message."""
        phrase, also = self.phrases(message, **values)
        return Text(phrase.text, phrase.language, Size.STRONG, bold=True, also=also)

    def banner(self, message: str, **values: Value) -> Banner:
        """Make a banner of a message."""
        phrase, also = self.phrases(message, **values)
        return Banner(phrase.text, phrase.language, also)

    def pair(
        self,
        message: str,
        figure: str,
        size: Size = Size.BODY,
        emphasis: Emphasis = Emphasis.NONE,
        **values: Value,
    ) -> Pair:
        """Make a pair of a message and a figure that is already written."""
        phrase, also = self.phrases(message, **values)
        return Pair(phrase.text, figure, phrase.language, size, emphasis, also)

    def joined(self, message: str, **values: Value) -> str:
        """Say a message in each language in one string, for the cell of a table."""
        return _both(self.phrases(message, **values))

    def joined_names(self, names: Names) -> str:
        """Say a name in each language in one string."""
        return _both(self.names(names))

    def _once(self, phrases: Sequence[Phrase]) -> tuple[Phrase, Phrase | None]:
        first = phrases[0]
        return first, next((phrase for phrase in phrases[1:] if phrase.text != first.text), None)


def side_by_side(texts: Iterable[str]) -> str:
    """Put texts of different directions behind each other so that none disturbs its neighbour."""
    return " · ".join(f"{FSI}{text}{PDI}" for text in texts)


def say(language: Language, message: str, **values: Value) -> Phrase:
    """Say a message in one language."""
    words = words_for(language)
    written = {name: _written(words, language, value) for name, value in values.items()}
    return Phrase(words.say(message, **written), words.language)


def name_in(language: Language, names: Names) -> Phrase:
    """Say a name in one language, or in the nearest that has one; the phrase is then in that one's direction."""
    name = names.say(language)
    if is_right_to_left(name) != language.right_to_left:
        language = Language.AR if is_right_to_left(name) else Language.FR
    return Phrase(isolate_figures(name), language)


def _both(phrases: tuple[Phrase, Phrase | None]) -> str:
    first, also = phrases
    return first.text if also is None else side_by_side((first.text, also.text))


def _written(words: Words, language: Language, value: Value) -> str | int:
    match value:
        case Names():
            return name_in(language, value).text
        case Money():
            return words.amount(value)
        case Quantity():
            return words.quantity(value)
        case Rate():
            return words.percent(value.basis_points)
        case str() | int():
            return value
