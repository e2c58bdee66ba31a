"""The card terminal as a customer sees it: its screen and keys, a wallet of cards, and what can go wrong."""
