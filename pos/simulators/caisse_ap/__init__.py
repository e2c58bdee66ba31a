"""A Caisse-AP card terminal: Concert V3 over TCP on one side, a customer with cards and a keypad on the other."""
