"""In which language the commands answer: that of the system, where the program speaks it, else French."""

import locale

from pos.domain.names import Language
from pos.words.speech import Words, words_for


def terminal_words() -> Words:
    """Choose the words for a terminal."""
    code = (locale.getlocale()[0] or "")[:2].lower()
    spoken = {Language.AR.value: Language.AR, "en": Language.EN}
    return words_for(spoken.get(code, Language.FR))
