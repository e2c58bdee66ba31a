"""Drivers: one folder a kind of device, one driver a file, from a port's call to bytes and back.

May import: ports and all below.
Never: a rule of trade, the journal, Qt.
"""
