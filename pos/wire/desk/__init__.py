"""What an organizer's desk asks of central and what it is answered: plain messages, checked where they are read."""
