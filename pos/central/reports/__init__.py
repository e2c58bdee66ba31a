"""What an organizer asks: the days of a fair, down to the bytes of one fact, and what is not as it should be."""
