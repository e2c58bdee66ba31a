"""The card runner: carries out on a thread what the conversation with a terminal wants done, and answers screens."""
