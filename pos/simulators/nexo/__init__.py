"""A nexo card terminal: sealed JSON over HTTPS on one side, a customer with cards and a keypad on the other."""
