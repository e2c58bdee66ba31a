"""Card terminals, printers, scales and wallets that are not there: processes that speak the real protocols.

May import: the standard library and Qt, for the small windows.
Never: anything of the program they test. Nothing imports them; they are started by their module's name.
"""
