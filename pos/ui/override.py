"""Marks a method that takes the place of one of Qt's, at no cost while the program starts.

The type checker sees the real mark, which holds it to its promise. At run time a mark does nothing, and the module
that the real one comes from takes longer to import than the whole first screen.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override as override  # noqa: PLC0414  # named again to be given on
else:

    def override(method):  # noqa: ANN001, ANN201  # whatever it is, it comes back as it was
        """Give the method back."""
        return method
