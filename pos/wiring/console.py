"""In which language the commands answer: that of the system, where the program speaks it, else French."""

import locale
from pathlib import Path

from pos.domain.names import Language
from pos.words.speech import Words, words_for


def terminal_words() -> Words:
    """Choose the words for a terminal."""
    code = (locale.getlocale()[0] or "")[:2].lower()
    spoken = {Language.AR.value: Language.AR, "en": Language.EN}
    return words_for(spoken.get(code, Language.FR))


def no_file_told(path: Path, words: Words) -> str:
    """Say why there is no file to read at a path; empty where there is one."""
    if path.is_file():
        return ""
    return words.say("cli.file_is_folder" if path.is_dir() else "cli.file_missing", path=str(path))
