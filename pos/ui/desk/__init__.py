"""The organizer's desk on a screen: its door, the booths of a day, the totals, the cases, the way down to a fact."""
