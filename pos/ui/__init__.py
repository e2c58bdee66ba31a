"""What a person sees and touches: presenters, screens, widgets and theme.

May import: use cases, typeset and all below, and Qt.
Never: SQL, drivers, sockets, arithmetic on money.
"""
