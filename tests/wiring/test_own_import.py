"""PySide6 must not read the source of everything that is imported after it."""

import subprocess
import sys

LOOKED_AT = """
import builtins
from pos.wiring.own_import import import_qt

own = builtins.__import__
import_qt()
import PySide6.QtWidgets
assert builtins.__import__ is own
from PySide6.support import feature
import wave
assert "PySide6.QtWidgets" not in feature.pyside_feature_dict
assert "wave" not in feature.pyside_feature_dict
"""


def test_modules_imported_after_qt_are_not_read_for_its_switches() -> None:
    done = subprocess.run([sys.executable, "-c", LOOKED_AT], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
