"""What a person can do: one file an action, a frozen request in, a result or a refusal out.

May import: documents, ports, wire, words and domain.
Never: Qt, SQL, sockets, another use case, or a unit of work held open across a device or the network.
"""
