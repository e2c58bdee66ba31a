"""The program's own files are found beside it, wherever it was put."""

import shutil
import subprocess
import sys
from pathlib import Path

from pos.words import places
from pos.words.places import resource


def test_resources_lie_beside_the_package() -> None:
    assert resource("fonts").is_dir()
    assert resource("help", "ar", "BUG-901.md").is_file()


def test_they_are_found_where_a_build_was_unpacked(tmp_path: Path) -> None:
    unpacked = tmp_path / "somewhere else" / "pos" / "words" / "places.py"
    unpacked.parent.mkdir(parents=True)
    shutil.copy(places.__file__, unpacked)
    asked = "import places; print(places.resource('icons'))"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=unpacked.parent, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == tmp_path / "somewhere else" / "resources" / "icons"
