"""`make run`: the demonstration fair, and the day that is played on it where there is no display."""
