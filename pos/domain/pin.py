"""What a PIN must be: short enough to type with a customer waiting, and not the first that anybody tries."""

LENGTHS = range(4, 9)
_UP = "01234567890"
_DOWN = _UP[::-1]


def weak(pin: str) -> bool:
    """Tell whether a PIN is not 4 to 8 digits 0-9, is one digit repeated, or counts up or down."""
    if len(pin) not in LENGTHS or not (pin.isascii() and pin.isdigit()):
        return True
    return len(set(pin)) == 1 or pin in _UP or pin in _DOWN
