"""Keeps Python's own way to import.

PySide6 puts another in its place, which reads the source of every module imported from then on: it looks for a switch
(`from __feature__ import …`) that nothing here uses. For the till's few hundred modules that is a third of its start.
"""

import builtins


def import_qt() -> None:
    """Import Qt before anything else that wants it, and take Python's own import back."""
    own = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = own
